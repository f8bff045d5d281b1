#if canImport(PureCrypto)
  internal import MeetingSignature
  internal import PureJSON
#endif

extension ClaimsCheck {
  mutating func checkRole(_ meeting: MeetingClaims, _ claims: TokenClaims, _ target: TargetSDK) {
    findings.claims = .role
    if let role = meeting.role {
      check(role: role, onNative: target.severity(onNative: .warning))
    } else if let name = claims.firstName(of: misspelledRoleNames) {
      findings.report(
        .roleMisnamed, "the claim \(name)", named: name, as: target.severity(onNative: .note))
    } else if target.isWeb {
      findings.report(
        .roleMissing,
        target.isAssumed ? "mn without role; a native SDK requires neither" : "no role",
        as: target.isAssumed ? .warning : nil)
    }
  }

  private mutating func check(role: JSONValue, onNative severity: InspectionSeverity?) {
    switch role {
    case .number(let number):
      let value = number.int64
      if value == 0 || value == 1, number.text.utf8.count > 1 {
        findings.report(
          .roleWrittenAsFloat, "role is \(displayName(ArraySlice<UInt8>(number.text)))")
      }
      check(role: value, number.text, as: severity)
    case .string(let string):
      let text = ArraySlice<UInt8>(string)
      guard text.isDecimal else {
        return findings.report(.roleWrongType, "a string, \(shape(of: text))", as: severity)
      }
      findings.report(.roleText, "a string of \(shape(of: text))")
      let value = text.equals("0") || text.equals("1") ? text.decimalValue : nil
      check(role: value, string, as: severity)
    case .bool: findings.report(.roleWrongType, "a Boolean", as: severity)
    case .null: findings.report(.roleWrongType, "null", as: severity)
    default: findings.report(.roleWrongType, "an array or an object", as: severity)
    }
  }

  mutating func check(
    role value: Int64?, _ spelling: String, as severity: InspectionSeverity? = nil
  ) {
    guard let role = value.flatMap(Int.init(exactly:)).flatMap(MeetingRole.init) else {
      let name = displayName(ArraySlice<UInt8>(spelling))
      return findings.report(.roleOutOfRange, "role is \(name)", as: severity)
    }
    if let expected = expected.role, expected != role {
      findings.report(
        .roleNotTheExpected, "role is \(role.rawValue), expected \(expected.rawValue)")
    }
    if role == .host { findings.report(.roleHostNeedsZAK, "role is 1") }
  }
}

extension InspectionCause {
  static let roles: [Explanation] = [
    Explanation(
      of: roleMissing,
      why: "The Web SDK requires the claim role. JSON.stringify omits it if its variable is not "
        + "set.",
      fix: "Write 0 for a participant or 1 for the host.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: roleText,
      why: "role is a JSON string. Zoom's sample converts it to a number before it signs.",
      fix: "Write the number 0 or 1, without quotation marks.",
      calls: .role,
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample; Web SDK 6.2.0"),
    Explanation(
      of: roleWrongType,
      why: "role isn't a number. JSON writes null for a result that is not a number (NaN), such as "
        + "that of parseInt(undefined).",
      fix: "Write 0 for a participant or 1 for the host.",
      calls: .role,
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: roleWrittenAsFloat,
      why: "role is 0 or 1 with a fraction, an exponent, or a sign, such as 1.0 or -0. Parsers "
        + "that expect an integer may reject it.",
      fix: "Write 0 or 1.",
      calls: .role,
      source: "Zoom documentation, 'Meeting SDK authorization'"),
    Explanation(
      of: roleOutOfRange,
      why: "The role is out of range: 0 is a participant, 1 is the host.",
      fix: "Write 0 or 1.",
      source: "Zoom Developer Forum, 'Invalid Signature with Sample Web App'"),
    Explanation(
      of: roleMisnamed,
      why: "The role is in a claim with another name, such as the Video SDK's. Its name is role.",
      fix: "Rename the claim to role.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: roleHostNeedsZAK,
      why: "Role 1 alone doesn't start a meeting: join() also requires the host's ZAK, and for a "
        + "meeting of another account a ZAK or OBF token.",
      fix: "Get the host's ZAK from the REST API, and pass it to join().",
      source: "Zoom documentation, OBF FAQ"),
    Explanation(
      of: roleNotTheExpected,
      why: "The signature's role differs from the one that you want to join with. The signature's "
        + "role is used.",
      fix: "Sign with the role that you want.",
      source: "Zoom documentation, 'Meeting SDK authorization'"),
  ]

  static let roleMissing = InspectionCause { Entry("role.missing", .error, shows: .roleWrong) }
  static let roleText = InspectionCause { Entry("role.text", .warning, shows: .roleWrong) }
  static let roleWrongType = InspectionCause { Entry("role.wrongType", .error, shows: .roleWrong) }
  static let roleWrittenAsFloat = InspectionCause {
    Entry("role.writtenAsFloat", .warning, shows: .roleWrong)
  }
  static let roleOutOfRange = InspectionCause {
    Entry("role.outOfRange", .error, shows: .roleWrong)
  }
  static let roleMisnamed = InspectionCause { Entry("role.misnamed", .error, shows: .roleWrong) }
  static let roleHostNeedsZAK = InspectionCause {
    Entry("role.hostNeedsZAK", .note, shows: .hostRefused)
  }
  static let roleNotTheExpected = InspectionCause {
    Entry("role.notTheExpected", .warning, shows: .hostRefused)
  }
}

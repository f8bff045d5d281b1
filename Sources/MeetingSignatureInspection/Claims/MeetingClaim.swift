#if canImport(PureCrypto)
  internal import MeetingSignature
  internal import PureJSON
#endif

extension ClaimsCheck {
  mutating func checkMeeting(
    _ meeting: MeetingClaims, _ claims: TokenClaims, _ target: TargetSDK
  ) {
    findings.claims = .mn
    if let number = meeting.number, meeting.hasNumber {
      check(number: number, target)
    } else if let name = claims.firstName(of: misspelledMeetingNames) {
      findings.report(
        .meetingMisnamed, "the claim \(name)", named: name, as: target.severity(onNative: .note))
    } else if target.isWeb {
      let evidence = meeting.number == nil ? "no mn" : "mn is null or empty"
      let isHalf = target.isAssumed && meeting.role != nil
      findings.report(
        .meetingMissing,
        isHalf ? "\(evidence); a native SDK requires neither mn nor role" : evidence,
        as: isHalf ? .warning : nil)
    }
  }

  private mutating func check(number: JSONValue, _ target: TargetSDK) {
    let severity = target.severity(onNative: .warning)
    switch number {
    case .string(let text):
      check(number: ArraySlice<UInt8>(text), "mn", isNative: !target.isWeb)
    case .number(let number):
      let text = ArraySlice<UInt8>(number.text)
      guard text.drop(while: { $0 == UInt8(ascii: "-") }).isDecimal, text.count <= 16 else {
        return findings.report(
          .meetingInexactNumber, "mn: a number of \(counted(text.count, "character"))",
          as: severity)
      }
      if text.count > 1 { findings.report(.meetingJSONNumber, counted(text.count, "digit")) }
      check(number: text, "mn", isNative: !target.isWeb)
    default:
      findings.report(.meetingNotANumber, "mn: neither a string nor a number", as: severity)
    }
  }

  /// Checks a meeting number, and compares it with the one that is passed to `join()`.
  mutating func check(number text: ArraySlice<UInt8>, _ place: String, isNative: Bool = false) {
    let expected = expected.meetingNumber
    if text == expected, text.isDecimal, 10...11 ~= text.count { return }
    let severity: InspectionSeverity? = isNative ? .warning : nil
    if let (cause, evidence) = NumberDamage.find(in: text, joined: expected) {
      // Without the one for join(), it may be right.
      let mayBeRight = expected == nil && text.isDecimal && 9...11 ~= text.count
      return findings.report(cause, "\(place): \(evidence)", as: mayBeRight ? .warning : severity)
    }
    let number = digits(of: text, place, isNative: isNative)
    guard let expected,
      let joined = digits(of: expected, "the number passed to join()", isNative: isNative),
      let number, number != joined
    else { return }
    findings.report(
      .meetingNotTheJoined,
      "\(counted(number.count, "digit")), but \(counted(joined.count, "different digit")) for join()",
      as: severity)
  }

  /// Returns the digits of a meeting number, and reports its other faults.
  ///
  /// Returns `nil` if it isn't one.
  private mutating func digits(
    of text: ArraySlice<UInt8>, _ place: String, isNative: Bool
  ) -> [UInt8]? {
    let severity: InspectionSeverity? = isNative ? .warning : nil
    let number = MeetingDigits(text)
    if number.firstOther != nil, let missing = MissingValue(text) {
      findings.report(
        .meetingNotANumber.with(
          why: "The variable with the meeting number isn't set, or its name was used.",
          fix: "Set it, and use its value, a string of digits."),
        "\(place): \(missing.shown)", as: severity)
      return nil
    }
    if let other = number.firstOther {
      findings.report(
        .meetingNotANumber, "\(place): \(shape(of: text)), not a digit at position \(other)",
        as: severity)
      return nil
    }
    if number.separators > 0 {
      findings.report(
        .meetingSeparators, "\(place): \(counted(number.separators, "separator"))", as: severity)
    }
    if number.foreignDigits > 0 {
      findings.report(
        .meetingForeignDigits, "\(place): \(counted(number.foreignDigits, "non-ASCII digit"))",
        as: severity)
    }
    switch number.digits.count {
    case 10, 11: break
    case 9: findings.report(.meetingNineDigits, "\(place): 9 digits")
    default:
      findings.report(
        .meetingDigitCount, "\(place): \(counted(number.digits.count, "digit"))",
        as: isNative ? .note : nil)
    }
    return number.digits
  }
}

/// The digits of a meeting number as people write it.
struct MeetingDigits {
  private(set) var digits: [UInt8] = []
  private(set) var separators = 0
  private(set) var foreignDigits = 0

  /// The position of the first character that is neither a digit nor a separator.
  private(set) var firstOther: Int?

  init(_ text: ArraySlice<UInt8>) {
    if text.isDecimal {
      digits = Array(text)
      return
    }
    var position = 0
    for scalar in text.string.unicodeScalars {
      if let digit = decimalDigit(scalar) {
        digits.append(UInt8(ascii: "0") + digit)
        if !scalar.isASCII { foreignDigits += 1 }
      } else if isSeparator(scalar) {
        separators += 1
      } else {
        firstOther = firstOther ?? position
      }
      position += 1
    }
  }
}

/// The value of a decimal digit in ASCII or in a script whose digits are typed by mistake.
private func decimalDigit(_ scalar: Unicode.Scalar) -> UInt8? {
  for zero: UInt32 in [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10] {
    if zero...(zero + 9) ~= scalar.value { return UInt8(scalar.value - zero) }
  }
  return nil
}

/// Whether `MeetingNumber(removingSeparatorsFrom:)` removes the scalar.
///
/// Asked of it, so that the two never disagree.
private func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
  (try? MeetingNumber(removingSeparatorsFrom: "1\(scalar)23456789")) != nil
}

extension InspectionCause {
  static let meetings: [Explanation] = [
    Explanation(
      of: meetingMissing,
      why: "The Web SDK requires the meeting number in the claim mn. JSON writes null for a result "
        + "that is not a number (NaN), and omits a claim whose variable is not set.",
      fix: "Write the meeting number into mn, as a string of digits.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: meetingSeparators,
      why: "The meeting number contains spaces or dashes, as Zoom displays it.",
      fix: "Remove them: number.replace(/\\D/g, '').",
      calls: .digits,
      source: "GitHub, zoom/meetingsdk-web-sample #4"),
    Explanation(
      of: meetingNotANumber,
      why: "Something else is in place of the meeting number, such as a link, a UUID, or a "
        + "personal link name.",
      fix: "Use the digits after /j/ in the link, or the meeting's id in the REST API. For a "
        + "session of the Video SDK, sign its claims instead.",
      source: "Zoom API reference, Get a meeting"),
    Explanation(
      of: meetingDigitCount,
      why: "Meeting numbers have 10 or 11 digits. Old ones have 9.",
      fix: "Copy the whole number. For a native SDK, mn can be omitted.",
      source: "Zoom Support, article KB0065196"),
    Explanation(
      of: meetingNineDigits,
      why: "Only meetings scheduled before April 12, 2020, have 9 digits.",
      fix: "Check whether a digit is missing.",
      source: "Zoom Support, article KB0065196"),
    Explanation(
      of: meetingNotTheJoined,
      why: "The signature is for a meeting other than the one passed to join().",
      fix: "Sign for the number that you pass to join().",
      source: "Web SDK 6.2.0, error codes"),
    Explanation(
      of: meetingJSONNumber,
      why: "mn is a JSON number. It works, but Zoom documents a string.",
      fix: "Write it as a string, which also preserves a leading zero.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: meetingInexactNumber,
      why: "mn is written as a floating-point number: with a fraction, an exponent, or more digits "
        + "than a double can represent.",
      fix: "Treat the meeting number as a string everywhere, and write its digits.",
      source: "ECMA-262, Number.MAX_SAFE_INTEGER"),
    Explanation(
      of: meetingMisnamed,
      why: "The meeting number is in a claim with another name. Its name is mn.",
      fix: "Rename the claim to mn.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: meetingWithoutRole,
      why: "The signature has only one of mn and role. Native SDKs accept that, but the Web SDK "
        + "requires both.",
      fix: "Add the missing one if the Web SDK also receives the signature.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: meetingForeignDigits,
      why: "The meeting number contains digits of another script, such as full-width ones.",
      fix: "Type the number with the digits 0 to 9.",
      source: "the Unicode Standard, general category Nd"),
  ]

  static let meetingMissing = InspectionCause { Entry("meeting.missing", .error) }
  static let meetingSeparators = InspectionCause {
    Entry("meeting.separators", .error, shows: .genericFailure)
  }
  static let meetingNotANumber = InspectionCause {
    Entry("meeting.notANumber", .error, shows: .meetingNumberWrong)
  }
  static let meetingDigitCount = InspectionCause {
    Entry("meeting.digitCount", .error, shows: .meetingNumberWrong)
  }
  static let meetingNineDigits = InspectionCause {
    Entry("meeting.nineDigits", .note, shows: .meetingNumberWrong)
  }
  static let meetingNotTheJoined = InspectionCause {
    Entry("meeting.notTheJoined", .error, shows: .meetingNumberWrong)
  }
  static let meetingJSONNumber = InspectionCause {
    Entry("meeting.jsonNumber", .note, shows: .nothing)
  }
  static let meetingInexactNumber = InspectionCause {
    Entry("meeting.inexactNumber", .error, shows: .meetingNumberWrong)
  }
  static let meetingMisnamed = InspectionCause { Entry("meeting.misnamed", .error) }
  static let meetingWithoutRole = InspectionCause {
    Entry("meeting.withoutRole", .note, shows: .nothing)
  }
  static let meetingForeignDigits = InspectionCause {
    Entry("meeting.foreignDigits", .error, shows: .meetingNumberWrong)
  }
}

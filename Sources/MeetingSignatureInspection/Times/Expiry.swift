// `exp`, and what it has in common with `tokenExp`.

extension TimesCheck {
  /// Reads `exp` or `tokenExp`.
  ///
  /// `nil` if it isn't there or isn't a time.
  mutating func readExpiry(
    _ claims: TokenClaims, _ name: String, _ issued: ParsedTimeClaim?
  ) -> ParsedTimeClaim? {
    guard let claim = claims[name] else { return nil }
    let time = ParsedTimeClaim(claim, now: now)
    switch time.fault {
    case .text, .isoDate: findings.report(.timeExpiryText, "\(name): \(time.evidence)")
    case .wrongType: findings.report(.timeExpiryWrongType, "\(name): not a number")
    case .fractional:
      findings.report(.timeExpiryFractional, "\(name): \(time.evidence) and a fraction")
    case .writtenAsFloat: findings.report(.timeWrittenAsFloat, "\(name): \(time.evidence)")
    case nil: break
    }
    if time.unit != .seconds {
      findings.report(.timeExpiryInOtherUnit, "\(name): \(time.evidence)")
    }
    guard let seconds = time.seconds else { return nil }
    if 1...10_000_000 ~= seconds, let start = issued?.seconds ?? now,
      start > 2 * seconds + 10_000_000
    {
      findings.report(.timeExpiryRelative, "\(name): \(seconds)")
      return nil
    }
    return time
  }

  mutating func checkExpiry(_ expiry: ParsedTimeClaim?, _ issued: ParsedTimeClaim?) {
    guard let expiry, let end = expiry.seconds else { return }
    if let now, end <= now { findings.report(.timeExpired, "\(now - end) s ago") }
    guard let issued, let validity = validity(from: issued, to: expiry) else { return }
    switch validity {
    case ...0: findings.report(.timeExpiryNotAfterIssue, "\(validity) s after iat")
    case ..<1800: findings.report(.timeValidityTooShort, "\(validity) s after iat")
    case 1800 where isForWeb: findings.report(.timeValidityAtMinimum, "1,800 s after iat")
    case 1800: findings.report(.timeValidityAtMinimumOnNative, "exp: 1,800 s after iat")
    case ..<172_800: break
    case 172_800: findings.report(.timeValidityAtMaximum, "172,800 s after iat")
    case 1_800_000...172_800_000 where validity % 1000 == 0:
      findings.report(
        .timeValidityTimes1000, "\(validity) s after iat, 1,000 times \(validity / 1000) s")
    default: findings.report(.timeValidityTooLong, "\(validity) s after iat")
    }
  }
}

extension InspectionCause {
  static var expiryTimes: [InspectionCause] {
    [
      timeExpiryMissing, timeExpiryText, timeExpiryWrongType, timeExpiryFractional,
      timeExpiryInOtherUnit, timeExpired, timeValidityTooShort, timeValidityAtMinimum,
      timeValidityAtMinimumOnNative, timeValidityTooLong, timeValidityAtMaximum,
      timeValidityTimes1000, timeExpiryRelative, timeExpiryNotAfterIssue, timeExpiryOnOtherClock,
    ]
  }

  static let timeExpiryMissing = InspectionCause {
    Entry(
      "time.expiryMissing", .error,
      why: "The Web SDK requires exp.", fix: "Write exp: iat + 7200.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample")
  }

  static let timeExpiryText = InspectionCause {
    Entry(
      "time.expiryText", .error,
      why: "exp or tokenExp is a string.", fix: "Write the number without quotation marks.",
      source: "Zoom documentation, 'Meeting SDK authorization'")
  }

  static let timeExpiryWrongType = InspectionCause {
    Entry(
      "time.expiryWrongType", .error,
      why: "exp or tokenExp is a Boolean, null, an array, or an object. JSON writes null for a sum "
        + "that is not a number.",
      fix: "Write a whole number of seconds.",
      source: "Zoom Developer Forum, 'Issue with Generating Valid Zoom Meeting SDK Signature – "
        + "Fails to Join Meeting'")
  }

  static let timeExpiryFractional = InspectionCause {
    Entry(
      "time.expiryFractional", .error,
      why: "exp or tokenExp has a fraction of a second, and Zoom accepts integers only.",
      fix: "Round iat down before you add to it.",
      source: "Zoom Developer Forum, 'Signature invalid'")
  }

  static let timeExpiryInOtherUnit = InspectionCause {
    Entry(
      "time.expiryInOtherUnit", .error,
      why: "exp or tokenExp counts milliseconds, microseconds, or nanoseconds instead of seconds.",
      fix: "Add seconds to an iat in seconds.",
      source: "GitHub, mieszko4/react-native-zoom-us #340")
  }

  static let timeExpired = InspectionCause {
    Entry(
      "time.expired", .error,
      why: "The signature has expired.", fix: "Sign again for every join.",
      shows: .expired, source: "Web SDK 6.2.0, error codes")
  }

  static let timeValidityTooShort = InspectionCause {
    Entry(
      "time.validityTooShort", .error,
      why: "exp is less than 1,800 seconds after iat, the minimum.", fix: "Write exp: iat + 7200.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample")
  }

  static let timeValidityAtMinimum = InspectionCause {
    Entry(
      "time.validityAtMinimum", .note,
      why: "exp is exactly 1,800 seconds after iat. Some clients require more.",
      fix: "Write exp: iat + 7200.", source: "GitHub, mieszko4/react-native-zoom-us #254")
  }

  static let timeValidityAtMinimumOnNative = InspectionCause {
    Entry(
      "time.validityAtMinimumOnNative", .error,
      why: "exp or tokenExp is exactly 1,800 seconds after iat. Native SDKs require more.",
      fix: "Write exp and tokenExp: iat + 7200.",
      shows: .invalidArguments, source: "GitHub, mieszko4/react-native-zoom-us #254")
  }

  static let timeValidityTooLong = InspectionCause {
    Entry(
      "time.validityTooLong", .error,
      why: "exp is more than 172,800 seconds, or 48 hours, after iat.",
      fix: "Write exp: iat + 7200, and sign again for every join.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample")
  }

  static let timeValidityAtMaximum = InspectionCause {
    Entry(
      "time.validityAtMaximum", .warning,
      why: "exp is exactly 172,800 seconds after iat. Whether that is still valid is not "
        + "documented.",
      fix: "Use a shorter validity.", source: "GitHub, SafeExamBrowser/seb-server")
  }

  static let timeValidityTimes1000 = InspectionCause {
    Entry(
      "time.validityTimes1000", .error,
      why: "Milliseconds were added to an iat in seconds, so exp is months in the future.",
      fix: "Add 60 * 60 * 2, without * 1000.", source: "GitHub Gist, MarkusPint")
  }

  static let timeExpiryRelative = InspectionCause {
    Entry(
      "time.expiryRelative", .error,
      why: "exp or tokenExp is a duration. It must be a time.", fix: "Write exp: iat + 7200.",
      shows: .expired, source: "RFC 7519, section 4.1.4")
  }

  static let timeExpiryNotAfterIssue = InspectionCause {
    Entry(
      "time.expiryNotAfterIssue", .error,
      why: "The signature expires when it is issued, or before.", fix: "Write exp: iat + 7200.",
      shows: .expired, source: "devforum.zoom.us/t/19355")
  }

  static let timeExpiryOnOtherClock = InspectionCause {
    Entry(
      "time.expiryOnOtherClock", .error,
      why: "iat and exp count from different years or in different units: they were computed in "
        + "different ways.",
      fix: "Compute iat once, and exp from it.", shows: .expired,
      source: "RFC 7519, section 2: NumericDate counts from 1970")
  }
}

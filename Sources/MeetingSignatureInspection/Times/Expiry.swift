// `exp`, and what it has in common with `tokenExp`.

extension TimesCheck {
  /// Reports times that are durations, and removes them.
  mutating func reportDurations(in times: inout TokenTimes) {
    let start = now ?? times.issued?.seconds
    func isDuration(_ time: ParsedTimeClaim?) -> Bool {
      guard let start, let seconds = time?.seconds, seconds >= 1 else { return false }
      // Counted like an iat that is near 1970, too.
      if let issued = times.issued?.seconds, issued > 0, isNear1970(issued), seconds > issued {
        return false
      }
      return seconds <= 10_000_000 && start > 2 * seconds + 10_000_000
    }
    guard isDuration(times.expiry) || isDuration(times.session) else { return }
    findings.report(.timeExpiryRelative, in: times.evidence(false, where: isDuration))
    if isDuration(times.expiry) { times.expiry = nil }
    if isDuration(times.session) { times.session = nil }
  }

  /// Checks `exp`, and `tokenExp` if it is the same time.
  mutating func checkExpiry(_ times: TokenTimes) {
    guard let expiry = times.expiry, let end = expiry.seconds else { return }
    let isShared = times.session?.seconds == end
    let name = isShared ? "exp and tokenExp" : "exp"
    findings.claims = isShared ? .bothExpiries : .exp
    let isOffByZone = checkZone(times)
    if let issued = times.issued, let validity = validity(from: issued, to: expiry) {
      check(validity, name, isOffByZone: isOffByZone)
    }
    guard let now else { return }
    if end <= now {
      findings.report(.timeExpired, "\(name): \(duration(now - end)) ago")
    } else if end - now < secondsForJoining, isForWeb || !isShared {
      findings.report(.timeExpiresTooSoon, "\(name): \(duration(end - now)) left")
    }
  }

  private mutating func check(_ validity: Int64, _ name: String, isOffByZone: Bool) {
    switch validity {
    case ...0:
      guard !isOffByZone else { return }
      let evidence =
        validity == 0 ? "\(name): the same as iat" : "\(name): \(duration(-validity)) before iat"
      findings.report(.timeExpiryNotAfterIssue, evidence)
    case ..<1800:
      guard !isOffByZone else { return }
      findings.report(.timeValidityTooShort, "\(name): \(duration(validity)) after iat")
    case 1800:
      findings.report(
        isForWeb ? .timeValidityAtMinimum : .timeValidityAtMinimumOnNative,
        "\(name): \(duration(validity)) after iat")
    case ..<172_800: break
    case 172_800:
      findings.report(.timeValidityAtMaximum, "\(name): \(duration(validity)) after iat")
    case 1_800_000...172_800_600 where Self.isInMilliseconds(validity):
      findings.report(
        .timeValidityTimes1000,
        "\(name): \(duration(validity)) after iat, 1,000 times \(duration(validity / 1000))")
    default:
      findings.report(.timeValidityTooLong, "\(name): \(duration(validity)) after iat")
    }
  }

  /// Whether a number of seconds is that of milliseconds, also if `iat` was back-dated.
  private static func isInMilliseconds(_ validity: Int64) -> Bool {
    validity % 1000 == 0
      || [10, 20, 30, 60, 120, 300, 600].contains { (validity - $0) % 60_000 == 0 }
  }

  /// Reports an `exp` that is before or right after `iat`, by what may be a time zone's offset, and
  /// returns whether it is.
  private mutating func checkZone(_ times: TokenTimes) -> Bool {
    guard let issued = times.issued?.seconds, let end = times.expiry?.seconds,
      end - issued < 1800, !isNear1970(issued), now.map({ issued <= $0 + 60 }) ?? true
    else { return false }
    if let session = times.session?.seconds, session != end {
      guard 1800...172_800 ~= session - issued, let offset = timeZoneOffset(near: session - end)
      else { return false }
      findings.report(
        .timeExpiryZoneOffset, "exp: \(duration(session - end)) before tokenExp, \(offset)")
      return true
    }
    // The difference is what the signature was valid for, less the offset.
    guard end < issued, let offset = timeZoneOffset(near: issued - end) else { return false }
    let name = times.session == nil ? "exp" : "exp and tokenExp"
    findings.report(
      .timeExpiryZoneOffset, "\(name): \(duration(issued - end)) before iat, \(offset)")
    return true
  }
}

/// The seconds that a join takes, with some to spare.
var secondsForJoining: Int64 { 60 }

extension InspectionCause {
  static let expiryTimes: [Explanation] = [
    Explanation(
      of: timeExpiryMissing,
      why: "The Web SDK requires exp.",
      fix: "Write exp: iat + 7200.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: timeExpiryText,
      why: "exp or tokenExp is a string.",
      fix: "Write a number, without quotation marks: exp: iat + 7200.",
      source: "Zoom documentation, 'Meeting SDK authorization'"),
    Explanation(
      of: timeExpiryWrongType,
      why: "exp or tokenExp isn't a number. JSON writes null for a sum that is not a number (NaN).",
      fix: "Compute iat as a whole number of seconds, and add seconds to it.",
      source: "Zoom Developer Forum, 'Issue with Generating Valid Zoom Meeting SDK Signature – "
        + "Fails to Join Meeting'"),
    Explanation(
      of: timeExpiryFractional,
      why: "exp or tokenExp has a fraction of a second, and Zoom accepts integers only.",
      fix: "Round iat down before you add to it.",
      source: "Zoom Developer Forum, 'Signature invalid'"),
    Explanation(
      of: timeExpiryInOtherUnit,
      why: "exp or tokenExp is in milliseconds or another unit instead of seconds, or was divided "
        + "by 1,000 twice.",
      fix: "Add seconds to an iat in seconds: exp: iat + 7200.",
      source: "GitHub, mieszko4/react-native-zoom-us #340"),
    Explanation(
      of: timeExpired,
      why: "The signature has expired. If it was rejected before that, there is another reason.",
      fix: "Sign again for every join. If it was signed just now, local time was used as UTC: use "
        + "the seconds since 1970. To inspect a signature that was rejected earlier, give the time "
        + "of the join.",
      source: "Web SDK 6.2.0, error codes"),
    Explanation(
      of: timeExpiresTooSoon,
      why: "The signature expires within a minute, and a join can take longer.",
      fix: "Write exp: iat + 7200, and sign just before you join.",
      source: "GitHub, zoom/skills, before July 11, 2026"),
    Explanation(
      of: timeExpiryZoneOffset,
      why: "exp is too early by a time zone's offset: local time was used as UTC for exp, but not "
        + "for iat.",
      fix: "Compute iat once, in seconds since 1970, and exp and tokenExp from it.",
      source: "devforum.zoom.us/t/89071; Python documentation, datetime.timestamp"),
    Explanation(
      of: timeValidityTooShort,
      why: "exp is less than 1,800 seconds after iat, the minimum.",
      fix: "Write exp: iat + 7200.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: timeValidityAtMinimum,
      why: "exp is exactly 1,800 seconds after iat. Some clients require more.",
      fix: "Write exp: iat + 7200.",
      source: "GitHub, mieszko4/react-native-zoom-us #254"),
    Explanation(
      of: timeValidityAtMinimumOnNative,
      why: "exp or tokenExp is exactly 1,800 seconds after iat. Native SDKs require more.",
      fix: "Write exp and tokenExp: iat + 7200.",
      source: "GitHub, mieszko4/react-native-zoom-us #254"),
    Explanation(
      of: timeValidityTooLong,
      why: "exp is more than 172,800 seconds, or 48 hours, after iat.",
      fix: "Write exp: iat + 7200, and sign again for every join.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: timeValidityAtMaximum,
      why: "exp is exactly 172,800 seconds after iat. Whether that is still valid is not "
        + "documented.",
      fix: "Use a shorter validity.",
      source: "GitHub, SafeExamBrowser/seb-server"),
    Explanation(
      of: timeValidityTimes1000,
      why: "Milliseconds were added to an iat in seconds, so exp is months in the future.",
      fix: "Add 60 * 60 * 2, without * 1000.",
      source: "GitHub Gist, MarkusPint"),
    Explanation(
      of: timeExpiryRelative,
      why: "exp or tokenExp is a duration. It must be a time.",
      fix: "Write exp: iat + 7200.",
      source: "RFC 7519, section 4.1.4"),
    Explanation(
      of: timeExpiryNotAfterIssue,
      why: "The signature expires when it is issued, or before.",
      fix: "Write exp: iat + 7200.",
      source: "devforum.zoom.us/t/19355"),
    Explanation(
      of: timeExpiryOnOtherClock,
      why: "iat and exp count from different years or in different units: they were computed in "
        + "different ways.",
      fix: "Compute iat once, and exp from it.",
      source: "RFC 7519, section 2: NumericDate counts from 1970"),
  ]

  static let timeExpiryMissing = InspectionCause { Entry("time.expiryMissing", .error) }
  static let timeExpiryText = InspectionCause { Entry("time.expiryText", .error) }
  static let timeExpiryWrongType = InspectionCause { Entry("time.expiryWrongType", .error) }
  static let timeExpiryFractional = InspectionCause { Entry("time.expiryFractional", .error) }
  static let timeExpiryInOtherUnit = InspectionCause { Entry("time.expiryInOtherUnit", .error) }
  static let timeExpired = InspectionCause {
    Entry("time.expired", .error, shows: .expired, isSymptomOnly: true)
  }
  static let timeExpiresTooSoon = InspectionCause {
    Entry("time.expiresTooSoon", .warning, shows: .expired)
  }
  static let timeExpiryZoneOffset = InspectionCause {
    Entry("time.expiryZoneOffset", .error, shows: .expired)
  }
  static let timeValidityTooShort = InspectionCause { Entry("time.validityTooShort", .error) }
  static let timeValidityAtMinimum = InspectionCause { Entry("time.validityAtMinimum", .note) }
  static let timeValidityAtMinimumOnNative = InspectionCause {
    Entry("time.validityAtMinimumOnNative", .error, shows: .invalidArguments)
  }
  static let timeValidityTooLong = InspectionCause { Entry("time.validityTooLong", .error) }
  static let timeValidityAtMaximum = InspectionCause { Entry("time.validityAtMaximum", .warning) }
  static let timeValidityTimes1000 = InspectionCause { Entry("time.validityTimes1000", .error) }
  static let timeExpiryRelative = InspectionCause {
    Entry("time.expiryRelative", .error, shows: .expired)
  }
  static let timeExpiryNotAfterIssue = InspectionCause {
    Entry("time.expiryNotAfterIssue", .error, shows: .expired)
  }
  static let timeExpiryOnOtherClock = InspectionCause {
    Entry("time.expiryOnOtherClock", .error, shows: .expired)
  }
}

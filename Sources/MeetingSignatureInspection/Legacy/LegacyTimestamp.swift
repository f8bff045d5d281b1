#if canImport(PureCrypto)
  internal import MeetingSignature
#endif

/// The sixth stage of a legacy signature: checks its time.
struct LegacyTimestamp {
  private(set) var findings = StageFindings(.clock, in: .fields)

  /// Checks the field, which has the name, after a meeting number.
  init(
    _ text: ArraySlice<UInt8>, _ name: FaultyClaims, after number: ArraySlice<UInt8>,
    now: UnixTime?
  ) {
    findings.claims = name
    guard let written = text.decimalValue else {
      findings.report(.legacyTimestampMalformed, shape(of: text))
      return
    }
    var timestamp = written
    if text.count != 13, let digits = Self.digitsOfWholeTime(number + text, now) {
      findings.report(
        .legacyTimestampShifted,
        "\(number.count) digits and \(text.count), instead of \(digits) and 13")
      return
    }
    if written < 100_000_000_000, written * 1000 > (now?.seconds ?? 0) * 10 {
      findings.report(
        .legacyTimestampInSeconds, "\(counted(text.count, "digit")): \(written)")
      timestamp *= 1000
    } else if text.count != 13 || text.first == UInt8(ascii: "0") {
      findings.report(.legacyTimestampMalformed, counted(text.count, "digit"))
      return
    }
    if let now { check(age: now.milliseconds - timestamp) }
  }

  /// The digits that are left for the meeting number if a time of 13 digits ends the text, and was
  /// possible when there were legacy signatures.
  private static func digitsOfWholeTime(_ text: ArraySlice<UInt8>, _ now: UnixTime?) -> Int? {
    guard 22...24 ~= text.count, text.isDecimal, let time = text.suffix(13).decimalValue,
      time >= 1_300_000_000_000, now.map({ time <= $0.milliseconds }) ?? true
    else { return nil }
    return text.count - 13
  }

  private mutating func check(age: Int64) {
    if let offset = timeZoneOffset(near: abs(age) / 1000) {
      findings.report(.legacyTimestampZoneOffset, "\(offset) \(age < 0 ? "ahead" : "behind")")
    }
    if age < 0 {
      findings.report(.legacyTimestampInFuture, "\(-age) ms ahead")
    } else if age < 10_000 {
      findings.report(.legacyNotBackdated, "\(age) ms ago")
    } else if age > 7_200_000 {
      findings.report(.legacyTimestampStale, "\(age / 1000) s ago")
    }
  }
}

extension InspectionCause {
  static let legacyTimes: [Explanation] = [
    Explanation(
      of: legacyTimestampInSeconds,
      why: "The time counts seconds. Legacy signatures count milliseconds.",
      fix: "Use Date.now() - 30000 without dividing it.",
      source: "Zoom Developer Forum, 'Signature invalid'"),
    Explanation(
      of: legacyTimestampShifted,
      why: "Digits have moved between the meeting number and the time. The hash is the same, "
        + "because the signed text has no separators, so the signature of one meeting was changed "
        + "to another.",
      fix: "Don't accept it: the time has 13 digits.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample, 2020"),
    Explanation(
      of: legacyTimestampMalformed,
      why: "The third field is not a time in milliseconds.",
      fix: "Write whole milliseconds since 1970.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample, 2020"),
    Explanation(
      of: legacyTimestampInFuture,
      why: "The time is in the future.",
      fix: "Synchronize the clock, and subtract 30,000 from the time.",
      source: "Zoom Developer Forum, 'Signature invalid'"),
    Explanation(
      of: legacyTimestampStale,
      why: "The time is more than two hours in the past. How long such signatures were valid is "
        + "not documented.",
      fix: "Sign again for every join.",
      source: "no public source known"),
    Explanation(
      of: legacyTimestampZoneOffset,
      why: "The time is off by what may be a time zone's offset, as with utcnow().timestamp() in "
        + "Zoom's Python 3 sample.",
      fix: "Use time.time() * 1000 - 30000.",
      source: "Python documentation, datetime.utcnow"),
    Explanation(
      of: legacyNotBackdated,
      why: "The time is the current time. Zoom's samples subtract 30,000 ms, because clocks "
        + "differ.",
      fix: "Subtract 30,000 from the time.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample, commit 7908e9d"),
  ]

  static let legacyTimestampInSeconds = InspectionCause {
    Entry("legacy.timestampInSeconds", .error, shows: .legacy)
  }
  static let legacyTimestampShifted = InspectionCause {
    Entry("legacy.timestampShifted", .error, shows: .legacy)
  }
  static let legacyTimestampMalformed = InspectionCause {
    Entry("legacy.timestampMalformed", .error, shows: .legacy)
  }
  static let legacyTimestampInFuture = InspectionCause {
    Entry("legacy.timestampInFuture", .error, shows: .legacy)
  }
  static let legacyTimestampStale = InspectionCause {
    Entry("legacy.timestampStale", .warning, shows: .legacy)
  }
  static let legacyTimestampZoneOffset = InspectionCause {
    Entry("legacy.timestampZoneOffset", .warning, shows: .legacy)
  }
  static let legacyNotBackdated = InspectionCause {
    Entry("legacy.notBackdated", .warning, shows: .legacy)
  }
}

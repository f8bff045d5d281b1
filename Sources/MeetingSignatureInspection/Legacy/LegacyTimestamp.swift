#if canImport(PureCrypto)
  internal import MeetingSignature
#endif

/// The sixth stage of a legacy signature: checks its time.
struct LegacyTimestamp {
  private(set) var findings = StageFindings(.clock)

  init(_ text: ArraySlice<UInt8>, now: UnixTime?) {
    guard let written = text.decimalValue else {
      findings.report(.legacyTimestampMalformed, shape(of: text))
      return
    }
    var timestamp = written
    if written < 100_000_000_000, written * 1000 > (now?.seconds ?? 0) * 10 {
      findings.report(
        .legacyTimestampInSeconds, "\(counted(text.count, "digit")): \(written)")
      timestamp *= 1000
    } else if text.count > 14 {
      findings.report(.legacyTimestampMalformed, "\(text.count) digits")
      return
    }
    if let now { check(age: now.milliseconds - timestamp) }
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
  static var legacyTimes: [InspectionCause] {
    [
      legacyTimestampInSeconds, legacyTimestampMalformed, legacyTimestampInFuture,
      legacyTimestampStale, legacyTimestampZoneOffset, legacyNotBackdated,
    ]
  }

  static let legacyTimestampInSeconds = InspectionCause {
    Entry(
      "legacy.timestampInSeconds", .error,
      why: "The time counts seconds. Legacy signatures count milliseconds.",
      fix: "Use Date.now() - 30000 without dividing it.", shows: .legacy,
      source: "Zoom Developer Forum, 'Signature invalid'")
  }

  static let legacyTimestampMalformed = InspectionCause {
    Entry(
      "legacy.timestampMalformed", .error,
      why: "The third field is not a time in milliseconds.",
      fix: "Write whole milliseconds since 1970.", shows: .legacy,
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample, 2020")
  }

  static let legacyTimestampInFuture = InspectionCause {
    Entry(
      "legacy.timestampInFuture", .error,
      why: "The time is in the future.",
      fix: "Synchronize the clock, and subtract 30,000 from the time.", shows: .legacy,
      source: "Zoom Developer Forum, 'Signature invalid'")
  }

  static let legacyTimestampStale = InspectionCause {
    Entry(
      "legacy.timestampStale", .warning,
      why: "The time is more than two hours in the past. How long such signatures were valid is "
        + "not documented.",
      fix: "Sign again for every join.", shows: .legacy, source: "no public source known")
  }

  static let legacyTimestampZoneOffset = InspectionCause {
    Entry(
      "legacy.timestampZoneOffset", .warning,
      why: "The time is off by what may be a time zone's offset, as with utcnow().timestamp() in "
        + "Zoom's Python 3 sample.",
      fix: "Use time.time() * 1000 - 30000.", shows: .legacy,
      source: "Python documentation, datetime.utcnow")
  }

  static let legacyNotBackdated = InspectionCause {
    Entry(
      "legacy.notBackdated", .warning,
      why: "The time is the current time. Zoom's samples subtract 30,000 ms, because clocks "
        + "differ.",
      fix: "Subtract 30,000 from the time.", shows: .legacy,
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample, commit 7908e9d")
  }
}

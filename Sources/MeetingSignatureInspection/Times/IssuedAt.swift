#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension TimesCheck {
  /// Reports how times deviate from whole numbers of seconds since 1970.
  ///
  /// A wrong unit or year comes from the clock that all of them were read from, so it is reported
  /// once. Other faults are reported for `iat`, and for `exp` and `tokenExp` together.
  mutating func reportFaults(of times: TokenTimes) {
    reportUnits(of: times)
    let causes: [(ParsedTimeClaim.Fault, InspectionCause, InspectionCause)] = [
      (.wrongType, .timeIssuedAtWrongType, .timeExpiryWrongType),
      (.isoDate, .timeIssuedAtISODate, .timeExpiryText),
      (.text, .timeIssuedAtText, .timeExpiryText),
      (.fractional, .timeIssuedAtFractional, .timeExpiryFractional),
    ]
    for (fault, issuedCause, expiryCause) in causes {
      if times.issued?.fault == fault, let issued = times.issued {
        findings.claims = .iat
        findings.report(issuedCause, "iat: \(issued.faultEvidence)")
      }
      findings.report(
        expiryCause, in: times.evidence(false, { $0.faultEvidence }) { $0.fault == fault })
    }
    findings.report(
      .timeWrittenAsFloat, in: times.evidence(true) { $0.fault == .writtenAsFloat })
  }

  private mutating func reportUnits(of times: TokenTimes) {
    let unit = times.issued?.unit ?? .seconds
    let cause: InspectionCause? =
      switch unit {
      case .seconds: nil
      case .milliseconds: .timeIssuedAtInMilliseconds
      case .microseconds: .timeIssuedAtInMicroseconds
      case .nanoseconds: .timeIssuedAtInNanoseconds
      case .ticks, .ticksSince1601, .ticksSinceYear1: .timeIssuedAtInTicks
      }
    if let cause { findings.report(cause, in: times.evidence(true) { $0.unit == unit }) }
    let isDivided = times.issued?.isDividedTwice == true
    if isDivided {
      findings.report(
        .timeIssuedAtDividedTwice, in: times.evidence(true) { $0.isDividedTwice },
        as: issuedSeverity)
    }
    findings.report(
      .timeExpiryInOtherUnit,
      in: times.evidence(false) {
        $0.unit != .seconds && $0.unit != unit || $0.isDividedTwice && !isDivided
      })
    if times.issued?.countsFrom2001 == true {
      findings.report(
        .timeIssuedAtSince2001, in: times.evidence(true) { $0.countsFrom2001 }, as: issuedSeverity)
    }
  }

  mutating func checkIssuedAt(_ times: TokenTimes) {
    guard let issued = times.issued?.seconds else { return }
    findings.claims = .iat
    if isNear1970(issued) {
      return findings.report(.timeIssuedAtNotPositive, "iat: \(issued)", as: issuedSeverity)
    }
    guard let now else { return }
    let age = now - issued
    if age < 0 {
      checkAhead(-age, issued)
    } else if age <= 2 {
      findings.report(.timeNotBackdated, "\(age) s ago")
    } else if age > 172_800 {
      // An exp that has passed says it, and how long a native SDK takes a signature without one
      // isn't documented.
      let isNote = times.expiry?.seconds.map { $0 <= now } ?? !isForWeb
      findings.report(
        .timeIssuedLongAgo, "\(duration(age)) ago", as: isNote ? .note : nil)
    } else if let offset = timeZoneOffset(near: age) {
      findings.report(.timeZoneOffsetBehind, "\(duration(age)) ago, \(offset)")
    } else if 31..<158 ~= age, isRoundedToFloat(issued) {
      findings.report(.timeIssuedAtRoundedToFloat, "iat: \(issued)", as: .note)
    }
  }

  private mutating func checkAhead(_ ahead: Int64, _ issued: Int64) {
    if ahead <= 98, isRoundedToFloat(issued) {
      findings.report(.timeIssuedAtRoundedToFloat, "iat: \(issued), \(duration(ahead)) ahead")
    }
    if let offset = timeZoneOffset(near: ahead) {
      findings.report(.timeZoneOffsetAhead, "\(duration(ahead)) ahead, \(offset)")
    }
    findings.report(
      ahead <= 5 ? .timeIssuedSlightlyInFuture : .timeIssuedInFuture,
      "\(duration(ahead)) ahead of the given time")
  }

  private func isRoundedToFloat(_ seconds: Int64) -> Bool {
    seconds % 128 == 0 || (seconds + 30) % 128 == 0
  }
}

extension InspectionCause {
  static let issuedTimes: [Explanation] = [
    Explanation(
      of: timeIssuedAtMissing,
      why: "The payload has no time of issue.",
      fix: "Write iat: the current time in whole seconds since 1970, minus 30.",
      calls: .seconds,
      source: "Zoom documentation, 'Meeting SDK authorization'"),
    Explanation(
      of: timeIssuedAtText,
      why: "iat is a string. Zoom's documentation requires a number.",
      fix: "Write the number without quotation marks.",
      calls: .seconds,
      source: "Zoom documentation, 'Meeting SDK authorization'"),
    Explanation(
      of: timeIssuedAtWrongType,
      why: "iat isn't a number. JSON writes null for a result that is not a number (NaN), such as "
        + "that of getTime without parentheses divided by 1,000.",
      fix: "Write iat as a whole number of seconds: Math.floor(Date.now() / 1000) - 30.",
      calls: .seconds,
      source: "Zoom documentation, 'Meeting SDK authorization'"),
    Explanation(
      of: timeIssuedAtFractional,
      why: "iat has a fraction of a second, and Zoom accepts integers only. It works only when the "
        + "clock is at a whole second.",
      fix: "Round down: Math.floor(ms / 1000). Swift: Int(date.timeIntervalSince1970) instead of "
        + "the strategy .secondsSince1970.",
      calls: .seconds,
      source: "Zoom Developer Forum, 'Signature invalid'; Foundation, JSONEncoder"),
    Explanation(
      of: timeIssuedAtInMilliseconds,
      why: "iat counts milliseconds, so it is tens of thousands of years in the future.",
      fix: "Divide by 1,000 and round down: Math.floor(Date.now() / 1000).",
      calls: .seconds,
      source: "GitHub, mieszko4/react-native-zoom-us #340"),
    Explanation(
      of: timeIssuedAtInMicroseconds,
      why: "iat counts microseconds instead of seconds.",
      fix: "Divide by 1,000,000 and round down.",
      calls: .seconds,
      source: "RFC 7519, section 2: NumericDate counts seconds"),
    Explanation(
      of: timeIssuedAtInNanoseconds,
      why: "iat counts nanoseconds instead of seconds.",
      fix: "Divide by 1,000,000,000 and round down.",
      calls: .seconds,
      source: "RFC 7519, section 2: NumericDate counts seconds"),
    Explanation(
      of: timeIssuedAtInTicks,
      why: "iat counts ticks of 100 nanoseconds, as .NET and Windows do, instead of seconds.",
      fix: "Write the seconds since 1970, in C# DateTimeOffset.UtcNow.ToUnixTimeSeconds().",
      calls: .seconds,
      source: "Microsoft, .NET API, DateTime.Ticks"),
    Explanation(
      of: timeIssuedAtDividedTwice,
      why: "The time was divided by 1,000 twice, so it is in January 1970. react-native-pure-jwt "
        + "divides iat and exp itself.",
      fix: "Divide milliseconds by 1,000 once. react-native-pure-jwt: pass iat and exp in "
        + "milliseconds.",
      calls: .seconds,
      source: "GitHub, zaguiini/react-native-pure-jwt, README"),
    Explanation(
      of: timeIssuedAtSince2001,
      why: "iat counts from January 1, 2001, as Swift's JSONEncoder writes a Date by default. Zoom "
        + "counts from 1970.",
      fix: "Use Int(date.timeIntervalSince1970) as an integer claim.",
      calls: .seconds,
      source: "Foundation, JSONEncoder; GitHub, Kitura/Swift-JWT #26"),
    Explanation(
      of: timeIssuedAtISODate,
      why: "iat is an ISO 8601 date.",
      fix: "Write whole seconds since 1970, as a number.",
      calls: .seconds,
      source: "RFC 7519, section 2: NumericDate is a number"),
    Explanation(
      of: timeIssuedInFuture,
      why: "iat is in the future, which Zoom reports as an invalid signature.",
      fix: "Synchronize the server's clock (NTP), and subtract 30 seconds from iat.",
      calls: .seconds,
      source: "devforum.zoom.us/t/82045; Zoom Developer Forum, 'Signature invalid'"),
    Explanation(
      of: timeIssuedSlightlyInFuture,
      why: "iat is a few seconds in the future. Whether it is rejected depends on how the clocks "
        + "differ.",
      fix: "Subtract 30 seconds from iat, and synchronize the server's clock.",
      source: "devforum.zoom.us/t/82045"),
    Explanation(
      of: timeNotBackdated,
      why: "iat is the current time, as in Zoom's endpoint sample. If the clock is ahead of "
        + "Zoom's, the signature is rejected intermittently, and works on the next try.",
      fix: "Subtract 30 seconds from iat.",
      calls: .seconds,
      source: "devforum.zoom.us/t/77667"),
    Explanation(
      of: timeZoneOffsetAhead,
      why: "iat is ahead by a time zone's offset: local time was used as UTC.",
      fix: "Use the time since the epoch: time.time() in Python, System.currentTimeMillis() or "
        + "Instant.now() in Java.",
      calls: .seconds,
      source: "devforum.zoom.us/t/89071; Python documentation, datetime.utcnow"),
    Explanation(
      of: timeZoneOffsetBehind,
      why: "iat is in the past by what may be a time zone's offset. If the signature was just "
        + "made, local time was used as UTC.",
      fix: "Use the time since the epoch: time.time() in Python, System.currentTimeMillis() or "
        + "Instant.now() in Java.",
      calls: .seconds,
      source: "devforum.zoom.us/t/89071; Python documentation, datetime.utcnow"),
    Explanation(
      of: timeIssuedAtRoundedToFloat,
      why: "iat, or iat + 30, is a multiple of 128, like a 32-bit float. This puts one signature "
        + "in three into the future. One time in 64 looks like this by chance.",
      fix: "Java: use System.currentTimeMillis() / 1000L - 30, without (float).",
      calls: .seconds,
      source: "devforum.zoom.us/t/91781"),
    Explanation(
      of: timeIssuedLongAgo,
      why: "iat is more than 48 hours in the past, longer than a signature can be valid.",
      fix: "Sign again for every join.",
      source: "Zoom documentation, 'Meeting SDK authorization'"),
    Explanation(
      of: timeIssuedAtNotPositive,
      why:
        "iat is in 1970 or before. A clock that isn't set, a constant, or a number other than the "
        + "time is in its place: an old release of react-native-pure-jwt for iOS always writes "
        + "1000.",
      fix: "Write the current time in whole seconds since 1970, and update the library.",
      calls: .seconds,
      source: "GitHub, zaguiini/react-native-pure-jwt"),
    Explanation(
      of: timeWrittenAsFloat,
      why: "A time is a whole number written as a float, such as 1700000000.0 or 1.7E9. Parsers "
        + "that expect an integer may reject it.",
      fix: "Python: int(time.time()). Write neither a fraction nor an exponent.",
      calls: .seconds,
      source: "PyJWT, claims from time.time()"),
  ]

  static let timeIssuedAtMissing = InspectionCause { Entry("time.issuedAtMissing", .error) }
  static let timeIssuedAtText = InspectionCause { Entry("time.issuedAtText", .error) }
  static let timeIssuedAtWrongType = InspectionCause { Entry("time.issuedAtWrongType", .error) }
  static let timeIssuedAtFractional = InspectionCause { Entry("time.issuedAtFractional", .error) }
  static let timeIssuedAtInMilliseconds = InspectionCause {
    Entry("time.issuedAtInMilliseconds", .error)
  }
  static let timeIssuedAtInMicroseconds = InspectionCause {
    Entry("time.issuedAtInMicroseconds", .error)
  }
  static let timeIssuedAtInNanoseconds = InspectionCause {
    Entry("time.issuedAtInNanoseconds", .error)
  }
  static let timeIssuedAtInTicks = InspectionCause { Entry("time.issuedAtInTicks", .error) }
  static let timeIssuedAtDividedTwice = InspectionCause {
    Entry("time.issuedAtDividedTwice", .error, shows: .expired)
  }
  static let timeIssuedAtSince2001 = InspectionCause {
    Entry("time.issuedAtSince2001", .error, shows: .expired)
  }
  static let timeIssuedAtISODate = InspectionCause { Entry("time.issuedAtISODate", .error) }
  static let timeIssuedInFuture = InspectionCause {
    Entry("time.issuedInFuture", .error, isSymptomOnly: true)
  }
  static let timeIssuedSlightlyInFuture = InspectionCause {
    Entry("time.issuedSlightlyInFuture", .warning)
  }
  static let timeNotBackdated = InspectionCause { Entry("time.notBackdated", .note) }
  static let timeZoneOffsetAhead = InspectionCause { Entry("time.zoneOffsetAhead", .error) }
  static let timeZoneOffsetBehind = InspectionCause {
    Entry("time.zoneOffsetBehind", .note, shows: .expired)
  }
  static let timeIssuedAtRoundedToFloat = InspectionCause {
    Entry("time.issuedAtRoundedToFloat", .warning)
  }
  static let timeIssuedLongAgo = InspectionCause {
    Entry("time.issuedLongAgo", .error, shows: .expired, isSymptomOnly: true)
  }
  static let timeIssuedAtNotPositive = InspectionCause {
    Entry("time.issuedAtNotPositive", .error, shows: .expired)
  }
  static let timeWrittenAsFloat = InspectionCause { Entry("time.writtenAsFloat", .warning) }
}

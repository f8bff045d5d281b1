/// What is wrong with the time of issue.
enum IssuedAtCause: CaseIterable {
  case missing, text, wrongType, fractional, milliseconds, microseconds, nanoseconds, since2001
  case isoDate, inFuture, slightlyInFuture, notBackdated, zoneOffsetAhead, zoneOffsetBehind
  case floatRounded, longAgo, notPositive, writtenAsFloat

  var cause: InspectionCause {
    switch self {
    case .missing:
      InspectionCause(
        "time.issuedAtMissing", .error, rows: "I1",
        why: "The payload does not say when the signature was issued.",
        fix: "Write iat: the time in whole seconds since 1970, less 30.",
        source: "Zoom's documentation")
    case .text:
      InspectionCause(
        "time.issuedAtText", .error, rows: "I2",
        why: "iat is a string. Zoom's documentation: 'long format, not a string'.",
        fix: "Write the number without quotes.", source: "Zoom's documentation")
    case .wrongType:
      InspectionCause(
        "time.issuedAtWrongType", .error, rows: "I2",
        why: "iat is a boolean, null, an array or an object.",
        fix: "Write iat as a whole number of seconds.", source: "Zoom's documentation")
    case .fractional:
      InspectionCause(
        "time.issuedAtFractional", .error, rows: "I3",
        why: "iat has a fraction of a second; Zoom takes integers. It works when the clock happens "
          + "to be at a whole second.",
        fix:
          "Round down: Math.floor(ms / 1000). Swift: Int(date.timeIntervalSince1970), and not the "
          + "strategy .secondsSince1970.",
        source: "forum thread 003, generateZoomJWT; Swift's JSONEncoder as run")
    case .milliseconds:
      InspectionCause(
        "time.issuedAtInMilliseconds", .error, rows: "I4",
        why: "iat counts milliseconds, so it lies tens of thousands of years ahead.",
        fix: "Divide by 1000 and round down: Math.floor(Date.now() / 1000).",
        source: "React Native #340")
    case .microseconds:
      InspectionCause(
        "time.issuedAtInMicroseconds", .error, rows: "I4",
        why: "iat counts microseconds.", fix: "Divide by 1,000,000 and round down.",
        source: "React Native #340")
    case .nanoseconds:
      InspectionCause(
        "time.issuedAtInNanoseconds", .error, rows: "I4",
        why: "iat counts nanoseconds.", fix: "Divide by 1,000,000,000 and round down.",
        source: "React Native #340")
    case .since2001:
      InspectionCause(
        "time.issuedAtSince2001", .error, rows: "I5",
        why: "iat counts from 1 January 2001, as Swift's JSONEncoder does with a Date by default; "
          + "Zoom counts from 1970.",
        fix: "Int(date.timeIntervalSince1970), as an integer claim.",
        shown: .expired, source: "Swift's JSONEncoder as run; Kitura Swift-JWT #26")
    case .isoDate:
      InspectionCause(
        "time.issuedAtISODate", .error, rows: "I6",
        why: "iat is a date in words of ISO 8601.",
        fix: "Write whole seconds since 1970, as a number.", source: "Swift's JSONEncoder as run")
    case .inFuture:
      InspectionCause(
        "time.issuedInFuture", .error, rows: "I7",
        why: "iat lies in the future, which Zoom calls an invalid signature.",
        fix: "Set the server's clock (NTP), and take 30 seconds off iat.",
        source: "developer forum 82045; forum thread 003", isSymptom: true)
    case .slightlyInFuture:
      InspectionCause(
        "time.issuedSlightlyInFuture", .warning, rows: "I7",
        why: "iat lies a few seconds ahead. Whether it is refused depends on whose clock is ahead.",
        fix: "Take 30 seconds off iat, and set the server's clock.",
        source: "developer forum 82045")
    case .notBackdated:
      InspectionCause(
        "time.notBackdated", .note, rows: "I8",
        why: "iat is just now. Zoom's endpoint does the same, but with a clock that is ahead of "
          + "Zoom's it is refused now and then, and works on the next try.",
        fix: "Take 30 seconds off iat.", source: "developer forum 77667")
    case .zoneOffsetAhead:
      InspectionCause(
        "time.zoneOffsetAhead", .error, rows: "I9",
        why: "iat is ahead by a time zone's offset: local time was taken for UTC.",
        fix: "Take the time from the epoch: time.time() in Python, System.currentTimeMillis() or "
          + "Instant.now() in Java.",
        source: "Zoom's Python sample and developer forum 89071, as run")
    case .zoneOffsetBehind:
      InspectionCause(
        "time.zoneOffsetBehind", .note, rows: "I9",
        why: "iat is behind by what could be a time zone's offset. If the signature was made just "
          + "now, local time was taken for UTC.",
        fix: "Take the time from the epoch: time.time() in Python, System.currentTimeMillis() or "
          + "Instant.now() in Java.",
        shown: .expired, source: "Zoom's Python sample and developer forum 89071, as run")
    case .floatRounded:
      InspectionCause(
        "time.issuedAtRoundedToFloat", .warning, rows: "I10",
        why:
          "iat, or iat + 30, is a multiple of 128: so it comes out of a 32-bit float, which puts "
          + "every third signature into the future. By chance one in 64 looks so.",
        fix: "Java: System.currentTimeMillis() / 1000L - 30, without (float).",
        source: "developer forum 91781, as run")
    case .longAgo:
      InspectionCause(
        "time.issuedLongAgo", .error, rows: "I11",
        why: "iat lies more than 48 hours back, longer than a signature may be valid.",
        fix: "Sign anew for every join.", shown: .expired, source: "Zoom's documentation")
    case .notPositive:
      InspectionCause(
        "time.issuedAtNotPositive", .error, rows: "I12",
        why: "iat is 1970 or before.",
        fix: "Write the current time in whole seconds since 1970.", shown: .expired,
        source: "Zoom's documentation")
    case .writtenAsFloat:
      InspectionCause(
        "time.writtenAsFloat", .warning, rows: "I13",
        why: "A time is whole, but written as a float: 1700000000.0 or 1.7E9. Parsers that want an "
          + "integer may refuse it.",
        fix: "Python: int(time.time()). Write no fraction and no exponent.",
        source: "PyJWT with float(int(time()))")
    }
  }
}

/// What is wrong with the times at which signature and session end.
enum ExpiryCause: CaseIterable {
  case missing, text, wrongType, fractional, otherUnit, expired, sessionExpired
  case validityTooShort, validityAtMinimum, validityAtMinimumOnNative, validityTooLong
  case validityAtMaximum, validityTimes1000, relative, notAfterIssue
  case sessionExpiryMissing, sessionExpiryMissingOnWeb, sessionTooShort, sessionEndsTooSoon
  case sessionDiffers, sessionExpiryMisnamed, otherClock

  var cause: InspectionCause {
    switch self {
    case .missing:
      InspectionCause(
        "time.expiryMissing", .error, rows: "X1",
        why: "The Web SDK needs exp.", fix: "Write exp: iat + 7200.",
        source: "Zoom's endpoint sample")
    case .text:
      InspectionCause(
        "time.expiryText", .error, rows: "X2",
        why: "exp or tokenExp is a string.", fix: "Write the number without quotes.",
        source: "Zoom's documentation")
    case .wrongType:
      InspectionCause(
        "time.expiryWrongType", .error, rows: "X2",
        why:
          "exp or tokenExp is a boolean, null, an array or an object; null is what JSON makes of "
          + "a sum that is not a number.",
        fix: "Write it as a whole number of seconds.", source: "forum thread 002, as run")
    case .fractional:
      InspectionCause(
        "time.expiryFractional", .error, rows: "X2",
        why: "exp or tokenExp has a fraction of a second; Zoom takes integers.",
        fix: "Round iat down before you add to it.",
        source: "forum thread 003, generateZoomJWT")
    case .otherUnit:
      InspectionCause(
        "time.expiryInOtherUnit", .error, rows: "X2",
        why: "exp or tokenExp counts milliseconds or less in place of seconds.",
        fix: "Add seconds to an iat in seconds.", source: "React Native #340")
    case .expired:
      InspectionCause(
        "time.expired", .error, rows: "X3",
        why: "The signature has expired.", fix: "Sign anew for every join.",
        shown: .expired, source: "the Web SDK's table of codes")
    case .sessionExpired:
      InspectionCause(
        "time.sessionExpired", .error, rows: "X3",
        why: "tokenExp is over: the session would end at once.", fix: "Sign anew for every join.",
        shown: .expired, source: "Zoom's documentation")
    case .validityTooShort:
      InspectionCause(
        "time.validityTooShort", .error, rows: "X4",
        why: "exp must lie at least 1800 seconds after iat.", fix: "Write exp: iat + 7200.",
        source: "Zoom's endpoint sample")
    case .validityAtMinimum:
      InspectionCause(
        "time.validityAtMinimum", .note, rows: "X5",
        why: "exp lies just 1800 seconds after iat; some clients want more than that.",
        fix: "Write exp: iat + 7200.", source: "React Native #254")
    case .validityAtMinimumOnNative:
      InspectionCause(
        "time.validityAtMinimumOnNative", .error, rows: "X5",
        why: "exp or tokenExp lies just 1800 seconds after iat; native SDKs want more than that.",
        fix: "Write exp and tokenExp: iat + 7200.",
        shown: .invalidArguments, source: "React Native #254")
    case .validityTooLong:
      InspectionCause(
        "time.validityTooLong", .error, rows: "X6",
        why: "exp lies more than 172800 seconds, 48 hours, after iat.",
        fix: "Write exp: iat + 7200, and sign anew for every join.",
        source: "Zoom's endpoint sample")
    case .validityAtMaximum:
      InspectionCause(
        "time.validityAtMaximum", .warning, rows: "X6",
        why: "exp lies just 172800 seconds after iat; whether that is included is not defined.",
        fix: "Write less.", source: "seb-server")
    case .validityTimes1000:
      InspectionCause(
        "time.validityTimes1000", .error, rows: "X7",
        why: "Milliseconds were added to an iat in seconds: exp lies months ahead.",
        fix: "Add 60 * 60 * 2, without * 1000.", source: "gist of MarkusPint")
    case .relative:
      InspectionCause(
        "time.expiryRelative", .error, rows: "X8",
        why: "exp or tokenExp is a duration; it must be a time.", fix: "Write exp: iat + 7200.",
        shown: .expired, source: "public code")
    case .notAfterIssue:
      InspectionCause(
        "time.expiryNotAfterIssue", .error, rows: "X9",
        why: "The signature ends no later than it begins.", fix: "Write exp: iat + 7200.",
        shown: .expired, source: "developer forum, Android 19355")
    case .sessionExpiryMissing:
      InspectionCause(
        "time.sessionExpiryMissing", .error, rows: "X10",
        why: "Native SDKs need tokenExp.", fix: "Write tokenExp: iat + 7200 or later.",
        shown: .invalidArguments, source: "Zoom's documentation")
    case .sessionExpiryMissingOnWeb:
      InspectionCause(
        "time.sessionExpiryMissingOnWeb", .note, rows: "X10",
        why: "tokenExp is missing. Web SDKs do without; all of Zoom's samples send it.",
        fix: "Write tokenExp, with the value of exp.", shown: .nothing,
        source: "Zoom's documentation")
    case .sessionTooShort:
      InspectionCause(
        "time.sessionTooShort", .error, rows: "X11",
        why: "tokenExp must lie at least 1800 seconds after iat.",
        fix: "Write tokenExp: iat + 7200 or later.", source: "Zoom's documentation")
    case .sessionEndsTooSoon:
      InspectionCause(
        "time.sessionEndsTooSoon", .error, rows: "X12",
        why:
          "A native SDK wants 1800 seconds left until tokenExp at the time when it is initialised.",
        fix: "Sign just before you initialise the SDK, or with a later tokenExp.",
        shown: .invalidArguments, source: "developer forum 65869")
    case .sessionDiffers:
      InspectionCause(
        "time.sessionDiffersFromExpiry", .note, rows: "X13",
        why: "tokenExp is not exp. It may be; samples have them equal, and a guide of Zoom's wants "
          + "exp to be the later.",
        fix: "Write the same time into both, unless you mean it.", shown: .nothing,
        source: "dev.to/zoom; Zoom's samples")
    case .sessionExpiryMisnamed:
      InspectionCause(
        "time.sessionExpiryMisnamed", .warning, rows: "X14",
        why: "The claim is passed over: its name is tokenExp, with a capital E.",
        fix: "Rename it to tokenExp.", shown: .invalidArguments, source: "public code")
    case .otherClock:
      InspectionCause(
        "time.expiryOnOtherClock", .error, rows: "X15",
        why: "iat and exp count from different years or in different units: they were computed in "
          + "two ways.",
        fix: "Compute iat once, and exp from it.", shown: .expired,
        source: "inferred from the values")
    }
  }
}

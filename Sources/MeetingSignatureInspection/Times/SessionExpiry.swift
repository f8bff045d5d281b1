// `tokenExp`, the time at which the session ends.

extension TimesCheck {
  mutating func reportMissingSessionExpiry(_ claims: TokenClaims) {
    let misspelled = claims.firstName(
      of: "tokenexp|token_exp|tokenExpiry|tokenEXP|token_expiry")
    if let misspelled {
      findings.report(
        .timeSessionExpiryMisnamed, "the claim \(misspelled)", named: misspelled,
        as: isForWeb ? .note : nil)
    }
    findings.claims = .tokenExp
    if !isForWeb {
      findings.report(.timeSessionExpiryMissing, "no tokenExp")
    } else if misspelled == nil {
      findings.report(.timeSessionExpiryMissingOnWeb, "no tokenExp")
    }
  }

  mutating func checkSession(_ times: TokenTimes) {
    guard let session = times.session, let end = session.seconds else { return }
    let expiryEnd = times.expiry?.seconds
    findings.claims = .tokenExp
    // What holds for the same time in exp has been reported.
    let isShared = expiryEnd == end
    var isOffByZone = false
    if let expiryEnd, !isShared {
      isOffByZone = checkZone(end, expiryEnd, issued: times.issued?.seconds)
    }
    if let now { check(end, now, isShared: isShared) }
    if let expiryEnd, !isShared, !isOffByZone {
      findings.report(.timeSessionDiffersFromExpiry, difference(end - expiryEnd))
    }
    guard !isShared, let issued = times.issued, let validity = validity(from: issued, to: session)
    else { return }
    if validity < 1800 {
      guard !isOffByZone else { return }
      findings.report(
        .timeSessionTooShort,
        validity < 0
          ? "\(duration(-validity)) before iat" : "\(duration(validity)) after iat")
    } else if validity == 1800, !isForWeb {
      findings.report(
        .timeValidityAtMinimumOnNative, "tokenExp: \(duration(validity)) after iat")
    }
  }

  private mutating func check(_ end: Int64, _ now: Int64, isShared: Bool) {
    if end <= now {
      if !isShared { findings.report(.timeSessionExpired, "tokenExp: \(duration(now - end)) ago") }
    } else if !isForWeb, end - now < 1800, !findings.hasErrors {
      findings.report(.timeSessionEndsTooSoon, "\(duration(end - now)) left")
    }
  }

  /// Reports a `tokenExp` that is before `exp`, and too early, by what may be a time zone's offset,
  /// and returns whether it is.
  private mutating func checkZone(_ end: Int64, _ expiryEnd: Int64, issued: Int64?) -> Bool {
    guard let start = issued ?? now, end - start < 1800, 1800...172_800 ~= expiryEnd - start,
      let offset = timeZoneOffset(near: expiryEnd - end)
    else { return false }
    findings.report(
      .timeSessionZoneOffset, "tokenExp: \(duration(expiryEnd - end)) before exp, \(offset)")
    return true
  }

  private func difference(_ seconds: Int64) -> String {
    let distance = abs(seconds)
    let text = "\(duration(distance)) \(seconds > 0 ? "later" : "earlier") than exp"
    guard timeZoneOffset(near: distance) != nil else { return text }
    return text + ", which may be a time zone's offset"
  }
}

extension InspectionCause {
  static let sessionTimes: [Explanation] = [
    Explanation(
      of: timeSessionExpired,
      why: "tokenExp has passed, so the session would end immediately.",
      fix: "Sign again for every join. To inspect a signature that was rejected earlier, give the "
        + "time of the join.",
      source: "Zoom documentation, 'Meeting SDK authorization'"),
    Explanation(
      of: timeSessionExpiryMissing,
      why: "Native SDKs require tokenExp.",
      fix: "Write tokenExp: iat + 7200 or later.",
      source: "Zoom documentation, 'Meeting SDK authorization'"),
    Explanation(
      of: timeSessionExpiryMissingOnWeb,
      why: "tokenExp is missing. The Web SDK doesn't require it, but native SDKs do.",
      fix: "Write tokenExp, with the value of exp.",
      source: "Zoom documentation, 'Meeting SDK authorization'"),
    Explanation(
      of: timeSessionTooShort,
      why: "tokenExp is less than 1,800 seconds after iat, the minimum.",
      fix: "Write tokenExp: iat + 7200 or later.",
      source: "Zoom documentation, 'Meeting SDK authorization'"),
    Explanation(
      of: timeSessionEndsTooSoon,
      why: "tokenExp is less than 1,800 seconds away. A native SDK requires more when it is "
        + "initialized.",
      fix: "Sign just before you initialize the SDK, or use a later tokenExp.",
      source: "devforum.zoom.us/t/65869"),
    Explanation(
      of: timeSessionZoneOffset,
      why:
        "tokenExp is too early by a time zone's offset: local time was used as UTC for tokenExp, "
        + "but not for exp.",
      fix: "Compute iat once, in seconds since 1970, and exp and tokenExp from it. Python: "
        + "int(time.time()), not the timestamp() of a datetime without a time zone.",
      source: "Python documentation, datetime.timestamp"),
    Explanation(
      of: timeSessionDiffersFromExpiry,
      why: "tokenExp differs from exp, which is allowed. Zoom's samples use the same time for "
        + "both, and one of Zoom's guides asks for a later exp.",
      fix: "Write the same time into both, unless the difference is intended.",
      source: "dev.to/zoom; GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: timeSessionExpiryMisnamed,
      why: "The SDK ignores this claim. Its name is tokenExp, with a capital E.",
      fix: "Rename the claim to tokenExp.",
      source: "Zoom documentation, 'Meeting SDK authorization'"),
  ]

  static let timeSessionExpired = InspectionCause {
    Entry("time.sessionExpired", .error, shows: .expired, isSymptomOnly: true)
  }
  static let timeSessionExpiryMissing = InspectionCause {
    Entry("time.sessionExpiryMissing", .error, shows: .invalidArguments)
  }
  static let timeSessionExpiryMissingOnWeb = InspectionCause {
    Entry("time.sessionExpiryMissingOnWeb", .note, shows: .nothing)
  }
  static let timeSessionTooShort = InspectionCause { Entry("time.sessionTooShort", .error) }
  static let timeSessionEndsTooSoon = InspectionCause {
    Entry("time.sessionEndsTooSoon", .error, shows: .invalidArguments)
  }
  static let timeSessionZoneOffset = InspectionCause {
    Entry("time.sessionZoneOffset", .error, shows: .expired)
  }
  static let timeSessionDiffersFromExpiry = InspectionCause {
    Entry("time.sessionDiffersFromExpiry", .note, shows: .nothing)
  }
  static let timeSessionExpiryMisnamed = InspectionCause {
    Entry("time.sessionExpiryMisnamed", .warning, shows: .invalidArguments)
  }
}

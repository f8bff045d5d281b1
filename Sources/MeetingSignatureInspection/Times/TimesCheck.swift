#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// The sixth stage: checks the times, each on its own, relative to each other, and relative to the
/// clock.
///
/// A time in another unit, or counted from another year, is reported once, and then used as it was
/// meant.
struct TimesCheck {
  var findings = StageFindings(.clock, in: .payload)

  /// The time of use, in seconds since 1970.
  ///
  /// `nil` if the clock is ignored.
  let now: Int64?

  /// Whether the signature is for the Web SDK.
  let isForWeb: Bool

  /// The severity of an `iat` that isn't the time of issue, if it isn't the default.
  ///
  /// Without `exp`, nothing depends on it, and how native SDKs check it isn't documented.
  let issuedSeverity: InspectionSeverity?

  init(_ claims: TokenClaims, isForWeb: Bool, areRequired: Bool, now: Int64?) {
    self.isForWeb = isForWeb
    self.now = now
    var times = TokenTimes(claims, now: now)
    issuedSeverity =
      !isForWeb && times.expiry == nil && times.session?.isPlain == true ? .warning : nil
    if times.haveFaults { reportFaults(of: times) }
    reportDurations(in: &times)
    if areRequired {
      findings.claims = .iat
      if times.issued == nil { findings.report(.timeIssuedAtMissing, "no iat") }
      findings.claims = .exp
      if times.expiry == nil, isForWeb, !claims.contains("exp") {
        findings.report(.timeExpiryMissing, "no exp")
      }
      if times.session == nil, !claims.contains("tokenExp") { reportMissingSessionExpiry(claims) }
    }
    checkIssuedAt(times)
    checkExpiry(times)
    checkSession(times)
    checkNotBefore(claims)
  }

  private mutating func checkNotBefore(_ claims: TokenClaims) {
    guard let claim = claims["nbf"] else { return }
    findings.claims = .nbf
    guard let start = claim.numberValue?._unsignedInteger, start < 1_000_000_000_000 else {
      return findings.report(.claimsNotBefore, "nbf is not a whole number of seconds")
    }
    if let now, start > now {
      findings.report(.claimsNotBefore, "nbf: \(start), and the time is \(now)")
    }
  }

  /// The number of seconds between two times, if they can be compared.
  ///
  /// `nil` if both are in another unit, and the difference makes sense in seconds.
  mutating func validity(from issued: ParsedTimeClaim, to expiry: ParsedTimeClaim) -> Int64? {
    guard let start = issued.seconds, let end = expiry.seconds, !isNear1970(start) else {
      return nil
    }
    guard issued.countsFrom2001 == expiry.countsFrom2001 else {
      findings.claims = .iatAndExp
      findings.report(
        .timeExpiryOnOtherClock, "one counts from 1970, the other from 2001", as: issuedSeverity)
      return nil
    }
    if issued.unit == expiry.unit, issued.unit != .seconds,
      let written = expiry.written, let writtenStart = issued.written,
      1800...172_800 ~= written.subtractingReportingOverflow(writtenStart).partialValue
    {
      return nil
    }
    let (validity, overflow) = end.subtractingReportingOverflow(start)
    return overflow ? nil : validity
  }

  /// Whether the time is in 1970 or before, and the clock isn't.
  func isNear1970(_ seconds: Int64) -> Bool {
    seconds <= 0
      ? now.map { $0 > 86_400 } ?? true
      : seconds < 31_536_000 && now.map { $0 > 63_072_000 } ?? true
  }
}

/// The times of a token.
struct TokenTimes {
  let issued: ParsedTimeClaim?
  var expiry: ParsedTimeClaim?
  var session: ParsedTimeClaim?

  init(_ claims: TokenClaims, now: Int64?) {
    issued = claims["iat"].map { ParsedTimeClaim($0, now: now, mayBeDuration: false) }
    expiry = claims["exp"].map { ParsedTimeClaim($0, now: now, mayBeDuration: true) }
    session = claims["tokenExp"].map { ParsedTimeClaim($0, now: now, mayBeDuration: true) }
  }

  /// Whether one of them isn't a whole number of seconds since 1970.
  var haveFaults: Bool {
    issued?.isPlain == false || expiry?.isPlain == false || session?.isPlain == false
  }

  /// Those of `exp` and `tokenExp`, and of `iat` if it is included, that satisfy a condition, with
  /// what they show.
  func evidence(
    _ includesIssued: Bool, _ detail: (ParsedTimeClaim) -> String? = { $0.evidence },
    where condition: (ParsedTimeClaim) -> Bool
  ) -> [ClaimEvidence] {
    var evidence: [ClaimEvidence] = []
    for (name, time) in [
      ("iat", includesIssued ? issued : nil), ("exp", expiry), ("tokenExp", session),
    ] {
      if let time, condition(time), let detail = detail(time) {
        evidence.append(ClaimEvidence(name: name, detail: detail))
      }
    }
    return evidence
  }
}

/// A time zone's offset that `distance`, in seconds, is close to, such as `about 5 h 30 min`.
func timeZoneOffset(near distance: Int64) -> String? {
  let quarters = (distance + 450) / 900
  // The zones that aren't a whole number of hours, such as Newfoundland, India, and Nepal.
  let others: [Int64] = [10, 14, 18, 22, 23, 26, 35, 38, 42, 51]
  guard 4...56 ~= quarters, quarters % 4 == 0 || others.contains(quarters),
    abs(distance - quarters * 900) <= 60
  else { return nil }
  let (hours, minutes) = (quarters / 4, quarters % 4 * 15)
  return minutes == 0 ? "about \(hours) h" : "about \(hours) h \(minutes) min"
}

extension InspectionCause {
  static let claimsNotBefore = InspectionCause { Entry("claims.notBefore", .warning) }
}

#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// The sixth stage: checks the times, each on its own, relative to each other, and relative to the
/// clock.
///
/// A time in another unit, or counted from another year, is reported once, and then used as it was
/// meant.
struct TimesCheck {
  var findings = StageFindings(.clock)

  /// The time of use, in seconds since 1970.
  ///
  /// `nil` if the clock is ignored.
  let now: Int64?

  /// Whether the signature is for the Web SDK.
  let isForWeb: Bool

  init(_ claims: TokenClaims, isForWeb: Bool, areRequired: Bool, now: Int64?) {
    self.isForWeb = isForWeb
    self.now = now
    let issued = claims["iat"].map { readIssuedAt($0) }
    let expiry = readExpiry(claims, "exp", issued)
    let session = readExpiry(claims, "tokenExp", issued)
    if areRequired {
      if !claims.contains("iat") { findings.report(.timeIssuedAtMissing, "no iat") }
      if !claims.contains("exp"), isForWeb { findings.report(.timeExpiryMissing, "no exp") }
      if !claims.contains("tokenExp") { reportMissingSessionExpiry(claims) }
    }
    if let issued = issued?.seconds { checkIssuedAt(issued) }
    checkExpiry(expiry, issued)
    checkSession(session, expiry, issued)
    checkNotBefore(claims)
  }

  private mutating func checkNotBefore(_ claims: TokenClaims) {
    guard let start = claims["nbf"]?.numberValue?.int64, let now, start > now else { return }
    findings.report(.claimsNotBefore, "nbf: \(start), and the time is \(now)")
  }

  /// The number of seconds between two times, if they can be compared.
  ///
  /// `nil` if both are in another unit, and the difference makes sense in seconds.
  mutating func validity(from issued: ParsedTimeClaim, to expiry: ParsedTimeClaim) -> Int64? {
    guard let start = issued.seconds, let end = expiry.seconds else { return nil }
    guard issued.countsFrom2001 == expiry.countsFrom2001 else {
      findings.report(.timeExpiryOnOtherClock, "one counts from 1970, the other from 2001")
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
}

/// A time zone's offset that `distance`, in seconds, is close to, such as `about 5 h 30 min`.
func timeZoneOffset(near distance: Int64) -> String? {
  let quarters = (distance + 450) / 900
  guard 1...56 ~= quarters, abs(distance - quarters * 900) <= 60 else { return nil }
  let minutes = quarters % 4 * 15
  return minutes == 0 ? "about \(quarters / 4) h" : "about \(quarters / 4) h \(minutes) min"
}

extension InspectionCause {
  static let claimsNotBefore = InspectionCause {
    Entry(
      "claims.notBefore", .warning,
      why: "nbf is in the future. Zoom doesn't document it, but a verifier may enforce it.",
      fix: "Omit nbf. .NET's JwtSecurityTokenHandler adds it by default.",
      source: "RFC 7519, section 4.1.5; .NET API reference, JwtSecurityTokenHandler")
  }
}

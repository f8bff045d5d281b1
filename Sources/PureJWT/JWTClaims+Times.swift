#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension JWTClaims {
  /// Checks that the token holds at a time: `exp` must be later, `nbf` and `iat` must not (RFC 7519,
  /// sections 4.1.4 to 4.1.6).
  ///
  /// A claim that is absent is not checked: see ``require(_:)``.
  ///
  /// Claims can have fractions and any size, and are compared as the nearest doubles: `exp` with
  /// `time - leeway`, `nbf` and `iat` with `time + leeway`.
  ///
  /// - Parameters:
  ///   - time: Seconds since 1970, such as Foundation's `Date().timeIntervalSince1970`.
  ///   - leeway: The accepted clock difference in seconds, 0 or more.
  ///   - checked: The claims to check. RFC 7519 does not forbid an `iat` in the future.
  /// - Throws: ``JWTClaimsError`` for the first claim that is not a number or does not hold, and for a
  ///   time or leeway that is not finite, not below 2^53, or, for the leeway, negative.
  public func checkTimes(
    at time: Double, leeway: Double = 0, of checked: JWTTimeClaims = [.exp, .nbf, .iat]
  ) throws(JWTClaimsError) {
    guard time.magnitude < 0x1p53, 0..<0x1p53 ~= leeway else {
      throw JWTClaimsError(.invalidTime)
    }
    if let exp = try date("exp", .exp, of: checked), exp <= time - leeway {
      throw JWTClaimsError(.expired, claim: "exp")
    }
    if let nbf = try date("nbf", .nbf, of: checked), nbf > time + leeway {
      throw JWTClaimsError(.notYetValid, claim: "nbf")
    }
    if let iat = try date("iat", .iat, of: checked), iat > time + leeway {
      throw JWTClaimsError(.issuedInFuture, claim: "iat")
    }
  }

  /// Returns the number, or `nil` if the claim is absent or not to be checked.
  private func date(
    _ name: String, _ claim: JWTTimeClaims, of checked: JWTTimeClaims
  ) throws(JWTClaimsError) -> Double? {
    guard checked.contains(claim), let value = self[name] else { return nil }
    guard case .number(let number) = value else {
      throw JWTClaimsError(.notANumber, claim: name)
    }
    return number.double
  }
}

#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension JWTClaims {
  /// Checks that the token has all of these claims.
  ///
  /// ``checkTimes(at:leeway:of:)`` accepts a token without `exp`. Require it if your tokens must expire:
  ///
  ///     try claims.require("exp", "sub")
  ///
  /// - Throws: ``JWTClaimsError`` with ``JWTClaimsError/Reason/missing`` for the first claim that is
  ///   absent, or `null`.
  public func require(_ names: String...) throws(JWTClaimsError) {
    for name in names where self[name]?.isNull ?? true {
      throw JWTClaimsError(.missing, claim: name)
    }
  }

  /// Checks that `aud` is `audience`, or an array that contains it (RFC 7519, section 4.1.3).
  ///
  /// Strings are compared by code points, without normalization.
  ///
  /// - Parameter audience: The name by which the recipient, usually your server, identifies itself.
  /// - Throws: ``JWTClaimsError`` if `aud` is missing, is neither a string nor an array of strings, or
  ///   does not contain the audience.
  public func checkAudience(_ audience: String) throws(JWTClaimsError) {
    try require("aud")
    let audiences = self["aud"]?.arrayValue ?? [self["aud"] ?? .null]
    guard audiences.allSatisfy({ $0.stringValue != nil }) else {
      throw JWTClaimsError(.notAString, claim: "aud")
    }
    guard audiences.contains(.string(audience)) else {
      throw JWTClaimsError(.mismatch, claim: "aud")
    }
  }

  /// Checks that `iss` is `issuer` (RFC 7519, section 4.1.1).
  ///
  /// - Throws: ``JWTClaimsError``, as ``check(_:is:)`` does.
  public func checkIssuer(_ issuer: String) throws(JWTClaimsError) {
    try check("iss", is: issuer)
  }

  /// Checks that a claim is a string and the expected one, compared by code points.
  ///
  /// - Throws: ``JWTClaimsError`` with the claim's name if it is missing, not a string, or another
  ///   string.
  public func check(_ name: String, is expected: String) throws(JWTClaimsError) {
    try require(name)
    guard self[name]?.stringValue != nil else { throw JWTClaimsError(.notAString, claim: name) }
    guard self[name] == .string(expected) else { throw JWTClaimsError(.mismatch, claim: name) }
  }
}

#if canImport(PureCrypto)
  public import PureJSON
#endif

/// The claims of a token (RFC 7519, section 4).
///
///     let claims = try JWT.verify(token, using: key).claims()
///     try claims.require("exp", "sub")
///     try claims.checkTimes(at: Date().timeIntervalSince1970, leeway: 60)
///     try claims.checkIssuer("me")
///
/// Compare strings with ``checkIssuer(_:)``, ``check(_:is:)``, or `JSONValue`'s
/// `==`, which compare code points (RFC 7519, section 1.1). Swift's `==` of two strings does not:
/// `claims["sub"]?.stringValue == "José"` accepts two different strings.
public struct JWTClaims: Equatable, Sendable {
  /// The object with all claims, in their order.
  public let json: JSONValue

  /// The claim with this name, or `nil` if there is none.
  public subscript(_ name: String) -> JSONValue? { json[name] }

  /// Reads a payload as claims.
  ///
  /// - Throws: ``JWTClaimsError`` if the payload is not an I-JSON object, or nested more than 32
  ///   levels deep.
  static func read(_ payload: RawSpan) throws(JWTClaimsError) -> JWTClaims {
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONValue(parsing: payload, maximumDepth: JWT.maximumDepth)
    } catch {
      throw JWTClaimsError(.notJSON, jsonError: error)
    }
    guard case .object = json else { throw JWTClaimsError(.notAnObject) }
    return JWTClaims(json: json)
  }
}

extension JWT {
  /// Returns the payload, read as claims.
  ///
  /// - Throws: ``JWTClaimsError`` if the payload is not an I-JSON object (RFC 7519, section 7.2), has
  ///   a duplicate name, or is nested more than 32 levels deep.
  public func claims() throws(JWTClaimsError) -> JWTClaims {
    try JWT.withBytes(of: payload) { (payload) throws(JWTClaimsError) in
      try JWTClaims.read(payload)
    }
  }
}

#if canImport(PureCrypto)
  public import PureJSON
#endif

/// The claims of a token: what its payload says (RFC 7519, section 4).
///
///     let claims = try JWT.verify(token, using: key).claims()
///     try claims.checkTimes(at: Date().timeIntervalSince1970, leeway: 60)
///     guard claims["iss"] == "me" else { … }
public struct JWTClaims: Equatable, Sendable {
  /// The object with all claims, in their order.
  public let json: JSONValue

  /// The claim with this name; nil if there is none.
  public subscript(_ name: String) -> JSONValue? { json[name] }
}

extension JWT {
  /// The payload, read as claims.
  ///
  /// Reading them says nothing about who has signed the token: that is for
  /// ``verify(_:using:maximumByteCount:)``.
  ///
  /// - Throws: ``JWTClaimsError`` if the payload is not an I-JSON object (RFC 7519, section 7.2), has
  ///   a name twice, or is nested deeper than 32.
  public func claims() throws(JWTClaimsError) -> JWTClaims {
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONValue(parsing: payload, maximumDepth: JWT.maximumDepth)
    } catch {
      throw JWTClaimsError(.notJSON, offset: error.offset)
    }
    guard case .object = json else { throw JWTClaimsError(.notAnObject) }
    return JWTClaims(json: json)
  }
}

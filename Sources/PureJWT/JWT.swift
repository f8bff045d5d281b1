/// A JSON Web Token in compact form, signed with HMAC-SHA256 (RFC 7515, RFC 7519, `HS256`).
///
///     let key = try JWTKey(secret: Array(secret.utf8))
///     let token = JWT.sign(payload: Array(#"{"iss":"me"}"#.utf8), using: key)
///     let claims = try JWT.verify(token, using: key).claims()
///     try claims.checkTimes(at: Date().timeIntervalSince1970, leeway: 60)
///
/// HS256 is the only algorithm. A token's header is checked to say so; it never chooses.
public struct JWT: Hashable, Sendable {
  /// The bytes of the header, as they were signed.
  public let header: [UInt8]

  /// The bytes of the payload, as they were signed. Whether they are JSON is for ``claims()`` to find
  /// out, and whether the times in them are right for ``JWTClaims/checkTimes(at:leeway:of:)``.
  public let payload: [UInt8]
}

#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// A token that was read **without verifying it**: for display, never to be trusted.
///
///     let token = try JWT.unverified(received)
///     print(token.algorithm, String(decoding: token.payload, as: UTF8.self))
///
/// Any well-formed token can be read, whatever its algorithm is: `HS512`, `RS256`, or `none`.
public struct UnverifiedJWT: Hashable, Sendable {
  /// The `alg` of the header, such as `HS256`.
  public var algorithm: String { String(decoding: algorithmName, as: UTF8.self) }

  /// The bytes of the algorithm's name: they are compared, and not the string's normal form.
  let algorithmName: [UInt8]

  /// The bytes of the header.
  public let header: [UInt8]

  /// The bytes of the payload.
  public let payload: [UInt8]

  /// The bytes of the signature.
  ///
  /// A token whose algorithm is `none` has none.
  public let signature: [UInt8]

  /// Returns the payload, read as claims that are not verified.
  ///
  /// - Throws: ``JWTClaimsError``, as ``JWT/claims()`` does.
  public func claims() throws(JWTClaimsError) -> JWTClaims {
    try JWTClaims(payload)
  }
}

extension JWT {
  /// Reads a token of any algorithm **without verifying it**.
  ///
  /// Use the result for display only.
  ///
  /// - Parameters:
  ///   - token: The token.
  ///   - maximumByteCount: The maximum length of the token in bytes. Longer ones are rejected
  ///     unread.
  /// - Returns: The header and the payload.
  /// - Throws: ``JWTError`` for a token that is too long or is not three segments of strict
  ///   base64url, and whose header is not an I-JSON object with a string `alg`, or has a `b64`
  ///   other than `true`.
  public static func unverified(
    _ token: String, maximumByteCount: Int = defaultMaximumByteCount
  ) throws(JWTError) -> UnverifiedJWT {
    try unverified(token.utf8, maximumByteCount: maximumByteCount)
  }

  /// Reads the token whose ASCII characters are `token` **without verifying it**.
  ///
  /// Use the result for display only. Tokens longer than `maximumByteCount` are rejected unread.
  ///
  /// - Throws: ``JWTError``, as for a `String`.
  public static func unverified(
    _ token: some Sequence<UInt8>, maximumByteCount: Int = defaultMaximumByteCount
  ) throws(JWTError) -> UnverifiedJWT {
    try withBytes(of: token) { (token) throws(JWTError) in
      let parts = try CompactJWS(token, maximumByteCount: maximumByteCount)
      let (header, json) = try parts.header(in: token)
      let payload = try parts.payload(in: token)
      let signature = try parts.signature(in: token)
      guard let algorithm = json["alg"]?.stringValue else {
        throw JWTError(.algorithm, offset: 0)
      }
      try JWT.checkEncoding(json)
      return UnverifiedJWT(
        algorithmName: Array(algorithm.utf8), header: header, payload: payload,
        signature: signature)
    }
  }
}

extension JWT {
  /// The token for `payload`, with the header `{"alg":"HS256","typ":"JWT"}`.
  ///
  /// The payload is signed byte for byte as it is given; RFC 7519 wants a JSON object in UTF-8. For
  /// payloads that begin alike, and for another header, there is ``JWTSigner``.
  public static func sign(payload: RawSpan, using key: JWTKey) -> String {
    key.opening.token(payload: payload)
  }

  /// The token for `payload`, with the header `{"alg":"HS256","typ":"JWT"}`.
  ///
  /// The payload is signed byte for byte as it is given; RFC 7519 wants a JSON object in UTF-8.
  @inlinable
  public static func sign(payload: some Sequence<UInt8>, using key: JWTKey) -> String {
    withBytes(of: payload) { sign(payload: $0, using: key) }
  }

  /// The dot between two segments.
  static var separator: UInt8 { UInt8(ascii: ".") }
}

#if canImport(PureCrypto)
  public import PureJSON
#endif

extension JWT {
  /// Returns the token for `payload`, signed with `key`, with the header
  /// `{"alg":"HS256","typ":"JWT"}`.
  ///
  /// The payload is signed byte for byte. RFC 7519 expects a JSON object in UTF-8. For payloads
  /// with a common beginning, or another header, use ``JWTSigner``.
  public static func sign(payload: RawSpan, using key: JWTKey) -> String {
    withEncodedDefaultHeader { token($0, isHeader: true, payload: payload, using: key) }
  }

  /// Returns the token for `payload`, signed with `key`, with the header
  /// `{"alg":"HS256","typ":"JWT"}`.
  ///
  /// The payload is signed byte for byte. RFC 7519 expects a JSON object in UTF-8.
  @inlinable
  public static func sign(payload: some Sequence<UInt8>, using key: JWTKey) -> String {
    withBytes(of: payload) { sign(payload: $0, using: key) }
  }

  /// The dot between segments.
  static var separator: UInt8 { UInt8(ascii: ".") }
}

/// A value that can be signed as the payload of a token, such as a `JSONValue` or claims of your
/// own.
///
///     struct Login: JWTPayloadConvertible {
///       var user: String
///       var jsonPayload: JSONValue { ["iss": "me", "sub": .string(user)] }
///     }
public protocol JWTPayloadConvertible {
  /// The payload: a JSON object with the claims in serialization order.
  var jsonPayload: JSONValue { get }
}

extension JSONValue: JWTPayloadConvertible {
  /// The value itself.
  public var jsonPayload: JSONValue { self }
}

extension JWT {
  /// Returns the token for claims that are written as `JSONValue` writes them, with the header
  /// `{"alg":"HS256","typ":"JWT"}`.
  ///
  /// ``verify(_:using:maximumByteCount:)-(String,JWTKey,_)`` and ``claims()`` accept every token
  /// that this returns.
  ///
  /// - Parameters:
  ///   - payload: The claims: a JSON object.
  ///   - key: The key to sign with.
  /// - Returns: The token.
  /// - Throws: ``JWTClaimsError`` if the payload is not a JSON object, is not I-JSON (it has
  ///   duplicate names or noncharacters), is nested more than 32 levels deep, or if the token would
  ///   be longer than ``defaultMaximumByteCount``. To sign any bytes, use `sign(payload:using:)`
  ///   with bytes.
  public static func sign(
    payload: some JWTPayloadConvertible, using key: JWTKey
  ) throws(JWTClaimsError) -> String {
    try signed(payload.jsonPayload) { sign(payload: $0, using: key) }
  }

  /// Returns the token for `payload`, a literal of claims, signed with `key`, with the header
  /// `{"alg":"HS256","typ":"JWT"}`.
  ///
  ///     let token = try JWT.sign(payload: ["iss": "me", "exp": 1_700_000_000], using: key)
  ///
  /// - Throws: ``JWTClaimsError``, as for a `JSONValue`.
  public static func sign(
    payload: KeyValuePairs<String, JSONValue>, using key: JWTKey
  ) throws(JWTClaimsError) -> String {
    try sign(payload: JSONValue(payload), using: key)
  }

  /// Unavailable: a string is signed as its bytes, or read as JSON first.
  @available(
    *, unavailable,
    message: """
      a string is not a payload: sign its bytes (payload: text.utf8), or a JSON object (payload: \
      ["iss": "me"], or payload: try JSONValue(parsing: text.utf8))
      """
  )
  public static func sign(payload: some StringProtocol, using key: JWTKey) -> String {
    sign(payload: payload.utf8, using: key)
  }
}

extension JWTSigner {
  /// Returns the token for the claims of `payload`, written as `JSONValue` writes them.
  ///
  /// - Throws: ``JWTClaimsError`` for a payload that ``JWT/claims()`` would reject, and for a token
  ///   longer than ``JWT/defaultMaximumByteCount``.
  public func sign(payload: some JWTPayloadConvertible) throws(JWTClaimsError) -> String {
    try JWT.signed(payload.jsonPayload) { sign(payload: $0) }
  }

  /// Returns the token for `payload`, a literal of claims.
  ///
  /// - Throws: ``JWTClaimsError``, as for a `JSONValue`.
  public func sign(
    payload: KeyValuePairs<String, JSONValue>
  ) throws(JWTClaimsError) -> String {
    try sign(payload: JSONValue(payload))
  }

  /// Unavailable: a string is signed as its bytes, or read as JSON first.
  @available(
    *, unavailable,
    message: """
      a string is not a payload: sign its bytes (payload: text.utf8), or a JSON object (payload: \
      ["iss": "me"], or payload: try JSONValue(parsing: text.utf8))
      """
  )
  public func sign(payload: some StringProtocol) -> String {
    sign(payload: payload.utf8)
  }
}

extension JWT {
  /// Writes the payload, reads it as ``claims()`` would, and signs it.
  fileprivate static func signed(
    _ payload: JSONValue, _ sign: (RawSpan) -> String
  ) throws(JWTClaimsError) -> String {
    let token = try JSONWriter.withText {
      $0.write(payload)
    } use: { bytes in
      Result { () throws(JWTClaimsError) in
        try JWTClaims.check(bytes)
        return sign(bytes)
      }
    }.get()
    guard token.utf8.count <= defaultMaximumByteCount else { throw JWTClaimsError(.tooLong) }
    return token
  }
}

extension JSONValue {
  fileprivate init(_ literal: KeyValuePairs<String, JSONValue>) {
    self = .object(literal.map { Member($0.key, $0.value) })
  }
}

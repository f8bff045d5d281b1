extension JWT {
  /// Verifies a token, and returns its header and payload.
  ///
  /// The signature is compared in constant time, before the payload is parsed. To check what the
  /// payload says, use ``claims()`` and ``JWTClaims/checkTimes(at:leeway:of:)``.
  ///
  /// - Parameters:
  ///   - token: The token.
  ///   - key: The key to verify with.
  ///   - maximumByteCount: The maximum length of the token in bytes. Longer ones are rejected
  ///     unread.
  /// - Returns: The header and the payload.
  /// - Throws: ``JWTError`` for a token that is too long or is not three segments of strict
  ///   base64url, whose header is not an I-JSON object with an `alg` of exactly `HS256`, or has
  ///   `crit` or a `b64` other than `true`, and for a signature that does not match.
  public static func verify(
    _ token: String, using key: JWTKey, maximumByteCount: Int = defaultMaximumByteCount
  ) throws(JWTError) -> JWT {
    try verify(token.utf8, using: key, maximumByteCount: maximumByteCount)
  }

  /// Verifies a token with one of several keys, and returns it with the index of the first key that
  /// matches.
  ///
  /// Use this while you rotate a secret. The time it takes shows which key matches.
  ///
  /// - Parameters:
  ///   - token: The token.
  ///   - keys: The keys to verify with, in this order.
  ///   - maximumByteCount: The maximum length of the token in bytes. Longer ones are rejected
  ///     unread.
  /// - Returns: The header and the payload, and the index of the key.
  /// - Throws: ``JWTError``, as for one key, and with ``JWTError/Reason/noKey`` for no keys.
  public static func verify(
    _ token: String, using keys: [JWTKey], maximumByteCount: Int = defaultMaximumByteCount
  ) throws(JWTError) -> (jwt: JWT, keyIndex: Int) {
    try verify(token.utf8, using: keys, maximumByteCount: maximumByteCount)
  }

  /// The default limit of a token's length: 65,536 bytes.
  ///
  /// Servers accept headers of 8 to 16 KiB.
  public static var defaultMaximumByteCount: Int { 65_536 }
}

// MARK: - Bytes

extension JWT {
  /// Verifies the token whose ASCII characters are `token` with `key`.
  ///
  /// Tokens longer than `maximumByteCount` are rejected unread.
  ///
  /// - Throws: ``JWTError``, as for a `String`.
  @inlinable
  public static func verify(
    _ token: some Sequence<UInt8>, using key: JWTKey,
    maximumByteCount: Int = defaultMaximumByteCount
  ) throws(JWTError) -> JWT {
    try withBytes(of: token) { (token) throws(JWTError) in
      try verify(token, using: key, maximumByteCount: maximumByteCount)
    }
  }

  /// Verifies the token whose ASCII characters are `token` with one of `keys`.
  ///
  /// Tokens longer than `maximumByteCount` are rejected unread.
  ///
  /// - Throws: ``JWTError``, as for a `String`.
  @inlinable
  public static func verify(
    _ token: some Sequence<UInt8>, using keys: [JWTKey],
    maximumByteCount: Int = defaultMaximumByteCount
  ) throws(JWTError) -> (jwt: JWT, keyIndex: Int) {
    try withBytes(of: token) { (token) throws(JWTError) in
      try verify(token, using: keys, maximumByteCount: maximumByteCount)
    }
  }

  /// Verifies the token whose ASCII characters are `token` with `key`.
  ///
  /// Tokens longer than `maximumByteCount` are rejected unread.
  ///
  /// - Throws: ``JWTError``, as for a `String`.
  public static func verify(
    _ token: RawSpan, using key: JWTKey, maximumByteCount: Int = defaultMaximumByteCount
  ) throws(JWTError) -> JWT {
    let parts = try CompactJWS(token, maximumByteCount: maximumByteCount)
    let header = try parts.verifiableHeader(in: token)
    let isSigned = try parts.isSigned(by: key, in: token)
    let payload = try parts.payload(in: token)
    guard isSigned else { throw parts.wrongSignature }
    return JWT(header: header, payload: payload)
  }

  /// Verifies the token whose ASCII characters are `token` with one of `keys`.
  ///
  /// Tokens longer than `maximumByteCount` are rejected unread.
  ///
  /// - Throws: ``JWTError``, as for a `String`.
  public static func verify(
    _ token: RawSpan, using keys: [JWTKey], maximumByteCount: Int = defaultMaximumByteCount
  ) throws(JWTError) -> (jwt: JWT, keyIndex: Int) {
    guard !keys.isEmpty else { throw JWTError(.noKey) }
    let parts = try CompactJWS(token, maximumByteCount: maximumByteCount)
    let header = try parts.verifiableHeader(in: token)
    var keyIndex: Int?
    for (index, key) in keys.enumerated() where try parts.isSigned(by: key, in: token) {
      keyIndex = index
      break
    }
    let payload = try parts.payload(in: token)
    guard let keyIndex else { throw parts.wrongSignature }
    return (JWT(header: header, payload: payload), keyIndex)
  }
}

#if canImport(PureCrypto)
  internal import PureCrypto
#endif

extension JWT {
  /// The token, if it is one and `key` has signed it.
  ///
  /// The signature is compared in constant time, and before anybody reads the payload. What the
  /// payload says is for ``claims()`` and ``JWTClaims/checkTimes(at:leeway:of:)``.
  ///
  /// - Parameter maximumByteCount: how long the token may be; longer ones are not looked at.
  /// - Throws: ``JWTError`` for a token that is too long or not three segments of strict base64url,
  ///   whose header is not an I-JSON object with `alg` exactly `HS256` and without `crit` and `b64`,
  ///   or whose signature is another.
  public static func verify(
    _ token: String, using key: JWTKey, maximumByteCount: Int = defaultMaximumByteCount
  ) throws(JWTError) -> JWT {
    try withBytes(of: token) { (bytes) throws(JWTError) in
      try verify(bytes, using: key, maximumByteCount: maximumByteCount)
    }
  }

  /// The token, if it is one and one of `keys` has signed it; and the index of the first key that
  /// has. For secrets that are changed while tokens of the old one are still about.
  ///
  /// Which key it was shows in the time it takes.
  ///
  /// - Throws: ``JWTError`` as for one key; ``JWTError/Reason/noKey`` if there is none.
  public static func verify(
    _ token: String, using keys: [JWTKey], maximumByteCount: Int = defaultMaximumByteCount
  ) throws(JWTError) -> (jwt: JWT, keyIndex: Int) {
    try withBytes(of: token) { (bytes) throws(JWTError) in
      try verify(bytes, using: keys, maximumByteCount: maximumByteCount)
    }
  }

  /// The token, if it is one, **whoever signed it**: to show what is in it, never to believe it.
  ///
  /// - Throws: ``JWTError`` for all that ``verify(_:using:maximumByteCount:)`` refuses but a wrong
  ///   signature.
  public static func unverified(
    _ token: String, maximumByteCount: Int = defaultMaximumByteCount
  ) throws(JWTError) -> JWT {
    try withBytes(of: token) { (bytes) throws(JWTError) in
      try JWTParts(bytes, maximumByteCount: maximumByteCount).jwt
    }
  }

  /// How long a token may be if nothing else is said: 65,536 bytes. Servers take headers of 8 to 16
  /// KiB, so that a longer token comes from somebody who wants to keep you busy.
  public static var defaultMaximumByteCount: Int { 65_536 }

  private static func withBytes<R>(
    of token: String, _ body: (RawSpan) throws(JWTError) -> R
  ) throws(JWTError) -> R {
    try withBytes(of: token.utf8, body)
  }
}

// MARK: - Bytes

extension JWT {
  /// The token whose ASCII characters are `token`, if it is one and `key` has signed it.
  ///
  /// - Throws: ``JWTError``, as for a `String`.
  public static func verify(
    _ token: RawSpan, using key: JWTKey, maximumByteCount: Int = defaultMaximumByteCount
  ) throws(JWTError) -> JWT {
    let parts = try JWTParts(token, maximumByteCount: maximumByteCount)
    guard parts.isSigned(by: key, in: token) else { throw parts.wrongSignature }
    return parts.jwt
  }

  /// The token whose ASCII characters are `token`, if it is one and one of `keys` has signed it; and
  /// the index of the first key that has.
  ///
  /// - Throws: ``JWTError``, as for a `String`.
  public static func verify(
    _ token: RawSpan, using keys: [JWTKey], maximumByteCount: Int = defaultMaximumByteCount
  ) throws(JWTError) -> (jwt: JWT, keyIndex: Int) {
    guard !keys.isEmpty else { throw JWTError(.noKey) }
    let parts = try JWTParts(token, maximumByteCount: maximumByteCount)
    for (index, key) in keys.enumerated() where parts.isSigned(by: key, in: token) {
      return (parts.jwt, index)
    }
    throw parts.wrongSignature
  }
}

extension JWTParts {
  /// Whether `key` has signed the token that these are the parts of, found out in constant time.
  fileprivate func isSigned(by key: JWTKey, in token: RawSpan) -> Bool {
    key.prepared.isValidAuthenticationCode(
      signature, authenticating: token.extracting(first: signingInputCount))
  }

  fileprivate var wrongSignature: JWTError {
    JWTError(.wrongSignature, offset: signingInputCount + 1)
  }
}

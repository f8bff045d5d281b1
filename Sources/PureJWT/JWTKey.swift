#if canImport(PureCrypto)
  public import PureCrypto
#endif

/// A secret that signs and verifies with HS256.
///
/// The key is prepared when it is created, so create it once and keep it. It never appears in
/// descriptions or mirrors, and is zeroed when the last copy is released.
public struct JWTKey: Sendable {
  let prepared: HMAC<SHA256>.PreparedKey

  /// Creates a key from `secret`, the bytes of the secret.
  ///
  /// RFC 7518, section 3.2, asks for at least 32 bytes. Shorter secrets are accepted, because
  /// others issue them.
  ///
  /// - Throws: ``JWTError`` with ``JWTError/Reason/emptyKey`` for no bytes, and with
  ///   ``JWTError/Reason/zeroKey`` for NUL bytes only: anyone could sign with such a key.
  public init(secret: some Sequence<UInt8>) throws(JWTError) {
    try self.init(_secret: SymmetricKey(data: secret))
  }

  /// Creates a key from `secret`, the bytes of the secret.
  ///
  /// - Throws: ``JWTError``, as for a sequence.
  public init(secret: Span<UInt8>) throws(JWTError) {
    try self.init(_secret: SymmetricKey(data: secret))
  }

  /// Creates a key without another copy of the secret.
  ///
  /// - Throws: ``JWTError``, as for a sequence.
  public init(_secret key: SymmetricKey) throws(JWTError) {
    if key.bitCount == 0 { throw JWTError(.emptyKey) }
    if key.isZero { throw JWTError(.zeroKey) }
    prepared = HMAC<SHA256>.PreparedKey(key)
  }

  /// The same key for messages that are not tokens.
  public var _prepared: HMAC<SHA256>.PreparedKey { prepared }
}

extension JWTKey: CustomStringConvertible {
  /// The name of the type.
  ///
  /// The key never appears.
  public var description: String { "JWTKey" }
}

#if !hasFeature(Embedded)
  extension JWTKey: CustomReflectable {
    /// A mirror without the secret.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

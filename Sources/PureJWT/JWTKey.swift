#if canImport(PureCrypto)
  internal import PureCrypto
#endif

/// A secret that signs and verifies with HS256.
///
/// The key is prepared once, when it is made, so keep it for as long as you sign. What it holds is
/// wiped when the last copy of the value is gone, and nothing shows it.
public struct JWTKey: Sendable {
  let prepared: HMAC<SHA256>.PreparedKey

  /// The opening of tokens with the usual header.
  let opening: JWTOpening

  /// Creates a key from the bytes of the secret.
  ///
  /// RFC 7518, section 3.2, asks for at least 32 bytes. Shorter secrets are accepted, because others
  /// issue them.
  ///
  /// - Throws: ``JWTError`` with ``JWTError/Reason/emptyKey`` for no bytes, and with
  ///   ``JWTError/Reason/zeroKey`` for nothing but NUL bytes: anyone could sign.
  public init(secret: some Sequence<UInt8>) throws(JWTError) {
    let key = SymmetricKey(data: secret)
    if key.bitCount == 0 { throw JWTError(.emptyKey) }
    if key.isZero { throw JWTError(.zeroKey) }
    prepared = HMAC<SHA256>.PreparedKey(key)
    opening = JWTOpening(
      header: JWT.usualEncodedHeader.description, payloadPrefix: RawSpan(), key: prepared)
  }
}

extension JWTKey: CustomStringConvertible {
  /// What it is, and nothing of what it holds.
  public var description: String { "JWTKey" }
}

#if !hasFeature(Embedded)
  extension JWTKey: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

extension HMAC where H == SHA256 {
  /// A key whose padded blocks have been hashed already, for those who use it more than once.
  ///
  /// It keeps two chaining values of 32 bytes each, which are as secret as the key: with them one
  /// can sign. They are wiped when the last copy of the value is gone, and nothing shows them.
  public struct PreparedKey: Sendable {
    private let storage: SecretBytes

    /// Hashes the two padded blocks of `key`.
    public init(_ key: SymmetricKey) {
      storage = HMACKeyStates(key).stored()
    }

    var states: HMACKeyStates { HMACKeyStates(storage, byteCount: 64) }
  }
}

extension HMAC.PreparedKey {
  /// The code of `data` under this key.
  public func authenticationCode(for data: RawSpan) -> HMAC<SHA256>.MAC {
    states.authenticationCode(for: data)
  }

  /// The code of `data` under this key.
  @inlinable
  public func authenticationCode(for data: some Sequence<UInt8>) -> HMAC<SHA256>.MAC {
    let code = SHA256.withContiguousBytes(of: data) { authenticationCode(for: $0) }
    if let code { return code }
    var hmac = HMAC<SHA256>(key: self)
    hmac.update(data: data)
    return hmac.finalize()
  }

  /// Whether `code` is the code of `data` under this key, found out in constant time.
  public func isValidAuthenticationCode(
    _ code: RawSpan, authenticating data: RawSpan
  ) -> Bool {
    authenticationCode(for: data).digest.isEqual(to: code)
  }

  /// Whether `code` is the code of `data` under this key, found out in constant time.
  @inlinable
  public func isValidAuthenticationCode(
    _ code: some Sequence<UInt8>, authenticating data: RawSpan
  ) -> Bool {
    authenticationCode(for: data).isEqual(to: code)
  }

  /// Whether `code` is the code of `data` under this key, found out in constant time.
  @inlinable
  public func isValidAuthenticationCode(
    _ code: some Sequence<UInt8>, authenticating data: some Sequence<UInt8>
  ) -> Bool {
    authenticationCode(for: data).isEqual(to: code)
  }
}

extension HMAC.PreparedKey: CustomStringConvertible {
  /// What it is, and nothing of what it holds.
  public var description: String { "HMAC.PreparedKey" }
}

#if !hasFeature(Embedded)
  extension HMAC.PreparedKey: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

/// Keyed-hash message authentication codes (RFC 2104), with SHA-256.
///
///     let key = SymmetricKey(data: secret)
///     let code = HMAC<SHA256>.authenticationCode(for: message, using: key)
///     guard HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: message, using: key)
///     else { throw … }
///
/// Never compare codes that came as arrays or text with `==`: that tells an attacker, by the time it
/// takes, how many bytes are right. ``isValidAuthenticationCode(_:authenticating:using:)`` does not.
///
/// A code that is computed piece by piece keeps its state on the heap, where it is wiped when the last
/// copy of the value is gone. Codes in one call allocate nothing.
///
/// Whoever signs more than once with a key prepares it once, as a ``PreparedKey``: that halves the
/// work for short messages.
public struct HMAC<H>: Sendable {
  /// What has been hashed so far; a copy of its own as soon as it changes.
  private var state: HMACRunningState
}

extension HMAC where H == SHA256 {
  /// The type of keys.
  public typealias Key = SymmetricKey

  /// Starts a code over no bytes.
  public init(key: SymmetricKey) {
    state = HMACRunningState(HMACKeyStates(key))
  }

  /// Starts a code over no bytes, with a key that has been prepared before.
  public init(key: PreparedKey) {
    state = HMACRunningState(key.states)
  }

  /// Appends bytes to the message.
  public mutating func update(data: RawSpan) {
    makeStateUnique()
    state.inner.update(data: data)
  }

  /// Appends bytes to the message.
  @inlinable
  public mutating func update(data: some Sequence<UInt8>) {
    SHA256.forEachPiece(of: data) { update(data: $0) }
  }

  /// Appends the bytes of a buffer to the message, as CryptoKit spells it.
  @inlinable
  public mutating func update(bufferPointer: UnsafeRawBufferPointer) {
    unsafe update(data: bufferPointer)
  }

  /// The code of all bytes so far; more may follow.
  public func finalize() -> MAC {
    MAC(digest: SHA256.digest(of: state.inner.finalize(), resuming: state.outer))
  }

  private mutating func makeStateUnique() {
    if !isKnownUniquelyReferenced(&state) { state = HMACRunningState(copying: state) }
  }
}

// MARK: - In one call

extension HMAC where H == SHA256 {
  /// The code of `data` under `key`.
  public static func authenticationCode(for data: RawSpan, using key: SymmetricKey) -> MAC {
    HMACKeyStates(key).authenticationCode(for: data)
  }

  /// The code of `data` under `key`.
  @inlinable
  public static func authenticationCode(
    for data: some Sequence<UInt8>, using key: SymmetricKey
  ) -> MAC {
    let code = SHA256.withContiguousBytes(of: data) { authenticationCode(for: $0, using: key) }
    if let code { return code }
    var hmac = HMAC(key: key)
    hmac.update(data: data)
    return hmac.finalize()
  }

  /// Whether `code` is the code of `data` under `key`, found out in constant time.
  ///
  /// A code of another length than 32 bytes is not valid: truncated codes are not accepted.
  @inlinable
  public static func isValidAuthenticationCode(
    _ code: some Sequence<UInt8>, authenticating data: RawSpan, using key: SymmetricKey
  ) -> Bool {
    authenticationCode(for: data, using: key).isEqual(to: code)
  }

  /// Whether `code` is the code of `data` under `key`, found out in constant time.
  ///
  /// A code of another length than 32 bytes is not valid: truncated codes are not accepted.
  @inlinable
  public static func isValidAuthenticationCode(
    _ code: some Sequence<UInt8>, authenticating data: some Sequence<UInt8>,
    using key: SymmetricKey
  ) -> Bool {
    authenticationCode(for: data, using: key).isEqual(to: code)
  }
}

// MARK: - What is shown

extension HMAC: CustomStringConvertible {
  /// The name of the function, and nothing of the key or the message.
  public var description: String { "HMAC with SHA256" }
}

#if !hasFeature(Embedded)
  extension HMAC: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

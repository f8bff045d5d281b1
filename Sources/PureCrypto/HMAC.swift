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
/// Whoever signs more than once with a key prepares it once, as a ``PreparedKey``: that halves the
/// work for short messages.
public struct HMAC<H>: Sendable {
  /// The hash of the message, begun with the inner padded key.
  var inner: SHA256

  /// The chaining value that the outer padded key leads to.
  let outer: SIMD8<UInt32>
}

extension HMAC where H == SHA256 {
  /// Starts a code over no bytes.
  public init(key: SymmetricKey) {
    self.init(HMACKeyStates(key))
  }

  /// Starts a code over no bytes, with a key that has been prepared before.
  public init(key: PreparedKey) {
    self.init(key.states)
  }

  private init(_ states: HMACKeyStates) {
    inner = SHA256(resuming: states.inner, after: 64)
    outer = states.outer
  }

  /// Appends bytes to the message.
  public mutating func update(data: RawSpan) {
    inner.update(data: data)
  }

  /// Appends bytes to the message.
  @inlinable
  public mutating func update(data: some Sequence<UInt8>) {
    // SAFETY: the span ends with the closure.
    let done: Void? = data.withContiguousStorageIfAvailable { bytes in
      unsafe update(data: RawSpan(_unsafeElements: bytes))
    }
    if done == nil { updateBlockwise(data) }
  }

  @usableFromInline
  mutating func updateBlockwise(_ data: some Sequence<UInt8>) {
    inner.updateBlockwise(data)
  }

  /// The code of all bytes so far; more may follow.
  public func finalize() -> MAC {
    MAC(digest: SHA256.digest(of: inner.finalize(), resuming: outer))
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
    constantTimeEquals(code, authenticationCode(for: data, using: key))
  }

  /// Whether `code` is the code of `data` under `key`, found out in constant time.
  ///
  /// A code of another length than 32 bytes is not valid: truncated codes are not accepted.
  @inlinable
  public static func isValidAuthenticationCode(
    _ code: some Sequence<UInt8>, authenticating data: some Sequence<UInt8>,
    using key: SymmetricKey
  ) -> Bool {
    constantTimeEquals(code, authenticationCode(for: data, using: key))
  }
}

// MARK: - What is shown

extension HMAC: CustomStringConvertible {
  /// The name of the function, and nothing of the key or the message.
  public var description: String { "HMAC with SHA256" }
}

#if !hasFeature(Embedded)
  extension HMAC: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: []) }
  }
#endif

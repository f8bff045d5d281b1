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

extension HMAC {
  /// An authentication code: 32 bytes.
  ///
  /// A sequence of its bytes, so that `Array(code)` gives them. Comparing two codes takes the same
  /// time whatever they hold.
  public struct MAC: Hashable, Sendable {
    @usableFromInline let digest: SHA256.Digest

    init(digest: SHA256.Digest) { self.digest = digest }

    /// The size of an authentication code: 32 bytes.
    public static var byteCount: Int { 32 }

    /// The size of the authentication code: 32 bytes.
    public var byteCount: Int { 32 }

    /// Lends the 32 bytes; the pointer is valid inside `body` only.
    @unsafe @inlinable
    public func withUnsafeBytes<R, E>(
      _ body: (UnsafeRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
      // SAFETY: that the pointer stays inside `body` is the caller's part.
      try unsafe digest.withUnsafeBytes(body)
    }
  }
}

/// An authentication code, under the name that CryptoKit has for it.
public typealias HashedAuthenticationCode<H> = HMAC<H>.MAC

// MARK: - Comparison with bytes

extension HMAC.MAC {
  @inlinable
  func isEqual(to bytes: some Sequence<UInt8>) -> Bool { digest.isEqual(to: bytes) }

  // Without this, `!=` would be as good with the right side as a sequence of bytes.
  public static func != (left: Self, right: Self) -> Bool { !(left == right) }

  /// Returns whether the authentication code consists of these bytes. The time that it takes depends only
  /// on how many there are.
  @inlinable
  public static func == (code: Self, bytes: some Sequence<UInt8>) -> Bool {
    code.isEqual(to: bytes)
  }

  /// Returns whether the authentication code consists of these bytes. The time that it takes depends only
  /// on how many there are.
  @inlinable
  public static func == (bytes: some Sequence<UInt8>, code: Self) -> Bool {
    code.isEqual(to: bytes)
  }

  /// Returns whether the authentication code differs from these bytes. The time that it takes depends only
  /// on how many there are.
  @inlinable
  public static func != (code: Self, bytes: some Sequence<UInt8>) -> Bool {
    !code.isEqual(to: bytes)
  }

  /// Returns whether the authentication code differs from these bytes. The time that it takes depends only
  /// on how many there are.
  @inlinable
  public static func != (bytes: some Sequence<UInt8>, code: Self) -> Bool {
    !code.isEqual(to: bytes)
  }
}

extension HMAC.MAC: Sequence {
  public func makeIterator() -> SHA256.Digest.Iterator { digest.makeIterator() }

  public var underestimatedCount: Int { Self.byteCount }
}

extension HMAC.MAC: CustomStringConvertible {
  /// The name of the function and the bytes in lower-case hexadecimal.
  public var description: String { "HMAC with SHA256: " + hexadecimalText(of: digest) }
}

/// The state of an ``HMAC`` that is computed piece by piece, which is wiped in `deinit`.
///
/// `@unchecked Sendable`: `HMAC` changes it only while it holds the one reference to it.
final class HMACRunningState: @unchecked Sendable {
  /// The hash of the message, begun with the inner padded key.
  var inner: SHA256

  /// The chaining value that the outer padded key leads to.
  private(set) var outer: SIMD8<UInt32>

  init(_ states: HMACKeyStates) {
    inner = SHA256(resuming: states.inner, after: states.byteCount)
    outer = states.outer
  }

  init(copying other: HMACRunningState) {
    inner = other.inner
    outer = other.outer
  }

  deinit {
    // SAFETY: plain values of our own, of which nothing is read afterwards.
    unsafe withUnsafeMutableBytes(of: &inner) { unsafe wipe($0) }
    unsafe withUnsafeMutableBytes(of: &outer) { unsafe wipe($0) }
  }
}

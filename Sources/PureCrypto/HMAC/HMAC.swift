/// A keyed-hash message authentication code (RFC 2104), with SHA-256.
///
///     let key = SymmetricKey(data: secret)
///     let code = HMAC<SHA256>.authenticationCode(for: message, using: key)
///     guard HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: message, using: key)
///     else { throw … }
///
/// Don't compare codes as arrays or strings: their `==` takes longer the more bytes are right,
/// which an attacker can measure. Use `isValidAuthenticationCode(_:authenticating:using:)`, or
/// the `==` of ``MAC``.
///
/// An incremental code keeps its state on the heap, where it is zeroed when the last copy is
/// released. Codes in one call allocate nothing.
///
/// To authenticate many messages with one key, create a ``PreparedKey`` once.
public struct HMAC<H>: Sendable {
  /// The state after the data so far.
  ///
  /// A copy makes its own when it changes.
  private var state: HMACContext
}

extension HMAC where H == SHA256 {
  /// The type of keys.
  public typealias Key = SymmetricKey

  /// Creates an authentication code of an empty message under `key`.
  public init(key: SymmetricKey) {
    state = HMACContext(HMACMidstates(key))
  }

  /// Creates an authentication code of an empty message under a prepared `key`.
  public init(key: PreparedKey) {
    state = HMACContext(key.states)
  }

  /// Appends `data` to the message.
  public mutating func update(data: RawSpan) {
    makeStateUnique()
    state.states.inner.update(data: data)
  }

  /// Appends `data` to the message.
  @inlinable
  public mutating func update(data: some Sequence<UInt8>) {
    SHA256.forEachPiece(of: data) { update(data: $0) }
  }

  /// Appends the bytes of `bufferPointer` to the message.
  @inlinable
  public mutating func update(bufferPointer: UnsafeRawBufferPointer) {
    unsafe update(data: bufferPointer)
  }

  /// Returns the authentication code of the data so far.
  ///
  /// You can keep updating it afterwards.
  public func finalize() -> MAC {
    MAC(digest: SHA256.digest(of: state.states.inner.finalize(), resuming: state.states.outer))
  }

  private mutating func makeStateUnique() {
    if !isKnownUniquelyReferenced(&state) { state = HMACContext(copying: state) }
  }
}

// MARK: - In one call

extension HMAC where H == SHA256 {
  /// Returns the authentication code of `data` under `key`.
  public static func authenticationCode(for data: RawSpan, using key: SymmetricKey) -> MAC {
    HMACMidstates(key).authenticationCode(for: data)
  }

  /// Returns the authentication code of `data` under `key`.
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

  /// Returns whether `code` authenticates `data` under `key`.
  ///
  /// Runs in constant time.
  ///
  /// - Parameters:
  ///   - code: The received code. A length other than 32 bytes is never valid: truncated codes
  ///     are rejected.
  ///   - data: The message.
  ///   - key: The key.
  /// - Returns: Whether the code is valid. Reject the message if it is not.
  @inlinable
  public static func isValidAuthenticationCode(
    _ code: some Sequence<UInt8>, authenticating data: RawSpan, using key: SymmetricKey
  ) -> Bool {
    authenticationCode(for: data, using: key).isEqual(to: code)
  }

  /// Returns whether `code` authenticates `data` under `key`.
  ///
  /// Runs in constant time.
  ///
  /// - Parameters:
  ///   - code: The received code. A length other than 32 bytes is never valid: truncated codes
  ///     are rejected.
  ///   - data: The message.
  ///   - key: The key.
  /// - Returns: Whether the code is valid. Reject the message if it is not.
  @inlinable
  public static func isValidAuthenticationCode(
    _ code: some Sequence<UInt8>, authenticating data: some Sequence<UInt8>,
    using key: SymmetricKey
  ) -> Bool {
    authenticationCode(for: data, using: key).isEqual(to: code)
  }
}

// MARK: - Description

extension HMAC: CustomStringConvertible {
  /// The name of the function.
  ///
  /// The key and the message never appear.
  public var description: String { "HMAC with SHA256" }
}

#if !hasFeature(Embedded)
  extension HMAC: CustomReflectable {
    /// A mirror without the secret or the message.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

extension HMAC {
  /// An authentication code of 32 bytes.
  ///
  /// It is a sequence of its bytes, so that `Array(code)` and `Data(code)` contain them.
  /// Comparisons run in constant time.
  public struct MAC: Hashable, Sendable {
    @usableFromInline let digest: SHA256.Digest

    init(digest: SHA256.Digest) { self.digest = digest }

    /// The size of an authentication code: 32 bytes.
    public static var byteCount: Int { 32 }

    /// The size of the authentication code: 32 bytes.
    public var byteCount: Int { 32 }

    /// Calls `body` with the 32 bytes.
    ///
    /// The pointer is valid only until `body` returns.
    @unsafe @inlinable
    public func withUnsafeBytes<R, E>(
      _ body: (UnsafeRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
      // SAFETY: the caller keeps the pointer inside `body`.
      try unsafe digest.withUnsafeBytes(body)
    }
  }
}

extension HMAC.MAC {
  /// Calls `body` with the 32 bytes.
  public func _withBytes<R>(_ body: (RawSpan) -> R) -> R {
    SHA256.withBytes(of: digest.words, body)
  }

  /// Returns whether the authentication code consists of these bytes.
  ///
  /// Runs in constant time for their number.
  public func _isEqual(to bytes: RawSpan) -> Bool { digest.isEqual(to: bytes) }
}

/// An authentication code, under CryptoKit's name.
public typealias HashedAuthenticationCode<H> = HMAC<H>.MAC

// MARK: - Comparison with bytes

extension HMAC.MAC {
  @inlinable
  func isEqual(to bytes: some Sequence<UInt8>) -> Bool { digest.isEqual(to: bytes) }

  // Without this, the overloads for sequences would make `!=` ambiguous.
  /// Returns whether `left` and `right` differ.
  ///
  /// Runs in constant time.
  public static func != (left: Self, right: Self) -> Bool { !(left == right) }

  /// Returns whether `code` consists of `bytes`.
  ///
  /// Runs in constant time for their number.
  @inlinable
  public static func == (code: Self, bytes: some Sequence<UInt8>) -> Bool {
    code.isEqual(to: bytes)
  }

  /// Returns whether `code` consists of `bytes`.
  ///
  /// Runs in constant time for their number.
  @inlinable
  public static func == (bytes: some Sequence<UInt8>, code: Self) -> Bool {
    code.isEqual(to: bytes)
  }

  /// Returns whether `code` differs from `bytes`.
  ///
  /// Runs in constant time for their number.
  @inlinable
  public static func != (code: Self, bytes: some Sequence<UInt8>) -> Bool {
    !code.isEqual(to: bytes)
  }

  /// Returns whether `code` differs from `bytes`.
  ///
  /// Runs in constant time for their number.
  @inlinable
  public static func != (bytes: some Sequence<UInt8>, code: Self) -> Bool {
    !code.isEqual(to: bytes)
  }
}

extension HMAC.MAC: Sequence {
  /// Returns an iterator over the bytes.
  public func makeIterator() -> SHA256.Digest.Iterator { digest.makeIterator() }

  /// The number of bytes.
  public var underestimatedCount: Int { Self.byteCount }
}

extension HMAC.MAC: CustomStringConvertible {
  /// The name of the function, and the bytes in lowercase hexadecimal.
  public var description: String { "HMAC with SHA256: " + hexadecimalText(of: digest) }
}

/// The state of an incremental ``HMAC``, which is zeroed in `deinit`.
///
/// `@unchecked Sendable`: `HMAC` changes it only while it holds the only reference.
final class HMACContext: @unchecked Sendable {
  /// The hash of the message, which begins with the inner padded key, and the chaining value after
  /// the outer one.
  var states: (inner: SHA256, outer: SIMD8<UInt32>)

  init(_ states: HMACMidstates) {
    let inner = SHA256(resuming: states.inner, after: states.byteCount)
    self.states = (inner, states.outer)
  }

  init(copying other: HMACContext) {
    states = other.states
  }

  deinit {
    // SAFETY: our own values, which are not read afterwards.
    unsafe withUnsafeMutableBytes(of: &states) { unsafe wipe($0) }
  }
}

/// A secret key for ``HMAC``.
///
/// The bytes never appear in descriptions, `dump`, or mirrors, and are zeroed when the last copy
/// is released. Keys of the same length are compared in constant time.
public struct SymmetricKey: Sendable {
  private let storage: SecretBytes

  init(storage: SecretBytes) {
    self.storage = storage
  }

  /// Creates a key from a copy of `data`.
  ///
  /// Any length is accepted, as RFC 2104 has it, including none. RFC 7518, section 3.2, asks for
  /// at least 32 bytes. Zero your own copy of the bytes yourself.
  public init(data: some Sequence<UInt8>) {
    storage = SecretBytes.copy(data)
  }

  /// Creates a key from a copy of the bytes in `data`.
  public init(data: Span<UInt8>) {
    // SAFETY: the pointer does not leave the closure.
    storage = unsafe data.withUnsafeBufferPointer { unsafe SecretBytes.copy($0) }
  }

  /// Creates a key with the same bytes as `data`, another key.
  public init(data: SymmetricKey) {
    self = data
  }

  /// Whether all bytes of the key are zero.
  ///
  /// Runs in constant time.
  ///
  /// HMAC pads keys with zeros (RFC 2104, section 2): up to 64 zeros authenticate as the empty
  /// key does.
  public var isZero: Bool {
    withSpan { bytes in
      var bits: UInt8 = 0
      for index in bytes.indices { bits |= bytes[index] }
      return bits == 0
    }
  }

  /// The length of the key in bits.
  public var bitCount: Int { storage.byteCount * 8 }

  /// Calls `body` with the bytes of the key.
  ///
  /// Do not copy them: copies are not zeroed.
  public func withSpan<R, E>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
    try storage.withSpan(body)
  }

  /// Calls `body` with the bytes of the key.
  ///
  /// The pointer is valid only until `body` returns.
  @unsafe
  public func withUnsafeBytes<R, E>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    // SAFETY: the caller keeps the pointer inside `body`.
    try unsafe storage.withUnsafeBytes(body)
  }
}

extension SymmetricKey: Equatable {
  /// Returns whether both have the same bytes.
  ///
  /// Runs in constant time for keys of the same length.
  public static func == (left: Self, right: Self) -> Bool {
    // SAFETY: the pointer does not leave the closure.
    unsafe right.withUnsafeBytes { unsafe left._isEqual(to: $0) }
  }
}

extension SymmetricKey {
  /// Returns whether the key has these bytes.
  ///
  /// Runs in constant time for their number.
  @inlinable
  public func _isEqual(to bytes: some Sequence<UInt8>) -> Bool {
    // SAFETY: the pointer does not leave the closure.
    unsafe withUnsafeBytes { unsafe constantTimeEquals($0, bytes) }
  }
}

extension SymmetricKey: CustomStringConvertible {
  /// The length of the key.
  ///
  /// Its bytes never appear.
  public var description: String { "SymmetricKey(\(bitCount) bits)" }
}

#if !hasFeature(Embedded)
  extension SymmetricKey: CustomReflectable {
    /// A mirror without the secret.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

/// The size of a ``SymmetricKey``.
public struct SymmetricKeySize: Hashable, Sendable {
  /// The number of bits.
  public let bitCount: Int

  /// Creates a size.
  ///
  /// - Parameter bitCount: The number of bits: a multiple of 8, and not negative. HMAC-SHA256
  ///   asks for at least 256 (RFC 7518, section 3.2), and gains nothing beyond 512.
  public init(bitCount: Int) {
    precondition(bitCount >= 0 && bitCount % 8 == 0, "the size of a key is a number of whole bytes")
    self.bitCount = bitCount
  }

  /// 128 bits.
  public static var bits128: SymmetricKeySize { SymmetricKeySize(bitCount: 128) }

  /// 192 bits.
  public static var bits192: SymmetricKeySize { SymmetricKeySize(bitCount: 192) }

  /// 256 bits.
  public static var bits256: SymmetricKeySize { SymmetricKeySize(bitCount: 256) }
}

#if !hasFeature(Embedded)
  extension SymmetricKey {
    /// Creates a random key of `size`.
    ///
    /// Unavailable in Embedded Swift.
    ///
    /// The bytes come from the standard library's `SystemRandomNumberGenerator`, which is
    /// cryptographically secure on the platforms that Swift supports.
    public init(size: SymmetricKeySize) {
      self.init(storage: SecretBytes.random(byteCount: size.bitCount / 8))
    }
  }

  extension SecretBytes {
    fileprivate static func random(byteCount: Int) -> SecretBytes {
      // SAFETY: writes every byte, and none beyond the memory.
      unsafe SecretBytes(byteCount: byteCount) { memory in
        var generator = SystemRandomNumberGenerator()
        var offset = 0
        while offset + 8 <= byteCount {
          unsafe memory.storeBytes(of: generator.next(), toByteOffset: offset, as: UInt64.self)
          offset += 8
        }
        for index in offset..<byteCount { unsafe memory[index] = generator.next() }
      }
    }
  }
#endif

/// A secret key for ``HMAC``: bytes that are wiped when the last copy of the value is gone.
///
/// Neither its description nor `dump` nor a mirror shows the bytes, and comparing two keys of the
/// same length takes the same time whatever they hold.
public struct SymmetricKey: Sendable {
  private let storage: SecretBytes

  init(storage: SecretBytes) {
    self.storage = storage
  }

  /// A key that is a copy of `data`.
  ///
  /// Any length is taken, as RFC 2104 has it, none included; RFC 7518, section 3.2, asks for at
  /// least 32 bytes. The caller's own copy of the bytes is the caller's to wipe.
  public init(data: some Sequence<UInt8>) {
    storage = SecretBytes.copy(data)
  }

  /// Creates a key with the same bytes as another one.
  public init(data: SymmetricKey) {
    self = data
  }

  /// Whether the key has no byte other than zero, found out in constant time.
  ///
  /// HMAC pads keys with zeros (RFC 2104, section 2), so that up to 64 such bytes authenticate as the
  /// empty key does.
  public var isZero: Bool {
    // SAFETY: the pointer does not leave the closure.
    unsafe withUnsafeBytes { bytes in
      var bits: UInt8 = 0
      for index in bytes.indices { unsafe bits |= bytes[index] }
      return bits == 0
    }
  }

  /// The length of the key in bits.
  public var bitCount: Int { storage.byteCount * 8 }

  /// Lends the bytes of the key; the pointer is valid inside `body` only.
  @unsafe
  public func withUnsafeBytes<R, E>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    // SAFETY: that the pointer stays inside `body` is the caller's part.
    try unsafe storage.withUnsafeBytes(body)
  }
}

extension SymmetricKey: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    // SAFETY: the pointers do not leave the closures.
    unsafe left.withUnsafeBytes { left in
      unsafe right.withUnsafeBytes { right in unsafe constantTimeEquals(left, right) }
    }
  }
}

extension SymmetricKey: CustomStringConvertible {
  /// The length of the key, and nothing of what it holds.
  public var description: String { "SymmetricKey(\(bitCount) bits)" }
}

#if !hasFeature(Embedded)
  extension SymmetricKey: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

/// The size of a ``SymmetricKey``.
public struct SymmetricKeySize: Hashable, Sendable {
  /// The number of bits.
  public let bitCount: Int

  /// Creates a size of your own.
  ///
  /// - Parameter bitCount: The number of bits, a multiple of 8 and not negative. HMAC-SHA256 asks for at
  ///   least 256 (RFC 7518, section 3.2), and gains nothing beyond 512.
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
    /// Creates a random key.
    ///
    /// The bytes come from the standard library's system generator, which is cryptographically secure on
    /// the platforms that Swift supports. Unavailable in Embedded Swift, which may lack one.
    public init(size: SymmetricKeySize) {
      self.init(storage: SecretBytes.random(byteCount: size.bitCount / 8))
    }
  }

  extension SecretBytes {
    fileprivate static func random(byteCount: Int) -> SecretBytes {
      // SAFETY: every byte is written, and none beyond the memory.
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

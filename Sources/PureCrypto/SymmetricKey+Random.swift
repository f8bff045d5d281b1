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

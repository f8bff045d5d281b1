extension SHA256 {
  /// A SHA-256 digest of 32 bytes.
  ///
  /// It is a sequence of its bytes, so that `Array(digest)` and `Data(digest)` contain them.
  /// Comparisons run in constant time.
  public struct Digest: Sendable {
    /// The digest in memory order.
    @usableFromInline let words: SIMD8<UInt32>

    init(state: SIMD8<UInt32>) {
      var words = state
      for index in words.indices { words[index] = state[index].bigEndian }
      self.words = words
    }

    /// The size of a digest: 32 bytes.
    public static var byteCount: Int { 32 }

    /// The size of the digest: 32 bytes.
    public var byteCount: Int { 32 }

    /// Calls `body` with the 32 bytes.
    ///
    /// The pointer is valid only until `body` returns.
    @unsafe @inlinable
    public func withUnsafeBytes<R, E>(
      _ body: (UnsafeRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
      // SAFETY: the caller keeps the pointer inside `body`.
      try unsafe Swift.withUnsafeBytes(of: words, body)
    }
  }
}

/// A SHA-256 digest, under CryptoKit's name.
public typealias SHA256Digest = SHA256.Digest

// MARK: - Comparison

extension SHA256.Digest: Hashable {
  /// Returns whether the digests are equal.
  ///
  /// Runs in constant time.
  public static func == (left: Self, right: Self) -> Bool {
    isZero(left.words ^ right.words)
  }

  // Without this, the overloads for sequences would make `!=` ambiguous.
  /// Returns whether `left` and `right` differ.
  ///
  /// Runs in constant time.
  public static func != (left: Self, right: Self) -> Bool { !(left == right) }

  /// Returns whether the digest consists of these bytes.
  ///
  /// Runs in constant time for their number.
  @usableFromInline
  func isEqual(to bytes: RawSpan) -> Bool {
    guard bytes.byteCount == Self.byteCount else { return false }
    // SAFETY: there are 32 bytes, and any bytes are integers.
    let other = unsafe bytes.unsafeLoadUnaligned(as: SIMD8<UInt32>.self)
    return Self.isZero(words ^ other)
  }

  @inlinable
  func isEqual(to bytes: some Sequence<UInt8>) -> Bool {
    SHA256.withContiguousBytes(of: bytes) { isEqual(to: $0) } ?? constantTimeEquals(bytes, self)
  }

  /// Returns whether `digest` consists of `bytes`.
  ///
  /// Runs in constant time for their number.
  @inlinable
  public static func == (digest: Self, bytes: some Sequence<UInt8>) -> Bool {
    digest.isEqual(to: bytes)
  }

  /// Returns whether `digest` consists of `bytes`.
  ///
  /// Runs in constant time for their number.
  @inlinable
  public static func == (bytes: some Sequence<UInt8>, digest: Self) -> Bool {
    digest.isEqual(to: bytes)
  }

  /// Returns whether `digest` differs from `bytes`.
  ///
  /// Runs in constant time for their number.
  @inlinable
  public static func != (digest: Self, bytes: some Sequence<UInt8>) -> Bool {
    !digest.isEqual(to: bytes)
  }

  /// Returns whether `digest` differs from `bytes`.
  ///
  /// Runs in constant time for their number.
  @inlinable
  public static func != (bytes: some Sequence<UInt8>, digest: Self) -> Bool {
    !digest.isEqual(to: bytes)
  }

  private static func isZero(_ difference: SIMD8<UInt32>) -> Bool {
    var bits: UInt32 = 0
    for index in difference.indices { bits |= difference[index] }
    return bits == 0
  }
}

extension SHA256.Digest: Sequence {
  /// An iterator over the bytes of a digest.
  public struct Iterator: IteratorProtocol, Sendable {
    private let words: SIMD8<UInt32>
    private var offset = 0

    fileprivate init(_ words: SIMD8<UInt32>) { self.words = words }

    /// Returns the next byte, or `nil` after the last one.
    public mutating func next() -> UInt8? {
      guard offset < SHA256.Digest.byteCount else { return nil }
      let word = UInt32(bigEndian: words[offset / 4])
      let byte = UInt8(truncatingIfNeeded: word >> (24 - 8 * (offset % 4)))
      offset += 1
      return byte
    }
  }

  /// Returns an iterator over the bytes.
  public func makeIterator() -> Iterator { Iterator(words) }

  /// The number of bytes.
  public var underestimatedCount: Int { Self.byteCount }
}

extension SHA256.Digest: CustomStringConvertible {
  /// The name of the function, and the bytes in lowercase hexadecimal.
  public var description: String { "SHA256 digest: " + hexadecimalText(of: self) }
}

/// Returns the bytes in lowercase hexadecimal, two digits for each.
func hexadecimalText(of digest: SHA256.Digest) -> String {
  var text = ""
  for byte in digest {
    for digit in [byte >> 4, byte & 15] {
      text.unicodeScalars.append(Unicode.Scalar(digit < 10 ? 48 + digit : 87 + digit))
    }
  }
  return text
}

/// Returns whether two sequences of bytes are equal, in a time that depends only on their
/// lengths.
@inlinable
func constantTimeEquals(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Bool {
  var difference: UInt8 = 0
  var rightBytes = right.makeIterator()
  for leftByte in left {
    guard let rightByte = rightBytes.next() else { return false }
    difference |= leftByte ^ rightByte
  }
  return rightBytes.next() == nil && difference == 0
}

extension HMAC {
  /// An authentication code: 32 bytes.
  ///
  /// A sequence of its bytes, so that `Array(code)` gives them. Comparing two codes takes the same
  /// time whatever they hold.
  public struct MAC: Hashable, Sendable {
    @usableFromInline let digest: SHA256.Digest

    init(digest: SHA256.Digest) { self.digest = digest }

    /// The size of a code: 32 bytes.
    public static var byteCount: Int { 32 }

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

extension HMAC.MAC {
  /// Whether the code is `bytes`, in a time that depends on their number only.
  @inlinable
  func isEqual(to bytes: some Sequence<UInt8>) -> Bool {
    // SAFETY: the span ends with the closure.
    let isEqual = bytes.withContiguousStorageIfAvailable { bytes in
      unsafe digest.isEqual(to: RawSpan(_unsafeElements: bytes))
    }
    return isEqual ?? constantTimeEquals(bytes, self)
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

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

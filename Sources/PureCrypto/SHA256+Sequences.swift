extension SHA256 {
  /// Appends bytes to the message.
  ///
  /// Bytes that are contiguous in memory are hashed in place. Others are copied, one block of 64 bytes
  /// at a time.
  @inlinable
  public mutating func update(data: some Sequence<UInt8>) {
    SHA256.forEachPiece(of: data) { update(data: $0) }
  }

  /// Appends the bytes of a buffer to the message, as CryptoKit spells it.
  @inlinable
  public mutating func update(bufferPointer: UnsafeRawBufferPointer) {
    unsafe update(data: bufferPointer)
  }

  /// Returns the digest of `data`.
  @inlinable
  public static func hash(data: some Sequence<UInt8>) -> Digest {
    if let digest = withContiguousBytes(of: data, { hash(data: $0) }) { return digest }
    var hasher = SHA256()
    hasher.update(data: data)
    return hasher.finalize()
  }

  /// Lends the bytes of a sequence, or returns `nil` if they are not contiguous in memory.
  @usableFromInline
  @inline(__always)
  static func withContiguousBytes<R>(
    of data: some Sequence<UInt8>, _ body: (RawSpan) -> R
  ) -> R? {
    data.withContiguousStorageIfAvailable { bytes in
      // SAFETY: the span ends with the closure.
      unsafe body(RawSpan(_unsafeElements: bytes))
    }
  }

  /// Lends the bytes of a sequence in order: all of them if they are contiguous in memory, otherwise
  /// copies of up to 64.
  @inlinable
  static func forEachPiece(of data: some Sequence<UInt8>, _ body: (RawSpan) -> Void) {
    if withContiguousBytes(of: data, body) != nil { return }
    var block = SIMD64<UInt8>()
    var count = 0
    for byte in data {
      block[count] = byte
      count += 1
      if count == 64 {
        withBytes(of: block, count: count, body)
        count = 0
      }
    }
    withBytes(of: block, count: count, body)
  }

  @inlinable
  static func withBytes(of block: SIMD64<UInt8>, count: Int, _ body: (RawSpan) -> Void) {
    // SAFETY: a SIMD64<UInt8> is 64 initialized bytes; the span ends with the closure.
    unsafe withUnsafeBytes(of: block) { bytes in
      unsafe body(RawSpan(_unsafeBytes: bytes).extracting(first: count))
    }
  }
}

extension SHA256 {
  /// Appends bytes to the message.
  ///
  /// Bytes that lie side by side in memory are hashed where they are; others are copied, one block
  /// of 64 bytes at a time.
  @inlinable
  public mutating func update(data: some Sequence<UInt8>) {
    // SAFETY: the span ends with the closure.
    let done: Void? = data.withContiguousStorageIfAvailable { bytes in
      unsafe update(data: RawSpan(_unsafeElements: bytes))
    }
    if done == nil { updateBlockwise(data) }
  }

  /// The digest of `data`.
  @inlinable
  public static func hash(data: some Sequence<UInt8>) -> Digest {
    // SAFETY: the span ends with the closure.
    let digest = data.withContiguousStorageIfAvailable { bytes in
      unsafe hash(data: RawSpan(_unsafeElements: bytes))
    }
    if let digest { return digest }
    var hasher = SHA256()
    hasher.updateBlockwise(data)
    return hasher.finalize()
  }

  @inlinable
  mutating func updateBlockwise(_ data: some Sequence<UInt8>) {
    var block = SIMD64<UInt8>()
    var count = 0
    for byte in data {
      block[count] = byte
      count += 1
      if count == 64 {
        update(block, count: count)
        count = 0
      }
    }
    update(block, count: count)
  }

  @inlinable
  mutating func update(_ block: SIMD64<UInt8>, count: Int) {
    // SAFETY: a SIMD64<UInt8> is 64 initialized bytes; the span ends with the closure.
    unsafe withUnsafeBytes(of: block) { bytes in
      let block = unsafe RawSpan(_unsafeBytes: bytes)
      update(data: block.extracting(first: count))
    }
  }
}

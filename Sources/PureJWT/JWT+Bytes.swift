extension JWT {
  /// Lends the bytes of a sequence, which are copied first unless they are contiguous in memory.
  @usableFromInline
  @inline(__always)
  static func withBytes<R, E>(
    of sequence: some Sequence<UInt8>, _ body: (RawSpan) throws(E) -> R
  ) throws(E) -> R {
    // SAFETY: the span ends with the closure.
    let result = sequence.withContiguousStorageIfAvailable { buffer in
      let bytes = unsafe RawSpan(_unsafeElements: buffer)
      return Result { () throws(E) in try body(bytes) }
    }
    if let result { return try result.get() }
    // SAFETY: a byte has no padding that could be read.
    return try unsafe body(ContiguousArray(sequence).span.bytes)
  }
}

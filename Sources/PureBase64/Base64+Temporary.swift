extension Base64 {
  /// Calls `use` with the ASCII characters of the base64 encoding of `bytes`, which are on the
  /// stack unless there are many.
  @inlinable
  public static func _withEncoded<R>(
    _ bytes: RawSpan, as variant: Variant, _ use: (RawSpan) -> R
  ) -> R {
    withTemporaryBytes(capacity: encodedByteCount(of: bytes.byteCount, as: variant)) {
      encode(bytes, as: variant, into: &$0)
    } use: {
      use($0)
    }
  }

  /// Calls `use` with the bytes of a string whose ASCII characters are `ascii`, which are on the
  /// stack unless there are many.
  ///
  /// - Throws: ``Base64Error``, as for a `String`.
  @inlinable
  public static func _withDecoded<R>(
    _ ascii: RawSpan, as variant: Variant, _ use: (RawSpan) -> R
  ) throws(Base64Error) -> R {
    try withTemporaryBytes(capacity: decodedByteCount(of: ascii, as: variant) + 1) {
      (bytes) throws(Base64Error) in
      try decode(ascii, as: variant, into: &bytes)
    } use: {
      use($0)
    }
  }

  @inlinable
  @inline(__always)
  static func withTemporaryBytes<R, E>(
    capacity: Int, _ write: (inout OutputSpan<UInt8>) throws(E) -> Void, use: (RawSpan) -> R
  ) throws(E) -> R {
    // SAFETY: the span of the buffer, and that of its bytes, which have no padding, do not leave
    // the closure.
    try unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) {
      buffer throws(E) in
      var output = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
      try write(&output)
      return unsafe use(output.span.bytes)
    }
  }
}

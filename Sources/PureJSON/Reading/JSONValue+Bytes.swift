extension JSONValue {
  /// Calls `body` with the bytes of a sequence, which are copied first unless they are contiguous
  /// in memory.
  ///
  /// Inlinable, because looking up the generic type of a result takes longer than reading a small
  /// document.
  ///
  /// - Throws: ``JSONError`` if there are more bytes than `maximumByteCount`, without collecting
  ///   them.
  @inlinable
  static func withBytes<R>(
    of sequence: some Sequence<UInt8>, maximumByteCount: Int = .max,
    _ body: (RawSpan) throws(JSONError) -> R
  ) throws(JSONError) -> R {
    // SAFETY: the span ends with the closure.
    let result = sequence.withContiguousStorageIfAvailable { buffer in
      let bytes = unsafe RawSpan(_unsafeElements: buffer)
      return Result { () throws(JSONError) in try body(bytes) }
    }
    if let result { return try result.get() }
    let bound = Swift.max(maximumByteCount, 0)
    var collected = ContiguousArray<UInt8>()
    for byte in sequence {
      if collected.count == bound { throw .tooLong(bound) }
      collected.append(byte)
    }
    // SAFETY: a byte has no padding that could be read.
    return try unsafe body(collected.span.bytes)
  }
}

extension JSONError {
  @usableFromInline
  static func tooLong(_ bound: Int) -> JSONError {
    JSONError(reason: .tooLong, offset: bound, line: 0, column: 0)
  }
}

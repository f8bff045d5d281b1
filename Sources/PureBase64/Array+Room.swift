extension [UInt8] {
  /// Appends what `body` writes into room for `byteCount` bytes.
  ///
  /// Room for one is asked for in any case: without, the standard library writes to the storage that
  /// all empty arrays of a process share, which other threads read.
  @inline(__always)
  mutating func append<E>(
    room byteCount: Int, _ body: (inout OutputSpan<UInt8>) throws(E) -> Void
  ) throws(E) {
    try append(addingCapacity: Swift.max(byteCount, 1), initializingWith: body)
  }
}

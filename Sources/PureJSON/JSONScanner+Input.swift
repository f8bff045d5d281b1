extension JSONScanner {
  /// How many zeros stand behind the text.
  static var padding: Int { 16 }

  /// A copy of `text` with its padding, or `nil` if it is longer than `bound`.
  ///
  /// SAFETY: the memory is the caller's, to be given back.
  static func padded(_ text: some Sequence<UInt8>, bound: Int) -> UnsafeMutableRawBufferPointer? {
    let copy = text.withContiguousStorageIfAvailable { text in
      unsafe padded(UnsafeRawBufferPointer(text), bound)
    }
    return unsafe copy ?? paddedOneByOne(text, bound)
  }

  private static func paddedOneByOne(
    _ text: some Sequence<UInt8>, _ bound: Int
  ) -> UnsafeMutableRawBufferPointer? {
    var collected: [UInt8] = []
    for byte in text {
      if collected.count == bound { return nil }
      collected.append(byte)
    }
    return unsafe collected.withUnsafeBytes { unsafe padded($0, bound) }
  }

  private static func padded(
    _ text: UnsafeRawBufferPointer, _ bound: Int
  ) -> UnsafeMutableRawBufferPointer? {
    guard text.count <= bound else { return nil }
    // SAFETY: there is room for the bytes and for the zeros, and nothing else is in it.
    let copy = UnsafeMutableRawPointer.allocate(byteCount: text.count + padding, alignment: 16)
    if let start = text.baseAddress { unsafe copy.copyMemory(from: start, byteCount: text.count) }
    unsafe (copy + text.count).initializeMemory(as: UInt8.self, repeating: 0, count: padding)
    return unsafe UnsafeMutableRawBufferPointer(start: copy, count: text.count + padding)
  }
}

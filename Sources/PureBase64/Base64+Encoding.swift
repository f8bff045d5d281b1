extension Base64 {
  /// Returns how many characters encode `byteCount` bytes in `variant`.
  ///
  /// - Precondition: `byteCount` is 0 or more, and the result is an `Int`: on 32-bit platforms,
  ///   strings are shorter than 2 GiB.
  public static func encodedByteCount(of byteCount: Int, as variant: Variant) -> Int {
    let (wholeGroups, rest) = byteCount.quotientAndRemainder(dividingBy: 3)
    let restCount = rest == 0 ? 0 : variant.isPadded ? 4 : rest + 1
    let (count, overflow) = characterCount(ofWholeGroups: wholeGroups)
      .addingReportingOverflow(restCount)
    precondition(!overflow, "the base64 string would be longer than Int.max")
    return count
  }

  /// Four characters for each group of three bytes.
  static func characterCount(ofWholeGroups groupCount: Int) -> Int {
    precondition(groupCount >= 0, "a negative number of bytes")
    let (count, overflow) = groupCount.multipliedReportingOverflow(by: 4)
    precondition(!overflow, "the base64 string would be longer than Int.max")
    return count
  }

  /// Encodes `bytes` in `variant`, and appends the characters to `output`.
  ///
  /// - Precondition: `output` has capacity for ``encodedByteCount(of:as:)`` characters.
  public static func encode(
    _ bytes: RawSpan, as variant: Variant, into output: inout OutputSpan<UInt8>
  ) {
    let count = encodedByteCount(of: bytes.byteCount, as: variant)
    precondition(count <= output.freeCapacity, "not enough capacity for the base64 string")
    guard count > 0 else { return }
    // SAFETY: there is capacity for `count` characters, and exactly these are written; where
    // there is capacity, there is memory.
    unsafe output.withUnsafeMutableBufferPointer { buffer, initializedCount in
      let end =
        unsafe UnsafeMutableRawPointer(buffer.baseAddress.unsafelyUnwrapped) + initializedCount
      unsafe write(bytes, as: variant, to: end)
      initializedCount &+= count
    }
  }

  private static func write(
    _ bytes: RawSpan, as variant: Variant, to output: UnsafeMutableRawPointer
  ) {
    var output = unsafe output
    var offset = 0
    while offset <= bytes.byteCount &- 16 {
      // SAFETY: sixteen bytes are left. Twelve of them encode to sixteen characters, for which
      // the caller has capacity.
      let block = unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset, as: SIMD16<Int8>.self)
      let characters = Vectors.characters(encoding: block, as: variant)
      unsafe output.storeBytes(of: characters, as: SIMD16<Int8>.self)
      unsafe output += 16
      offset &+= 12
    }
    var rest = bytes.extracting(droppingFirst: offset)
    while rest.byteCount > 0 {
      unsafe output += writeLast(rest.extracting(first: 12), as: variant, to: output)
      rest = rest.extracting(droppingFirst: 12)
    }
  }

  /// Writes at most four groups and the padding, and returns how many characters these are.
  @inline(__always)
  private static func writeLast(
    _ bytes: RawSpan, as variant: Variant, to output: UnsafeMutableRawPointer
  ) -> Int {
    var block = SIMD16<Int8>()
    // SAFETY: at most twelve bytes are copied, and the pointers do not leave the closures.
    unsafe withUnsafeMutableBytes(of: &block) { block in
      unsafe bytes.withUnsafeBytes { unsafe block.copyMemory(from: $0) }
    }
    let count = (bytes.byteCount &* 4 &+ 2) / 3
    // SAFETY: there is capacity for `count` characters, at most sixteen, and for the padding.
    unsafe withUnsafeBytes(of: Vectors.characters(encoding: block, as: variant)) {
      unsafe output.copyMemory(from: $0.baseAddress.unsafelyUnwrapped, byteCount: count)
    }
    guard variant.isPadded else { return count }
    let paddedCount = (count + 3) & ~3
    for index in count..<paddedCount {
      unsafe output.storeBytes(of: padding, toByteOffset: index, as: UInt8.self)
    }
    return paddedCount
  }

  /// The character `=`.
  static var padding: UInt8 { 0x3d }
}

extension [UInt8] {
  /// Appends what `body` writes into capacity for `byteCount` bytes.
  ///
  /// The capacity is at least 1. Without any, the standard library writes to the storage that all
  /// empty arrays of a process share, which other threads read.
  @inline(__always)
  mutating func append<E>(
    capacity byteCount: Int, _ body: (inout OutputSpan<UInt8>) throws(E) -> Void
  ) throws(E) {
    try append(addingCapacity: Swift.max(byteCount, 1), initializingWith: body)
  }
}

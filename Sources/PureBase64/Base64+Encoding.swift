extension Base64 {
  /// Returns how many characters encode `byteCount` bytes.
  ///
  /// - Precondition: `byteCount` is 0 or more, and the result is an `Int`: on 32-bit platforms, strings
  ///   are shorter than 2 GiB.
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

  /// Appends the base64 text of `bytes` to `output`.
  ///
  /// - Precondition: `output` has room for ``encodedByteCount(of:as:)`` characters.
  public static func encode(
    _ bytes: RawSpan, as variant: Variant, into output: inout OutputSpan<UInt8>
  ) {
    let count = encodedByteCount(of: bytes.byteCount, as: variant)
    precondition(count <= output.freeCapacity, "no room for the base64 text")
    guard count > 0 else { return }
    // SAFETY: there is room for `count` characters, and just so many are written; where there is room,
    // there is memory.
    unsafe output.withUnsafeMutableBufferPointer { buffer, initializedCount in
      let end =
        unsafe UnsafeMutableRawPointer(buffer.baseAddress.unsafelyUnwrapped) + initializedCount
      unsafe bytes.withUnsafeBytes { unsafe write($0, as: variant, to: end) }
      initializedCount &+= count
    }
  }

  private static func write(
    _ bytes: UnsafeRawBufferPointer, as variant: Variant, to output: UnsafeMutableRawPointer
  ) {
    var input = unsafe bytes.baseAddress.unsafelyUnwrapped
    var output = unsafe output
    let end = unsafe input + bytes.count
    while unsafe input <= end - 16 {
      // SAFETY: there are sixteen bytes; twelve of them give sixteen characters, for which the caller
      // has made room.
      let block = unsafe input.loadUnaligned(as: SIMD8<UInt16>.self)
      let characters = variant.characters(sextets: sextets(of: block))
      unsafe output.storeBytes(of: characters, as: SIMD16<Int8>.self)
      unsafe input += 12
      unsafe output += 16
    }
    while unsafe input < end {
      let last = unsafe UnsafeRawBufferPointer(start: input, count: min(12, end - input))
      unsafe output += writeLast(last, as: variant, to: output)
      unsafe input += last.count
    }
  }

  /// Writes at most four groups, and the padding; returns how many characters these are.
  @inline(__always)
  private static func writeLast(
    _ bytes: UnsafeRawBufferPointer, as variant: Variant, to output: UnsafeMutableRawPointer
  ) -> Int {
    var block = SIMD8<UInt16>()
    // SAFETY: at most twelve bytes are copied, and the pointer does not leave the closure.
    unsafe withUnsafeMutableBytes(of: &block) { unsafe $0.copyMemory(from: bytes) }
    let count = (bytes.count &* 4 &+ 2) / 3
    // SAFETY: there is room for `count` characters, at most sixteen, and for the padding.
    unsafe withUnsafeBytes(of: variant.characters(sextets: sextets(of: block))) {
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

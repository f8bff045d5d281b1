extension Base64 {
  /// How many characters encode `byteCount` bytes.
  public static func encodedByteCount(of byteCount: Int, as variant: Variant) -> Int {
    encodedByteCount(of: byteCount, isPadded: variant.isPadded)
  }

  private static func encodedByteCount(of byteCount: Int, isPadded: Bool) -> Int {
    isPadded ? (byteCount + 2) / 3 * 4 : (byteCount * 4 + 2) / 3
  }

  /// Appends the base64 text of `bytes` to `output`.
  ///
  /// - Precondition: `output` has room for ``encodedByteCount(of:as:)`` characters.
  public static func encode(
    _ bytes: RawSpan, as variant: Variant, into output: inout OutputSpan<UInt8>
  ) {
    let count = encodedByteCount(of: bytes.byteCount, as: variant)
    precondition(count <= output.freeCapacity, "no room for the base64 text")
    // SAFETY: there is room for `count` characters, and just so many are written.
    unsafe output.withUnsafeMutableBufferPointer { buffer, initializedCount in
      unsafe write(bytes, as: variant, to: buffer.extracting(initializedCount...))
      initializedCount += count
    }
  }

  private static func write(
    _ bytes: RawSpan, as variant: Variant, to output: UnsafeMutableBufferPointer<UInt8>
  ) {
    let output = UnsafeMutableRawBufferPointer(output)
    var offset = 0
    var written = 0
    // Four groups at once; the last load reads one byte more than the twelve.
    while bytes.byteCount &- offset > 12 {
      // SAFETY: twelve bytes give sixteen characters, for which the caller has made room.
      let characters = variant.characters(sextets: sextets(of: bytes, at: offset))
      unsafe output.storeBytes(of: characters, toByteOffset: written, as: SIMD16<Int8>.self)
      offset &+= 12
      written &+= 16
    }
    // SAFETY: what has been written lies within the room for all characters.
    let end = unsafe UnsafeMutableRawBufferPointer(rebasing: output[written...])
    unsafe writeLast(bytes.extracting(droppingFirst: offset), as: variant, to: end)
  }

  /// Writes up to four groups, and the padding.
  @inline(__always)
  private static func writeLast(
    _ bytes: RawSpan, as variant: Variant, to output: UnsafeMutableRawBufferPointer
  ) {
    var groups = SIMD16<UInt8>()
    // SAFETY: at most twelve bytes are copied, and the span of sixteen ends with the closure.
    let characters = unsafe withUnsafeMutableBytes(of: &groups) { groups in
      unsafe bytes.withUnsafeBytes { unsafe groups.copyMemory(from: $0) }
      return unsafe variant.characters(sextets: sextets(of: RawSpan(_unsafeBytes: groups), at: 0))
    }
    let count = encodedByteCount(of: bytes.byteCount, isPadded: false)
    // SAFETY: no more than sixteen characters.
    unsafe withUnsafeBytes(of: characters) {
      unsafe output.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<count]))
    }
    guard variant.isPadded else { return }
    for index in count..<((count + 3) & ~3) { unsafe output[index] = padding }
  }

  /// Sixteen times six bits, each in a byte of its own, from the twelve bytes at `offset`.
  @inline(__always)
  private static func sextets(of bytes: RawSpan, at offset: Int) -> SIMD16<Int8> {
    @inline(__always)
    func group(_ index: Int) -> UInt32 {
      // SAFETY: the callers have thirteen bytes at `offset`, and any bytes are an integer.
      unsafe UInt32(
        bigEndian: bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: offset &+ 3 &* index, as: UInt32.self))
    }
    return sextets(SIMD4(group(0), group(1), group(2), group(3)))
  }

  /// Splits the upper 24 bits of each word into four bytes of six bits, the first one lowest.
  ///
  /// Not inlined: together with the loads it would be taken apart into scalars, at twice the cost.
  @inline(never)
  private static func sextets(_ groups: SIMD4<UInt32>) -> SIMD16<Int8> {
    var bytes = groups &>> 26
    bytes |= (groups &>> 12) & 0x3f00
    bytes |= (groups &<< 2) & 0x3f_0000
    bytes |= (groups &<< 16) & 0x3f00_0000
    for index in bytes.indices { bytes[index] = bytes[index].littleEndian }
    // SAFETY: both are sixteen bytes, and any bytes are integers.
    return unsafe unsafeBitCast(bytes, to: SIMD16<Int8>.self)
  }

  /// The character `=`.
  static var padding: UInt8 { 0x3d }
}

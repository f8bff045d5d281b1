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
    while unsafe input <= end - 12 {
      // SAFETY: twelve bytes give sixteen characters, for which the caller has made room.
      let characters = unsafe variant.characters(sextets: sextets(of: input))
      unsafe output.storeBytes(of: characters, as: SIMD16<Int8>.self)
      unsafe input += 12
      unsafe output += 16
    }
    let rest = unsafe UnsafeRawBufferPointer(start: input, count: end - input)
    unsafe writeLast(rest, as: variant, to: output)
  }

  /// Writes fewer than four groups, and the padding.
  @inline(__always)
  private static func writeLast(
    _ bytes: UnsafeRawBufferPointer, as variant: Variant, to output: UnsafeMutableRawPointer
  ) {
    var groups = SIMD16<UInt8>()
    // SAFETY: fewer than twelve bytes are copied, and the pointer does not leave the closure.
    let characters = unsafe withUnsafeMutableBytes(of: &groups) { groups in
      unsafe groups.copyMemory(from: bytes)
      return unsafe variant.characters(
        sextets: sextets(of: UnsafeRawPointer(groups.baseAddress.unsafelyUnwrapped)))
    }
    let count = encodedByteCount(of: bytes.count, isPadded: false)
    // SAFETY: there is room for `count` characters, fewer than sixteen, and for the padding.
    unsafe withUnsafeBytes(of: characters) {
      unsafe output.copyMemory(from: $0.baseAddress.unsafelyUnwrapped, byteCount: count)
    }
    guard variant.isPadded else { return }
    for index in count..<((count + 3) & ~3) {
      unsafe output.storeBytes(of: padding, toByteOffset: index, as: UInt8.self)
    }
  }

  /// Sixteen times six bits, each in a byte of its own, from twelve bytes.
  @inline(__always)
  private static func sextets(of bytes: UnsafeRawPointer) -> SIMD16<Int8> {
    // SAFETY: the callers have twelve bytes, and any bytes are integers.
    let head = unsafe UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
    let tail = unsafe UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt64.self))
    let upper: UInt64 = 0x00ff_ffff_0000_0000
    let first = head &>> 40 | (head &<< 16) & upper
    let last = (tail &>> 24) & 0x00ff_ffff | (tail &<< 32) & upper
    // SAFETY: both are sixteen bytes, and any bytes are integers.
    return sextets(
      unsafe unsafeBitCast(SIMD2(first.littleEndian, last.littleEndian), to: SIMD4<UInt32>.self))
  }

  /// Splits each 24 bits into four bytes of six bits, the first one lowest.
  ///
  /// Not inlined: together with the loads it would be taken apart into scalars, at twice the cost.
  @inline(never)
  private static func sextets(_ littleEndianGroups: SIMD4<UInt32>) -> SIMD16<Int8> {
    var groups = littleEndianGroups
    for index in groups.indices { groups[index] = UInt32(littleEndian: groups[index]) }
    var bytes = groups &>> 18
    bytes |= (groups &>> 4) & 0x3f00
    bytes |= (groups &<< 10) & 0x3f_0000
    bytes |= (groups &<< 24) & 0x3f00_0000
    for index in bytes.indices { bytes[index] = bytes[index].littleEndian }
    // SAFETY: both are sixteen bytes, and any bytes are integers.
    return unsafe unsafeBitCast(bytes, to: SIMD16<Int8>.self)
  }

  /// The character `=`.
  static var padding: UInt8 { 0x3d }
}

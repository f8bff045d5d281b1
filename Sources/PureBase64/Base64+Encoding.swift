extension Base64 {
  /// Returns how many characters encode `byteCount` bytes.
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

  /// Encodes bytes, and appends the characters to `output`.
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
      // SAFETY: sixteen bytes are left. Twelve of them encode to sixteen characters, for which
      // the caller has capacity.
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

  /// Writes at most four groups and the padding, and returns how many characters these are.
  @inline(__always)
  private static func writeLast(
    _ bytes: UnsafeRawBufferPointer, as variant: Variant, to output: UnsafeMutableRawPointer
  ) -> Int {
    var block = SIMD8<UInt16>()
    // SAFETY: at most twelve bytes are copied, and the pointer does not leave the closure.
    unsafe withUnsafeMutableBytes(of: &block) { unsafe $0.copyMemory(from: bytes) }
    let count = (bytes.count &* 4 &+ 2) / 3
    // SAFETY: there is capacity for `count` characters, at most sixteen, and for the padding.
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

extension Base64 {
  /// Splits the first twelve bytes of a block into sixteen sextets, each in a byte of its own.
  ///
  /// Six bytes are three little-endian words, and give four words of two sextets each. A part of
  /// a word is masked, and shifted to its place by an amount that differs from lane to lane: to
  /// the left by a multiplication.
  @inline(__always)
  static func sextets(of block: SIMD8<UInt16>) -> SIMD16<Int8> {
    func word(_ index: Int) -> UInt16 { UInt16(littleEndian: block[index]) }
    let words = SIMD8(word(0), word(1), word(1), word(2), word(3), word(4), word(4), word(5))
    let right = bits(lanes(0x00fc, 0x00c0, 0xfc00, 0xc000), of: words) &>> lanes(2, 6, 10, 14)
    let left =
      bits(lanes(0x0003, 0x003f, 0x0300, 0x3f00), of: words) &* lanes(1 << 12, 1 << 8, 1 << 4, 1)

    // The two halves of each group's middle byte go to different sextets. Both are moved to the
    // left first, so that all lanes can then be moved to the right.
    let outer = SIMD8(word(0), word(0), word(2), word(2), word(3), word(3), word(5), word(5))
    let halves = bits(lanes(0xf000, 0x0f00, 0x00f0, 0x000f), of: outer)
    let middle = (halves &* lanes(1, 1 << 4, 1 << 7, 1 << 6)) &>> lanes(4, 10, 3, 4)

    var sextets = right &+ left &+ middle
    for index in sextets.indices { sextets[index] = sextets[index].littleEndian }
    return bitCast(sextets, to: SIMD16<Int8>.self)
  }

  /// The same for the first and the second six bytes.
  @inline(__always)
  private static func lanes(_ a: UInt16, _ b: UInt16, _ c: UInt16, _ d: UInt16) -> SIMD8<UInt16> {
    SIMD8(a, b, c, d, a, b, c, d)
  }

  /// Returns `words & mask` by way of a mask, which is computed for the whole vector at once.
  ///
  /// A vector's own `&` is computed lane by lane, and the optimizer does not always combine the
  /// lanes again.
  @inline(__always)
  private static func bits(_ mask: SIMD8<UInt16>, of words: SIMD8<UInt16>) -> SIMD8<UInt16> {
    let bits =
      bitCast(words, to: SIMDMask<SIMD8<Int16>>.self)
      .& bitCast(mask, to: SIMDMask<SIMD8<Int16>>.self)
    return bitCast(bits, to: SIMD8<UInt16>.self)
  }
}

/// Returns the vector with the same bytes.
///
/// A mask is a vector whose lanes are 0 or -1.
@inline(__always)
func bitCast<Vector: SIMD>(_ vector: some SIMD, to type: Vector.Type) -> Vector {
  // SAFETY: vectors of integers and masks have no padding, and any bits are valid.
  unsafe unsafeBitCast(vector, to: type)
}

extension Base64.Variant {
  /// Returns the characters of sixteen sextets, without a table and without a branch.
  @inline(__always)
  func characters(sextets: SIMD16<Int8>) -> SIMD16<Int8> {
    /// Sets all bits of the lanes above the bound.
    @inline(__always)
    func mask(above bound: Int8) -> SIMD16<Int8> {
      let isAbove: SIMDMask<SIMD16<Int8>> = sextets .> SIMD16<Int8>(repeating: bound)
      return bitCast(isAbove, to: SIMD16<Int8>.self)
    }
    var characters = sextets &+ 0x41  // A-Z
    characters &+= mask(above: 25) & 6  // a-z
    characters &-= mask(above: 51) & 75  // 0-9
    characters &-= mask(above: 61) & (isURLSafe ? 13 : 15)  // - or +
    characters &+= mask(above: 62) & (isURLSafe ? 49 : 3)  // _ or /
    return characters
  }
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

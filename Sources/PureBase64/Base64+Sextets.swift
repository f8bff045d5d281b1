extension Base64 {
  /// Sixteen times six bits, each in a byte of its own, from the first twelve bytes of a block.
  ///
  /// Six bytes are three little-endian words and give four words of two sextets each. A part of a word
  /// is cut out, and shifted to its place by an amount that differs from lane to lane: to the left by a
  /// multiplication.
  @inline(__always)
  static func sextets(of block: SIMD8<UInt16>) -> SIMD16<Int8> {
    func word(_ index: Int) -> UInt16 { UInt16(littleEndian: block[index]) }
    let words = SIMD8(word(0), word(1), word(1), word(2), word(3), word(4), word(4), word(5))
    let right = bits(lanes(0x00fc, 0x00c0, 0xfc00, 0xc000), of: words) &>> lanes(2, 6, 10, 14)
    let left =
      bits(lanes(0x0003, 0x003f, 0x0300, 0x3f00), of: words) &* lanes(1 << 12, 1 << 8, 1 << 4, 1)

    // Of each group's middle byte the two halves, which go apart. Both are first moved to the left, so
    // that all lanes are then moved to the right.
    let outer = SIMD8(word(0), word(0), word(2), word(2), word(3), word(3), word(5), word(5))
    let halves = bits(lanes(0xf000, 0x0f00, 0x00f0, 0x000f), of: outer)
    let middle = (halves &* lanes(1, 1 << 4, 1 << 7, 1 << 6)) &>> lanes(4, 10, 3, 4)

    var sextets = right &+ left &+ middle
    for index in sextets.indices { sextets[index] = sextets[index].littleEndian }
    // SAFETY: both are sixteen bytes, and any bytes are integers.
    return unsafe unsafeBitCast(sextets, to: SIMD16<Int8>.self)
  }

  /// The same for the first and for the second six bytes.
  @inline(__always)
  private static func lanes(_ a: UInt16, _ b: UInt16, _ c: UInt16, _ d: UInt16) -> SIMD8<UInt16> {
    SIMD8(a, b, c, d, a, b, c, d)
  }

  /// `words & mask`, as masks do it: with the whole vector at once. A vector's own `&` goes lane by lane,
  /// which the optimizer does not always put together again.
  @inline(__always)
  private static func bits(_ mask: SIMD8<UInt16>, of words: SIMD8<UInt16>) -> SIMD8<UInt16> {
    // SAFETY: a mask is a vector of as many bits.
    let bits =
      unsafe unsafeBitCast(words, to: SIMDMask<SIMD8<Int16>>.self)
      .& unsafeBitCast(mask, to: SIMDMask<SIMD8<Int16>>.self)
    return unsafe unsafeBitCast(bits, to: SIMD8<UInt16>.self)
  }
}

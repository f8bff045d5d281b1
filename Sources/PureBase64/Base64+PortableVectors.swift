/// Base64 with the vectors that every processor has.
///
/// Uses no table, and no branch on the data.
enum Base64PortableVectors {
  /// The number of bytes that ``Reader/decode(_:to:)`` writes after the twelve.
  static var overhang: Int { 1 }

  /// Returns the sixteen characters that the first twelve bytes of a block encode to.
  @inline(__always)
  static func characters(encoding block: SIMD16<Int8>, as variant: Base64.Variant) -> SIMD16<Int8> {
    let sextets = sextets(of: bitCast(block, to: SIMD8<UInt16>.self))
    func mask(above bound: Int8) -> SIMD16<Int8> { Base64.mask(of: sextets, above: bound) }
    var characters = sextets &+ 0x41  // A-Z
    characters &+= mask(above: 25) & 6  // a-z
    characters &-= mask(above: 51) & 75  // 0-9
    characters &-= mask(above: 61) & (variant.isURLSafe ? 13 : 15)  // - or +
    characters &+= mask(above: 62) & (variant.isURLSafe ? 49 : 3)  // _ or /
    return characters
  }

  /// Splits the first twelve bytes of a block into sixteen sextets, each in a byte of its own.
  ///
  /// Six bytes are three little-endian words, and give four words of two sextets each. A part of
  /// a word is masked, and shifted to its place by an amount that differs from lane to lane: to
  /// the left by a multiplication.
  @inline(__always)
  private static func sextets(of block: SIMD8<UInt16>) -> SIMD16<Int8> {
    func word(_ index: Int) -> UInt16 { UInt16(littleEndian: block[index]) }
    let words = SIMD8(word(0), word(1), word(1), word(2), word(3), word(4), word(4), word(5))
    let right =
      Base64.bits(lanes(0x00fc, 0x00c0, 0xfc00, 0xc000), of: words) &>> lanes(2, 6, 10, 14)
    let left =
      Base64.bits(lanes(0x0003, 0x003f, 0x0300, 0x3f00), of: words)
      &* lanes(1 << 12, 1 << 8, 1 << 4, 1)

    // The two halves of each group's middle byte go to different sextets. Both are moved to the
    // left first, so that all lanes can then be moved to the right.
    let outer = SIMD8(word(0), word(0), word(2), word(2), word(3), word(3), word(5), word(5))
    let halves = Base64.bits(lanes(0xf000, 0x0f00, 0x00f0, 0x000f), of: outer)
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
}

extension Base64PortableVectors {
  /// Decodes sixteen characters at a time.
  ///
  /// For each range of the alphabet, a comparison sets all bits of the lanes whose characters are
  /// in it. A character becomes its six bits when the offset of its range is added.
  struct Reader {
    private let plus, slash: SIMD16<Int8>

    /// The offsets that turn the last two characters of the alphabet into 62 and 63.
    private let plusStep, slashStep: SIMD16<Int8>

    /// The highest bit of a lane stays set as long as all its characters are in the alphabet.
    private var validity = SIMD16<Int8>(repeating: -1)

    /// Added to each character before the offset of its range, so that all offsets are negative:
    /// the highest bit of an offset then says that the character is in a range.
    private static var bias: Int8 { 37 }

    init(_ variant: Base64.Variant) {
      plus = SIMD16(repeating: variant.isURLSafe ? 0x2d : 0x2b)
      slash = SIMD16(repeating: variant.isURLSafe ? 0x5f : 0x2f)
      plusStep = 62 &- Self.bias &- plus
      slashStep = 63 &- Self.bias &- slash
    }

    /// Whether all characters so far are in the alphabet.
    var isValid: Bool {
      let halves = bitCast(validity, to: SIMD2<UInt64>.self)
      return halves[0] & halves[1] & 0x8080_8080_8080_8080 == 0x8080_8080_8080_8080
    }

    /// Writes the twelve bytes of sixteen characters, and a zero.
    @inline(__always)
    mutating func decode(_ characters: SIMD16<Int8>, to output: UnsafeMutableRawPointer) {
      // SAFETY: the callers have capacity for thirteen bytes.
      unsafe store(groups(of: characters), to: output)
    }

    /// Returns the four groups of three bytes, each in the upper part of 32 bits, the first one
    /// lowest.
    @inline(__always)
    private mutating func groups(of characters: SIMD16<Int8>) -> SIMD2<UInt64> {
      var steps = mask(characters, from: 0x41, through: 0x5a) & (0 - 0x41 - Self.bias)  // A-Z
      steps |= mask(characters, from: 0x61, through: 0x7a) & (26 - 0x61 - Self.bias)  // a-z
      steps |= mask(characters, from: 0x30, through: 0x39) & (52 - 0x30 - Self.bias)  // 0-9
      steps |= bits(characters .== plus) & plusStep
      steps |= bits(characters .== slash) & slashStep
      validity &= steps
      return packed(characters &+ Self.bias &+ steps)
    }

    /// Sets all bits of the lanes whose characters are in a range of ASCII.
    ///
    /// The range is shifted so that it ends with the greatest number of a lane, which makes greater
    /// characters negative.
    @inline(__always)
    private func mask(
      _ characters: SIMD16<Int8>, from first: Int8, through last: Int8
    ) -> SIMD16<Int8> {
      let shifted = characters &+ SIMD16(repeating: 127 - last)
      return bits(shifted .> SIMD16(repeating: 126 - (last - first)))
    }

    @inline(__always)
    private func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD16<Int8> {
      bitCast(mask, to: SIMD16<Int8>.self)
    }

    /// Joins six bits four times in each group.
    @inline(__always)
    private func packed(_ sextets: SIMD16<Int8>) -> SIMD2<UInt64> {
      let pairs = littleEndian(bitCast(sextets, to: SIMD8<UInt16>.self))
      let twelves = littleEndian((pairs &<< 6 | pairs &>> 8) & 0x0fff)
      let words = littleEndian(bitCast(twelves, to: SIMD4<UInt32>.self))
      let groups = words &<< 20 | words &>> 8 & 0x000f_ff00
      return bitCast(groups, to: SIMD2<UInt64>.self)
    }

    @inline(__always)
    private func littleEndian<V: SIMD>(_ lanes: V) -> V where V.Scalar: FixedWidthInteger {
      var lanes = lanes
      for index in lanes.indices { lanes[index] = lanes[index].littleEndian }
      return lanes
    }

    /// Stores four groups of three bytes, and a zero after them.
    @inline(__always)
    private func store(_ groups: SIMD2<UInt64>, to output: UnsafeMutableRawPointer) {
      let (first, second) = (groups[0].bigEndian, groups[1].bigEndian)
      // SAFETY: the callers have capacity for thirteen bytes.
      unsafe storeHalf(first &>> 32, to: output)
      unsafe storeHalf(first, to: output + 3)
      unsafe storeHalf(second &>> 32, to: output + 6)
      unsafe storeHalf(second, to: output + 9)
    }

    @inline(__always)
    private func storeHalf(_ word: UInt64, to output: UnsafeMutableRawPointer) {
      // SAFETY: as in `store`.
      unsafe output.storeBytes(of: UInt32(truncatingIfNeeded: word), as: UInt32.self)
    }
  }
}

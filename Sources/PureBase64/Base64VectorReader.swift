/// Reads sixteen characters at once, without a table and without a branch on what they are.
///
/// Every range of the alphabet is told by one comparison that leaves all bits of a lane set or none,
/// and a character becomes its six bits by adding what belongs to its range.
struct Base64VectorReader {
  private let plus, slash: SIMD16<Int8>

  /// What turns the two last characters of the alphabet into 62 and 63.
  private let plusStep, slashStep: SIMD16<Int8>

  /// The highest bit of a lane is set as long as all its characters were in the alphabet.
  private var validity = SIMD16<Int8>(repeating: -1)

  /// Added to each character before its step, so that the steps of all ranges are negative: the
  /// highest bit of a step then says that the character has a range.
  private static var bias: Int8 { 37 }

  init(_ variant: Base64.Variant) {
    plus = SIMD16(repeating: variant.isURLSafe ? 0x2d : 0x2b)
    slash = SIMD16(repeating: variant.isURLSafe ? 0x5f : 0x2f)
    plusStep = 62 &- Self.bias &- plus
    slashStep = 63 &- Self.bias &- slash
  }

  /// Whether all characters that have been read are in the alphabet.
  var isValid: Bool {
    // SAFETY: both are sixteen bytes, and any bytes are integers.
    let halves = unsafe unsafeBitCast(validity, to: SIMD2<UInt64>.self)
    return halves[0] & halves[1] & 0x8080_8080_8080_8080 == 0x8080_8080_8080_8080
  }

  /// The four groups of three bytes, each in the upper part of 32 bits, the first one lowest.
  @inline(__always)
  mutating func groups(of characters: SIMD16<Int8>) -> SIMD2<UInt64> {
    var steps = mask(characters, from: 0x41, through: 0x5a) & (0 - 0x41 - Self.bias)  // A-Z
    steps |= mask(characters, from: 0x61, through: 0x7a) & (26 - 0x61 - Self.bias)  // a-z
    steps |= mask(characters, from: 0x30, through: 0x39) & (52 - 0x30 - Self.bias)  // 0-9
    steps |= bits(characters .== plus) & plusStep
    steps |= bits(characters .== slash) & slashStep
    validity &= steps
    return packed(characters &+ Self.bias &+ steps)
  }

  /// All bits of each lane whose character lies in a range of ASCII: shifted so that the range ends
  /// with the greatest number that a lane can hold, whatever lies beyond becomes negative.
  @inline(__always)
  private func mask(
    _ characters: SIMD16<Int8>, from first: Int8, through last: Int8
  ) -> SIMD16<Int8> {
    let shifted = characters &+ SIMD16(repeating: 127 - last)
    return bits(shifted .> SIMD16(repeating: 126 - (last - first)))
  }

  @inline(__always)
  private func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD16<Int8> {
    // SAFETY: a mask is a vector whose lanes are 0 or -1.
    unsafe unsafeBitCast(mask, to: SIMD16<Int8>.self)
  }

  /// Joins each four times six bits.
  @inline(__always)
  private func packed(_ sextets: SIMD16<Int8>) -> SIMD2<UInt64> {
    // SAFETY: all of these are sixteen bytes, and any bytes are integers.
    let pairs = unsafe littleEndian(unsafeBitCast(sextets, to: SIMD8<UInt16>.self))
    let twelves = littleEndian((pairs &<< 6 | pairs &>> 8) & 0x0fff)
    let words = unsafe littleEndian(unsafeBitCast(twelves, to: SIMD4<UInt32>.self))
    let groups = words &<< 20 | words &>> 8 & 0x000f_ff00
    return unsafe unsafeBitCast(groups, to: SIMD2<UInt64>.self)
  }

  @inline(__always)
  private func littleEndian<V: SIMD>(_ lanes: V) -> V where V.Scalar: FixedWidthInteger {
    var lanes = lanes
    for index in lanes.indices { lanes[index] = lanes[index].littleEndian }
    return lanes
  }
}

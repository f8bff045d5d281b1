/// Reads base64 character by character: what lies between the pieces of a stream, and what is wrong
/// with a text that the vectors have refused.
struct Base64CharacterReader: Sendable {
  let variant: Base64.Variant

  /// How many characters have been read.
  private(set) var offset = 0

  /// Bits that have been read and not given out as a byte: 0, 6, 4 or 2 of them in the course of a
  /// group, the lowest ones of `bits`.
  private var bitCount = 0
  private var bits: UInt32 = 0

  /// Where the padding began.
  private var paddingOffset: Int?

  init(_ variant: Base64.Variant) {
    self.variant = variant
  }

  /// Whether the next character begins a group.
  var isBetweenGroups: Bool { bitCount == 0 && paddingOffset == nil }

  /// Passes over whole groups that somebody else has read.
  mutating func skip(_ count: Int) { offset += count }

  /// Reads a character, and gives the byte that is complete with it.
  mutating func read(_ character: UInt8) throws(Base64Error) -> UInt8? {
    if character == Base64.padding {
      try readPadding()
      offset += 1
      return nil
    }
    guard let sextet = variant.sextet(of: character) else {
      throw Base64Error(.invalidCharacter, offset: offset)
    }
    if let paddingOffset { throw Base64Error(.misplacedPadding, offset: paddingOffset) }
    offset += 1
    bits = bits << 6 | sextet
    bitCount += 6
    guard bitCount >= 8 else { return nil }
    bitCount -= 8
    return UInt8(truncatingIfNeeded: bits >> UInt32(bitCount))
  }

  private mutating func readPadding() throws(Base64Error) {
    let start = paddingOffset ?? offset
    guard variant.isPadded, offset - start < paddingCount else {
      throw Base64Error(.misplacedPadding, offset: offset)
    }
    if paddingOffset == nil { try checkTrailingBits() }
    paddingOffset = start
  }

  /// How many `=` fill up the group that has begun.
  private var paddingCount: Int { bitCount < 6 ? bitCount / 2 : 0 }

  private func checkTrailingBits() throws(Base64Error) {
    guard bits & ((1 << UInt32(bitCount)) - 1) == 0 else {
      throw Base64Error(.trailingBits, offset: offset - 1)
    }
  }

  /// Checks that the text may end here.
  func finish() throws(Base64Error) {
    if bitCount == 6 { throw Base64Error(.truncated, offset: offset) }
    guard variant.isPadded else { return try checkTrailingBits() }
    let padded = paddingOffset.map { offset - $0 } ?? 0
    if padded < paddingCount { throw Base64Error(.missingPadding, offset: offset) }
  }
}

extension Base64.Variant {
  /// The six bits that a character stands for; nil for one that is not in the alphabet.
  fileprivate func sextet(of character: UInt8) -> UInt32? {
    switch character {
    case 0x41...0x5a: UInt32(character) - 0x41
    case 0x61...0x7a: UInt32(character) - 0x61 + 26
    case 0x30...0x39: UInt32(character) - 0x30 + 52
    case isURLSafe ? 0x2d : 0x2b: 62
    case isURLSafe ? 0x5f : 0x2f: 63
    default: nil
    }
  }
}

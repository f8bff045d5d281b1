/// What a text stands for if it is read as base64 of any variant, and how it is not of the one that
/// was wanted. Characters outside of both alphabets are passed over.
struct TolerantBase64 {
  private(set) var bytes: [UInt8] = []

  /// The offsets of the first `+` or `/`, the first `-` or `_`, the first `=`, and the first
  /// character of no alphabet.
  private(set) var firstStandard: Int?
  private(set) var firstURL: Int?
  private(set) var firstPadding: Int?
  private(set) var firstForeign: Int?

  /// Whether the text ends with less than a byte, or with bits that no encoder writes.
  private(set) var hasLooseEnd = false

  init(_ text: [UInt8]) {
    var collector = Base64Collector()
    bytes.reserveCapacity(text.count / 4 * 3 + 3)
    for offset in 0..<text.count {
      let character = text[offset]
      if let byte = collector.take(character) { bytes.append(byte) }
      switch character {
      case UInt8(ascii: "+"), UInt8(ascii: "/"): firstStandard = firstStandard ?? offset
      case UInt8(ascii: "-"), UInt8(ascii: "_"): firstURL = firstURL ?? offset
      case UInt8(ascii: "="): firstPadding = firstPadding ?? offset
      default: if !isAlphanumeric(character) { firstForeign = firstForeign ?? offset }
      }
    }
    hasLooseEnd = collector.hasLooseEnd
  }
}

/// Makes bytes of the characters of base64 in either alphabet; padding and what is in neither is passed
/// over.
struct Base64Collector {
  private var bits: UInt32 = 0
  private var bitCount: UInt32 = 0

  /// The byte that is complete with the character, if one is.
  @inline(never)
  mutating func take(_ character: UInt8) -> UInt8? {
    guard let sextet = sextet(character) else { return nil }
    bits = (bits << 6 | sextet) & 0xffff
    bitCount += 6
    guard bitCount >= 8 else { return nil }
    bitCount -= 8
    return UInt8(truncatingIfNeeded: bits >> bitCount)
  }

  /// Whether what is left at the end is a whole character, or bits that are not zero.
  var hasLooseEnd: Bool { bitCount >= 6 || bits & (1 << bitCount - 1) != 0 }
}

/// The six bits that a character stands for in either alphabet.
private func sextet(_ character: UInt8) -> UInt32? {
  switch character {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character) - 0x41
  case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character) - 0x61 + 26
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character) - 0x30 + 52
  case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
  case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
  default: nil
  }
}

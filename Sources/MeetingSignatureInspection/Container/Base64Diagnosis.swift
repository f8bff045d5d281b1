#if canImport(PureCrypto)
  internal import PureBase64
#endif

/// The bytes that a string represents as base64 of any variant, and how it deviates from one of
/// them.
///
/// Characters outside of both alphabets are ignored.
struct Base64Diagnosis {
  private(set) var bytes: [UInt8] = []

  /// The offsets of the first `+` or `/`, the first `-` or `_`, the first `=`, and the first
  /// character outside of both alphabets.
  private(set) var firstStandard: Int?
  private(set) var firstURL: Int?
  private(set) var firstPadding: Int?
  private(set) var firstForeign: Int?

  /// Whether the text ends within a byte, or with bits that no encoder writes.
  private(set) var hasLooseEnd = false

  init(_ text: ArraySlice<UInt8>) {
    var reader = Base64BitReader()
    bytes.reserveCapacity(text.count / 4 * 3 + 3)
    for (offset, character) in text.enumerated() {
      if let byte = reader.next(character) { bytes.append(byte) }
      switch character {
      case UInt8(ascii: "+"), UInt8(ascii: "/"): firstStandard = firstStandard ?? offset
      case UInt8(ascii: "-"), UInt8(ascii: "_"): firstURL = firstURL ?? offset
      case UInt8(ascii: "="): firstPadding = firstPadding ?? offset
      default: if !isAlphanumeric(character) { firstForeign = firstForeign ?? offset }
      }
    }
    hasLooseEnd = reader.hasLooseEnd
  }

  private init(valid bytes: [UInt8]) { self.bytes = bytes }

  /// The diagnosis of a JWT's segment.
  ///
  /// Leaves out ``firstURL``, and is ten times as fast if the segment is valid.
  static func segment(_ text: ArraySlice<UInt8>) -> Base64Diagnosis {
    if let bytes = try? Base64.decode(text, as: .urlUnpadded) {
      return Base64Diagnosis(valid: bytes)
    }
    return Base64Diagnosis(text)
  }
}

/// What a character is in a segment.
enum Base64Class {
  case url, standard, padding, foreign

  init(of character: UInt8) {
    switch character {
    case UInt8(ascii: "+"), UInt8(ascii: "/"): self = .standard
    case UInt8(ascii: "="): self = .padding
    default: self = isKeyCharacter(character) ? .url : .foreign
    }
  }
}

/// Decodes base64 of either alphabet, one character at a time.
///
/// Ignores padding and other characters.
struct Base64BitReader {
  private var bits: UInt32 = 0
  private var bitCount: UInt32 = 0

  /// The byte that the character completes, if any.
  @inline(never)
  mutating func next(_ character: UInt8) -> UInt8? {
    guard let sextet = base64Value(character) else { return nil }
    bits = (bits << 6 | UInt32(sextet)) & 0xffff
    bitCount += 6
    guard bitCount >= 8 else { return nil }
    bitCount -= 8
    return UInt8(truncatingIfNeeded: bits >> bitCount)
  }

  /// Whether the remainder is a whole character, or bits that aren't zero.
  var hasLooseEnd: Bool { bitCount >= 6 || bits & (1 << bitCount - 1) != 0 }
}

/// The value of a base64 character, in either alphabet.
func base64Value(_ character: UInt8) -> UInt8? {
  switch character {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - 0x41
  case UInt8(ascii: "a")...UInt8(ascii: "z"): character - 0x61 + 26
  case UInt8(ascii: "0")...UInt8(ascii: "9"): character - 0x30 + 52
  case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
  case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
  default: nil
  }
}

/// The first character of the text in quotation marks, or its number if it can't be shown.
@inline(never)
func characterName(_ text: ArraySlice<UInt8>) -> String {
  var characters = text.prefix(4).string.unicodeScalars.makeIterator()
  guard let scalar = characters.next() else { return "nothing" }
  switch scalar {
  case " ": return "a space"
  case "'": return "an apostrophe"
  case "\"": return "a quotation mark"
  case "`": return "a backquote"
  case "&": return "an ampersand"
  case "<": return "a less-than sign"
  case ">": return "a greater-than sign"
  case _ where isVisible(scalar): return "'\(scalar)'"
  default:
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

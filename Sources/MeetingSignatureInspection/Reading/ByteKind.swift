/// What a byte can be. Named rather than tested by a closure, so that whoever looks for one needs no
/// loop of its own.
enum ByteKind {
  case space, lineBreak, spaceOrQuote
  /// White space, or a byte outside of ASCII, as of a byte-order mark; the second without line breaks.
  case spaceOrMark, spaceInLineOrMark
  case decimal, hexadecimal, alphanumeric
  /// A character of keys, with and without dots between.
  case keyLike, dottedKeyLike
  /// A character of padded base64 but for its four signs.
  case paddedAlphanumeric
  /// A character of base64 in any variant, or a dot.
  case tokenLike
  case printable, outsideASCII

  func has(_ byte: UInt8) -> Bool {
    switch self {
    case .space: isSpace(byte)
    case .lineBreak: isLineBreak(byte)
    case .spaceOrQuote: isSpace(byte) || isQuote(byte)
    case .spaceOrMark: isSpace(byte) || byte >= 0x80
    case .spaceInLineOrMark: (isSpace(byte) || byte >= 0x80) && !isLineBreak(byte)
    case .decimal: UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    case .hexadecimal: hexadecimalValue(byte) != nil
    case .alphanumeric: isAlphanumeric(byte)
    case .keyLike: isAlphanumeric(byte) || isIn(byte, "-_")
    case .dottedKeyLike: isAlphanumeric(byte) || isIn(byte, "-._")
    case .paddedAlphanumeric: isAlphanumeric(byte) || byte == UInt8(ascii: "=")
    case .tokenLike: isAlphanumeric(byte) || isIn(byte, "+-./=_")
    case .printable: 0x20..<0x7f ~= byte
    case .outsideASCII: byte >= 0x80
    }
  }
}

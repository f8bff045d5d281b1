// How a report shows what was pasted: without markup, control characters, and characters that can't
// be seen or change the direction of text. A page still has to escape what it shows.

extension [UInt8] {
  /// Appends a character of the input, in UTF-8, as a report shows it.
  @inline(never)
  mutating func append(displaying character: ArraySlice<UInt8>) {
    // What isn't UTF-8 is several characters, and the last can be any.
    for scalar in character.string.unicodeScalars {
      if scalar.isASCII {
        append(displaying: UInt8(scalar.value))
      } else {
        self += (isVisible(scalar) ? String(scalar) : "?").utf8
      }
    }
  }

  /// Appends an ASCII character of the input as a report shows it: a similar character in place of
  /// one that markup consists of, and a question mark in place of a control character.
  @inline(never)
  mutating func append(displaying byte: UInt8) {
    let similar: String
    switch byte {
    case UInt8(ascii: "<"): similar = "‹"
    case UInt8(ascii: ">"): similar = "›"
    case UInt8(ascii: "&"): similar = "＆"
    case UInt8(ascii: "\""): similar = "”"
    case UInt8(ascii: "'"): similar = "’"
    case UInt8(ascii: "`"): similar = "‘"
    default: return append(isPrintable(byte) ? byte : UInt8(ascii: "?"))
    }
    self += similar.utf8
  }
}

/// Whether the byte is a character that ends text in HTML, an attribute, or Markdown's code.
func isMarkup(_ byte: UInt8) -> Bool {
  isQuotationMark(byte)
    || [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&")].contains(byte)
}

/// Whether a character can be seen, and leaves the direction of text as it is.
func isVisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x21..<0x7f, 0xa1..<0xad, 0xae..<0x61c, 0x61d..<0x180b, 0x1810..<0x2000, 0x2010..<0x2028,
    0x2030..<0x205f, 0x2070..<0x3000, 0x3001..<0xd800, 0xf900..<0xfe00, 0xfe10..<0xfeff,
    0xff01..<0xffa0, 0xffa1..<0xfff0, 0x10000..<0xe0000:
    true
  default: false
  }
}

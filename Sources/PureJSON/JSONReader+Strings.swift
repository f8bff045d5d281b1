extension JSONReader {
  /// Reads a string from its opening quotation mark on, which is the next byte.
  mutating func readString() throws(JSONError) -> String {
    offset += 1
    var decoded: [UInt8] = []
    var start = offset
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        decoded.append(contentsOf: bytes[start..<offset])
        offset += 1
        return String(decoding: decoded, as: UTF8.self)
      case UInt8(ascii: "\\"):
        decoded.append(contentsOf: bytes[start..<offset])
        decoded.append(contentsOf: Array(String(try readEscape()).utf8))
        start = offset
      case ..<0x20:
        throw JSONError(.controlCharacter, offset: offset)
      case ..<0x80:
        offset += 1
      default:
        try skipMultibyteScalar()
      }
    }
    throw unexpected()
  }

  // MARK: UTF-8

  /// Skips one well-formed sequence of two to four bytes (RFC 3629, section 4).
  private mutating func skipMultibyteScalar() throws(JSONError) {
    let lead = bytes[offset]
    let (length, second): (Int, ClosedRange<UInt8>)
    switch lead {
    case 0xc2...0xdf: (length, second) = (2, 0x80...0xbf)
    case 0xe0: (length, second) = (3, 0xa0...0xbf)
    case 0xed: (length, second) = (3, 0x80...0x9f)
    case 0xe1...0xef: (length, second) = (3, 0x80...0xbf)
    case 0xf0: (length, second) = (4, 0x90...0xbf)
    case 0xf1...0xf3: (length, second) = (4, 0x80...0xbf)
    case 0xf4: (length, second) = (4, 0x80...0x8f)
    default: throw JSONError(.invalidUTF8, offset: offset)
    }
    guard offset + length <= bytes.count, second ~= bytes[offset + 1],
      bytes[(offset + 2)..<(offset + length)].allSatisfy({ 0x80...0xbf ~= $0 })
    else { throw JSONError(.invalidUTF8, offset: offset) }
    var scalar = UInt32(lead) & (0xff >> UInt32(length + 1))
    for byte in bytes[(offset + 1)..<(offset + length)] { scalar = scalar << 6 | UInt32(byte & 63) }
    if isNoncharacter(scalar) { throw JSONError(.noncharacter, offset: offset) }
    offset += length
  }

  private func isNoncharacter(_ scalar: UInt32) -> Bool {
    0xfdd0...0xfdef ~= scalar || scalar & 0xfffe == 0xfffe
  }

  // MARK: Escapes

  /// Reads an escape from its backslash on, which is the next byte.
  private mutating func readEscape() throws(JSONError) -> Unicode.Scalar {
    let start = offset
    offset += 1
    guard let byte = peek() else { throw unexpected() }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try readEscapedScalar(from: start)
    default: throw JSONError(.invalidEscape, offset: start)
    }
  }

  private mutating func readEscapedScalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
    let first = try readCodeUnit(from: start)
    var value = first
    if 0xd800...0xdbff ~= first {
      guard peek() == UInt8(ascii: "\\"), offset + 1 < bytes.count,
        bytes[offset + 1] == UInt8(ascii: "u")
      else { throw JSONError(.loneSurrogate, offset: start) }
      offset += 2
      let second = try readCodeUnit(from: offset - 2)
      guard 0xdc00...0xdfff ~= second else { throw JSONError(.loneSurrogate, offset: start) }
      value = 0x10000 + (first - 0xd800) << 10 + (second - 0xdc00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw JSONError(.loneSurrogate, offset: start) }
    if isNoncharacter(value) { throw JSONError(.noncharacter, offset: start) }
    return scalar
  }

  private mutating func readCodeUnit(from start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek() else { throw unexpected() }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
      default: throw JSONError(.invalidEscape, offset: start)
      }
      offset += 1
    }
    return value
  }
}

/// The place of a string's content, which is between its quotation marks.
struct ScannedString: BitwiseCopyable {
  var start: Int
  var end: Int
  var hasEscapes: Bool
}

extension JSONScanner {
  /// Scans a string, whose opening quotation mark is the next byte.
  mutating func scanText() throws(JSONError) -> ScannedString {
    let start = offset &+ 1
    let hasEscapes = try scanString()
    return ScannedString(start: start, end: offset &- 1, hasEscapes: hasEscapes)
  }

  /// Returns the value of a string.
  func value(of string: ScannedString) throws(JSONError) -> String {
    let range = string.start..<string.end
    return string.hasEscapes ? try unescaped(range) : text(range)
  }
}

extension JSONScanner {
  /// Scans a string, whose opening quotation mark is the next byte.
  ///
  /// Returns whether it contains escapes. Without them, its value is what is between the quotation
  /// marks.
  mutating func scanString() throws(JSONError) -> Bool {
    var position = offset &+ 1
    var hasEscapes = false
    while true {
      let special = specialBytes(in: word(at: position))
      if special == 0 {
        position &+= 8
        continue
      }
      position &+= special.trailingZeroBitCount &>> 3
      switch byte(at: position) {
      case UInt8(ascii: "\""):
        offset = position &+ 1
        return hasEscapes
      case UInt8(ascii: "\\"):
        hasEscapes = true
        position = try escape(at: position).end
      case 0x80...:
        repeat {
          position = try endOfMultibyteScalar(at: position)
        } while byte(at: position) >= 0x80
      default:
        throw position < count
          ? error(.controlCharacter, at: position) : unexpected(at: position)
      }
    }
  }

  /// Returns a word with the highest bits of those bytes set that need attention: control
  /// characters, quotation marks, backslashes, and everything beyond ASCII.
  ///
  /// Only the lowest set bit is reliable, because a subtraction can borrow from the byte above.
  @inline(__always)
  private func specialBytes(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let control = word &- ones &* 0x20
    let quote = (word ^ (ones &* 0x22)) &- ones
    let backslash = (word ^ (ones &* 0x5c)) &- ones
    return (word | control | quote | backslash) & (ones &* 0x80)
  }

  // MARK: UTF-8

  /// Returns the end of a well-formed sequence of two to four bytes (RFC 3629, section 4).
  @inline(__always)
  private func endOfMultibyteScalar(at start: Int) throws(JSONError) -> Int {
    let word = UInt32(truncatingIfNeeded: word(at: start))
    let lead = word & 0xff
    let tail = word & 0xc0c0_c000
    if lead < 0xe0 {
      if lead >= 0xc2, tail & 0xffff == 0x8000 { return start &+ 2 }
    } else if lead < 0xf0 {
      let scalar = (lead & 0x0f) &<< 12 | (word >> 8 & 0x3f) &<< 6 | (word >> 16 & 0x3f)
      if tail & 0xff_ffff == 0x80_8000, scalar >= 0x800, scalar & 0xf800 != 0xd800 {
        if isNoncharacter(scalar) { throw error(.noncharacter, at: start) }
        return start &+ 3
      }
    } else if lead < 0xf5, tail == 0x8080_8000 {
      let upper = (lead & 0x07) &<< 18 | (word >> 8 & 0x3f) &<< 12
      let scalar = upper | (word >> 16 & 0x3f) &<< 6 | (word >> 24 & 0x3f)
      if 0x10000...0x10ffff ~= scalar {
        if isNoncharacter(scalar) { throw error(.noncharacter, at: start) }
        return start &+ 4
      }
    }
    throw error(.invalidUTF8, at: start)
  }

  private func isNoncharacter(_ scalar: UInt32) -> Bool {
    0xfdd0...0xfdef ~= scalar || scalar & 0xfffe == 0xfffe
  }

  // MARK: Escapes

  /// Returns the code point of the escape at `start`, and its end.
  func escape(at start: Int) throws(JSONError) -> (scalar: UInt32, end: Int) {
    let character = byte(at: start &+ 1)
    switch character {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return (UInt32(character), start &+ 2)
    case UInt8(ascii: "b"): return (0x08, start &+ 2)
    case UInt8(ascii: "f"): return (0x0c, start &+ 2)
    case UInt8(ascii: "n"): return (0x0a, start &+ 2)
    case UInt8(ascii: "r"): return (0x0d, start &+ 2)
    case UInt8(ascii: "t"): return (0x09, start &+ 2)
    case UInt8(ascii: "u"): return try escapedScalar(at: start)
    default: throw start &+ 1 < count ? error(.invalidEscape, at: start) : unexpected(at: count)
    }
  }

  private func escapedScalar(at start: Int) throws(JSONError) -> (scalar: UInt32, end: Int) {
    let first = try codeUnit(at: start)
    var (scalar, end) = (first, start &+ 6)
    if first & 0xfc00 == 0xd800, word(at: end) & 0xffff == 0x755c {
      let second = try codeUnit(at: end)
      if second & 0xfc00 == 0xdc00 {
        scalar = 0x10000 &+ (first & 0x3ff) &<< 10 &+ (second & 0x3ff)
        end &+= 6
      }
    }
    if scalar & 0xffff_f800 == 0xd800 { throw error(.loneSurrogate, at: start) }
    if isNoncharacter(scalar) { throw error(.noncharacter, at: start) }
    return (scalar, end)
  }

  /// Returns the value of the four hexadecimal digits of the escape at `start`.
  private func codeUnit(at start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for position in (start &+ 2)..<(start &+ 6) {
      let byte = byte(at: position)
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value &<< 4 | UInt32(byte & 15)
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        value = value &<< 4 | UInt32(byte & 15) &+ 9
      default: throw position < count ? error(.invalidEscape, at: start) : unexpected(at: count)
      }
    }
    return value
  }
}

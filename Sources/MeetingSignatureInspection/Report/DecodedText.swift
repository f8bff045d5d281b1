/// Text, or what it represents in some encoding, with the place of each byte in the text.
///
/// Encodings are read wherever they may be, without regard to what is around them or between their
/// characters.
struct DecodedText {
  private(set) var bytes: [UInt8] = []

  /// The range of the text that represents each byte.
  private var places: [Range<Int>] = []

  private init() {}

  init(_ text: [UInt8]) {
    bytes = text
    places = text.indices.map { $0..<($0 + 1) }
  }

  /// The range of the text that represents these bytes.
  func place(of range: Range<Int>) -> Range<Int> {
    places[range.lowerBound].lowerBound..<places[range.upperBound - 1].upperBound
  }

  private mutating func append(_ byte: UInt8, _ place: Range<Int>) {
    bytes.append(byte)
    places.append(place)
  }

  /// Replaces a word, wherever it is, with NUL bytes.
  mutating func erase(_ word: ArraySlice<UInt8>) {
    var start = 0
    while let index = bytes[start...].firstIndex(of: word) {
      start = index + word.count
      for index in index..<start { bytes[index] = 0 }
    }
  }

  /// The letters and digits, without what is between them.
  var lettersAndDigits: DecodedText {
    var text = DecodedText()
    var reader = LetterReader()
    for (index, byte) in bytes.enumerated() where reader.isPartOfLetter(byte) {
      text.append(byte, places[index])
    }
    return text
  }

  /// Whether eight characters in a row are printable, as those of an encoding are, regardless of
  /// invisible characters between them.
  private var isReadable: Bool {
    var (count, reader) = (0, LetterReader())
    for byte in bytes {
      let isPartOfLetter = reader.isPartOfLetter(byte)
      if isPrintable(byte) || isWhitespace(byte) {
        count += 1
        if count == 8 { return true }
      } else if isPartOfLetter || !isOutsideASCII(byte) {
        count = 0
      }
    }
    return false
  }

  /// What the text can represent.
  var readings: [DecodedText] {
    guard isReadable else { return [] }
    let unescaped = unescaped
    var readings = unescaped.bytes.count == bytes.count ? [] : [unescaped]
    for start in 0..<2 { readings.append(joined(4, from: start, hexadecimalDigit(at:))) }
    for start in 0..<4 { readings.append(joined(6, from: start) { base64Value(bytes[$0]) }) }
    let numbers = numbers
    readings.append(numbers)
    // In an object, the numbers of bytes are between them.
    for start in 0..<2 { readings.append(numbers.everyOther(from: start)) }
    return readings.filter { $0.bytes.count >= 4 }
  }

  /// The bytes that digits of so many bits represent, from one of the first digits on.
  private func joined(_ width: Int, from start: Int, _ digit: (Int) -> UInt8?) -> DecodedText {
    var text = DecodedText()
    var (bits, count, skipped, lower) = (0, 0, start, 0)
    for index in bytes.indices {
      guard let digit = digit(index) else { continue }
      if skipped > 0 {
        skipped -= 1
        continue
      }
      if count == 0 { lower = places[index].lowerBound }
      bits = (bits << width | Int(digit)) & 0xffff
      count += width
      if count < 8 { continue }
      count -= 8
      text.append(UInt8(truncatingIfNeeded: bits >> count), lower..<places[index].upperBound)
      lower = places[index].lowerBound
    }
    return text
  }

  /// The value of a hexadecimal digit that isn't the zero of `0x`.
  private func hexadecimalDigit(at index: Int) -> UInt8? {
    let isPrefix = index + 1 < bytes.count && bytes[index + 1] | 0x20 == UInt8(ascii: "x")
    return isPrefix ? nil : hexadecimalValue(bytes[index])
  }

  /// The text with the characters that escapes represent: `%2f`, `=2F`, `\x2f`, `0x2f`, and
  /// `\u002f`.
  private var unescaped: DecodedText {
    var text = DecodedText()
    var index = 0
    while index < bytes.count {
      let length = escapeLength(at: index)
      let place = places[index].lowerBound..<places[index + length - 1].upperBound
      if length == 1 {
        text.append(bytes[index], place)
      } else {
        let digits = bytes[(index + 1)..<(index + length)].drop { hexadecimalValue($0) == nil }
        let value = digits.reduce(UInt32(0)) { $0 << 4 | UInt32(hexadecimalValue($1) ?? 0) }
        let scalar = Unicode.Scalar(value).map { digits.count > 2 ? String($0) : nil } ?? nil
        for byte in scalar.map({ Array($0.utf8) }) ?? [UInt8(truncatingIfNeeded: value)] {
          text.append(byte, place)
        }
      }
      index += length
    }
    return text
  }

  /// The length of the escape at `index`, or 1.
  private func escapeLength(at index: Int) -> Int {
    let rest = bytes[index...].dropFirst()
    var (mark, digits) = (1, 2)
    switch bytes[index] {
    case UInt8(ascii: "%"), UInt8(ascii: "="): break
    case UInt8(ascii: "\\"), UInt8(ascii: "0"), UInt8(ascii: "#"):
      mark = 2
      switch rest.first.map({ $0 | 0x20 }) {
      case UInt8(ascii: "x"): break
      case UInt8(ascii: "u"): digits = 4
      default: return 1
      }
    default: return 1
    }
    let found = rest.dropFirst(mark - 1).prefix(digits)
    return found.count == digits && found.isHexadecimal ? mark + digits : 1
  }

  /// The bytes that decimal numbers up to 255 represent.
  private var numbers: DecodedText {
    var text = DecodedText()
    var start = 0
    while start < bytes.count {
      let digits = bytes[start...].prefix(while: isDecimalDigit)
      if digits.count <= 3, let value = digits.decimalValue.flatMap({ UInt8(exactly: $0) }) {
        text.append(
          value, places[start].lowerBound..<places[digits.endIndex - 1].upperBound)
      }
      start = digits.endIndex + 1
    }
    return text
  }

  private func everyOther(from start: Int) -> DecodedText {
    var text = DecodedText()
    for index in stride(from: start, to: bytes.count, by: 2) {
      text.append(bytes[index], places[index])
    }
    return text
  }
}

/// Tells the bytes of letters and digits from those of other characters.
///
/// Of those outside ASCII, punctuation, spaces, and invisible characters are others.
struct LetterReader {
  /// How many bytes of a character that is no letter follow.
  private var skipped = 0

  mutating func isPartOfLetter(_ byte: UInt8) -> Bool {
    if skipped > 0, 0x80..<0xc0 ~= byte {
      skipped -= 1
      return false
    }
    switch byte {
    case 0xc2: skipped = 1
    case 0xe2, 0xef: skipped = 2
    default:
      skipped = 0
      return isAlphanumeric(byte) || isOutsideASCII(byte)
    }
    return false
  }
}

/// Text, or what it represents in some encoding, with the place of each byte in the text.
///
/// Encodings are read wherever they may be, without regard to what is around them or between their
/// characters.
struct DecodedText {
  private(set) var bytes: [UInt8] = []

  /// Where the characters that represent each byte begin and end in the text.
  private var starts: [Int] = []
  private var ends: [Int] = []

  private init() {}

  init(_ text: [UInt8]) {
    for index in text.indices { append(text[index], index, index + 1) }
  }

  /// The range of the text that represents these bytes.
  func place(of range: Range<Int>) -> Range<Int> {
    starts[range.lowerBound]..<ends[range.upperBound - 1]
  }

  @inline(never)
  private mutating func append(_ byte: UInt8, _ start: Int, _ end: Int) {
    bytes.append(byte)
    starts.append(start)
    ends.append(end)
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
    for index in bytes.indices where reader.isPartOfLetter(bytes[index]) {
      text.append(bytes[index], starts[index], ends[index])
    }
    return text
  }

  /// Whether eight characters in a row are printable, as those of an encoding are, regardless of
  /// invisible characters between them.
  var isReadable: Bool {
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

  static var readingCount: Int { 10 }

  /// What the text can represent, in one of several ways.
  func reading(_ number: Int) -> DecodedText {
    switch number {
    case 0: unescaped
    case 1, 2: bytesOfDigits(4, from: number - 1)
    case 3...6: bytesOfDigits(6, from: number - 3)
    case 7: numbers
    // In an object such as {"0":115}, every other number is an index.
    default: numbers.everyOther(from: number & 1)
    }
  }

  /// The bytes that digits of so many bits represent, from one of the first digits on.
  private func bytesOfDigits(_ width: Int, from start: Int) -> DecodedText {
    var text = DecodedText()
    var (bits, count, skipped, lower) = (0, 0, start, 0)
    for index in bytes.indices {
      let digit = width == 6 ? base64Value(bytes[index]) : hexadecimalDigit(at: index)
      guard let digit else { continue }
      if skipped > 0 {
        skipped -= 1
        continue
      }
      if count == 0 { lower = starts[index] }
      bits = (bits << width | Int(digit)) & 0xffff
      count += width
      if count < 8 { continue }
      count -= 8
      text.append(UInt8(truncatingIfNeeded: bits >> count), lower, ends[index])
      lower = starts[index]
    }
    return text
  }

  /// The value of a hexadecimal digit that isn't the zero of `0x`.
  private func hexadecimalDigit(at index: Int) -> UInt8? {
    let isPrefix =
      bytes[index] == UInt8(ascii: "0") && letter(at: index + 1) == UInt8(ascii: "x")
      && (index == 0 || hexadecimalValue(bytes[index - 1]) == nil)
    return isPrefix ? nil : hexadecimalValue(bytes[index])
  }

  /// The byte at `index`, in lowercase if it is a letter, or 0 at the end.
  private func letter(at index: Int) -> UInt8 {
    index < bytes.count ? bytes[index] | 0x20 : 0
  }

  /// The text with the characters that escapes represent: `%2f`, `=2F`, `\x2f`, `0x2f`,
  /// `&#x2f;`, and `\u002f`.
  private var unescaped: DecodedText {
    var text = DecodedText()
    var index = 0
    while index < bytes.count {
      let (mark, count) = escape(at: index)
      let end = index + mark + count
      var value: UInt32 = 0
      var digit = index + mark
      while digit < end, digit < bytes.count, let bits = hexadecimalValue(bytes[digit]) {
        value = value << 4 | UInt32(bits)
        digit += 1
      }
      if count == 0 || digit < end {
        text.append(bytes[index], starts[index], ends[index])
        index += 1
        continue
      }
      if value < 0x80 || count == 2 {
        text.append(UInt8(truncatingIfNeeded: value), starts[index], ends[end - 1])
      } else if let scalar = Unicode.Scalar(value) {
        for byte in String(scalar).utf8 { text.append(byte, starts[index], ends[end - 1]) }
      }
      index = end
    }
    return text
  }

  /// The numbers of characters and of digits of an escape that may begin at `index`.
  private func escape(at index: Int) -> (mark: Int, digits: Int) {
    switch bytes[index] {
    case UInt8(ascii: "%"), UInt8(ascii: "="): return (1, 2)
    case UInt8(ascii: "\\"), UInt8(ascii: "0"), UInt8(ascii: "#"):
      let letter = letter(at: index + 1)
      if letter == UInt8(ascii: "x") { return (2, 2) }
      return letter == UInt8(ascii: "u") ? (2, 4) : (1, 0)
    default: return (1, 0)
    }
  }

  /// The bytes that decimal numbers up to 255 represent.
  private var numbers: DecodedText {
    var text = DecodedText()
    var (value, count) = (0, 0)
    for index in 0...bytes.count {
      if index < bytes.count, isDecimalDigit(bytes[index]) {
        if count < 4 { value = value * 10 + Int(bytes[index] & 15) }
        count += 1
      } else {
        if 1...4 ~= count, value < 256 {
          text.append(UInt8(value), starts[index - count], ends[index - 1])
        }
        (value, count) = (0, 0)
      }
    }
    return text
  }

  private func everyOther(from start: Int) -> DecodedText {
    var text = DecodedText()
    for index in bytes.indices where index & 1 == start {
      text.append(bytes[index], starts[index], ends[index])
    }
    return text
  }
}

/// Tells the bytes of letters and digits from those of other characters.
///
/// Outside ASCII, U+0080 to U+00BF, U+2000 to U+2FFF, and U+F000 to U+FFFF are others: most
/// punctuation, spaces, and invisible characters.
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

// What is looked for in a text is a literal, and the text an array, so that each of these functions is
// there once, and not once for every kind of sequence.

/// The UTF-8 bytes of a text.
@inline(never)
func utf8Bytes(of text: String) -> [UInt8] { Array(text.utf8) }

extension StaticString {
  var bytes: [UInt8] {
    // SAFETY: a literal has so many bytes there, which never go away.
    unsafe [UInt8](UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount))
  }
}

extension [UInt8] {
  /// Whether `text` stands at `offset`; `inAnyCase` takes the letters of this array, and not those of
  /// `text`, for lower-case ones.
  @inline(never)
  func has(_ text: StaticString, at offset: Int, inAnyCase: Bool = false) -> Bool {
    let length = text.utf8CodeUnitCount
    guard offset >= 0, offset <= count - length else { return false }
    for index in 0..<length {
      let byte = self[offset + index]
      // SAFETY: the index is below the number of bytes.
      let wanted = unsafe text.utf8Start[index]
      if byte != wanted, !inAnyCase || lowercased(byte) != wanted { return false }
    }
    return true
  }

  func begins(with text: StaticString) -> Bool { has(text, at: 0) }

  func isText(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && has(text, at: 0)
  }

  func isText(ofAny texts: [StaticString]) -> Bool { texts.contains { isText($0) } }

  /// Whether these begin with `text`, whose letters are lower-case, in any case of letters.
  func beginsInAnyCase(with text: StaticString) -> Bool { has(text, at: 0, inAnyCase: true) }

  /// Whether these are `text`, whose letters are lower-case, in any case of letters.
  func isTextInAnyCase(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && beginsInAnyCase(with: text)
  }

  /// The offset at which `text` begins for the first time, from `start` on.
  func offset(of text: StaticString, from start: Int = 0) -> Int? {
    var offset = start
    while offset < count {
      if has(text, at: offset) { return offset }
      offset += 1
    }
    return nil
  }

  func areAll(_ kind: ByteKind) -> Bool { firstOffset(outside: kind) == nil }

  func hasAny(_ kind: ByteKind) -> Bool { firstOffset(of: kind) != nil }

  func firstOffset(of kind: ByteKind) -> Int? {
    for offset in 0..<count where kind.has(self[offset]) { return offset }
    return nil
  }

  func firstOffset(outside kind: ByteKind) -> Int? {
    for offset in 0..<count where !kind.has(self[offset]) { return offset }
    return nil
  }

  func firstOffset(ofAny characters: StaticString) -> Int? {
    for offset in 0..<count where isIn(self[offset], characters) { return offset }
    return nil
  }

  /// Whether these are ASCII digits, and at least one.
  var isDecimal: Bool { !isEmpty && areAll(.decimal) }

  var isHexadecimal: Bool { !isEmpty && areAll(.hexadecimal) }

  /// Without the bytes at both ends that are of a kind.
  func trimmed(_ kind: ByteKind) -> [UInt8] {
    var (start, end) = (0, count)
    while start < end, kind.has(self[start]) { start += 1 }
    while start < end, kind.has(self[end - 1]) { end -= 1 }
    return part(start, end)
  }

  /// Without the white space of ASCII at both ends.
  var trimmed: [UInt8] { trimmed(.space) }

  /// The bytes from `start` on, up to `end`.
  @inline(never)
  func part(_ start: Int, _ end: Int) -> [UInt8] { Array(self[start..<end]) }

  func part(from start: Int) -> [UInt8] { part(start, count) }

  /// What stands between the dots.
  var partsBetweenDots: [[UInt8]] {
    var parts: [[UInt8]] = []
    var start = 0
    for offset in 0..<count where self[offset] == UInt8(ascii: ".") {
      parts.append(part(start, offset))
      start = offset + 1
    }
    parts.append(part(from: start))
    return parts
  }

  /// The number that at most 18 digits are.
  var wholeNumber: Int64? {
    guard isDecimal, count <= 18 else { return nil }
    var number: Int64 = 0
    for digit in self { number = number * 10 + Int64(digit - UInt8(ascii: "0")) }
    return number
  }

  /// The bytes that pairs of hexadecimal digits stand for, of which all these are.
  var hexadecimalBytes: [UInt8] {
    var bytes: [UInt8] = []
    var offset = 0
    while offset + 1 < count,
      let high = hexadecimalValue(self[offset]), let low = hexadecimalValue(self[offset + 1])
    {
      bytes.append(high << 4 | low)
      offset += 2
    }
    return bytes
  }
}

/// The fields with dots between.
func joinedByDots(_ fields: [[UInt8]]) -> [UInt8] {
  var text: [UInt8] = []
  for field in fields {
    text += field
    text.append(UInt8(ascii: "."))
  }
  text.removeLast()
  return text
}

/// Whether the byte is a character of `characters`.
func isIn(_ byte: UInt8, _ characters: StaticString) -> Bool {
  for index in 0..<characters.utf8CodeUnitCount {
    // SAFETY: the index is below the number of bytes.
    if unsafe characters.utf8Start[index] == byte { return true }
  }
  return false
}

func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0d ~= byte }

func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0a || byte == 0x0d }

func isQuote(_ byte: UInt8) -> Bool { isIn(byte, "\"'`") }

func isAlphanumeric(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
  default: false
  }
}

private func lowercased(_ byte: UInt8) -> UInt8 {
  0x41...0x5a ~= byte ? byte + 0x20 : byte
}

/// What a hexadecimal digit stands for.
func hexadecimalValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
  default: nil
  }
}

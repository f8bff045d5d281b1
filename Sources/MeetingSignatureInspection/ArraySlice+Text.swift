// The standard library's vocabulary for strings, for the bytes of pasted text. `String` itself
// compares by Unicode's rules, which needs tables that Embedded Swift doesn't link by default,
// and repairs invalid UTF-8.
extension ArraySlice<UInt8> {
  @inline(never)
  init(_ text: String) { self = Array(text.utf8)[...] }

  // A third of the instructions of `starts(with:)`.
  @inline(never)
  func hasPrefix(_ prefix: String) -> Bool {
    guard count >= prefix.utf8.count else { return false }
    var index = startIndex
    for byte in prefix.utf8 {
      guard self[index] == byte else { return false }
      index += 1
    }
    return true
  }

  @inline(never)
  func hasPrefix(_ prefix: ArraySlice<UInt8>) -> Bool {
    count >= prefix.count && self[..<(startIndex + prefix.count)] == prefix
  }

  func hasSuffix(_ suffix: String) -> Bool {
    let length = suffix.utf8.count
    return count >= length && self[(endIndex - length)...].hasPrefix(suffix)
  }

  func equals(_ text: String) -> Bool { count == text.utf8.count && hasPrefix(text) }

  /// Whether this begins with `prefix`, which is lowercase, regardless of the case of letters.
  @inline(never)
  func hasPrefixIgnoringCase(_ prefix: ArraySlice<UInt8>) -> Bool {
    guard count >= prefix.count else { return false }
    let (bytes, wanted) = (span, prefix.span)
    for offset in wanted.indices where lowercased(bytes[offset]) != wanted[offset] { return false }
    return true
  }

  func hasPrefixIgnoringCase(_ prefix: String) -> Bool {
    hasPrefixIgnoringCase(ArraySlice<UInt8>(prefix))
  }

  @inline(never)
  func equalsIgnoringCase(_ text: String) -> Bool {
    count == text.utf8.count && hasPrefixIgnoringCase(text)
  }

  // A third of the instructions of the standard library's.
  @inline(never)
  func firstIndex(of byte: UInt8) -> Int? {
    let bytes = span
    for offset in bytes.indices where bytes[offset] == byte { return startIndex + offset }
    return nil
  }

  /// The index at which `text`, which isn't empty, first occurs.
  @inline(never)
  func firstIndex(of text: String) -> Int? { firstIndex(of: ArraySlice<UInt8>(text)) }

  @inline(never)
  func firstIndex(of text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    var rest = self
    while let index = rest.firstIndex(of: first) {
      rest = rest[index...]
      if rest.hasPrefix(text) { return index }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// What is before and after a separator.
  ///
  /// Without one, all is before it.
  @inline(never)
  func divided(at separator: String) -> (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>) {
    guard let index = firstIndex(of: separator) else { return (self, []) }
    return (self[..<index], self[(index + separator.utf8.count)...])
  }

  /// The text, with what isn't UTF-8 replaced.
  var string: String {
    @inline(never) get { String(decoding: self, as: UTF8.self) }
  }

  /// The distance of an index from the start.
  func offset(of index: Int) -> Int { index - startIndex }

  /// Without the leading and trailing bytes that satisfy `predicate`.
  func trimmed(_ predicate: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var text = drop(while: predicate)
    while let last = text.last, predicate(last) { text = text.dropLast() }
    return text
  }

  /// Without leading and trailing ASCII whitespace.
  @inline(never)
  var trimmed: ArraySlice<UInt8> { trimmed(isWhitespace) }

  /// The parts between dots, of which the 64th is the rest.
  // A third of the instructions of `split`.
  @inline(never)
  var splitAtDots: [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    parts.reserveCapacity(3)
    var rest = self
    while parts.count < 63, let end = rest.firstIndex(of: dot) {
      parts.append(rest[..<end])
      rest = rest[(end + 1)...]
    }
    parts.append(rest)
    return parts
  }

  /// Whether this consists of ASCII digits, at least one.
  @inline(never)
  var isDecimal: Bool { !isEmpty && allSatisfy(isDecimalDigit) }

  @inline(never)
  var isHexadecimal: Bool { !isEmpty && allSatisfy { hexadecimalValue($0) != nil } }

  /// The value of at most 18 ASCII digits.
  var decimalValue: Int64? {
    guard isDecimal, count <= 18 else { return nil }
    return reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
  }

  /// The bytes that pairs of hexadecimal digits represent.
  ///
  /// All bytes must be such digits.
  var hexadecimalBytes: [UInt8] {
    var bytes: [UInt8] = []
    var digits = makeIterator()
    while let high = digits.next().flatMap(hexadecimalValue),
      let low = digits.next().flatMap(hexadecimalValue)
    {
      bytes.append(high << 4 | low)
    }
    return bytes
  }
}

extension [String] {
  /// The strings with a separator between them.
  @inline(never)
  func joined(by separator: String) -> String {
    var text = ""
    for (index, part) in enumerated() {
      if index > 0 { text += separator }
      text += part
    }
    return text
  }
}

/// The fields, separated by dots.
func joinedByDots(_ fields: [ArraySlice<UInt8>]) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(fields.reduce(fields.count) { $0 + $1.count })
  for (index, field) in fields.enumerated() {
    if index > 0 { text.append(dot) }
    text += field
  }
  return text
}

extension String {
  /// Whether this has only ASCII whitespace.
  @inline(never)
  var isBlank: Bool {
    for byte in utf8 where !isWhitespace(byte) { return false }
    return true
  }

  /// Whether two strings, one of which is ASCII, are the same bytes.
  ///
  /// `==` compares by Unicode's rules, by which a longer string can be equal to an ASCII one.
  func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && isEqual(to: other)
  }

  @inline(never)
  private func isEqual(to other: String) -> Bool {
    #if hasFeature(Embedded)
      return ArraySlice<UInt8>(self) == ArraySlice<UInt8>(other)
    #else
      return self == other
    #endif
  }
}

// MARK: - Classes of bytes

var dot: UInt8 { UInt8(ascii: ".") }

func isWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0d ~= byte }

func isNewline(_ byte: UInt8) -> Bool { byte == 0x0a || byte == 0x0d }

func isQuotationMark(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
}

func isDecimalDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

func isAlphanumeric(_ byte: UInt8) -> Bool {
  isDecimalDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
}

/// Whether keys contain the byte: a letter, a digit, `-`, or `_`.
// A bit for each ASCII character, because each byte of a token is looked at.
func isKeyCharacter(_ byte: UInt8) -> Bool {
  let bits: UInt64 = byte < 64 ? 0x03ff_2000_0000_0000 : 0x07ff_fffe_87ff_fffe
  return byte < 128 && bits >> UInt64(byte & 63) & 1 == 1
}

/// Whether the byte is a character of base64 in any variant, or a dot.
func isTokenCharacter(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="), dot: true
  default: isKeyCharacter(byte)
  }
}

func isPrintable(_ byte: UInt8) -> Bool { 0x20..<0x7f ~= byte }

func isOutsideASCII(_ byte: UInt8) -> Bool { byte >= 0x80 }

func lowercased(_ byte: UInt8) -> UInt8 { 0x41...0x5a ~= byte ? byte + 0x20 : byte }

/// The value of a hexadecimal digit.
func hexadecimalValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
  default: nil
  }
}

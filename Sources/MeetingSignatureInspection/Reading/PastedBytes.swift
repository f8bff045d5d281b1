extension Collection<UInt8> {
  /// Whether these are the UTF-8 bytes of `text`.
  func isText(_ text: String) -> Bool { elementsEqual(text.utf8) }

  /// Whether these begin with `text`, whose letters are lower-case, in any case of letters.
  func beginsInAnyCase(with text: String) -> Bool {
    lazy.map(lowercased).starts(with: text.utf8)
  }

  /// Whether these are `text`, whose letters are lower-case, in any case of letters.
  func isTextInAnyCase(_ text: String) -> Bool {
    count == text.utf8.count && beginsInAnyCase(with: text)
  }

  /// Whether these are ASCII digits, and at least one.
  var isDecimal: Bool { !isEmpty && allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } }

  var isHexadecimal: Bool { !isEmpty && allSatisfy { hexadecimalValue($0) != nil } }

  /// Whether these are printable ASCII characters.
  var isPrintable: Bool { allSatisfy { 0x20..<0x7f ~= $0 } }

  /// Whether these are characters of base64 in any variant, or dots.
  var isTokenLike: Bool {
    allSatisfy { isAlphanumeric($0) || [0x2b, 0x2d, 0x2e, 0x2f, 0x3d, 0x5f].contains($0) }
  }
}

extension [UInt8] {
  /// The offset at which `text` begins for the first time, from `start` on.
  func offset(of text: String, from start: Int = 0) -> Int? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, count >= wanted.count else { return nil }
    var offset = start
    while offset + wanted.count <= count {
      if self[offset] == first, self[offset..<(offset + wanted.count)].elementsEqual(wanted) {
        return offset
      }
      offset += 1
    }
    return nil
  }

  /// Without the white space of ASCII at both ends.
  var trimmed: [UInt8] {
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return [] }
    return Array(self[first...last])
  }
}

func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0d ~= byte }

func isAlphanumeric(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
  default: false
  }
}

private func lowercased(_ byte: UInt8) -> UInt8 {
  0x41...0x5a ~= byte ? byte + 0x20 : byte
}

/// A name that came with the input, made fit to be shown: printable and short.
func shownName(_ bytes: some Collection<UInt8>) -> String {
  let shown = bytes.prefix(24).map { 0x21..<0x7f ~= $0 && $0 != 0x60 ? $0 : UInt8(ascii: "?") }
  return String(decoding: shown, as: UTF8.self) + (bytes.count > 24 ? "…" : "")
}

/// What a text is like, without the text: its length, and what it is made of.
func shape(of text: some Collection<UInt8>) -> String {
  let count = text.count
  if count == 0 { return "empty" }
  if text.isDecimal { return "\(count) digits" }
  if text.allSatisfy(isAlphanumeric) { return "\(count) letters and digits" }
  return "\(count) \(count == 1 ? "byte" : "bytes")"
}

extension InspectionRun {
  /// The text without white space within, if it is a token otherwise.
  mutating func withoutInnerSpace(_ text: [UInt8]) -> [UInt8]? {
    if let lines = withoutEscapedLineBreaks(text) { return lines }
    guard let first = text.firstOffset(of: .space) else { return nil }
    let compact = text.filter { !isSpace($0) }
    guard compact.areAll(.tokenLike) else { return nil }
    if text.hasAny(.lineBreak) {
      reportLineBreaks(in: text)
      return compact
    }
    if let restored = withPlusesRestored(text) {
      report(.transport(.plusTurnedToSpace), "a space at offset \(first), in the signature")
      return restored
    }
    report(
      .transport(.innerSpace),
      "\(text.count - compact.count) spaces, the first at offset \(first)")
    return compact
  }

  /// Line breaks that are written as a backslash and an n.
  private mutating func withoutEscapedLineBreaks(_ text: [UInt8]) -> [UInt8]? {
    guard let first = text.offset(of: "\\n") ?? text.offset(of: "\\r") else { return nil }
    var kept: [UInt8] = []
    var offset = 0
    while offset < text.count {
      let isEscape =
        text[offset] == UInt8(ascii: "\\") && offset + 1 < text.count
        && isIn(text[offset + 1], "nr")
      if !isEscape { kept.append(text[offset]) }
      offset += isEscape ? 2 : 1
    }
    guard kept.areAll(.tokenLike) else { return nil }
    report(.transport(.lineBreaks), "a line break written as \\n, at offset \(first)")
    return kept
  }

  private mutating func reportLineBreaks(in text: [UInt8]) {
    let widths = lineWidths(of: text)
    let width = widths.first ?? 0
    let isEven = widths.dropLast().allSatisfy { $0 == width }
    guard isEven else { return report(.transport(.lineBreaks), "\(widths.count) lines") }
    let custom: SeenText =
      switch width {
      case 60: ", as Ruby's encode64 breaks them"
      case 64: ", as PEM and OpenSSL break them"
      case 76: ", as MIME breaks them"
      default: ""
      }
    report(.transport(.lineBreaks), "\(widths.count) lines of \(width) characters\(custom)")
  }

  /// How long the lines are that are not empty.
  private func lineWidths(of text: [UInt8]) -> [Int] {
    var widths: [Int] = []
    var width = 0
    for byte in text + [0x0a] {
      if !isLineBreak(byte) {
        width += 1
      } else if width > 0 {
        widths.append(width)
        width = 0
      }
    }
    return widths
  }

  /// The token with `+` for each space, if its last segment has just the length of a signature then.
  private func withPlusesRestored(_ text: [UInt8]) -> [UInt8]? {
    let segments = text.partsBetweenDots
    guard segments.count == 3, 43...44 ~= segments[2].count, segments[2].contains(0x20),
      !segments[0].hasAny(.space), !segments[1].hasAny(.space), !text.contains(0x09)
    else { return nil }
    return text.map { $0 == 0x20 ? UInt8(ascii: "+") : $0 }
  }

  /// The text without characters that nobody sees.
  mutating func withoutInvisibleCharacters(_ text: [UInt8]) -> [UInt8]? {
    guard text.hasAny(.outsideASCII) else { return nil }
    var visible: [UInt8] = []
    var (count, first, offset) = (0, 0, 0)
    while offset < text.count {
      let length = invisibleLength(text, at: offset)
      if length == 0 {
        visible.append(text[offset])
        offset += 1
      } else {
        if count == 0 { first = offset }
        count += 1
        offset += length
      }
    }
    guard count > 0 else { return nil }
    let kind: StaticString = text.begins(with: "\u{feff}") ? "a byte-order mark among " : ""
    report(
      .transport(.invisibleCharacters), "\(kind)\(count) such characters, at offset \(first)")
    return visible
  }
}

/// The number of bytes of the invisible character at `offset`; 0 if there is none.
private func invisibleLength(_ text: [UInt8], at offset: Int) -> Int {
  let first = text[offset]
  guard first >= 0xc2, offset + 1 < text.count else { return 0 }
  let second = text[offset + 1]
  if first == 0xc2 { return second == 0xa0 || second == 0xad ? 2 : 0 }
  guard offset + 2 < text.count else { return 0 }
  switch (first, second, text[offset + 2]) {
  case (0xef, 0xbb, 0xbf), (0xe3, 0x80, 0x80): return 3
  case (0xe2, 0x80, 0x80...0x8f), (0xe2, 0x80, 0xa8...0xaf), (0xe2, 0x81, 0x9f...0xaf): return 3
  default: return 0
  }
}

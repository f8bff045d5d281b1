extension InspectionRun {
  /// The text without white space within, if it is a token otherwise.
  mutating func withoutInnerSpace(_ text: [UInt8]) -> [UInt8]? {
    if let lines = withoutEscapedLineBreaks(text) { return lines }
    guard let first = text.firstIndex(where: isSpace) else { return nil }
    let compact = text.filter { !isSpace($0) }
    guard compact.isTokenLike else { return nil }
    if text.contains(where: { $0 == 0x0a || $0 == 0x0d }) {
      reportLineBreaks(in: text)
      return compact
    }
    if let restored = withPlusesRestored(text) {
      report(TransportCause.plusTurnedToSpace, "a space at offset \(first), in the signature")
      return restored
    }
    report(
      TransportCause.innerSpace,
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
        && [UInt8(ascii: "n"), UInt8(ascii: "r")].contains(text[offset + 1])
      if !isEscape { kept.append(text[offset]) }
      offset += isEscape ? 2 : 1
    }
    guard kept.isTokenLike else { return nil }
    report(TransportCause.lineBreaks, "a line break written as \\n, at offset \(first)")
    return kept
  }

  private mutating func reportLineBreaks(in text: [UInt8]) {
    let lines = text.split(whereSeparator: { $0 == 0x0a || $0 == 0x0d })
    let width = lines.first?.count ?? 0
    let isEven = lines.dropLast().allSatisfy { $0.count == width }
    var seen = "\(lines.count) lines"
    if isEven { seen += " of \(width) characters" }
    switch width {
    case 60 where isEven: seen += ", as Ruby's encode64 breaks them"
    case 64 where isEven: seen += ", as PEM and OpenSSL break them"
    case 76 where isEven: seen += ", as MIME breaks them"
    default: break
    }
    report(TransportCause.lineBreaks, seen)
  }

  /// The token with `+` for each space, if its last segment has just the length of a signature then.
  private func withPlusesRestored(_ text: [UInt8]) -> [UInt8]? {
    let segments = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard segments.count == 3, let signature = segments.last, signature.contains(0x20),
      !segments.dropLast().contains(where: { $0.contains(where: isSpace) }),
      !text.contains(0x09), 43...44 ~= signature.count
    else { return nil }
    return text.map { $0 == 0x20 ? UInt8(ascii: "+") : $0 }
  }

  /// The text without characters that nobody sees.
  mutating func withoutInvisibleCharacters(_ text: [UInt8]) -> [UInt8]? {
    guard text.contains(where: { $0 >= 0x80 }) else { return nil }
    var visible: [UInt8] = []
    var (count, first, offset) = (0, 0, 0)
    while offset < text.count {
      let length = invisibleLength(text[offset...])
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
    let kind = text.starts(with: [0xef, 0xbb, 0xbf]) ? "a byte-order mark among " : ""
    report(
      TransportCause.invisibleCharacters, "\(kind)\(count) such characters, at offset \(first)")
    return visible
  }
}

/// The number of bytes of the invisible character that the text begins with; 0 if it is none.
private func invisibleLength(_ text: ArraySlice<UInt8>) -> Int {
  let bytes = Array(text.prefix(3))
  guard bytes.count > 1, bytes[0] >= 0xc2 else { return 0 }
  if bytes[0] == 0xc2 { return bytes[1] == 0xa0 || bytes[1] == 0xad ? 2 : 0 }
  guard bytes.count == 3 else { return 0 }
  switch (bytes[0], bytes[1], bytes[2]) {
  case (0xef, 0xbb, 0xbf), (0xe3, 0x80, 0x80): return 3
  case (0xe2, 0x80, 0x80...0x8f), (0xe2, 0x80, 0xa8...0xaf), (0xe2, 0x81, 0x9f...0xaf): return 3
  default: return 0
  }
}

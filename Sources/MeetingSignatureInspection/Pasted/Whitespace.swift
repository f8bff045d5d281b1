// Whitespace around and within a signature, and characters that aren't visible.

extension InspectionCause {
  static let whitespace: [Explanation] = [
    Explanation(
      of: transportSurroundingSpace,
      why: "The signature has leading or trailing whitespace, which counts as part of it.",
      fix: "Trim the signature, or have the endpoint print it without a newline.",
      source: "Zoom Developer Forum, 'Invalid Signature with Sample Web App'"),
    Explanation(
      of: transportLineBreaks,
      why: "The signature has line breaks in it, from an encoder, as in MIME, or from what wrapped "
        + "the text. A signature is a single line.",
      fix:
        "Encode without line breaks: strict_encode64 instead of encode64 in Ruby, Base64.NO_WRAP "
        + "on Android, b64encode instead of encodebytes in Python. Otherwise copy it in one piece.",
      calls: .base64URL,
      source: "Zoom Developer Forum, 'Invalid Signature with Sample Web App'; Ruby's "
        + "Base64.encode64"),
    Explanation(
      of: transportInnerSpace,
      why: "The signature contains whitespace, as does text that was wrapped or copied.",
      fix: "Copy the signature in one piece.",
      source: "RFC 7515, section 7.1: no segment contains such characters"),
    Explanation(
      of: transportInvisibleCharacters,
      why: "The text contains invisible characters, such as a byte-order mark.",
      fix: "Save the file without a byte-order mark, and don't copy the signature from a formatted "
        + "page.",
      source: "RFC 7515, section 7.1: no segment contains such characters"),
    Explanation(
      of: transportPlusTurnedToSpace,
      why: "A '+' became a space in a URL or a form. A JWT is base64url and contains no '+'.",
      fix: "Encode with base64url, and pass the signature in a JSON body.",
      calls: .base64URL,
      source: "the URL Standard, application/x-www-form-urlencoded"),
  ]

  static let transportSurroundingSpace = InspectionCause {
    Entry("transport.surroundingSpace", .error)
  }
  static let transportLineBreaks = InspectionCause { Entry("transport.lineBreaks", .error) }
  static let transportInnerSpace = InspectionCause { Entry("transport.innerSpace", .error) }
  static let transportInvisibleCharacters = InspectionCause {
    Entry("transport.invisibleCharacters", .error)
  }
  static let transportPlusTurnedToSpace = InspectionCause {
    Entry("transport.plusTurnedToSpace", .error)
  }
}

extension PastedLayer {
  static func whitespace(around text: ArraySlice<UInt8>) -> PastedLayer? {
    let content = text.trimmed
    guard content.count < text.count, let last = text.last else { return nil }
    let (leading, trailing) = (
      content.startIndex - text.startIndex, text.endIndex - content.endIndex
    )
    return PastedLayer(
      .transportSurroundingSpace,
      "whitespace: \(leading) leading, \(counted(trailing, "trailing character"))"
        + (isNewline(last) ? ", a newline at the end" : ""),
      content)
  }

  /// Whitespace in text that is a token otherwise.
  static func whitespace(within text: ArraySlice<UInt8>) -> PastedLayer? {
    if let layer = escapedNewlines(in: text) { return layer }
    guard let first = text.firstIndex(where: isWhitespace) else { return nil }
    let compact = text.filter { !isWhitespace($0) }[...]
    guard compact.allSatisfy(isTokenCharacter),
      text.prefix(40).allSatisfy(isTokenCharacter) && text.contains(where: isNewline)
        || compact.hasPrefix("ey") || TokenScan(compact).best != nil
    else { return nil }
    if text.contains(where: isNewline) {
      return PastedLayer(.transportLineBreaks, lines(of: text), compact)
    }
    let offset = text.offset(of: first)
    if let restored = withPlusSignsRestored(text) {
      return PastedLayer(
        .transportPlusTurnedToSpace, "a space at offset \(offset), in the signature", restored)
    }
    let spaces = counted(text.count - compact.count, "space")
    return PastedLayer(
      .transportInnerSpace, "\(spaces), the first at offset \(offset)", compact)
  }

  /// Newlines that are written as a backslash and a letter.
  private static func escapedNewlines(in text: ArraySlice<UInt8>) -> PastedLayer? {
    guard let first = text.firstIndex(of: "\\n") ?? text.firstIndex(of: "\\r") else { return nil }
    var kept = Array(text[..<first])
    var rest = text[first...]
    while let byte = rest.first {
      let isEscape = rest.hasPrefix("\\n") || rest.hasPrefix("\\r")
      if !isEscape { kept.append(byte) }
      rest = rest.dropFirst(isEscape ? 2 : 1)
    }
    guard kept[...].allSatisfy(isTokenCharacter) else { return nil }
    return PastedLayer(
      .transportLineBreaks, "an escaped newline at offset \(text.offset(of: first))", kept[...])
  }

  /// The number of lines, and their width if all but the last have the same.
  static func lines(of text: ArraySlice<UInt8>) -> String {
    let widths = text.split(whereSeparator: isNewline).map { $0.count }
    let lines = counted(widths.count, "line")
    guard let width = widths.first, widths.dropLast().allSatisfy({ $0 == width }) else {
      return lines
    }
    let custom =
      switch width {
      case 60: ", like Ruby's encode64"
      case 64: ", like PEM and OpenSSL"
      case 76: ", like MIME"
      default: ""
      }
    return "\(lines) of \(counted(width, "character"))\(custom)"
  }

  /// The token with `+` for each space, if its last segment then has the length of a signature.
  private static func withPlusSignsRestored(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let segments = text.splitAtDots
    guard segments.count == 3, 43...44 ~= segments[2].count, segments[2].contains(0x20),
      !segments[0].contains(where: isWhitespace), !segments[1].contains(where: isWhitespace),
      !text.contains(0x09)
    else { return nil }
    return ArraySlice(text.map { $0 == 0x20 ? UInt8(ascii: "+") : $0 })
  }

  static func invisibleCharacters(in text: ArraySlice<UInt8>) -> PastedLayer? {
    guard text.contains(where: isOutsideASCII) else { return nil }
    var visible: [UInt8] = []
    visible.reserveCapacity(text.count)
    var (count, first) = (0, 0)
    var index = text.startIndex
    while index < text.endIndex {
      let length = text[index] < 0xc2 ? 0 : invisibleLength(text[index...])
      if length == 0 {
        visible.append(text[index])
        index += 1
      } else {
        if count == 0 { first = text.offset(of: index) }
        count += 1
        index += length
      }
    }
    guard count > 0 else { return nil }
    let kind = text.hasPrefix("\u{feff}") ? ", including a byte-order mark" : ""
    return PastedLayer(
      .transportInvisibleCharacters,
      "\(counted(count, "invisible character"))\(kind), the first at offset \(first)",
      visible[...])
  }

  /// The number of bytes of the invisible character at the start of the text, or 0 if there is
  /// none.
  private static func invisibleLength(_ text: ArraySlice<UInt8>) -> Int {
    let bytes = text.prefix(3)
    guard let first = bytes.first, first >= 0xc2, bytes.count >= 2 else { return 0 }
    let second = bytes[bytes.startIndex + 1]
    if first == 0xc2 { return second == 0xa0 || second == 0xad ? 2 : 0 }
    guard bytes.count == 3, let third = bytes.last else { return 0 }
    switch (first, second, third) {
    case (0xef, 0xbb, 0xbf), (0xe3, 0x80, 0x80): return 3
    case (0xe2, 0x80, 0x80...0x8f), (0xe2, 0x80, 0xa8...0xaf), (0xe2, 0x81, 0x9f...0xaf): return 3
    default: return 0
    }
  }
}

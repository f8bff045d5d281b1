/// A JWT of which one part is what a language prints for a value, such as `undefined` or a list of
/// bytes.
struct SegmentValue {
  let evidence: String

  /// `nil` if the text is something else.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.count <= 8192, let first = text.firstIndex(of: dot) else { return nil }
    let (header, rest) = (text[..<first], text[(first + 1)...])
    // Text before a header is something else.
    if rest.hasPrefix("ey"), rest.splitAtDots.count == 2, header.firstIndex(of: "ey") == nil,
      let value = MissingValue(header)
    {
      evidence = "the header is \(value.shown)"
      return
    }
    guard text.hasPrefix("ey") else { return nil }
    // The value may contain dots.
    if !rest.hasPrefix("ey"), let last = rest.lastIndex(of: dot),
      let value = MissingValue(rest[..<last])
    {
      evidence = "the payload is \(value.shown)"
      return
    }
    guard rest.hasPrefix("ey"), let second = rest.firstIndex(of: dot) else { return nil }
    let code = rest[(second + 1)...]
    // A digit or two may be all that is left of a signature.
    if code.count >= 3, !code.isDecimal, let value = MissingValue(code) {
      evidence = "the signature is \(value.shown)"
    } else if code.prefix(24).contains(where: Self.isBinary) {
      evidence = "the signature is bytes that aren't text"
    } else if let start = code.first, Self.isOpening(start) || Self.isLiteral(code) {
      evidence = "the signature is \(quoted(excerpt(code, upTo: 16)))"
    } else {
      return nil
    }
  }

  /// Whether the byte is a control character, or the first of U+FFFD, which replaces what isn't
  /// UTF-8.
  private static func isBinary(_ byte: UInt8) -> Bool {
    byte < 0x20 && !isWhitespace(byte) || byte == 0xef
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    isQuotationMark(byte)
      || [UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<")].contains(byte)
  }

  /// Whether the text is a Python literal, or numbers with commas between them.
  private static func isLiteral(_ text: ArraySlice<UInt8>) -> Bool {
    text.hasPrefix("b'") || text.hasPrefix("b\"")
      || text.count > 60 && text.contains(UInt8(ascii: ","))
        && text.allSatisfy {
          isDecimalDigit($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") || $0 == 0x20
        }
  }
}

extension InspectionCause {
  static let containerSegmentNotText = InspectionCause { Entry("container.segmentNotText", .error) }
}

/// An object as a language prints it, or truncated JSON: not valid JSON, but with a member that has
/// the name of a signature.
struct ObjectLiteral {
  let name: String

  /// The value of the member.
  ///
  /// `nil` if it isn't a string.
  private(set) var value: ArraySlice<UInt8>?

  /// The value that isn't a string, shortened.
  private(set) var wrongValue = ""

  init?(_ text: ArraySlice<UInt8>) {
    guard let name = Self.names.first(where: { Self.value(of: $0, in: text) != nil }),
      let rest = Self.value(of: name, in: text)
    else { return nil }
    self.name = name.string
    if let mark = rest.first, isQuotationMark(mark) {
      value = Self.prefix(of: rest.dropFirst(), upTo: mark)
      if let value, value.trimmed.isEmpty {
        wrongValue = "an empty string"
        self.value = nil
      }
      return
    }
    let plain = rest.prefix { $0 != UInt8(ascii: ",") && !isNewline($0) }
    if let match = TokenScan(plain).best {
      value = TextAroundToken.literal(around: match.token, in: plain)
    } else {
      wrongValue = quoted(excerpt(Self.withoutClosingBraces(plain), upTo: 40))
    }
  }

  private static var names: Words { "signature|sdkJWT|sdkJwt|jwtToken|jwt_token|jwt|token" }

  /// The text after the name and a separator.
  private static func value(
    of name: ArraySlice<UInt8>, in text: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8>? {
    var rest = text
    while let start = rest.firstIndex(of: name) {
      rest = text[(start + name.count)...]
      if start > text.startIndex {
        let previous = text[start - 1]
        if isAlphanumeric(previous) || previous == UInt8(ascii: "_") { continue }
      }
      var value = rest
      if let first = value.first, isQuotationMark(first) { value = value.dropFirst() }
      value = value.drop(while: isWhitespace)
      guard let separator = value.first,
        separator == UInt8(ascii: ":") || separator == UInt8(ascii: "=")
      else { continue }
      value = value.dropFirst()
      if value.first == UInt8(ascii: ">") { value = value.dropFirst() }
      return value.drop(while: isWhitespace)
    }
    return nil
  }

  private static func prefix(of text: ArraySlice<UInt8>, upTo mark: UInt8) -> ArraySlice<UInt8> {
    var end = text.startIndex
    while end < text.endIndex, text[end] != mark {
      end += text[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return text[..<min(end, text.endIndex)]
  }

  /// The text without closing braces that it doesn't open.
  private static func withoutClosingBraces(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var depth = 0
    let value = text.prefix { byte in
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      return depth >= 0
    }
    return value.trimmed
  }
}

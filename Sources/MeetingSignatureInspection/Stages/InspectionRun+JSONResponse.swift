#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension InspectionRun {
  /// The signature in a JSON response, or in something near to one: an object of JavaScript, a
  /// response that was cut off.
  mutating func memberOfJSON(_ text: [UInt8]) -> [UInt8]? {
    guard let (name, value) = signatureMember(of: text) else { return nil }
    report(TransportCause.jsonObject, "an object of \(text.count) bytes with a member \(name)")
    return value
  }

  /// Whether the text is an object or an array, and has no signature in it.
  func isObjectWithoutSignature(_ text: [UInt8]) -> Bool {
    isObject(text) && signatureMember(of: text) == nil
  }

  private func isObject(_ text: [UInt8]) -> Bool {
    text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[")
  }

  private func signatureMember(of text: [UInt8]) -> (name: String, value: [UInt8])? {
    guard isObject(text) else { return nil }
    for name in ["signature", "sdkJWT", "sdkJwt", "jwtToken", "jwt", "token"] {
      if let value = stringValue(of: name, in: text) { return (name, value) }
    }
    return nil
  }

  /// The text behind `name`, a colon and a quote.
  private func stringValue(of name: String, in text: [UInt8]) -> [UInt8]? {
    var start = 0
    while let offset = text.offset(of: name, from: start) {
      start = offset + name.utf8.count
      if offset > 0, isAlphanumeric(text[offset - 1]) || text[offset - 1] == 0x5f { continue }
      var rest = text[start...]
      if let quote = rest.first, isQuote(quote) { rest = rest.dropFirst() }
      rest = rest.drop(while: isSpace)
      guard rest.first == UInt8(ascii: ":") else { continue }
      rest = rest.dropFirst().drop(while: isSpace)
      guard let quote = rest.first, isQuote(quote) else { continue }
      return unescaped(upTo(quote, in: rest.dropFirst()))
    }
    return nil
  }

  private func upTo(_ quote: UInt8, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var isEscaped = false
    return text.prefix {
      if isEscaped {
        isEscaped = false
        return true
      }
      isEscaped = $0 == UInt8(ascii: "\\")
      return $0 != quote
    }
  }

  private func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  /// What the inside of a JSON string stands for; the text itself where it is none.
  func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.contains(UInt8(ascii: "\\")) else { return Array(text) }
    let quoted = [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]
    guard case .string(let value)? = try? JSONValue(parsing: quoted) else { return Array(text) }
    return Array(value.utf8)
  }
}

#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension InspectionRun {
  /// The signature in a JSON response, or in something near to one: an object of JavaScript, a
  /// response that was cut off.
  mutating func memberOfJSON(_ text: [UInt8]) -> [UInt8]? {
    guard let (name, value) = signatureMember(of: text) else { return nil }
    report(.transport(.jsonObject), "an object of \(text.count) bytes with a member \(name)")
    return value
  }

  /// Whether the text is an object or an array, and has no signature in it.
  func isObjectWithoutSignature(_ text: [UInt8]) -> Bool {
    isObject(text) && signatureMember(of: text) == nil
  }

  private func isObject(_ text: [UInt8]) -> Bool {
    text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[")
  }

  private func signatureMember(of text: [UInt8]) -> (name: StaticString, value: [UInt8])? {
    guard isObject(text) else { return nil }
    let names: [StaticString] = ["signature", "sdkJWT", "sdkJwt", "jwtToken", "jwt", "token"]
    for name in names {
      if let value = stringValue(of: name, in: text) { return (name, value) }
    }
    return nil
  }

  /// The text behind `name`, a colon and a quote.
  private func stringValue(of name: StaticString, in text: [UInt8]) -> [UInt8]? {
    var start = 0
    while let offset = text.offset(of: name, from: start) {
      start = offset + name.utf8CodeUnitCount
      if offset > 0, isAlphanumeric(text[offset - 1]) || text[offset - 1] == 0x5f { continue }
      let hasQuote = start < text.count && isQuote(text[start])
      let colon = behindSpace(in: text, from: hasQuote ? start + 1 : start)
      guard text.has(":", at: colon) else { continue }
      let quote = behindSpace(in: text, from: colon + 1)
      guard quote < text.count, isQuote(text[quote]) else { continue }
      return unescaped(upTo(text[quote], in: text, from: quote + 1))
    }
    return nil
  }

  private func behindSpace(in text: [UInt8], from start: Int) -> Int {
    var offset = start
    while offset < text.count, isSpace(text[offset]) { offset += 1 }
    return offset
  }

  private func upTo(_ quote: UInt8, in text: [UInt8], from start: Int) -> [UInt8] {
    var end = start
    while end < text.count, text[end] != quote {
      end += text[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return text.part(start, min(end, text.count))
  }

  /// What the inside of a JSON string stands for; the text itself where it is none.
  func unescaped(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "\\")) else { return text }
    let quoted = [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]
    guard case .string(let value)? = try? JSONValue(parsing: quoted) else { return text }
    return utf8Bytes(of: value)
  }
}

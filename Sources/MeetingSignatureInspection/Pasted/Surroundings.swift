// What stands before or after a signature: quotation marks and prefixes.

extension InspectionCause {
  static var surroundings: [InspectionCause] {
    [transportQuoted, transportPythonBytes, transportPrefix, transportAppKeyPrefix]
  }

  static let transportQuoted = InspectionCause {
    Entry(
      "transport.quoted", .error,
      why: "The signature has quotation marks around it, as in JSON. They count as part of it.",
      fix: "Parse the response as JSON, or have the endpoint return text/plain.",
      source: "RFC 7515, section 7.1: no segment contains such characters")
  }

  static let transportPythonBytes = InspectionCause {
    Entry(
      "transport.pythonBytes", .error,
      why: "The text is a Python bytes literal, b'…'. PyJWT 1 returns bytes.",
      fix: "Decode the bytes: token.decode(\"ascii\"). Or use PyJWT 2, which returns a string.",
      source: "PyJWT, changelog of version 2.0.0")
  }

  static let transportPrefix = InspectionCause {
    Entry(
      "transport.prefix", .error,
      why: "The signature has a prefix, such as 'Bearer ' or 'signature='.",
      fix: "Pass only the signature.", source: "GitHub, zoom/skills")
  }

  static let transportAppKeyPrefix = InspectionCause {
    Entry(
      "transport.appKeyPrefix", .error,
      why: "The token begins with 'appKey:'. The client's message 'use appKey:sdkKey' refers to a "
        + "claim in the payload.",
      fix: "Remove the prefix, and write the key into the claim appKey.",
      source: "Web SDK 6.2.0, console warning; GitHub, zoom/skills")
  }
}

extension PastedLayer {
  static func pythonBytes(_ text: ArraySlice<UInt8>) -> PastedLayer? {
    guard text.count >= 3, text.hasPrefix("b'") || text.hasPrefix("b\""),
      text.last == text[text.startIndex + 1]
    else { return nil }
    return PastedLayer(
      .transportPythonBytes, "the text begins with b and a quotation mark, and ends with the mark",
      text.dropFirst(2).dropLast())
  }

  static func quotationMarks(around text: ArraySlice<UInt8>) -> PastedLayer? {
    let opening = quotationMarks.first(where: text.hasPrefix)
    let rest = text.dropFirst(opening?.utf8.count ?? 0)
    let closing = quotationMarks.first(where: rest.hasSuffix)
    guard opening != nil || closing != nil else { return nil }
    let place = closing == nil ? "before" : opening == nil ? "after" : "around"
    return PastedLayer(
      .transportQuoted, "a quotation mark \(place) the text",
      JSONResponse.unescaped(rest.dropLast(closing?.utf8.count ?? 0)))
  }

  private static var quotationMarks: [String] {
    ["\\\"", "\"", "'", "`", "\u{201c}", "\u{201d}", "\u{201e}", "\u{2018}", "\u{2019}", "«", "»"]
  }

  static func queryParameter(in text: ArraySlice<UInt8>) -> PastedLayer? {
    guard text.firstIndex(of: "://") != nil, let start = text.firstIndex(of: "signature=") else {
      return nil
    }
    let value = text[(start + 10)...].prefix { $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "#") }
    return PastedLayer(
      .transportPrefix, "the URL parameter 'signature=' at offset \(text.offset(of: start))", value)
  }

  static func prefix(of text: ArraySlice<UInt8>) -> PastedLayer? {
    for prefix in ["appkey:", "sdkkey:"] where text.hasPrefixIgnoringCase(prefix) {
      let rest = text.dropFirst(prefix.utf8.count)
      let segments = rest.splitAtDots
      return PastedLayer(
        .transportAppKeyPrefix, "'\(prefix)' before the token",
        segments.count == 4 ? rest.dropFirst(segments[0].count + 1) : rest)
    }
    guard let prefix = prefixes.first(where: text.hasPrefixIgnoringCase) else { return nil }
    return PastedLayer(
      .transportPrefix, "'\(prefix)' before the token", text.dropFirst(prefix.utf8.count))
  }

  private static var prefixes: [String] {
    [
      "authorization:", "bearer ", "bearer:", "jwt ", "jwt:", "jwt=", "token ", "token:", "token=",
      "signature ", "signature:", "signature=", "sdkjwt=", "sdkjwt:",
    ]
  }
}

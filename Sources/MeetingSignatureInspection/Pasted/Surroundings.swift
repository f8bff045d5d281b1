// What stands before or after a signature: quotation marks and prefixes.

extension InspectionCause {
  static var surroundings: [InspectionCause] {
    [
      transportQuoted, transportPythonBytes, transportPrefix, transportSuffix,
      transportAppKeyPrefix, transportPastedTwice, transportSeveralTokens,
    ]
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
      why: "Other text precedes the signature, such as 'Bearer ', 'signature=', or the rest of a "
        + "log line. It isn't part of the signature.",
      fix: "Pass only the signature.", source: "GitHub, zoom/skills")
  }

  static let transportSuffix = InspectionCause {
    Entry(
      "transport.suffix", .error,
      why: "Other text follows the signature, such as a semicolon or a comma. It isn't part of the "
        + "signature.",
      fix: "Pass only the signature.",
      source: "RFC 7515, section 7.1: no segment contains such characters")
  }

  static let transportPastedTwice = InspectionCause {
    Entry(
      "transport.pastedTwice", .error,
      why: "The text contains the same signature more than once.",
      fix: "Pass it once. If the code concatenates strings, look for a += or a second append.",
      source: "RFC 7515, section 7.1: a token has three segments")
  }

  static let transportSeveralTokens = InspectionCause {
    Entry(
      "transport.severalTokens", .warning,
      why: "The text contains different tokens. The report is about one of them.",
      fix: "Pass one signature, and inspect each token alone.",
      source: "RFC 7515, section 7.1: a token has three segments")
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

  /// A string literal, whose contents have no quotation mark that isn't escaped.
  static func stringLiteral(_ text: ArraySlice<UInt8>) -> PastedLayer? {
    guard let mark = text.first, isQuotationMark(mark), text.count >= 2, text.last == mark else {
      return nil
    }
    var isEscaped = false
    for byte in text.dropFirst().dropLast() {
      if byte == mark, !isEscaped { return nil }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return isEscaped ? nil : quotationMarks(around: text)
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

  static func appKeyPrefix(of text: ArraySlice<UInt8>) -> PastedLayer? {
    for prefix in ["appkey:", "sdkkey:"] where text.hasPrefixIgnoringCase(prefix) {
      let rest = text.dropFirst(prefix.utf8.count)
      let segments = rest.splitAtDots
      return PastedLayer(
        .transportAppKeyPrefix, "'\(prefix)' before the token",
        segments.count == 4 ? rest.dropFirst(segments[0].count + 1) : rest)
    }
    return nil
  }

  /// A prefix of something that doesn't have the shape of a signature.
  static func prefix(of text: ArraySlice<UInt8>) -> PastedLayer? {
    guard let prefix = prefixes.first(where: text.hasPrefixIgnoringCase) else { return nil }
    let rest = text.dropFirst(prefix.utf8.count).trimmed
    if rest.contains(where: isWhitespace) { return nil }
    return PastedLayer(.transportPrefix, "'\(prefix)' before the token", rest)
  }

  private static var prefixes: [String] {
    [
      "authorization:", "bearer ", "bearer:", "jwt ", "jwt:", "jwt=", "token ", "token:", "token=",
      "signature ", "signature:", "signature=", "sdkjwt=", "sdkjwt:",
    ]
  }
}

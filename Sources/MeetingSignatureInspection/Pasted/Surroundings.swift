// What stands before or after a signature: quotation marks and prefixes.

extension InspectionCause {
  static let surroundings: [Explanation] = [
    Explanation(
      of: transportQuoted,
      why: "The signature has quotation marks around it, as in JSON. They count as part of it.",
      fix: "Parse the response as JSON, or have the endpoint return text/plain.",
      source: "RFC 7515, section 7.1: no segment contains such characters"),
    Explanation(
      of: transportPythonBytes,
      why: "The text is a Python bytes literal, b'…'. PyJWT 1 returns bytes.",
      fix: "Decode the bytes: token.decode(\"ascii\"). Or use PyJWT 2, which returns a string.",
      source: "PyJWT, changelog of version 2.0.0"),
    Explanation(
      of: transportPrefix,
      why: "Other text precedes the signature. Such text, for example 'Bearer ', 'signature=', or "
        + "the rest of a log line, isn't part of it.",
      fix: "Pass only the signature.",
      source: "GitHub, zoom/skills"),
    Explanation(
      of: transportSuffix,
      why: "Other text follows the signature. Such text, for example a semicolon or a comma, isn't "
        + "part of it.",
      fix: "Pass only the signature.",
      source: "RFC 7515, section 7.1: no segment contains such characters"),
    Explanation(
      of: transportAppKeyPrefix,
      why: "The token begins with 'appKey:'. The client's message 'use appKey:sdkKey' refers to a "
        + "claim in the payload.",
      fix: "Remove the prefix, and write the key into the claim appKey.",
      source: "Web SDK 6.2.0, console warning; GitHub, zoom/skills"),
    Explanation(
      of: transportPastedTwice,
      why: "The text contains the same signature more than once.",
      fix: "Pass it once. If the code concatenates strings, look for a += or a second append.",
      source: "RFC 7515, section 7.1: a token has three segments"),
    Explanation(
      of: transportSeveralTokens,
      why: "The text contains different tokens. The report is about one of them.",
      fix: "Pass one signature, and inspect each token alone.",
      source: "RFC 7515, section 7.1: a token has three segments"),
  ]

  static let transportQuoted = InspectionCause { Entry("transport.quoted", .error) }
  static let transportPythonBytes = InspectionCause { Entry("transport.pythonBytes", .error) }
  static let transportPrefix = InspectionCause { Entry("transport.prefix", .error) }
  static let transportSuffix = InspectionCause { Entry("transport.suffix", .error) }
  static let transportPastedTwice = InspectionCause { Entry("transport.pastedTwice", .error) }
  static let transportSeveralTokens = InspectionCause { Entry("transport.severalTokens", .warning) }
  static let transportAppKeyPrefix = InspectionCause { Entry("transport.appKeyPrefix", .error) }
}

extension PastedLayer {
  /// Text between three backquotes, as Markdown has it.
  static func codeFence(_ text: ArraySlice<UInt8>) -> PastedLayer? {
    let trimmed = text.trimmed
    guard trimmed.count >= 8, trimmed.hasPrefix("```"), trimmed.hasSuffix("```") else { return nil }
    let inner = trimmed.dropFirst(3).dropLast(3)
    guard let line = inner.firstIndex(where: isNewline), inner[..<line].allSatisfy(isAlphanumeric)
    else { return nil }
    var findings = StageFindings(.transport)
    findings.report(.transportPrefix, "a code block of Markdown around the text", as: .note)
    return PastedLayer(findings, inner[line...].trimmed)
  }

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
    let opening = quotationMarks.prefix(of: text)
    let rest = text.dropFirst(opening?.count ?? 0)
    let closing = quotationMarks.first { rest.suffix($0.count) == $0 }
    guard opening != nil || closing != nil else { return nil }
    let place = closing == nil ? "before" : opening == nil ? "after" : "around"
    return PastedLayer(
      .transportQuoted, "a quotation mark \(place) the text",
      JSONResponse.unescaped(rest.dropLast(closing?.count ?? 0)))
  }

  private static var quotationMarks: Words {
    "\\\"|\"|'|`|\u{201c}|\u{201d}|\u{201e}|\u{2018}|\u{2019}|«|»"
  }

  static func appKeyPrefix(of text: ArraySlice<UInt8>) -> PastedLayer? {
    let prefixes: Words = "appkey:|sdkkey:"
    guard let prefix = prefixes.prefixIgnoringCase(of: text) else { return nil }
    let rest = text.dropFirst(prefix.count)
    let segments = rest.splitAtDots
    return PastedLayer(
      .transportAppKeyPrefix, "'\(prefix.string)' before the token",
      segments.count == 4 ? rest.dropFirst(segments[0].count + 1) : rest)
  }

  /// A prefix of something that doesn't have the shape of a signature.
  static func prefix(of text: ArraySlice<UInt8>) -> PastedLayer? {
    guard let prefix = prefixes.prefixIgnoringCase(of: text) else { return nil }
    let rest = text.dropFirst(prefix.count).trimmed
    if rest.contains(where: isWhitespace) { return nil }
    return PastedLayer(.transportPrefix, "'\(prefix.string)' before the token", rest)
  }

  private static var prefixes: Words {
    """
    authorization:|bearer |bearer:|jwt |jwt:|jwt=|token |token:|token=|signature |signature:|\
    signature=|sdkjwt=|sdkjwt:
    """
  }
}

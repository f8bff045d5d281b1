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

/// A signature in other text, and what is around it.
struct Surroundings {
  let layer: PastedLayer

  /// Whether the signature is complete, so that what follows isn't a part of it.
  let isWhole: Bool

  /// `nil` if `text` contains no signature, or is one.
  init?(in text: ArraySlice<UInt8>) {
    let scan = TokenScan(text)
    guard let match = scan.best, match.token.count < text.count else { return nil }
    let (preceding, following) = (text[..<match.token.startIndex], text[match.token.endIndex...])
    if !match.isWhole, preceding.isEmpty, Self.isDamage(following) { return nil }
    isWhole =
      match.isWhole && !Self.isEscape(preceding.suffix(3)) && !Self.isEscape(following.prefix(3))
    let content = Self.literal(around: match.token, in: text)
    let before = text[..<content.startIndex]
    let after = text[content.endIndex...]
    var findings = StageFindings(.transport)

    let others = scan.matches.map { $0.token }.filter { $0.startIndex != match.token.startIndex }
    let isOnlyTokens = Self.isOnlySeparators(around: scan.matches.map { $0.token }, in: text)
    if let other = others.first(where: { $0 != match.token }) {
      findings.report(
        .transportSeveralTokens,
        "\(others.count + 1) tokens; the one at offset \(text.offset(of: match.token.startIndex)) "
          + "was inspected, another is at offset \(text.offset(of: other.startIndex))")
    } else if !others.isEmpty {
      findings.report(
        .transportPastedTwice,
        "the same signature \(others.count == 1 ? "twice" : "\(others.count + 1) times")",
        as: isOnlyTokens ? .error : .note)
    }
    if !(isOnlyTokens && !others.isEmpty) {
      let severity: InspectionSeverity = Self.canBePassed(before, after) ? .error : .note
      let place = Self.place(of: content, in: text)
      if !before.trimmed.isEmpty {
        let end = after.trimmed.isEmpty ? "" : " and '\(Self.following(after))' after it"
        findings.report(
          .transportPrefix, "'\(Self.preceding(before))' before the signature\(end)\(place)",
          as: severity)
      } else if !after.trimmed.isEmpty {
        findings.report(
          .transportSuffix, "'\(Self.following(after))' after the signature\(place)", as: severity)
      }
    }
    layer = PastedLayer(findings, content)
  }

  /// Whether what follows an incomplete token is the rest of it after a foreign character.
  private static func isDamage(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains(where: isTokenCharacter)
      && !text.contains { isWhitespace($0) || isOutsideASCII($0) }
  }

  private static func isEscape(_ text: ArraySlice<UInt8>) -> Bool {
    text.count == 3 && text.first == UInt8(ascii: "%") && text.dropFirst().isHexadecimal
  }

  /// The token with what other stages of the search understand: a Python literal or an ellipsis.
  private static func literal(
    around token: ArraySlice<UInt8>, in text: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8> {
    let (before, after) = (text[..<token.startIndex], text[token.endIndex...])
    for mark in ["'", "\""] where before.hasSuffix("b\(mark)") && after.hasPrefix(mark) {
      let prefix = before.dropLast(2)
      if prefix.last.map(isAlphanumeric) == true { continue }
      return text[prefix.endIndex..<(token.endIndex + 1)]
    }
    for ellipsis in ["…", "..."] where after.hasPrefix(ellipsis) {
      return text[token.startIndex..<(token.endIndex + ellipsis.utf8.count)]
    }
    return token
  }

  private static func isOnlySeparators(
    around tokens: [ArraySlice<UInt8>], in text: ArraySlice<UInt8>
  ) -> Bool {
    var rest = text
    for token in tokens {
      guard rest[..<token.startIndex].allSatisfy(isSeparator) else { return false }
      rest = rest[token.endIndex...]
    }
    return rest.allSatisfy(isSeparator)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    isWhitespace(byte) || isQuotationMark(byte)
      || [UInt8(ascii: ","), UInt8(ascii: ";"), dot].contains(byte)
  }

  /// Whether a program may have passed the whole text: at most a name before the signature, and
  /// at most punctuation after it.
  ///
  /// Other text is what was copied with the signature from a log, a file, or a page.
  private static func canBePassed(
    _ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>
  ) -> Bool {
    let name = before.trimmed { !isKeyCharacter($0) && !isOutsideASCII($0) }
    return name.count <= 24 && !name.contains(where: isWhitespace) && before.count <= 40
      && after.count <= 4 && !after.contains(where: isAlphanumeric)
      && !before.contains(where: isNewline)
  }

  private static func preceding(_ text: ArraySlice<UInt8>) -> String {
    let line = text.lastIndex(where: isNewline).map { text[($0 + 1)...] } ?? text
    return excerpt(line.trimmed.isEmpty ? text.trimmed : line, fromLast: 40)
  }

  private static func following(_ text: ArraySlice<UInt8>) -> String {
    let line = text.trimmed.prefix { !isNewline($0) }
    return excerpt(line, upTo: 24)
  }

  /// The line and the offset, if the text has several lines or much before the token.
  private static func place(
    of token: ArraySlice<UInt8>, in text: ArraySlice<UInt8>
  ) -> String {
    let before = text[..<token.startIndex]
    let line = before.reduce(1) { $1 == 0x0a ? $0 + 1 : $0 }
    if line > 1 { return ", in line \(line)" }
    return before.count > 40 ? ", at offset \(before.count)" : ""
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

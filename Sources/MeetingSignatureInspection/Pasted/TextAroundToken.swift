/// A signature in other text, and what is around it.
struct TextAroundToken {
  let layer: PastedLayer

  /// Whether the signature is complete, so that what follows isn't a part of it.
  let isWhole: Bool

  /// `nil` if `text` contains no signature, or at most whitespace and quotation marks around it.
  init?(_ text: ArraySlice<UInt8>) {
    let scan = TokenScan(text)
    guard let match = scan.best, match.token.count < text.count else { return nil }
    let token = match.token
    let (preceding, following) = (text[..<token.startIndex], text[token.endIndex...])
    if !match.isWhole, preceding.isEmpty, Self.isDamage(following) { return nil }
    let others = scan.matches.map { $0.token }.filter { $0.startIndex != token.startIndex }
    if others.isEmpty, Self.areDelimiters(preceding, following) { return nil }

    var findings = StageFindings(.transport)
    let isOnlyTokens =
      !others.isEmpty && Self.isOnlySeparators(around: scan.matches.map { $0.token }, in: text)
    Self.report(others, than: token, in: text, isOnlyTokens, to: &findings)
    let lines = match.isWhole ? nil : BrokenLines(from: token.startIndex, in: text)
    let content = lines?.lines ?? Self.literal(around: token, in: text)
    if !isOnlyTokens { Self.report(around: content, in: text, to: &findings) }
    if let lines {
      // Indented lines are those of a file, such as YAML.
      let isFile = lines.lines.firstIndex(of: "\n ") != nil
      findings.report(
        .transportLineBreaks, PastedLayer.lines(of: lines.lines), as: isFile ? .note : nil)
      layer = PastedLayer(findings, lines.token[...])
      isWhole = true
    } else {
      layer = PastedLayer(findings, content)
      isWhole =
        match.isWhole && !Self.isEscape(preceding.suffix(3)) && !Self.isEscape(following.prefix(3))
    }
  }

  /// Whether what follows an incomplete token is the rest of it after a foreign character, such as
  /// a dash that replaced a hyphen.
  private static func isDamage(_ text: ArraySlice<UInt8>) -> Bool {
    let dashes: Words = "\u{2010}|\u{2011}|\u{2012}|\u{2013}|\u{2014}|\u{2212}"
    if dashes.prefix(of: text) != nil { return true }
    return text.contains(where: isTokenCharacter)
      && !text.contains { isWhitespace($0) || isOutsideASCII($0) }
  }

  private static func isEscape(_ text: ArraySlice<UInt8>) -> Bool {
    text.count == 3 && text.first == UInt8(ascii: "%") && text.dropFirst().isHexadecimal
  }

  /// Whether only whitespace and quotation marks are around the token, or a Python literal.
  private static func areDelimiters(
    _ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>
  ) -> Bool {
    let before = before.trimmed
    return (before.allSatisfy(isDelimiter) || before.equals("b'") || before.equals("b\""))
      && after.allSatisfy(isDelimiter)
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    isWhitespace(byte) || isQuotationMark(byte) || isOutsideASCII(byte)
      || byte == UInt8(ascii: "\\")
  }

  /// The token with what other layers understand: a Python literal or an ellipsis.
  static func literal(
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

  // MARK: Other tokens

  private static func report(
    _ others: [ArraySlice<UInt8>], than token: ArraySlice<UInt8>, in text: ArraySlice<UInt8>,
    _ isOnlyTokens: Bool, to findings: inout StageFindings
  ) {
    if let other = others.first(where: { $0 != token }) {
      let (place, otherPlace) = (
        text.offset(of: token.startIndex), text.offset(of: other.startIndex)
      )
      findings.report(
        .transportSeveralTokens,
        "\(others.count + 1) tokens; the one at offset \(place) was inspected, another is at offset "
          + "\(otherPlace)")
    } else if !others.isEmpty {
      let times = others.count == 1 ? "twice" : "\(others.count + 1) times"
      findings.report(
        .transportPastedTwice, "the same signature \(times)", as: isOnlyTokens ? .error : .note)
    }
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
    isDelimiter(byte) || [UInt8(ascii: ","), UInt8(ascii: ";"), dot].contains(byte)
  }

  // MARK: Other text

  private static func report(
    around token: ArraySlice<UInt8>, in text: ArraySlice<UInt8>, to findings: inout StageFindings
  ) {
    let (before, after) = (text[..<token.startIndex], text[token.endIndex...])
    let severity: InspectionSeverity = canBePassed(before, after) ? .error : .note
    let place = place(of: token, in: text)
    if !before.trimmed.isEmpty {
      let end = after.trimmed.isEmpty ? "" : " and \(following(after)) after it"
      findings.report(
        .transportPrefix, "\(preceding(before)) before the signature\(end)\(place)", as: severity)
    } else if !after.trimmed.isEmpty {
      findings.report(
        .transportSuffix, "\(following(after)) after the signature\(place)", as: severity)
    }
  }

  /// Whether a program may have passed the whole text: markup, or at most a name before the
  /// signature and punctuation after it.
  ///
  /// Other text is what was copied with the signature from a log, a file, or a page.
  private static func canBePassed(
    _ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>
  ) -> Bool {
    let start = before.trimmed.prefix(2)
    if start.hasPrefix("<"), start.contains(where: isAlphanumeric) || before.hasPrefix("<?xml") {
      return true
    }
    // Mail quotes with an angle bracket.
    if start.equals(">") { return false }
    // A quotation mark or a newline that was escaped, and not unescaped.
    let escapes: Words = "&quot;|&#34;|&#39;|\\u0022|\\n|\\r\\n"
    if escapes.contains(before.trimmed) || before.trimmed.hasSuffix("&quot;") { return true }
    if before.trimmed.isEmpty, escapes.contains(after.trimmed) { return true }
    let prefix = before.hasPrefixIgnoringCase("authorization:") ? before.dropFirst(14) : before
    let name = prefix.trimmed { !isKeyCharacter($0) && !isOutsideASCII($0) }
    return name.count <= 24 && prefix.count <= 40
      && !name.contains { isWhitespace($0) || $0 == UInt8(ascii: ":") }
      && !before.contains(where: isNewline)
      && after.trimmed.count <= 4 && !after.contains(where: isAlphanumeric)
  }

  private static func preceding(_ text: ArraySlice<UInt8>) -> String {
    let line = text.lastIndex(where: isNewline).map { text[($0 + 1)...] } ?? text
    return quoted(excerpt(line.trimmed.isEmpty ? text.trimmed : line, fromLast: 40))
  }

  private static func following(_ text: ArraySlice<UInt8>) -> String {
    quoted(excerpt(text.trimmed.prefix { !isNewline($0) }, upTo: 24))
  }

  /// The line and the offset, if the text has several lines or much before the token.
  private static func place(of token: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> String {
    let before = text[..<token.startIndex]
    let line = before.reduce(1) { $1 == 0x0a ? $0 + 1 : $0 }
    if line > 1 { return ", in line \(line)" }
    return before.count > 40 ? ", at offset \(before.count)" : ""
  }
}

/// A token that continues on the lines after the one on which it begins.
struct BrokenLines {
  /// The lines, indentation included.
  let lines: ArraySlice<UInt8>

  let token: [UInt8]

  /// `nil` if no complete token is there.
  init?(from start: Int, in text: ArraySlice<UInt8>) {
    var token: [UInt8] = []
    var rest = text[start...].prefix(4096)
    while true {
      let line = rest.prefix(while: isTokenCharacter)
      token += line
      rest = rest[line.endIndex...]
      if Self.isComplete(token[...]) {
        (lines, self.token) = (text[start..<line.endIndex], token)
        return
      }
      // Mail quotes with an angle bracket.
      let gap = rest.prefix { isWhitespace($0) || $0 == UInt8(ascii: ">") }
      guard !line.isEmpty, gap.contains(where: isNewline) else { return nil }
      rest = rest[gap.endIndex...]
    }
  }

  private static func isComplete(_ token: ArraySlice<UInt8>) -> Bool {
    let segments = token.splitAtDots
    return segments.count == 3 && segments[2].count == 43
  }
}

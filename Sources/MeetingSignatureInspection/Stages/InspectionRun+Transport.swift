extension InspectionRun {
  /// What is left when everything around a signature has been taken off, layer by layer; nil if there
  /// is nothing in it.
  mutating func unwrap(_ pasted: [UInt8]) -> [UInt8]? {
    var text = pasted
    for _ in 0..<16 {
      if isHopeless(text) { return nil }
      guard let inner = withoutOneLayer(text) else { return text }
      text = inner
    }
    report(.transport(.tooManyLayers), "more than 16 layers")
    return nil
  }

  /// Reports what no signature can be in.
  private mutating func isHopeless(_ text: [UInt8]) -> Bool {
    let text = text.trimmed
    if text.isEmpty {
      report(.transport(.empty), "an empty text")
    } else if let name = missingValueNames.first(where: text.isText) {
      report(.transport(.notText), "the text is just \(name)")
    } else if text.begins(with: "<") || text.offset(of: "AccessDenied") != nil {
      report(.transport(.errorPage), "a page of \(text.count) bytes")
    } else if isObjectWithoutSignature(text) {
      report(.transport(.jsonObject), "\(text.count) bytes, and no member that is a signature")
    } else {
      return false
    }
    return true
  }

  /// The text without what the first rule that applies takes off; nil when none does.
  private mutating func withoutOneLayer(_ text: [UInt8]) -> [UInt8]? {
    if let inner = withoutInvisibleCharacters(text) { return inner }
    if let inner = withoutSurroundingSpace(text) { return inner }
    if let inner = memberOfJSON(text) { return inner }
    if let inner = withoutPythonBytes(text) { return inner }
    if let inner = withoutQuotes(text) { return inner }
    if let inner = queryParameter(text) { return inner }
    if let inner = withoutPrefix(text) { return inner }
    if let inner = percentDecoded(text) { return inner }
    if let inner = withoutInnerSpace(text) { return inner }
    if let inner = withoutEllipsis(text) { return inner }
    return decodedOnceMore(text)
  }
}

/// How languages print a value that is not there, or not a string.
private var missingValueNames: [StaticString] {
  [
    "undefined", "null", "nil", "None", "NaN", "true", "false", "[object Object]",
    "[object Promise]", "Promise { <pending> }", "Promise {}", "{}", "[]",
  ]
}

// MARK: - What is around the text

extension InspectionRun {
  private mutating func withoutSurroundingSpace(_ text: [UInt8]) -> [UInt8]? {
    let trimmed = text.trimmed
    guard trimmed.count < text.count else { return nil }
    let before = text.firstOffset(outside: .space) ?? 0
    let ending: StaticString =
      isLineBreak(text[text.count - 1]) ? ", which ends with a line break" : ""
    report(
      .transport(.surroundingSpace),
      "\(before) before, \(text.count - trimmed.count - before) behind the text\(ending)")
    return trimmed
  }

  private mutating func withoutPythonBytes(_ text: [UInt8]) -> [UInt8]? {
    guard text.count >= 3, text.begins(with: "b"), text[text.count - 1] == text[1],
      isIn(text[1], "'\"")
    else { return nil }
    report(
      .transport(.pythonBytes), "the text begins with b and a quote, and ends with the quote")
    return text.part(2, text.count - 1)
  }

  private mutating func withoutQuotes(_ text: [UInt8]) -> [UInt8]? {
    let opening = quotes.first { text.begins(with: $0) }
    let rest = text.part(from: opening?.utf8CodeUnitCount ?? 0)
    let closing = quotes.first { rest.has($0, at: rest.count - $0.utf8CodeUnitCount) }
    guard opening != nil || closing != nil else { return nil }
    let place: StaticString = closing == nil ? "before" : opening == nil ? "behind" : "around"
    report(.transport(.quoted), "a quote \(place) the text")
    return unescaped(rest.part(0, rest.count - (closing?.utf8CodeUnitCount ?? 0)))
  }

  private mutating func withoutPrefix(_ text: [UInt8]) -> [UInt8]? {
    let keyPrefixes: [StaticString] = ["appkey:", "sdkkey:"]
    for prefix in keyPrefixes where text.beginsInAnyCase(with: prefix) {
      report(.transport(.appKeyPrefix), "'\(prefix)' in front of the token")
      let rest = text.part(from: prefix.utf8CodeUnitCount)
      let parts = rest.partsBetweenDots
      return parts.count == 4 ? rest.part(from: parts[0].count + 1) : rest
    }
    guard let prefix = prefixes.first(where: { text.beginsInAnyCase(with: $0) }) else { return nil }
    report(.transport(.prefix), "'\(prefix)' in front of the token")
    return text.part(from: prefix.utf8CodeUnitCount)
  }

  private mutating func queryParameter(_ text: [UInt8]) -> [UInt8]? {
    guard text.offset(of: "://") != nil, let start = text.offset(of: "signature=") else {
      return nil
    }
    report(.transport(.prefix), "the parameter 'signature=' of a URL, at offset \(start)")
    let value = text.part(from: start + 10)
    return value.part(0, value.firstOffset(ofAny: "&#") ?? value.count)
  }
}

private var quotes: [StaticString] {
  ["\\\"", "\"", "'", "`", "\u{201c}", "\u{201d}", "\u{201e}", "\u{2018}", "\u{2019}", "«", "»"]
}

private var prefixes: [StaticString] {
  [
    "authorization:", "bearer ", "bearer:", "jwt ", "jwt:", "jwt=", "token ", "token:", "token=",
    "signature ", "signature:", "signature=", "sdkjwt=", "sdkjwt:",
  ]
}

// MARK: - How it is encoded

extension InspectionRun {
  private mutating func percentDecoded(_ text: [UInt8]) -> [UInt8]? {
    var decoded: [UInt8] = []
    var (escapes, firstEscape, offset) = (0, 0, 0)
    while offset < text.count {
      if text[offset] == UInt8(ascii: "%"), offset + 2 < text.count,
        let high = hexadecimalValue(text[offset + 1]), let low = hexadecimalValue(text[offset + 2])
      {
        if escapes == 0 { firstEscape = offset }
        escapes += 1
        decoded.append(high << 4 | low)
        offset += 3
      } else {
        decoded.append(text[offset])
        offset += 1
      }
    }
    guard escapes > 0 else { return nil }
    report(
      .transport(.percentEncoded),
      "\(escapes) percent escapes, the first at offset \(firstEscape)")
    return decoded
  }

  /// What base64 of a whole signature stands for.
  private mutating func decodedOnceMore(_ text: [UInt8]) -> [UInt8]? {
    guard text.count >= 40, !text.contains(UInt8(ascii: ".")) else { return nil }
    let outer = TolerantBase64(text)
    let inner = outer.bytes.trimmed
    guard outer.firstForeign == nil, inner.areAll(.tokenLike) else { return nil }
    let parts = inner.partsBetweenDots.count
    let isJWT = parts == 3 && inner.begins(with: "eyJ")
    let isLegacy = parts == 1 && legacyFields(TolerantBase64(inner).bytes) != nil
    guard isJWT || isLegacy else { return nil }
    let kind: StaticString = isJWT ? "JWT" : "legacy signature"
    report(
      .transport(.encodedTwice), "base64 of a \(kind) of \(inner.count) characters")
    return inner
  }

  /// The text up to where somebody left something out.
  private mutating func withoutEllipsis(_ text: [UInt8]) -> [UInt8]? {
    let place = text.offset(of: "…") ?? text.offset(of: "...")
    guard let place, place > 0 else { return nil }
    let kept = text.part(0, place)
    guard kept.areAll(.tokenLike) else { return nil }
    report(.transport(.truncated), "three dots at offset \(place), where something was left out")
    isTruncated = true
    return kept
  }
}

/// The signatures in a string, found by their shape in one pass.
struct TokenScan {
  /// A signature, complete or not.
  struct Match {
    let token: ArraySlice<UInt8>

    /// Whether the signature ends where it should, so that what follows is something else.
    let isWhole: Bool
  }

  /// The first signatures, in the order of the text.
  private(set) var matches: [Match] = []

  private static var maximumCount: Int { 8 }

  init(_ text: ArraySlice<UInt8>) {
    var rest = text
    while matches.count < Self.maximumCount, let start = rest.firstIndex(where: isTokenCharacter) {
      let run = rest[start...].prefix(while: isTokenCharacter)
      rest = rest[run.endIndex...]
      if run.count >= 20 { find(in: run) }
    }
  }

  /// The match to inspect: the first with claims of the Meeting SDK, or the first that is whole.
  var best: Match? {
    guard matches.count > 1 else { return matches.first }
    return matches.first { $0.isWhole && Self.isForMeetingSDK($0.token) }
      ?? matches.first { $0.isWhole } ?? matches.first
  }

  /// Finds signatures in characters that all occur in tokens.
  private mutating func find(in run: ArraySlice<UInt8>) {
    var rest = run
    while matches.count < Self.maximumCount, let match = Self.firstJWT(in: rest) {
      matches.append(match)
      rest = rest[match.token.endIndex...]
    }
    if rest.count < run.count { return }
    while matches.count < Self.maximumCount,
      let token = Self.legacySignature(in: rest) ?? Self.webhookHeader(in: rest)
    {
      matches.append(Match(token: token, isWhole: true))
      rest = rest[token.endIndex...]
    }
  }

  // MARK: JWT

  private static func firstJWT(in run: ArraySlice<UInt8>) -> Match? {
    var start = run.startIndex
    while let end = run[start...].firstIndex(of: dot) {
      let isFirst = start == run.startIndex
      if let header = header(atEndOf: run[start..<end], orPayload: isFirst) {
        return match(header, in: run)
      }
      start = end + 1
    }
    return nil
  }

  /// The header that `text` ends with, or the payload of a token that lacks one.
  private static func header(
    atEndOf text: ArraySlice<UInt8>, orPayload mayBePayload: Bool
  ) -> ArraySlice<UInt8>? {
    let window = text.suffix(1024)
    var attempts = 0
    var rest = window
    while attempts < 3, rest.count >= 8, let place = rest.firstIndex(of: UInt8(ascii: "e")) {
      rest = rest[(place + 1)...]
      guard let next = rest.first, next == UInt8(ascii: "y") || next == UInt8(ascii: "w") else {
        continue
      }
      let isAtBoundary = place == text.startIndex || !isAlphanumeric(text[place - 1])
      guard isAtBoundary || beginsLikeHeader(window[place...]) else { continue }
      if isHeader(window[place...]) || mayBePayload && isPayload(window[place...]) {
        return window[place...]
      }
      attempts += 1
    }
    return nil
  }

  private static func isHeader(_ segment: ArraySlice<UInt8>) -> Bool {
    isObject(segment, withOneOf: "alg|typ")
  }

  private static func isPayload(_ segment: ArraySlice<UInt8>) -> Bool {
    isObject(segment, withOneOf: "appKey|sdkKey|app_key")
  }

  /// Whether the text is base64 of something like a JSON object with one of the names.
  private static func isObject(
    _ segment: ArraySlice<UInt8>, withOneOf names: Words
  ) -> Bool {
    let json = Base64Diagnosis.segment(segment).bytes[...]
    guard json.first(where: { !isWhitespace($0) }) == UInt8(ascii: "{") else { return false }
    return names.occur(in: json)
  }

  /// Whether the text begins with base64 of `{"alg":` or `{"typ":`.
  private static func beginsLikeHeader(_ text: ArraySlice<UInt8>) -> Bool {
    text.hasPrefix("eyJhbGciOi") || text.hasPrefix("eyJ0eXAiOi")
  }

  /// The token that begins with `header`.
  private static func match(_ header: ArraySlice<UInt8>, in run: ArraySlice<UInt8>) -> Match {
    let payload = run[(header.endIndex + 1)...].prefix { $0 != dot }
    guard payload.endIndex < run.endIndex else {
      return Match(token: run[header.startIndex...], isWhole: false)
    }
    let last = run[(payload.endIndex + 1)...].prefix { $0 != dot }
    let signature = signature(atStartOf: last, header)
    let rest = run[signature.endIndex...]
    let isLastSegment = signature.endIndex < last.endIndex || rest.allSatisfy { $0 == dot }
    if isLastSegment || isHeader(rest.dropFirst().prefix { $0 != dot }.prefix(1024)) {
      return Match(
        token: run[header.startIndex..<signature.endIndex], isWhole: signature.count >= 43)
    }
    return Match(token: run[header.startIndex...], isWhole: false)
  }

  /// The signature without what is appended to it: another token, or text after the padding or
  /// after the length of a signature.
  private static func signature(
    atStartOf text: ArraySlice<UInt8>, _ header: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8> {
    let start = String(decoding: header.prefix(10), as: UTF8.self)
    if text.count > 43, let next = text.dropFirst(20).firstIndex(of: start) { return text[..<next] }
    if let padding = text.firstIndex(of: UInt8(ascii: "=")) {
      return text[..<text[padding...].drop { $0 == UInt8(ascii: "=") }.startIndex]
    }
    let end = text.startIndex + 43
    if text.count > 44, ![64, 86, 128].contains(text.count), !isAlphanumeric(text[end]) {
      return text[..<end]
    }
    return text
  }

  /// Whether the payload of a JWT has a claim of the Meeting SDK.
  private static func isForMeetingSDK(_ token: ArraySlice<UInt8>) -> Bool {
    let segments = token.splitAtDots
    guard segments.count >= 2 else { return false }
    let payload = Base64Diagnosis.segment(segments[1]).bytes[...]
    let names: Words = "\"appKey\"|\"sdkKey\"|\"mn\""
    return names.occur(in: payload)
  }

  // MARK: Other forms

  /// A legacy signature among letters and digits with trailing padding, or one without base64.
  private static func legacySignature(in run: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = run
    while let start = rest.firstIndex(where: isAlphanumeric) {
      let characters = rest[start...].prefix(while: isAlphanumeric)
      rest = rest[characters.endIndex...]
      guard characters.count >= 60 else { continue }
      let half = characters.prefix(characters.count / 2)
      let isTwice = half == characters.suffix(half.count)
      let once = isTwice ? half : characters
      let fields = Base64Diagnosis(once).bytes[...].splitAtDots
      guard let key = LegacySignatureText.fields(fields)?.first, key.count >= 8 else { continue }
      if isTwice { return once }
      // Anything else in the same characters is damage.
      let next = rest.drop { $0 == UInt8(ascii: "=") }
      return next.isEmpty || next.starts(with: once) ? run[start..<next.startIndex] : nil
    }
    guard let key = LegacySignatureText.fields(run.splitAtDots)?.first else { return nil }
    let label = run.prefix(key.count).lastIndex(of: UInt8(ascii: "="))
    let token = label.map { run[($0 + 1)...] } ?? run
    // A short key is the end of one with other characters.
    return key.count - (run.count - token.count) >= 16 ? token : nil
  }

  private static func webhookHeader(in run: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    run.count == 67 && run.hasPrefix("v0=") && run.dropFirst(3).isHexadecimal ? run : nil
  }
}

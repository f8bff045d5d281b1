/// The first stage: finds the token in what was pasted, by removing one layer around it after
/// another.
struct PastedText {
  /// The token without anything around it.
  ///
  /// `nil` if the text contains none.
  private(set) var token: ArraySlice<UInt8>?

  /// Whether a part of the token is missing, so that its signature proves nothing.
  private(set) var isTruncated = false

  /// The segments of ``token`` if it was pasted alone, as almost all are.
  private(set) var segments: [ArraySlice<UInt8>]?

  private(set) var findings = StageFindings(.transport)

  init(_ pasted: ArraySlice<UInt8>) {
    if let segments = Self.bareJWT(pasted) {
      token = pasted
      self.segments = segments
      return
    }
    var text = pasted
    var removed = RemovedText()
    for _ in 0..<16 {
      let trimmed = text.trimmed
      let response = JSONResponse(trimmed)
      if var reason = Self.reasonForNoSignature(in: trimmed, response) {
        reason.append(findings)
        findings = reason
        return
      }
      guard let layer = PastedLayer(around: text, response) else {
        token = text
        return
      }
      // That a part is missing matters more than what was around the rest.
      var found = removed.findings(of: layer, around: text)
      if layer.isEllipsis {
        isTruncated = true
        found.append(findings)
        findings = found
      } else {
        findings.append(found)
      }
      text = layer.content
    }
    findings.report(.transportTooManyLayers, "more than 16 layers")
  }

  /// The segments of a string that is a JWT and nothing else: three segments of base64url, of which
  /// the last has the length of an HMAC.
  private static func bareJWT(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
    guard text.count < 8192, text.hasPrefix("eyJ") else { return nil }
    var (dots, first, second) = (0, 0, 0)
    let bytes = text.span
    for offset in bytes.indices where !isKeyCharacter(bytes[offset]) {
      guard bytes[offset] == dot else { return nil }
      (dots, first, second) = (dots + 1, second, text.startIndex + offset)
    }
    // The payload's JSON begins with a brace.
    guard dots == 2, text.endIndex - second == 44, text[first + 1] == UInt8(ascii: "e") else {
      return nil
    }
    return [text[..<first], text[(first + 1)..<second], text[(second + 1)...]]
  }

  /// The findings about text that is longer than the limit.
  static func tooLong(_ byteCount: Int, maximum: Int) -> StageFindings {
    var findings = StageFindings(.transport)
    findings.report(.transportTooLong, "\(counted(byteCount, "byte")), the limit is \(maximum)")
    return findings
  }
}

/// Something around a signature, and the text inside it.
struct PastedLayer {
  private(set) var findings = StageFindings(.transport)
  let content: ArraySlice<UInt8>
  var isEllipsis = false

  init(_ cause: InspectionCause, _ evidence: String, _ content: ArraySlice<UInt8>) {
    findings.report(cause, evidence)
    self.content = content
  }

  init(_ findings: StageFindings, _ content: ArraySlice<UInt8>) {
    (self.findings, self.content) = (findings, content)
  }

  /// The outermost layer of `text`, which is not empty.
  ///
  /// `nil` if there is none.
  init?(around text: ArraySlice<UInt8>, _ response: JSONResponse?) {
    let isBare = text.allSatisfy(isTokenCharacter)
    guard let layer = Self.outside(of: text, response, isBare) else { return nil }
    self = layer
  }

  private static func outside(
    of text: ArraySlice<UInt8>, _ response: JSONResponse?, _ isBare: Bool
  ) -> PastedLayer? {
    // What delimits a token has characters that no token has.
    if !isBare, let layer = invisibleCharacters(in: text) ?? response?.layer { return layer }
    if !isBare, let layer = codeFence(text) ?? byteList(text) ?? stringLiteral(text) {
      return layer
    }
    if let layer = appKeyPrefix(of: text) { return layer }
    let surroundings = TextAroundToken(text)
    if let surroundings, surroundings.isWhole { return surroundings.layer }
    // The rest takes a pass for each layer, and is for text of the length of a signature.
    if text.count > 1 << 16 { return surroundings?.layer }
    if !isBare {
      if let layer = delimiters(around: text) { return layer }
      if let layer = percentEncoding(of: text) ?? whitespace(within: text) { return layer }
    }
    return ellipsis(in: text) ?? surroundings?.layer ?? prefix(of: text) ?? hexadecimalText(text)
      ?? separators(in: text) ?? base64(of: text)
  }

  private static func delimiters(around text: ArraySlice<UInt8>) -> PastedLayer? {
    whitespace(around: text) ?? pythonBytes(text) ?? quotationMarks(around: text)
  }
}

// MARK: - Texts without a signature

extension InspectionCause {
  static let noSignature: [Explanation] = [
    Explanation(
      of: transportEmpty,
      why: "There is no signature: the text is empty or consists of whitespace.",
      fix: "Await the request to your endpoint, and return its signature as a string.",
      source: "RFC 7515, section 7.1: a token is never empty"),
    Explanation(
      of: containerSegmentNotText,
      why: "A part of the token is what a language prints for a value, and not base64url.",
      fix: "Await the function that signs or encodes, and encode the bytes that it returns with "
        + "base64url before you join the parts.",
      calls: .signature,
      source: "RFC 7515, section 7.1"),
  ]

  static let limits: [Explanation] = [
    Explanation(
      of: transportTooLong,
      why: "The text is longer than any signature, and wasn't inspected.",
      fix: "Pass only the signature. A JWT has about 300 characters.",
      source: "the limit of this inspector"),
    Explanation(
      of: transportTooManyLayers,
      why: "The text is wrapped many times, and its contents weren't inspected.",
      fix: "Encode once, and pass what the signing function returns.",
      source: "the limit of this inspector"),
  ]

  static let transportEmpty = InspectionCause { Entry("transport.empty", .error, shows: .notText) }
  static let transportTooLong = InspectionCause { Entry("transport.tooLong", .error) }
  static let transportTooManyLayers = InspectionCause { Entry("transport.tooManyLayers", .error) }
}

extension PastedText {
  private static func reasonForNoSignature(in trimmed: ArraySlice<UInt8>, _ response: JSONResponse?)
    -> StageFindings?
  {
    var findings = StageFindings(.transport)
    if ByteList(trimmed) != nil { return nil }
    if trimmed.isEmpty {
      findings.report(.transportEmpty, "an empty text")
    } else if let value = SegmentValue(trimmed) {
      findings.report(.containerSegmentNotText, value.evidence)
    } else if let value = MissingValue(trimmed) {
      findings.report(value.cause, value.evidence)
    } else if let response {
      guard let (cause, evidence) = response.absence else { return nil }
      findings.report(cause, evidence)
    } else if let answer = EndpointAnswer(trimmed) {
      findings.report(answer.cause, answer.evidence)
    } else {
      return nil
    }
    return findings
  }
}

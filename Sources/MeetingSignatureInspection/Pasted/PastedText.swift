/// The first stage: finds the token in what was pasted, by removing one layer around it after
/// another.
struct PastedText {
  /// The token without anything around it.
  ///
  /// `nil` if the text contains none.
  private(set) var token: ArraySlice<UInt8>?

  /// Whether a part of the token is missing, so that its signature proves nothing.
  private(set) var isTruncated = false

  private(set) var findings = StageFindings(.transport)

  init(_ pasted: ArraySlice<UInt8>) {
    var text = pasted
    for _ in 0..<16 {
      let trimmed = text.trimmed
      let response = JSONResponse(trimmed)
      if let (cause, evidence) = Self.reasonForNoSignature(in: trimmed, response) {
        findings.report(cause, evidence)
        return
      }
      guard let layer = PastedLayer(around: text, response) else {
        token = text
        return
      }
      findings.report(layer.cause, layer.evidence)
      if layer.isEllipsis { isTruncated = true }
      text = layer.content
    }
    findings.report(.transportTooManyLayers, "more than 16 layers")
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
  let cause: InspectionCause
  let evidence: String
  let content: ArraySlice<UInt8>
  var isEllipsis = false

  init(_ cause: InspectionCause, _ evidence: String, _ content: ArraySlice<UInt8>) {
    (self.cause, self.evidence, self.content) = (cause, evidence, content)
  }

  /// The outermost layer of `text`, which is not empty.
  ///
  /// `nil` if there is none.
  init?(around text: ArraySlice<UInt8>, _ response: JSONResponse?) {
    // The other layers have characters that no token has.
    let isBare = text.allSatisfy(isTokenCharacter)
    if !isBare, let layer = Self.delimiters(around: text, response) {
      self = layer
    } else if let layer = Self.prefix(of: text) {
      self = layer
    } else if !isBare, let layer = Self.percentEncoding(of: text) ?? Self.whitespace(within: text) {
      self = layer
    } else if let layer = Self.ellipsis(in: text) ?? Self.base64(of: text) {
      self = layer
    } else {
      return nil
    }
  }

  private static func delimiters(around text: ArraySlice<UInt8>, _ response: JSONResponse?)
    -> PastedLayer?
  {
    if let layer = invisibleCharacters(in: text) ?? whitespace(around: text) { return layer }
    if let layer = response?.layer ?? pythonBytes(text) { return layer }
    return quotationMarks(around: text) ?? queryParameter(in: text)
  }
}

// MARK: - Texts without a signature

extension InspectionCause {
  static var noSignature: [InspectionCause] {
    [
      transportEmpty, transportNotText, transportErrorPage, transportTooLong,
      transportTooManyLayers,
    ]
  }

  static let transportEmpty = InspectionCause {
    Entry(
      "transport.empty", .error,
      why: "There is no signature: the text is empty or consists of whitespace.",
      fix: "Await the request to your endpoint, and return its signature as a string.",
      shows: .notText, source: "RFC 7515, section 7.1: a token is never empty")
  }

  static let transportNotText = InspectionCause {
    Entry(
      "transport.notText", .error,
      why: "The text is the name of a missing value or of an object, not its contents.",
      fix: "Await the promise, and pass the member that contains the signature, not the object.",
      shows: .notText, source: "ECMA-262, Object.prototype.toString; Python documentation, None")
  }

  static let transportErrorPage = InspectionCause {
    Entry(
      "transport.errorPage", .error,
      why: "The text is an HTML or XML page: the endpoint, or a proxy in front of it, failed.",
      fix: "Open the endpoint's URL in a browser, and fix the error that it reports.",
      shows: .notText, source: "Zoom Developer Forum, 'Signature invalid'")
  }

  static let transportTooLong = InspectionCause {
    Entry(
      "transport.tooLong", .error,
      why: "The text is longer than any signature, and wasn't inspected.",
      fix: "Pass only the signature. A JWT has about 300 characters.",
      source: "the limit of this inspector")
  }

  static let transportTooManyLayers = InspectionCause {
    Entry(
      "transport.tooManyLayers", .error,
      why: "The text is wrapped many times, and its contents weren't inspected.",
      fix: "Encode once, and pass what the signing function returns.",
      source: "the limit of this inspector")
  }
}

extension PastedText {
  private static func reasonForNoSignature(
    in trimmed: ArraySlice<UInt8>, _ response: JSONResponse?
  ) -> (InspectionCause, String)? {
    if trimmed.isEmpty { return (.transportEmpty, "an empty text") }
    if trimmed.count < 24, let name = missingValueNames.first(where: trimmed.equals) {
      return (.transportNotText, "the text is '\(name)'")
    }
    if trimmed.hasPrefix("<") || trimmed.firstIndex(of: "AccessDenied") != nil {
      return (.transportErrorPage, "a page of \(counted(trimmed.count, "byte"))")
    }
    if let response, response.layer == nil {
      return (.transportJSONObject, "\(counted(trimmed.count, "byte")) without a signature member")
    }
    return nil
  }

  /// The text of a value that is missing or isn't a string, in various languages.
  private static var missingValueNames: [String] {
    [
      "undefined", "null", "nil", "None", "NaN", "true", "false", "[object Object]",
      "[object Promise]", "Promise { <pending> }", "Promise {}", "{}", "[]",
    ]
  }
}

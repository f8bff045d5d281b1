#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// A JSON object or array, or something similar, such as a JavaScript literal or a truncated
/// response.
struct JSONResponse {
  /// The response around the signature.
  ///
  /// `nil` if it has no member that is one.
  private(set) var layer: PastedLayer?

  /// Why there is no layer.
  private(set) var absence: (InspectionCause, String)?

  /// `nil` if `text` doesn't begin like an object or an array.
  init?(_ text: ArraySlice<UInt8>) {
    let isString = text.first == UInt8(ascii: "\"") && text.firstIndex(of: "\\\"") != nil
    guard text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[") || isString else {
      return nil
    }
    let size = counted(text.count, "byte")
    if let document = Self.document(text) {
      if let list = ByteList(document) {
        layer = PastedLayer(.transportByteList, list.evidence, list.bytes[...])
        return
      }
      if isString, ResponseMembers.document(inText: document) == nil { return nil }
      var members = ResponseMembers()
      members.visit(document)
      read(members, document, size)
    } else if isString {
      return nil
    } else if let literal = ObjectLiteral(text) {
      read(literal, text, size)
    } else if Self.isClaims(text) {
      absence = (.transportUnsignedClaims, "a key and times, in \(size)")
    } else {
      return nil
    }
  }

  /// The parsed text, also if its quotation marks are escaped.
  private static func document(_ text: ArraySlice<UInt8>) -> JSONValue? {
    if let document = try? JSONValue(parsing: text, maximumDepth: 32) { return document }
    let text = unescaped(text)
    return try? JSONValue(parsing: text, maximumDepth: 32)
  }

  /// Whether text that isn't a JSON document contains claims, such as a decoded header and payload.
  static func isClaims(_ text: ArraySlice<UInt8>) -> Bool {
    let text = text.prefix(4096)
    guard TokenScan(text).best == nil else { return false }
    return text.firstIndex(of: "appKey") ?? text.firstIndex(of: "sdkKey") != nil
      && text.firstIndex(of: "iat") ?? text.firstIndex(of: "exp") != nil
  }

  private mutating func read(_ members: ResponseMembers, _ document: JSONValue, _ size: String) {
    if let found = members.best {
      let kind =
        switch document {
        case .array: "an array"
        case .string: "a string with JSON"
        default: "an object"
        }
      var findings = StageFindings(.transport)
      if members.hasDifferentTokens {
        findings.report(
          .transportSeveralTokens, "the one at \(found.path.text) was inspected")
      }
      findings.report(
        .transportJSONObject.withFix(members.fix(for: found)),
        "\(kind) of \(size), with \(members.kindOfBest) at \(found.path.text)")
      layer = PastedLayer(findings, ArraySlice<UInt8>(found.text))
    } else if let error = members.error {
      absence = (.transportEndpointError, "\(error.path.text): \(quoted(error.text))")
    } else if let wrong = members.wrongMember {
      let cause: InspectionCause =
        members.isWordArray
        ? .transportMemberNotText.withFix(Self.fixForWordArray) : .transportMemberNotText
      absence = (cause, "\(wrong.path.text) is \(wrong.text)")
    } else if members.isWordArray {
      absence = (
        .transportMemberNotText.with(
          why: "The text is an HMAC as CryptoJS keeps it, without the header and the payload.",
          fix: Self.fixForWordArray), "a WordArray, in \(size)"
      )
    } else if members.hasClaims {
      absence = (.transportUnsignedClaims, "an object with \(members.claimNames)")
    } else {
      absence = (
        .transportJSONObject.with(why: Self.whyWithoutMember, fix: Self.fixWithoutMember),
        "\(size), \(members.names)"
      )
    }
  }

  private mutating func read(
    _ literal: ObjectLiteral, _ text: ArraySlice<UInt8>, _ size: String
  ) {
    if let value = literal.value {
      layer = PastedLayer(
        .transportJSONObject.with(
          why: "The text is an object as a language prints it. The SDK expects the string in it.",
          fix: "Pass only the member \(literal.name), as a string."),
        "an object of \(size) with a member '\(literal.name)'", Self.unescaped(value))
    } else {
      absence = (.transportMemberNotText, "\(literal.name) is \(literal.wrongValue)")
    }
  }

  private static var whyWithoutMember: String { "The text is JSON without a signature in it." }

  private static var fixForWordArray: String {
    "Convert the WordArray of CryptoJS with hash.toString(CryptoJS.enc.Base64url), and append it to "
      + "the header and the payload."
  }

  private static var fixWithoutMember: String {
    "Call the endpoint that signs, and have it return the signature as a string in a member."
  }

  /// The value of a JSON string without its quotation marks, or the text itself if it isn't valid.
  static func unescaped(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.contains(UInt8(ascii: "\\")) else { return text }
    let quoted = [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]
    guard case .string(let value)? = try? JSONValue(parsing: quoted) else { return text }
    return ArraySlice<UInt8>(value)
  }
}

extension InspectionCause {
  static let jsonResponses: [Explanation] = [
    Explanation(
      of: transportJSONObject,
      why: "The text is a whole JSON response. The SDK expects the string in it.",
      fix: "Pass the member that contains the signature: (await response.json()).signature.",
      source: "Zoom Developer Forum, 'Invalid Signature with Sample Web App'"),
    Explanation(
      of: transportMemberNotText,
      why: "The response has a member for the signature, but its value is not a string.",
      fix: "In the endpoint, await the signing function, and return its string. An unresolved "
        + "promise and a C# tuple both become {} in JSON.",
      source: "ECMA-262, JSON.stringify; .NET documentation, System.Text.Json and fields"),
    Explanation(
      of: transportUnsignedClaims,
      why: "The text is the claims of a signature as JSON. They weren't signed.",
      fix: "Sign the claims with HS256 and the Client Secret, and pass the JWT.",
      source: "RFC 7515, section 7.1"),
  ]

  static let transportJSONObject = InspectionCause {
    Entry("transport.jsonObject", .error, shows: .notText)
  }
  static let transportMemberNotText = InspectionCause {
    Entry("transport.memberNotText", .error, shows: .notText)
  }
  static let transportUnsignedClaims = InspectionCause {
    Entry("transport.unsignedClaims", .error, shows: .notText)
  }

  /// The cause with advice for one text.
  func withFix(_ fix: String) -> InspectionCause { with(why: nil, fix: fix) }

  /// The cause with an explanation and advice for one text.
  @inline(never)
  func with(why: String?, fix: String) -> InspectionCause {
    InspectionCause {
      var entry = entry()
      if let why { entry.why = why }
      entry.fix = fix
      return entry
    }
  }
}

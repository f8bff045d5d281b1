#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// The payload of a JWT, and what is wrong with it as JSON.
struct JWTPayload {
  private(set) var claims: TokenClaims?

  private(set) var findings: StageFindings

  init(_ bytes: [UInt8]) {
    let json = RepairedJSON(bytes, invalid: .containerPayloadNotJSON, .decodedPayload)
    findings = json.findings
    findings.part = .decodedPayload
    switch json.document {
    case .object(let members): claims = TokenClaims(.object(members))
    case .string(let text):
      findings.report(
        .containerPayloadStringified, "a JSON string of \(counted(text.utf8.count, "byte"))")
      claims = (try? JSONValue(parsing: Array(text.utf8), maximumDepth: 32)).flatMap(
        TokenClaims.init)
    case nil: break
    default: findings.report(.containerPayloadNotObject, "JSON, but not an object")
    }
  }
}

extension InspectionCause {
  static let payloads: [Explanation] = [
    Explanation(
      of: containerPayloadNotUTF8,
      why: "The payload contains bytes that aren't valid UTF-8.",
      fix: "Convert the JSON to UTF-8 before you encode it.",
      source: "RFC 7519, section 7.1"),
    Explanation(
      of: containerPayloadNotJSON,
      why: "The payload isn't valid JSON.",
      fix: "Write the payload with a JSON library, and encode its output unchanged.",
      calls: .json,
      source: "RFC 7519, section 7.2"),
    Explanation(
      of: containerPayloadStringified,
      why: "The payload is a JSON string that contains the claims: it was serialized twice.",
      fix: "Remove one JSON.stringify, or pass the object to the library.",
      source: "RFC 7519, section 7.2"),
    Explanation(
      of: containerPayloadNotObject,
      why: "The payload is JSON, but not an object with claims.",
      fix: "Sign an object: {\"appKey\":…,\"mn\":…,\"role\":…}.",
      source: "RFC 7519, section 7.2"),
    Explanation(
      of: containerDuplicateNames,
      why: "An object contains a duplicate name. Some parsers take the first value, some the last, "
        + "and some reject it.",
      fix: "Write each claim once.",
      source: "RFC 7519, section 4"),
  ]

  static let containerPayloadNotUTF8 = InspectionCause { Entry("container.payloadNotUTF8", .error) }
  static let containerPayloadNotJSON = InspectionCause {
    Entry("container.payloadNotJSON", .error, shows: .legacy)
  }
  static let containerPayloadStringified = InspectionCause {
    Entry("container.payloadStringified", .error)
  }
  static let containerPayloadNotObject = InspectionCause {
    Entry("container.payloadNotObject", .error)
  }
  static let containerDuplicateNames = InspectionCause { Entry("container.duplicateNames", .error) }
}

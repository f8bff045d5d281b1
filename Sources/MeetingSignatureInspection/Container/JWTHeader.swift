#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// The header of a JWT, and what is wrong with it.
struct JWTHeader {
  /// The members.
  ///
  /// `nil` if they can't be read, or are those of the usual header.
  private(set) var claims: TokenClaims?

  /// The length of the signature that the algorithm makes, if it is another than HS256.
  private(set) var hashByteCount: Int?

  /// Whether the header is valid JSON and says that the token isn't signed.
  private(set) var isUnsigned = false

  /// Whether this is the header that almost all tokens have, which isn't parsed.
  private(set) var isUsual = false

  private(set) var findings: StageFindings

  private static let usualBytes = Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8)

  init(_ bytes: [UInt8]) {
    if bytes == Self.usualBytes {
      isUsual = true
      findings = StageFindings(.container)
      return
    }
    let json = RepairedJSON(bytes, invalid: .containerHeaderNotJSON, .decodedHeader)
    findings = json.findings
    guard let document = json.document else { return }
    guard let claims = TokenClaims(document) else {
      findings.part = .decodedHeader
      findings.report(.containerHeaderNotJSON, "the header is JSON, but not an object")
      return
    }
    (findings.part, findings.claims) = (.header, .alg)
    self.claims = claims
    switch claims["alg"] {
    case .string(let name): checkAlgorithm(ArraySlice<UInt8>(name), isRepaired: json.isRepaired)
    case nil: findings.report(.containerAlgorithmMissing, "no alg")
    default: findings.report(.containerOtherAlgorithm, "alg is not a string")
    }
    checkType(claims["typ"])
    checkExtensions(claims)
  }

  private mutating func checkType(_ type: JSONValue?) {
    findings.claims = .typ
    guard let type else { return findings.report(.containerHeaderType, "no typ") }
    let name = ArraySlice<UInt8>(type.stringValue ?? "")
    if name.equalsIgnoringCase("jwt") { return }
    if name.equalsIgnoringCase("application/jwt") {
      findings.report(.containerHeaderType, "typ is application/jwt")
    } else {
      findings.report(.containerOtherType, "typ is not JWT")
    }
  }

  private mutating func checkExtensions(_ claims: TokenClaims) {
    let isEncoded = claims["b64"].map { if case .bool(true) = $0 { true } else { false } } ?? true
    if claims.contains("crit") || !isEncoded {
      findings.report(
        .containerHeaderExtension, isEncoded ? "crit is present" : "b64 is not true",
        named: isEncoded ? "crit" : "b64")
    }
  }

  private mutating func checkAlgorithm(_ name: ArraySlice<UInt8>, isRepaired: Bool) {
    if name.equals("HS256") { return }
    if name.equalsIgnoringCase("none") {
      isUnsigned = !isRepaired
      findings.report(.kindUnsigned, "alg is none")
    } else if publicKeyAlgorithms.prefixIgnoringCase(of: name) != nil {
      findings.report(.kindAsymmetric, "alg is \(displayName(name))")
    } else {
      hashByteCount = name.equals("HS384") ? 48 : name.equals("HS512") ? 64 : nil
      findings.report(
        .containerOtherAlgorithm,
        "alg is \(displayName(name))\(name.equalsIgnoringCase("hs256") ? ", in other letters" : "")"
      )
    }
  }
}

/// How the names of public-key algorithms begin.
private var publicKeyAlgorithms: Words { "rs|ps|es|eddsa" }

extension InspectionCause {
  static let headers: [Explanation] = [
    Explanation(
      of: containerHeaderNotJSON,
      why: "The first segment is not base64url of a JSON object.",
      fix: "Encode {\"alg\":\"HS256\",\"typ\":\"JWT\"} as UTF-8.",
      source: "RFC 7515, section 4"),
    Explanation(
      of: containerAlgorithmMissing,
      why: "The header doesn't name the signing algorithm.",
      fix: "Use the header {\"alg\":\"HS256\",\"typ\":\"JWT\"}.",
      calls: .token,
      source: "RFC 7515, section 4.1.1"),
    Explanation(
      of: containerOtherAlgorithm,
      why: "The header names an algorithm other than HS256, the only one that Zoom accepts.",
      fix: "Sign with HS256, and say so: {\"alg\":\"HS256\",\"typ\":\"JWT\"}.",
      calls: .token,
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: containerHeaderType,
      why: "The header has no typ, or a rare form of it. Zoom isn't known to require it.",
      fix: "Add \"typ\":\"JWT\" if you want the token to look like most others.",
      source: "RFC 7519, section 5.1; the Ruby gem jwt"),
    Explanation(
      of: containerOtherType,
      why: "The header's typ says that the token is something other than a JWT, so that a verifier "
        + "may reject it.",
      fix: "Write \"typ\":\"JWT\", or omit typ.",
      source: "RFC 8725, section 3.11"),
    Explanation(
      of: containerHeaderExtension,
      why: "The header has crit, or a b64 other than true. A verifier that doesn't know the "
        + "extension must reject the token.",
      fix: "Use the header {\"alg\":\"HS256\",\"typ\":\"JWT\"}.",
      source: "RFC 7515, section 4.1.11; RFC 7797, section 6"),
  ]

  static let algorithms: [Explanation] = [
    Explanation(
      of: kindAsymmetric,
      why: "The header names a public-key algorithm. Zoom uses a shared secret, and HS256.",
      fix: "Sign with HS256 and the Client Secret.",
      calls: .token,
      source: "RFC 7518, section 3.1"),
    Explanation(
      of: kindUnsigned,
      why: "The header names the algorithm 'none': the token isn't signed.",
      fix: "Sign with HS256 and the Client Secret.",
      calls: .token,
      source: "RFC 7518, section 3.6"),
  ]

  static let containerHeaderNotJSON = InspectionCause { Entry("container.headerNotJSON", .error) }
  static let containerAlgorithmMissing = InspectionCause {
    Entry("container.algorithmMissing", .error)
  }
  static let containerOtherAlgorithm = InspectionCause { Entry("container.otherAlgorithm", .error) }
  static let containerHeaderType = InspectionCause {
    Entry("container.headerType", .note, shows: .nothing)
  }
  static let containerOtherType = InspectionCause { Entry("container.otherType", .warning) }
  static let containerHeaderExtension = InspectionCause {
    Entry("container.headerExtension", .warning)
  }
  static let kindAsymmetric = InspectionCause {
    Entry("kind.asymmetric", .error, shows: .otherToken)
  }
  static let kindUnsigned = InspectionCause { Entry("kind.unsigned", .error, shows: .otherToken) }
}

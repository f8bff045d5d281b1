/// The second stage: determines the form of a token from its characters.
struct TokenForm {
  enum Form {
    /// The three segments of a JWT, of which the last may be empty.
    case jwt([ArraySlice<UInt8>])
    case legacy(LegacySignatureText)
    case other
  }

  private(set) var form = Form.other

  /// Whether a part of the token is missing, so that its signature proves nothing.
  private(set) var isTruncated: Bool

  private(set) var findings = StageFindings(.kind)

  /// The description of a token of another form.
  private(set) var subject = "not a token"

  /// Determines the form of a token, whose segments are known if it was pasted alone.
  init(
    _ token: ArraySlice<UInt8>, _ known: [ArraySlice<UInt8>]?, isTruncated: Bool,
    _ credentials: UncheckedCredentials
  ) {
    self.isTruncated = isTruncated
    let segments = known ?? token.splitAtDots
    // Almost all tokens begin like this, and no legacy signature does.
    let isUsual = segments.count == 3 && token.hasPrefix("eyJ") && !segments[2].isEmpty
    if isUsual, Self.isObject(segments[0]), !Self.isSwapped(segments) {
      form = .jwt(segments)
    } else if token.count > 1 << 16, !token.hasPrefix("ey") {
      report(.kindUnrecognized, shape(of: token), token)
    } else if let (cause, evidence) =
      UnsignedText.hexadecimalCode(token) ?? UnsignedText.credential(token, credentials)
    {
      report(cause, evidence, token)
    } else if let letters = Self.otherCase(token) {
      report(.transportCaseChanged, "\(letters) only", token)
    } else if let legacy = LegacySignatureText(token, segments, givenKey: credentials.keyBytes) {
      form = .legacy(legacy)
      findings.report(
        legacy.isEncoded ? .kindLegacy : .kindLegacyUnencoded,
        "\(counted(legacy.fields.count, "field")), \(counted(legacy.outer.count, "character"))")
    } else if let remainder = IncompleteJWT(segments) {
      form = .jwt(remainder.segments)
      self.isTruncated = true
      if let gap = remainder.gap {
        findings.report(remainder.cause, remainder.evidence, in: .token, from: gap, to: gap)
      } else {
        findings.report(remainder.cause, remainder.evidence)
      }
    } else if Self.isObject(segments[0]) {
      classify(segments)
    } else if segments.count == 3, token.allSatisfy(isTokenCharacter),
      segments.allSatisfy({ !$0.isEmpty }), !Self.isVersion(segments[0])
    {
      form = .jwt(segments)
    } else {
      let other = UnsignedText(token, credentials)
      report(other.cause, other.evidence, token)
    }
  }

  private mutating func report(
    _ cause: InspectionCause, _ evidence: String, _ text: ArraySlice<UInt8>
  ) {
    findings.report(cause, evidence)
    subject = "text of \(counted(text.count, "byte"))"
  }

  /// Whether the first 1,024 characters are base64 of something that begins like a JSON object.
  private static func isObject(_ segment: ArraySlice<UInt8>) -> Bool {
    var reader = Base64BitReader()
    var hasBrace = false
    for character in segment.prefix(1024) {
      guard let byte = reader.next(character) else { continue }
      if hasBrace { return true }
      if isWhitespace(byte) { continue }
      guard byte == UInt8(ascii: "{") else { return false }
      hasBrace = true
    }
    return false
  }

  /// Whether the payload may precede the header, which begins with `{"alg"` or `{"typ"` otherwise.
  private static func isSwapped(_ segments: [ArraySlice<UInt8>]) -> Bool {
    segments[1].hasPrefix("eyJhbGci") || segments[1].hasPrefix("eyJ0eXAi")
  }

  /// Whether the text is the version with which another kind of token begins, such as `v4`.
  private static func isVersion(_ segment: ArraySlice<UInt8>) -> Bool {
    segment.count <= 3 && segment.first == UInt8(ascii: "v") && segment.dropFirst().isDecimal
  }

  private static func isEncrypted(_ segments: [ArraySlice<UInt8>]) -> Bool {
    if !segments.contains(where: { $0.isEmpty }) { return true }
    return Base64Diagnosis(segments[0]).bytes[...].firstIndex(of: "\"enc\"") != nil
  }

  /// The case that all letters were changed to, which can't be undone.
  private static func otherCase(_ token: ArraySlice<UInt8>) -> String? {
    guard token.count > 100, token.hasPrefixIgnoringCase("ey"), token.splitAtDots.count == 3 else {
      return nil
    }
    // No token of this length has letters of one case only.
    if !token.contains(where: { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }) {
      return "lowercase"
    }
    return token.contains { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 } ? nil : "uppercase"
  }

  private mutating func classify(_ segments: [ArraySlice<UInt8>]) {
    let length = joinedByDots(segments).count
    switch segments.count {
    case 1, 2:
      if !isTruncated {
        findings.report(
          .transportTruncated, "\(segments.count) of a JWT's 3 segments",
          in: .token, from: length, to: length)
      }
      isTruncated = true
      form = .jwt(segments + Array(repeating: [], count: 3 - segments.count))
    case 3:
      form = .jwt(segments)
    case 5 where Self.isEncrypted(segments):
      findings.report(.kindEncrypted, "5 segments")
      subject = "an encrypted token"
    default:
      findings.report(
        .transportExtraSegments, "\(segments.count) segments instead of 3",
        in: .token,
        from: joinedByDots(Array(segments.prefix(3))).count, to: length)
      form = .jwt(Array(segments.prefix(3)))
    }
  }
}

extension InspectionCause {
  static let forms: [Explanation] = [
    Explanation(
      of: kindLegacy,
      why: "Legacy signatures are retired. The Web SDK has rejected them since 2.7.0, and the JWT "
        + "app type, whose keys they need, ended on September 8, 2023.",
      fix: "Sign a JWT (HS256) with the Client ID and Client Secret of a General App that has the "
        + "Meeting SDK.",
      calls: .token,
      source: "Zoom Developer Forum, 'Confusion Between Signature Generation Methods in Zoom SDK - "
        + "NodeJS' and 'Signature invalid'; Web SDK 6.2.0"),
    Explanation(
      of: kindLegacyUnencoded,
      why: "The text is a legacy signature without its base64 encoding. Even with it, the format "
        + "is retired.",
      fix: "Sign a JWT (HS256) instead.",
      source: "Zoom Developer Forum, 'Signature invalid'"),
    Explanation(
      of: kindEncrypted,
      why: "A token of five segments is encrypted (JWE). The Meeting SDK requires a signed one "
        + "(JWS).",
      fix: "Sign with HS256, and don't encrypt.",
      source: "RFC 7516, section 7.1"),
    Explanation(
      of: transportCaseChanged,
      why: "The letters of the token were changed to lowercase or uppercase, which destroys it: "
        + "base64 distinguishes them.",
      fix:
        "Find what changes the token, such as lowercasing a URL, a header, or a form's value, and "
        + "leave the token out of it.",
      source: "RFC 4648, section 5"),
  ]

  static let kindLegacy = InspectionCause { Entry("kind.legacy", .error, shows: .legacy) }
  static let transportCaseChanged = InspectionCause { Entry("transport.caseChanged", .error) }
  static let kindLegacyUnencoded = InspectionCause {
    Entry("kind.legacyUnencoded", .error, shows: .legacy)
  }
  static let kindEncrypted = InspectionCause { Entry("kind.encrypted", .error, shows: .otherToken) }
}

#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
#endif

// The secret is right, but it signed something other than the two segments.

extension SignatureCheck {
  /// Whether the given secret made the signature of another message.
  mutating func findOtherMessage(in jwt: JWTContainer) -> Bool {
    if isSigned(joinedByDots([jwt.header[...], jwt.payload[...]]), jwt.signature) {
      findings.report(.hmacRawJSONSigned, "the HMAC of both JSON texts, separated by a dot")
      return true
    }
    if isSigned(Array(jwt.segments[1]), jwt.signature) || isSigned(jwt.payload, jwt.signature) {
      findings.report(.hmacPayloadAloneSigned, "the HMAC of the payload")
      return true
    }
    for variant in [Base64.Variant.urlUnpadded, .url, .standard, .standardUnpadded] {
      let header = Base64.encodedBytes(of: jwt.header, as: variant)
      let payload = Base64.encodedBytes(of: jwt.payload, as: variant)
      guard isSigned(joinedByDots([header[...], payload[...]]), jwt.signature) else { continue }
      findings.report(
        .hmacOtherBase64Signed, "the HMAC of the segments in another variant of base64")
      return true
    }
    guard let secret = credentials.secret else { return false }
    let isSwapped = HMAC<SHA256>.isValidAuthenticationCode(
      jwt.signature, authenticating: secret.makeReader(),
      using: SymmetricKey(data: jwt.signingInput))
    guard isSwapped else { return false }
    findings.report(.hmacKeyAndMessageSwapped, "the HMAC of the secret, with the text as the key")
    return true
  }
}

extension InspectionCause {
  static var otherMessages: [InspectionCause] {
    [
      hmacRawJSONSigned, hmacOtherBase64Signed, hmacPayloadAloneSigned, hmacKeyAndMessageSwapped,
    ]
  }

  static let hmacRawJSONSigned = InspectionCause {
    Entry(
      "hmac.rawJSONSigned", .error,
      why: "The JSON texts were signed, not their base64url.",
      fix: "Sign base64url(header) + \".\" + base64url(payload).",
      calls: .base64URL,
      source: "RFC 7515, section 5.1")
  }

  static let hmacOtherBase64Signed = InspectionCause {
    Entry(
      "hmac.otherBase64Signed", .error,
      why: "The segments were signed in a variant of base64 other than the one that was sent: with "
        + "padding, or in the standard alphabet.",
      fix: "Encode the segments with base64url first, and sign exactly what you send.",
      calls: .base64URL,
      source: "RFC 7515, section 5.1")
  }

  static let hmacPayloadAloneSigned = InspectionCause {
    Entry(
      "hmac.payloadAloneSigned", .error,
      why: "The payload was signed without the header.",
      fix: "Sign base64url(header) + \".\" + base64url(payload).",
      calls: .base64URL,
      source: "RFC 7515, section 5.1")
  }

  static let hmacKeyAndMessageSwapped = InspectionCause {
    Entry(
      "hmac.keyAndMessageSwapped", .error,
      why: "The secret was signed with the text as the key: the arguments are swapped.",
      fix: "CryptoJS: HmacSHA256(message, secret). PHP: hash_hmac('sha256', message, secret).",
      calls: .hmac,
      source: "CryptoJS documentation, HMAC")
  }
}

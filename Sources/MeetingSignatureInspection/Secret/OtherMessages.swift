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
    if isSignedInOtherVariant(jwt) {
      findings.report(
        .hmacOtherBase64Signed, "the HMAC of the segments in another variant of base64")
      return true
    }
    return findSwap(in: jwt) || findLineBreaks(in: jwt) || findOtherText(in: jwt)
      || findHash(in: jwt)
  }

  private static var variants: [Base64.Variant] {
    [.urlUnpadded, .url, .standard, .standardUnpadded]
  }

  /// Whether the given secret made the signature of the segments as another encoder writes them.
  func isSignedInOtherVariant(_ jwt: JWTContainer) -> Bool {
    Self.variants.contains { variant in
      let segments = [jwt.header, jwt.payload].map { Base64.encodedBytes(of: $0, as: variant)[...] }
      return isSigned(joinedByDots(segments), jwt.signature)
    }
  }

  /// Whether the given secret made the signature of other text that is made from the token.
  private mutating func findOtherText(in jwt: JWTContainer) -> Bool {
    let (header, payload) = (Array(jwt.segments[0]), Array(jwt.segments[1]))
    let input = jwt.signingInput
    let texts: [(String, [UInt8])] = [
      ("the segments without the dot", header + payload),
      ("both JSON texts without a dot", jwt.header + jwt.payload),
      ("the header", header),
      ("the text in hexadecimal digits", Array(input.flatMap { hexadecimalDigits(of: $0) })),
      ("base64 of the text", Base64.encodedBytes(of: input, as: .standard)),
      ("base64url of the text", Base64.encodedBytes(of: input, as: .urlUnpadded)),
      ("the payload and the header", joinedByDots([payload[...], header[...]])),
      ("the text in UTF-16", input.flatMap { [$0, 0] }),
      ("the text in UTF-16", input.flatMap { [0, $0] }),
      ("an empty text", []),
    ]
    for (text, message) in texts where isSigned(message, jwt.signature) {
      findings.report(.hmacOtherTextSigned, "the HMAC of \(text)")
      return true
    }
    return false
  }

  /// Whether the signature is a hash of the text, and not an HMAC.
  private mutating func findHash(in jwt: JWTContainer) -> Bool {
    guard let secret = credentials.secret else { return false }
    for (place, text) in [
      (0, "the secret and the text"), (1, "the text and the secret"), (2, "the text alone"),
    ] {
      var hash = SHA256()
      if place == 0 { hash.update(data: secret.makeReader()) }
      hash.update(data: jwt.signingInput)
      if place == 1 { hash.update(data: secret.makeReader()) }
      if hash.finalize() == jwt.signature {
        findings.report(.hmacPlainHash, "the SHA-256 of \(text)")
        return true
      }
    }
    return false
  }

  private mutating func findSwap(in jwt: JWTContainer) -> Bool {
    guard let secret = credentials.secret else { return false }
    let isSwapped = HMAC<SHA256>.isValidAuthenticationCode(
      jwt.signature, authenticating: secret.makeReader(),
      using: SymmetricKey(data: jwt.signingInput))
    guard isSwapped else { return false }
    findings.report(.hmacKeyAndMessageSwapped, "the HMAC of the secret, with the text as the key")
    return true
  }

  /// Whether the given secret made the signature of the text with newlines that it doesn't have
  /// anymore.
  private mutating func findLineBreaks(in jwt: JWTContainer) -> Bool {
    for newline in ["\n", "\r\n"] {
      if isSigned(jwt.signingInput + newline.utf8, jwt.signature) {
        findings.report(
          .hmacLineBreaksSigned, "the HMAC of the text and a newline, as echo adds it")
        return true
      }
      for width in [60, 64, 76] {
        if isSigned(brokenIntoLines(jwt.signingInput, width, newline), jwt.signature) {
          return reportLineBreaks(width)
        }
        for variant in Self.variants {
          let segments = [jwt.header, jwt.payload].map {
            brokenIntoLines(Base64.encodedBytes(of: $0, as: variant), width, newline)[...]
          }
          let ended = segments.map { ($0 + newline.utf8)[...] }
          if isSigned(joinedByDots(segments), jwt.signature)
            || isSigned(joinedByDots(ended), jwt.signature)
          {
            return reportLineBreaks(width)
          }
        }
      }
    }
    return false
  }

  private mutating func reportLineBreaks(_ width: Int) -> Bool {
    findings.report(
      .hmacLineBreaksSigned, "the HMAC of base64 with a newline after every \(width) characters")
    return true
  }
}

private func hexadecimalDigits(of byte: UInt8) -> [UInt8] {
  [byte >> 4, byte & 15].map { $0 < 10 ? UInt8(ascii: "0") + $0 : UInt8(ascii: "a") + $0 - 10 }
}

/// The text with a newline between every `width` characters.
private func brokenIntoLines(_ text: [UInt8], _ width: Int, _ newline: String) -> [UInt8] {
  var broken: [UInt8] = []
  var rest = text[...]
  while rest.count > width {
    broken += rest.prefix(width)
    broken += newline.utf8
    rest = rest.dropFirst(width)
  }
  return broken + rest
}

extension InspectionCause {
  static let otherMessages: [Explanation] = [
    Explanation(
      of: hmacRawJSONSigned,
      why: "The JSON texts were signed, not their base64url.",
      fix: "Sign base64url(header) + \".\" + base64url(payload).",
      calls: .base64URL,
      source: "RFC 7515, section 5.1"),
    Explanation(
      of: hmacOtherBase64Signed,
      why: "The segments were signed in a variant of base64 other than the one that was sent: with "
        + "padding, or in the standard alphabet.",
      fix: "Encode the segments with base64url first, and sign exactly what you send.",
      calls: .base64URL,
      source: "RFC 7515, section 5.1"),
    Explanation(
      of: hmacPayloadAloneSigned,
      why: "The payload was signed without the header.",
      fix: "Sign base64url(header) + \".\" + base64url(payload).",
      calls: .base64URL,
      source: "RFC 7515, section 5.1"),
    Explanation(
      of: hmacKeyAndMessageSwapped,
      why: "The secret was signed with the text as the key: the arguments are swapped.",
      fix: "CryptoJS: HmacSHA256(message, secret). PHP: hash_hmac('sha256', message, secret).",
      calls: .hmac,
      source: "CryptoJS documentation, HMAC"),
    Explanation(
      of: hmacLineBreaksSigned,
      why: "The text was signed with newlines that base64 or the shell added, and sent without "
        + "them.",
      fix: "Encode without newlines before you sign. Ruby: Base64.urlsafe_encode64(text, padding: "
        + "false). Android: Base64.URL_SAFE | NO_WRAP | NO_PADDING. Shell: printf %s instead of "
        + "echo, and base64 -w 0.",
      calls: .base64URL,
      source: "RFC 7515, section 2: base64url without line breaks"),
    Explanation(
      of: hmacOtherTextSigned,
      why: "The secret is right, but other text was signed than the header and the payload with a "
        + "dot between them.",
      fix: "Sign base64url(header) + \".\" + base64url(payload), as ASCII bytes.",
      calls: .hmac,
      source: "RFC 7515, section 5.1"),
    Explanation(
      of: hmacPlainHash,
      why: "The signature is a plain SHA-256 hash. Zoom expects an HMAC, which has the secret as "
        + "its key.",
      fix: "Call the HMAC function with the secret as the key, and the text as the message.",
      calls: .hmac,
      source: "RFC 7518, section 3.2; RFC 2104"),
  ]

  static let hmacRawJSONSigned = InspectionCause { Entry("hmac.rawJSONSigned", .error) }
  static let hmacOtherBase64Signed = InspectionCause { Entry("hmac.otherBase64Signed", .error) }
  static let hmacPayloadAloneSigned = InspectionCause { Entry("hmac.payloadAloneSigned", .error) }
  static let hmacOtherTextSigned = InspectionCause { Entry("hmac.otherTextSigned", .error) }
  static let hmacPlainHash = InspectionCause { Entry("hmac.plainHash", .error) }
  static let hmacKeyAndMessageSwapped = InspectionCause {
    Entry("hmac.keyAndMessageSwapped", .error)
  }
  static let hmacLineBreaksSigned = InspectionCause { Entry("hmac.lineBreaksSigned", .error) }
}

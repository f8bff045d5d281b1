#if canImport(PureCrypto)
  internal import PureCrypto
#endif

/// The fourth stage: checks the signature with the secret, and if it doesn't match, with what
/// people use by mistake.
struct SignatureCheck {
  /// Whether the secret made the signature, also if the given one has something around it.
  private(set) var isAuthentic = false

  var findings = StageFindings(.hmac, in: .signature)
  let credentials: UncheckedCredentials

  init(of jwt: JWTContainer, _ credentials: UncheckedCredentials) {
    self.credentials = credentials
    // A signature that isn't whole, or of another hash, proves nothing about the secret.
    guard !jwt.isTruncated, jwt.signature.count == 32 else { return }
    let signed = SignedMessage(
      message: jwt.signingInput, code: jwt.signature, claims: jwt.claims, legacyKey: nil)
    check(signed, isSignatureHexadecimal: jwt.isSignatureHexadecimal) { check in
      if !jwt.isDamaged {
        return !signed.isTooLong
          && (check.findKnownMistake(in: signed) || check.findOtherMessage(in: jwt))
      }
      // Without the characters that don't belong there, it may be the text that was signed.
      check.isAuthentic = !signed.isTooLong && check.isSignedInOtherVariant(jwt)
      return true
    }
  }

  /// Checks the hash of a legacy signature.
  init(_ hash: [UInt8], of legacy: LegacySignatureText, _ credentials: UncheckedCredentials) {
    self.credentials = credentials
    (findings.part, findings.claims) = (.fields, .hash)
    let signed = SignedMessage(
      message: legacy.encodedMessage, code: hash, claims: nil, legacyKey: legacy.key)
    check(signed, isSignatureHexadecimal: false) { check in
      check.findOtherLegacyMessage(in: legacy, hash) || check.findKnownMistake(in: signed)
    }
  }

  private mutating func check(
    _ signed: SignedMessage, isSignatureHexadecimal: Bool,
    _ findMistake: (inout SignatureCheck) -> Bool
  ) {
    guard let secret = credentials.preparedSecret, credentials.secret?.isEmpty == false else {
      if !signed.isTooLong {
        _ = credentials.secret == nil ? findKnownMistake(in: signed) : findMistake(&self)
      }
      return
    }
    if secret.isValidAuthenticationCode(signed.code, authenticating: signed.message) {
      isAuthentic = true
      if isSignatureHexadecimal { findings.report(.hmacHexDigest, "the digits are correct") }
      reportFaultsOfUsedSecret()
    } else if signed.isTooLong || !findFaultOfGivenSecret(in: signed), !findMistake(&self) {
      reportMismatch(
        signed.isTooLong ? "too long to try known mistakes" : "no known mistake matches either")
    }
  }

  /// Whether the given secret authenticates `message` with `code`.
  func isSigned(_ message: [UInt8], _ code: [UInt8]) -> Bool {
    credentials.preparedSecret?.isValidAuthenticationCode(code, authenticating: message) ?? false
  }

  /// Whether the signature was made with the secret, and only the given one differs from it.
  private mutating func findFaultOfGivenSecret(in signed: SignedMessage) -> Bool {
    guard let secret = credentials.secret else { return false }
    let bare = BareSecret(secret)
    if let key = credentials.keyBytes, credentials.areSwapped,
      signed.claimedKey.map(secret.equals) == true, signed.isSigned(with: key)
    {
      findings.report(
        .hmacKeyAndSecretSwapped.with(
          why: "The inspector was given the key and the secret the wrong way round.",
          fix: "Swap them. The signature needs no change."),
        "the given key made the signature", as: .note)
    } else if bare.secret.count < secret.count, signed.isSigned(with: bare.secret.makeReader()) {
      reportSurroundings(of: bare, "; the signature was made without that", as: .note)
    } else if secret.contains(where: isOutsideASCII), signed.isSigned(with: secret.visibleBytes) {
      findings.report(
        .hmacSecretHasInvisibleCharacters,
        "the given secret contains some; the signature was made without them", as: .note)
    } else if let decoded = encodedSecret(in: bare.secret),
      signed.isSigned(with: decoded.secret.makeReader())
    {
      findings.report(
        .hmacGivenSecretBase64Encoded, "base64 of \(counted(decoded.secret.count, "character"))")
    } else if let part = SecretParts(of: secret).first(where: {
      signed.isSigned(with: $0.makeReader())
    }) {
      findings.report(
        .hmacSecretAltered,
        "the given secret has other text around it; the signature was made with "
          + "\(part.count) of its \(counted(secret.count, "character"))", as: .note)
    } else if encodesSecret(bare.secret), signed.isSigned(with: bare.secret.hexadecimalBytes) {
      findings.report(
        .hmacSecretAltered,
        "the given secret is in hexadecimal digits; the signature was made with what they represent",
        as: .note)
    } else {
      return false
    }
    isAuthentic = true
    return true
  }

  /// Whether the hexadecimal digits are those of text with the shape of a secret.
  private func encodesSecret(_ secret: SecretSlice) -> Bool {
    secret.count >= 32 && secret.count.isMultiple(of: 2)
      && secret.firstIndex { hexadecimalValue($0) == nil } == nil
      && secret.hexadecimalBytes.allSatisfy(isKeyCharacter)
  }

  /// Looks for what people use instead of the secret, from the most to the least similar.
  private mutating func findKnownMistake(in signed: SignedMessage) -> Bool {
    if let secret = credentials.secret, !secret.isEmpty {
      let bare = BareSecret(secret).secret
      if findScriptReading(of: secret, in: signed) || findSurroundings(of: bare, in: signed)
        || findReading(of: bare, in: signed) || findAlteration(of: bare, in: signed)
      {
        return true
      }
    }
    return findStockSecret(in: signed) || findKeyAsSecret(in: signed)
  }

  /// Reports what is wrong with the given secret, which made the signature.
  private mutating func reportFaultsOfUsedSecret() {
    guard let secret = credentials.secret else { return }
    _ = reportSubstitute(secret, as: .error)
    // Nothing is around such a secret, and it is too short for base64 of another one.
    if secret.count < 40, secret.hasOnlyKeyCharacters { return }
    let bare = BareSecret(secret)
    if bare.hasShapeOfSecret || bare.surroundings.allSatisfy(Self.isNeverPartOfSecret) {
      reportSurroundings(of: bare, ", and made the signature", as: .error)
    }
    if let decoded = encodedSecret(in: bare.secret) {
      findings.report(
        .hmacSecretBase64Encoded,
        "the given secret made the signature, and is base64 of \(counted(decoded.secret.count, "character"))"
      )
    }
  }

  /// Whether no secret has the characters, whatever the rest of it looks like.
  private static func isNeverPartOfSecret(_ cause: InspectionCause) -> Bool {
    [
      .hmacSecretHasTrailingNewline, .hmacSecretHasSurroundingSpace, .hmacSecretHasQuotes,
      .hmacSecretHasEscapedNewline, .hmacSecretHasInvisibleCharacters,
    ].contains(cause)
  }

  private mutating func reportMismatch(_ evidence: String) {
    if let secret = credentials.secret {
      if reportSubstitute(secret, as: .warning) { return }
      reportSurroundings(of: BareSecret(secret), "", as: .warning)
      if secret.count == 22, secret.hasOnlyKeyCharacters {
        findings.report(.hmacSecretLooksLikeKey, "22 characters of base64url")
      }
    }
    findings.report(.hmacMismatch, "the HMAC with the given secret differs")
    findings.report(.hmacEditedOrOtherPair, evidence)
  }

  /// Reports `cause` if `key` made the signature.
  mutating func find(
    _ cause: InspectionCause, _ key: ByteReader, in signed: SignedMessage,
    _ evidence: String
  ) -> Bool {
    signed.isSigned(with: key) && found(cause, evidence)
  }

  /// Reports what was used as the secret, and returns `true`.
  @inline(never)
  mutating func found(_ cause: InspectionCause, _ evidence: String) -> Bool {
    findings.report(cause, "the HMAC with \(evidence)")
    return true
  }
}

extension JWTContainer {
  /// Whether a part isn't what an encoder writes, so that the signature may be of something else.
  fileprivate var isDamaged: Bool {
    let causes: [InspectionCause] = [
      .containerNotBase64, .containerHeaderNotJSON, .containerPayloadNotJSON,
      .containerPayloadNotUTF8,
    ]
    return hasOtherEnd || findings.findings.contains { causes.contains($0.cause) }
  }
}

/// A message, and the code that some key made of it.
struct SignedMessage {
  let message: [UInt8]
  let code: [UInt8]

  let claims: TokenClaims?
  let legacyKey: ArraySlice<UInt8>?

  /// The key that the message names.
  var claimedKey: ArraySlice<UInt8>? {
    for name in ["appKey", "sdkKey", "app_key", "iss"] {
      if let key = claims?.string(name) { return ArraySlice<UInt8>(key) }
    }
    return legacyKey
  }

  /// Whether trying one mistake after another would take too long.
  ///
  /// No signature is as long.
  var isTooLong: Bool { message.count > 16_384 }

  @inline(never)
  func isSigned(with key: ArraySlice<UInt8>) -> Bool {
    isSigned(with: SymmetricKey(data: key))
  }

  @inline(never)
  func isSigned(with key: ByteReader) -> Bool { isSigned(with: SymmetricKey(data: key)) }

  private func isSigned(with key: SymmetricKey) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(
      code, authenticating: message, using: key)
  }
}

extension InspectionCause {
  static let mismatches: [Explanation] = [
    Explanation(
      of: hmacSecretLooksLikeKey,
      why: "The given secret doesn't match, and has the shape of something else: 22 characters are "
        + "a Client ID, an Account ID, or a webhook's Secret Token.",
      fix: "Copy the Client Secret (32 characters) from the app's credentials.",
      source: "Zoom App Marketplace, App Credentials"),
    Explanation(
      of: hmacMismatch,
      why: "The given secret produces a different signature for this text.",
      fix: "Copy the Client Secret from the page of the app whose Client ID is in appKey: Zoom App "
        + "Marketplace, Manage, App Credentials. Set it where the server signs, restart the server, "
        + "and sign again.",
      source: "RFC 7515, section 5.2"),
    Explanation(
      of: hmacEditedOrOtherPair,
      why: "No known mistake with the secret or the message explains the signature. Either the "
        + "payload was changed after signing, or the secret belongs to another app or to the "
        + "other one of development and production, or was regenerated.",
      fix: "Copy the key and the secret from the same page of the same app, sign again, and don't "
        + "change the token afterwards.",
      source: "RFC 7515, section 5.2"),
    Explanation(
      of: hmacHexDigest,
      why: "The secret is correct, but the hexadecimal text of the HMAC was encoded, not its "
        + "bytes.",
      fix: "Encode the bytes with base64url: digest() instead of hexdigest(), and in PHP true as "
        + "the fourth argument of hash_hmac().",
      calls: .signature,
      source: "GitHub, mieszko4/react-native-zoom-us #340"),
  ]

  static let hmacSecretLooksLikeKey = InspectionCause { Entry("hmac.secretLooksLikeKey", .warning) }
  static let hmacMismatch = InspectionCause { Entry("hmac.mismatch", .error, isSymptomOnly: true) }
  static let hmacEditedOrOtherPair = InspectionCause {
    Entry("hmac.editedOrOtherPair", .error, isSymptomOnly: true)
  }
  static let hmacHexDigest = InspectionCause { Entry("hmac.hexDigest", .error) }
}

#if canImport(PureCrypto)
  internal import PureCrypto
#endif

/// The fourth stage: checks the signature with the secret, and if it doesn't match, with what
/// people use by mistake.
struct SignatureCheck {
  /// Whether the given secret made the signature.
  private(set) var isAuthentic = false

  var findings = StageFindings(.hmac)
  let credentials: UncheckedCredentials

  init(of jwt: JWTContainer, _ credentials: UncheckedCredentials) {
    self.credentials = credentials
    guard !jwt.isTruncated, [20, 32, 48, 64].contains(jwt.signature.count) else {
      reportSecretFaults(as: .warning)
      return
    }
    guard jwt.signature.count == 32 else {
      if credentials.secret != nil { reportMismatch("it wasn't made with SHA-256") }
      return
    }
    let signed = SignedMessage(
      message: jwt.signingInput, code: jwt.signature, claimedKey: Self.claimedKey(jwt.claims))
    check(signed, isSignatureHexadecimal: jwt.isSignatureHexadecimal) { check in
      check.findKnownMistake(in: signed) || check.findOtherMessage(in: jwt)
    }
  }

  /// Checks the hash of a legacy signature.
  init(_ hash: [UInt8], of legacy: LegacySignatureText, _ credentials: UncheckedCredentials) {
    self.credentials = credentials
    let signed = SignedMessage(
      message: legacy.encodedMessage, code: hash, claimedKey: legacy.key)
    check(signed, isSignatureHexadecimal: false) { check in
      check.findOtherLegacyMessage(in: legacy, hash) || check.findKnownMistake(in: signed)
    }
  }

  private mutating func check(
    _ signed: SignedMessage, isSignatureHexadecimal: Bool,
    _ findMistake: (inout SignatureCheck) -> Bool
  ) {
    guard let secret = credentials.preparedSecret else {
      _ = findKnownMistake(in: signed)
      return
    }
    if secret.isValidAuthenticationCode(signed.code, authenticating: signed.message) {
      isAuthentic = true
      if isSignatureHexadecimal { findings.report(.hmacHexDigest, "the digits are correct") }
      reportSecretFaults(as: .error)
    } else if !findMistake(&self) {
      reportMismatch("no known mistake matches either")
    }
  }

  /// The key that the token claims to be from.
  private static func claimedKey(_ claims: TokenClaims?) -> ArraySlice<UInt8>? {
    for name in ["appKey", "sdkKey", "app_key", "iss"] {
      if let key = claims?.string(name) { return ArraySlice<UInt8>(key) }
    }
    return nil
  }

  /// Whether the given secret authenticates `message` with `code`.
  func isSigned(_ message: [UInt8], _ code: [UInt8]) -> Bool {
    credentials.preparedSecret?.isValidAuthenticationCode(code, authenticating: message) ?? false
  }

  /// Looks for what people use instead of the secret, from the most to the least similar.
  private mutating func findKnownMistake(in signed: SignedMessage) -> Bool {
    if let secret = credentials.secret {
      let bare = secret[SecretSurroundings.bareRange(of: secret)]
      if bare.count < secret.count, signed.isSigned(with: bare.makeReader()) {
        reportSecretFaults(as: .note)
        return true
      }
      if findScriptReading(of: secret, in: signed) || findSurroundings(of: bare, in: signed)
        || findReading(of: bare, in: signed)
      {
        return true
      }
    }
    return findStockSecret(in: signed) || findKeyAsSecret(in: signed)
  }

  /// Reports what is wrong with the given secret itself.
  private mutating func reportSecretFaults(as severity: InspectionSeverity) {
    guard let secret = credentials.secret else { return }
    if secret.isEmpty {
      return findings.report(.hmacEmptySecret, "the given secret is empty", as: severity)
    }
    reportSubstitute(secret, as: severity)
    reportSurroundings(of: secret, as: severity)
  }

  private mutating func reportMismatch(_ evidence: String) {
    reportSecretFaults(as: .warning)
    if let secret = credentials.secret, secret.count == 22, secret.allSatisfy(isKeyCharacter) {
      findings.report(.hmacSecretLooksLikeKey, "22 characters of base64url")
    }
    findings.report(.hmacMismatch, "the HMAC with the given secret differs")
    findings.report(.hmacEditedOrOtherPair, evidence)
  }

  /// Reports `cause` if `key` made the signature.
  mutating func find(
    _ cause: InspectionCause, _ key: some Sequence<UInt8>, in signed: SignedMessage,
    _ evidence: String
  ) -> Bool {
    guard signed.isSigned(with: key) else { return false }
    findings.report(cause, "the HMAC with \(evidence)")
    return true
  }
}

/// A message, and the code that some key made of it.
struct SignedMessage {
  let message: [UInt8]
  let code: [UInt8]

  /// The key that the message names.
  let claimedKey: ArraySlice<UInt8>?

  func isSigned(with key: some Sequence<UInt8>) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(
      code, authenticating: message, using: SymmetricKey(data: key))
  }
}

extension InspectionCause {
  static var mismatches: [InspectionCause] {
    [hmacSecretLooksLikeKey, hmacMismatch, hmacEditedOrOtherPair, hmacHexDigest]
  }

  static let hmacSecretLooksLikeKey = InspectionCause {
    Entry(
      "hmac.secretLooksLikeKey", .warning,
      why: "The given secret doesn't match, and has the shape of something else: 22 characters are "
        + "a Client ID, an Account ID, or a webhook's Secret Token.",
      fix: "Copy the Client Secret (32 characters) from the app's credentials.",
      source: "Zoom App Marketplace, App Credentials")
  }

  static let hmacMismatch = InspectionCause {
    Entry(
      "hmac.mismatch", .error,
      why: "The given secret produces a different signature for this text.",
      fix: "Fix any specific finding above first. Otherwise see the remaining causes below.",
      source: "RFC 7515, section 5.2", isSymptomOnly: true)
  }

  static let hmacEditedOrOtherPair = InspectionCause {
    Entry(
      "hmac.editedOrOtherPair", .error,
      why: "No known mistake with the secret or the message explains the signature. Either the "
        + "payload was changed after signing, or the secret belongs to another app or to the "
        + "other one of development and production, or was regenerated.",
      fix: "Copy the key and the secret from the same page of the same app, sign again, and don't "
        + "change the token afterwards.",
      source: "RFC 7515, section 5.2", isSymptomOnly: true)
  }

  static let hmacHexDigest = InspectionCause {
    Entry(
      "hmac.hexDigest", .error,
      why: "The secret is correct, but the hexadecimal text of the HMAC was encoded, not its "
        + "bytes.",
      fix: "Encode the bytes. CryptoJS: hash.toString(CryptoJS.enc.Base64url).",
      calls: .hmac,
      source: "GitHub, mieszko4/react-native-zoom-us #340")
  }
}

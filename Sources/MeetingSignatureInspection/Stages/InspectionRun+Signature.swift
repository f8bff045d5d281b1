#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
#endif

extension InspectionRun {
  /// Checks a JWT's signature with the secret, and where that fails with what people use by mistake.
  mutating func checkSignature(of jwt: borrowing InspectedJWT) {
    let input = jwt.signingInput
    guard !isTruncated, [20, 32, 48, 64].contains(jwt.signature.count) else {
      reportFaultsOfSecret(as: .warning)
      return
    }
    if jwt.signature.count != 32 { return checkOtherHash(jwt, input) }
    let claimed = claimedKey(jwt.claims)
    guard let secret else {
      _ = findKnownMistake(in: input, jwt.signature, claimedKey: claimed)
      return
    }
    if isCode(jwt.signature, of: input, using: secret.key) {
      isAuthentic = true
      if jwt.hasHexSignature { report(.hmac(.hexDigest), "the digits are the right ones") }
      reportFaultsOfSecret(as: .error)
      return
    }
    let isExplained =
      findKnownMistake(in: input, jwt.signature, claimedKey: claimed)
      || findOtherMessage(jwt, secret)
    if !isExplained { reportMismatch() }
  }

  /// The key that the token says it is from.
  private func claimedKey(_ claims: InspectedClaims?) -> [UInt8]? {
    let names: [StaticString] = ["appKey", "sdkKey", "app_key", "iss"]
    for name in names {
      if let text = claims?.text(name) { return text }
    }
    return nil
  }

  /// Whether `code` is the HMAC of the message.
  func isCode(_ code: [UInt8], of message: [UInt8], using key: SymmetricKey) -> Bool {
    SignedMessage(message: message, code: code).isSigned(with: key)
  }

  /// Reports that nothing explains the signature.
  mutating func reportMismatch() {
    reportFaultsOfSecret(as: .warning)
    if let secret, secret.count == 22, secret.areAll(.keyLike) {
      report(.hmac(.secretLooksLikeKey), "22 characters of base64url")
    }
    report(.hmac(.mismatch), "the HMAC is another, and so is that of every known mistake")
    report(.hmac(.editedOrOtherPair), "no variant of secret and message matches")
  }

  // MARK: The right secret, another message

  private mutating func findOtherMessage(_ jwt: borrowing InspectedJWT, _ secret: SecretText)
    -> Bool
  {
    let raw = joinedByDots([jwt.header, jwt.payload])
    if isCode(jwt.signature, of: raw, using: secret.key) {
      report(.hmac(.rawJSON), "the HMAC of both JSON texts with a dot between")
      return true
    }
    if isCode(jwt.signature, of: jwt.segments[1], using: secret.key)
      || isCode(jwt.signature, of: jwt.payload, using: secret.key)
    {
      report(.hmac(.payloadAlone), "the HMAC of the payload")
      return true
    }
    for variant in [Base64.Variant.urlUnpadded, .url, .standard, .standardUnpadded] {
      let header = utf8Bytes(of: Base64.encode(jwt.header, as: variant))
      let message = joinedByDots([header, utf8Bytes(of: Base64.encode(jwt.payload, as: variant))])
      guard isCode(jwt.signature, of: message, using: secret.key) else { continue }
      report(.hmac(.otherBase64), "the HMAC of the segments in another base64")
      return true
    }
    let isSwapped = HMAC<SHA256>.isValidAuthenticationCode(
      jwt.signature, authenticating: secret.reader, using: SymmetricKey(data: jwt.signingInput))
    guard isSwapped else { return false }
    report(.hmac(.swapped), "the HMAC of the secret with the text as the key")
    return true
  }

  private mutating func checkOtherHash(_ jwt: borrowing InspectedJWT, _ input: [UInt8]) {
    guard let secret, let hash = OtherHash(digestByteCount: jwt.signature.count)
    else { return }
    if hash.authenticationCode(for: input, using: secret) == jwt.signature {
      report(.hmac(.otherHash), "the HMAC with \(hash.name) and the given secret")
      reportFaultsOfSecret(as: .error)
    } else {
      reportMismatch()
    }
  }
}

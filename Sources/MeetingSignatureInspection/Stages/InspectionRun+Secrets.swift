#if canImport(PureCrypto)
  internal import PureCrypto
#endif

extension InspectionRun {
  /// Tries what people use for a secret by mistake; whether one of it has made the signature.
  mutating func findKnownMistake(
    in message: [UInt8], _ code: [UInt8], claimedKey: [UInt8]?
  ) -> Bool {
    let signed = SignedMessage(message: message, code: code)
    if let secret {
      let bare = bareRange(of: secret)
      let bareSecret = secret.part(bare.lowerBound, bare.upperBound)
      if bare.count < secret.count,
        signed.isSigned(with: SymmetricKey(data: bareSecret.reader))
      {
        reportFaultsOfSecret(as: .note)
        return true
      }
      if findScriptReading(of: secret, in: signed) || findMisreading(of: bareSecret, in: signed) {
        return true
      }
    }
    return findStockKey(in: signed) || findKeyAsSecret(in: signed, claimedKey: claimedKey)
  }

  private mutating func findKeyAsSecret(
    in signed: SignedMessage, claimedKey: [UInt8]?
  ) -> Bool {
    for key in [givenKey ?? [], claimedKey ?? []] where !key.isEmpty {
      guard signed.isSigned(with: SymmetricKey(data: key)) else { continue }
      if let secret, let claimedKey, secret.isSame(as: claimedKey), key != claimedKey {
        report(
          .hmac(.keyAndSecretSwapped), "the key has signed, and the secret is in the payload")
      } else {
        report(.hmac(.keyInPlaceOfSecret), "the HMAC with the key of \(key.count) bytes")
      }
      return true
    }
    return false
  }

  // MARK: What is wrong with the given secret

  /// Reports white space and quotes around the given secret, a secret that is the key, and none.
  mutating func reportFaultsOfSecret(as severity: InspectionSeverity) {
    guard let secret else { return }
    if secret.isEmpty {
      return report(.hmac(.emptySecret), "the given secret is empty", as: severity)
    }
    if let givenKey, secret.isSame(as: givenKey) {
      report(.hmac(.keyInPlaceOfSecret), "the given secret is the given key", as: severity)
    }
    // Whoever gives a placeholder that has signed is trying things out.
    let placeholderSeverity = severity == .error ? .note : severity
    if placeholderSecrets.contains(where: { secret.isSame(as: $0.bytes) }) {
      report(.hmac(.placeholder), "the given secret is one", as: placeholderSeverity)
    }
    if secretVariableNames.contains(where: { secret.isSame(as: $0.bytes) }) {
      report(.hmac(.environmentName), "the given secret is one", as: severity)
    }
    let bare = bareRange(of: secret)
    let before = secret.part(0, bare.lowerBound)
    let behind = secret.part(bare.upperBound, secret.count)
    if behind.hasAny(.lineBreak) {
      report(.hmac(.trailingNewline), "the given secret ends with a line break", as: severity)
    }
    if before.hasAny(.spaceOrMark) || behind.hasAny(.spaceInLineOrMark) {
      report(.hmac(.surroundingSpace), "the given secret has white space around it", as: severity)
    }
    if !before.isEmpty, isQuote(before[before.count - 1]) {
      report(.hmac(.surroundingQuotes), "the given secret has quotes around it", as: severity)
    }
    if !behind.isEmpty, behind[0] == UInt8(ascii: "\\") {
      report(
        .hmac(.escapedNewline), "the given secret ends with a backslash and an n", as: severity)
    }
  }

  /// The secret without white space, a byte-order mark, an escaped line break and quotes around it.
  private func bareRange(of secret: SecretText) -> Range<Int> {
    var (start, end) = (0, secret.count)
    if end >= 3, secret.part(0, 3).isSame(as: [0xef, 0xbb, 0xbf]) { start = 3 }
    while start < end, isSpace(secret[start]) { start += 1 }
    while start < end, isSpace(secret[end - 1]) { end -= 1 }
    if end - start > 2, secret.part(end - 2, end).isSame(as: StaticString("\\n").bytes) { end -= 2 }
    if end - start > 2, isQuote(secret[start]), secret[start] == secret[end - 1] {
      start += 1
      end -= 1
    }
    return start..<end
  }
}

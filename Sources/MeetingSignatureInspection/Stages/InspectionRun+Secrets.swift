#if canImport(PureCrypto)
  internal import PureCrypto
#endif

/// A key that an HMAC may have been made with by mistake.
private struct SuspectedKey {
  let cause: HMACCause
  let seen: String
  let key: SymmetricKey

  init(_ cause: HMACCause, _ seen: String, _ bytes: some Sequence<UInt8>) {
    self.cause = cause
    self.seen = seen
    key = SymmetricKey(data: bytes)
  }
}

extension InspectionRun {
  /// Tries what people use for a secret by mistake; whether one of it has made the signature.
  mutating func findKnownMistake(
    in message: [UInt8], _ code: [UInt8], claimedKey: [UInt8]?
  ) -> Bool {
    if let secret = known.credentials?.secret {
      let bare = bareRange(of: secret)
      if bare.count < secret.count,
        isCode(code, of: message, using: SymmetricKey(data: secret[bare]))
      {
        reportFaultsOfSecret(as: .note)
        return true
      }
      for suspect in scriptReadings(of: secret) + misreadings(of: secret[bare])
      where isCode(code, of: message, using: suspect.key) {
        report(suspect.cause, suspect.seen)
        return true
      }
    }
    for suspect in stockKeys where isCode(code, of: message, using: suspect.key) {
      report(suspect.cause, suspect.seen)
      return true
    }
    return findKeyAsSecret(in: message, code, claimedKey: claimedKey)
  }

  private mutating func findKeyAsSecret(
    in message: [UInt8], _ code: [UInt8], claimedKey: [UInt8]?
  ) -> Bool {
    let givenKey = known.credentials?.key.map { Array($0.utf8) }
    for key in [givenKey, claimedKey].compactMap({ $0 }) where !key.isEmpty {
      guard isCode(code, of: message, using: SymmetricKey(data: key)) else { continue }
      let isSwapped =
        known.credentials?.secret.map { claimedKey?.elementsEqual($0) ?? false } ?? false
      if isSwapped, !key.elementsEqual(claimedKey ?? []) {
        report(
          HMACCause.keyAndSecretSwapped, "the key has signed, and the secret is in the payload")
      } else {
        report(HMACCause.keyInPlaceOfSecret, "the HMAC with the key of \(key.count) bytes")
      }
      return true
    }
    return false
  }

  // MARK: What the secret may have become

  private func misreadings(of secret: Slice<SecretText>) -> [SuspectedKey] {
    [
      SuspectedKey(
        .trailingNewline, "the HMAC with the secret and a line feed", joined(secret, "\n")),
      SuspectedKey(
        .trailingNewline, "the HMAC with the secret, a carriage return and a line feed",
        joined(secret, "\r\n")),
      SuspectedKey(.surroundingSpace, "the HMAC with the secret and a space", joined(secret, " ")),
      SuspectedKey(.surroundingSpace, "the HMAC with a space and the secret", joined(" ", secret)),
      SuspectedKey(
        .surroundingSpace, "the HMAC with the secret between spaces", joined(" ", secret, " ")),
      SuspectedKey(
        .surroundingSpace, "the HMAC with a byte-order mark and the secret",
        joined("\u{feff}", secret)),
      SuspectedKey(
        .surroundingQuotes, "the HMAC with the secret in double quotes", joined("\"", secret, "\"")),
      SuspectedKey(
        .surroundingQuotes, "the HMAC with the secret in single quotes", joined("'", secret, "'")),
      SuspectedKey(
        .escapedNewline, "the HMAC with the secret, a backslash and an n", joined(secret, "\\n")),
      SuspectedKey(
        .base64Decoded, "the HMAC with the bytes that the secret is base64 of",
        Base64BytesReader(secret)),
      SuspectedKey(
        .readAsUTF16, "the HMAC with the secret in UTF-16, little-endian",
        UTF16Units(secret).lazy.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }),
      SuspectedKey(
        .readAsUTF16, "the HMAC with the secret in UTF-16, big-endian",
        UTF16Units(secret).lazy.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }),
    ]
  }

  /// What jsrsasign makes of a secret: of hexadecimal digits the bytes they stand for, and of any other
  /// text the low bytes of its characters.
  private func scriptReadings(of secret: SecretText) -> [SuspectedKey] {
    if secret.isHexadecimal {
      return [
        SuspectedKey(
          .readAsHex, "the HMAC with the bytes that the secret's digits stand for",
          HexadecimalBytes(secret))
      ]
    }
    guard secret.contains(where: { $0 >= 0x80 }) else { return [] }
    return [
      SuspectedKey(
        .readAsLowBytes, "the HMAC with the low bytes of the secret's characters",
        UTF16Units(secret).lazy.map { UInt8(truncatingIfNeeded: $0) })
    ]
  }

  private func joined(_ before: String, _ secret: Slice<SecretText>, _ behind: String = "")
    -> JoinedSecret
  {
    JoinedSecret(before: Array(before.utf8), secret: secret, behind: Array(behind.utf8))
  }

  private func joined(_ secret: Slice<SecretText>, _ behind: String) -> JoinedSecret {
    joined("", secret, behind)
  }

  /// What stands for a secret where there is none.
  private var stockKeys: [SuspectedKey] {
    let placeholders = [
      "your-256-bit-secret", "a-string-secret-at-least-256-bits-long", "secret", "undefined",
      "null",
      "None", "your_sdk_secret", "YOUR_SDK_SECRET", "YOUR_CLIENT_SECRET", "SDK_SECRET_HERE",
    ]
    let variables = [
      "ZOOM_MEETING_SDK_SECRET", "ZOOM_SDK_SECRET", "ZOOM_CLIENT_SECRET", "ZOOM_APP_SECRET",
      "ZOOM_API_SECRET", "process.env.ZOOM_MEETING_SDK_SECRET", "${ZOOM_MEETING_SDK_SECRET}",
      "$ZOOM_MEETING_SDK_SECRET",
    ]
    var suspects = [SuspectedKey(.emptySecret, "the HMAC with no bytes at all", [])]
    suspects += placeholders.map {
      SuspectedKey(.placeholder, "the HMAC with '\($0)'", $0.utf8)
    }
    suspects += variables.map {
      SuspectedKey(.environmentName, "the HMAC with the text '\($0)'", $0.utf8)
    }
    return suspects
  }

  // MARK: What is wrong with the given secret

  /// Reports white space and quotes around the given secret, a secret that is the key, and none.
  mutating func reportFaultsOfSecret(as severity: InspectionSeverity) {
    guard let secret = known.credentials?.secret else { return }
    if secret.isEmpty {
      return report(HMACCause.emptySecret, "the given secret is empty", as: severity)
    }
    if let key = known.credentials?.key, secret.isText(key) {
      report(HMACCause.keyInPlaceOfSecret, "the given secret is the given key", as: severity)
    }
    // Whoever gives a placeholder that has signed is trying things out.
    let placeholderSeverity = severity == .error ? .note : severity
    for suspect in stockKeys where suspect.key == secret.key {
      report(
        suspect.cause, "the given secret is one",
        as: suspect.cause == .placeholder ? placeholderSeverity : severity)
    }
    let bare = bareRange(of: secret)
    let (before, behind) = (secret[..<bare.lowerBound], secret[bare.upperBound...])
    if behind.contains(where: isLineBreak) {
      report(HMACCause.trailingNewline, "the given secret ends with a line break", as: severity)
    }
    if before.contains(where: isSpaceOrMark)
      || behind.contains(where: { isSpaceOrMark($0) && !isLineBreak($0) })
    {
      report(HMACCause.surroundingSpace, "the given secret has white space around it", as: severity)
    }
    if let quote = before.last, [0x22, 0x27, 0x60].contains(quote) {
      report(HMACCause.surroundingQuotes, "the given secret has quotes around it", as: severity)
    }
    if behind.first == UInt8(ascii: "\\") {
      report(
        HMACCause.escapedNewline, "the given secret ends with a backslash and an n", as: severity)
    }
  }

  private func isSpaceOrMark(_ byte: UInt8) -> Bool { isSpace(byte) || byte >= 0x80 }

  private func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0a || byte == 0x0d }

  /// The secret without white space, a byte-order mark, an escaped line break and quotes around it.
  private func bareRange(of secret: SecretText) -> Range<Int> {
    var range = secret.startIndex..<secret.endIndex
    func trim() {
      while let first = secret[range].first, isSpace(first) { range = range.dropFirst() }
      while let last = secret[range].last, isSpace(last) { range = range.dropLast() }
    }
    if secret.starts(with: [0xef, 0xbb, 0xbf]) { range = range.dropFirst(3) }
    trim()
    if range.count > 2, secret[range].suffix(2).isText("\\n") { range = range.dropLast(2) }
    if range.count > 2, let first = secret[range].first, [0x22, 0x27, 0x60].contains(first),
      secret[range].last == first
    {
      range = range.dropFirst().dropLast()
    }
    return range
  }
}

/// A secret with something before and behind it, byte by byte.
private struct JoinedSecret: Sequence, IteratorProtocol {
  let before: [UInt8]
  let secret: Slice<SecretText>
  let behind: [UInt8]
  private var position = 0

  init(before: [UInt8], secret: Slice<SecretText>, behind: [UInt8]) {
    (self.before, self.secret, self.behind) = (before, secret, behind)
  }

  mutating func next() -> UInt8? {
    defer { position += 1 }
    if position < before.count { return before[position] }
    let place = position - before.count
    if place < secret.count { return secret[secret.startIndex + place] }
    let rest = place - secret.count
    return rest < behind.count ? behind[rest] : nil
  }
}

// Characters around the secret that came along when it was copied or read from a file: in the given
// secret, or in the one that made the signature.

/// The boundaries of a secret without what commonly surrounds it.
enum SecretSurroundings {
  /// The range without whitespace, a byte-order mark, an escaped newline, and quotation marks
  /// around it.
  static func bareRange(of secret: SecretSlice) -> Range<Int> {
    var (start, end) = (secret.startIndex, secret.endIndex)
    if secret.prefix(3).equals("\u{feff}") { start += 3 }
    while start < end, isWhitespace(secret[start]) { start += 1 }
    while start < end, isWhitespace(secret[end - 1]) { end -= 1 }
    if end - start > 2, secret[(end - 2)..<end].equals("\\n") { end -= 2 }
    if end - start > 2, isQuotationMark(secret[start]), secret[start] == secret[end - 1] {
      start += 1
      end -= 1
    }
    return start..<end
  }
}

extension SignatureCheck {
  /// Reports what surrounds the given secret.
  mutating func reportSurroundings(of secret: SecretSlice, as severity: InspectionSeverity) {
    let bare = SecretSurroundings.bareRange(of: secret)
    guard bare.count < secret.count else { return }
    let before = secret[secret.startIndex..<bare.lowerBound]
    let after = secret[bare.upperBound..<secret.endIndex]
    if after.contains(where: isNewline) {
      findings.report(
        .hmacSecretHasTrailingNewline, "the given secret ends with a newline", as: severity)
    }
    if before.contains(where: { isWhitespace($0) || isOutsideASCII($0) })
      || after.contains(where: { isWhitespace($0) && !isNewline($0) || isOutsideASCII($0) })
    {
      findings.report(
        .hmacSecretHasSurroundingSpace, "the given secret has whitespace around it", as: severity)
    }
    if let last = before.last, isQuotationMark(last) {
      findings.report(
        .hmacSecretHasQuotes, "the given secret has quotation marks around it", as: severity)
    }
    if after.first == UInt8(ascii: "\\") {
      findings.report(
        .hmacSecretHasEscapedNewline, "the given secret ends with a backslash and an n",
        as: severity)
    }
  }

  /// Whether the secret made the signature together with something around it.
  mutating func findSurroundings(of secret: SecretSlice, in signed: SignedMessage) -> Bool {
    let surroundings: [(InspectionCause, String, prefix: String, suffix: String)] = [
      (.hmacSecretHasTrailingNewline, "the secret and a line feed", "", "\n"),
      (.hmacSecretHasTrailingNewline, "the secret, a carriage return, and a line feed", "", "\r\n"),
      (.hmacSecretHasSurroundingSpace, "the secret and a space", "", " "),
      (.hmacSecretHasSurroundingSpace, "a space and the secret", " ", ""),
      (.hmacSecretHasSurroundingSpace, "the secret between spaces", " ", " "),
      (.hmacSecretHasSurroundingSpace, "a byte-order mark and the secret", "\u{feff}", ""),
      (.hmacSecretHasQuotes, "the secret in double quotation marks", "\"", "\""),
      (.hmacSecretHasQuotes, "the secret in single quotation marks", "'", "'"),
      (.hmacSecretHasEscapedNewline, "the secret, a backslash, and an n", "", "\\n"),
    ]
    for (cause, evidence, prefix, suffix) in surroundings
    where find(cause, secret.surrounded(by: prefix, suffix), in: signed, evidence) {
      return true
    }
    return false
  }
}

extension InspectionCause {
  static var misreadSecrets: [InspectionCause] {
    [
      hmacSecretHasTrailingNewline, hmacSecretHasSurroundingSpace, hmacSecretHasQuotes,
      hmacSecretHasEscapedNewline, hmacSecretBase64Decoded, hmacSecretReadAsHex,
      hmacSecretReadAsLowBytes, hmacSecretReadAsUTF16,
    ]
  }

  static let hmacSecretHasTrailingNewline = InspectionCause {
    Entry(
      "hmac.secretHasTrailingNewline", .error,
      why: "The newline at the end of a file or a variable was used as part of the secret.",
      fix: "Trim the secret when you read it, and write secrets with printf instead of echo.",
      calls: .secret,
      source: "POSIX, echo, which writes a newline")
  }

  static let hmacSecretHasSurroundingSpace = InspectionCause {
    Entry(
      "hmac.secretHasSurroundingSpace", .error,
      why: "Whitespace or a byte-order mark around the secret was used as part of it.",
      fix: "Trim the secret when you read it.",
      calls: .secret,
      source: "RFC 2104, section 2: every byte of the key counts")
  }

  static let hmacSecretHasQuotes = InspectionCause {
    Entry(
      "hmac.secretHasQuotes", .error,
      why: "The quotation marks around the secret, as in an .env file, were used as part of it.",
      fix: "Write the secret without quotation marks, or read the file with a parser that handles "
        + "them.",
      source: "Docker documentation, docker run --env-file")
  }

  static let hmacSecretHasEscapedNewline = InspectionCause {
    Entry(
      "hmac.secretHasEscapedNewline", .error,
      why: "The secret ends with a backslash and an n, an escape sequence that wasn't decoded.",
      fix: "Remove the two characters from the secret.",
      source: "RFC 2104, section 2: every byte of the key counts")
  }
}

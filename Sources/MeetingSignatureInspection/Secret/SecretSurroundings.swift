// Characters around the secret that came along when it was copied or read from a file: in the given
// secret, or in the one that made the signature.

/// A secret without what commonly surrounds it.
struct BareSecret {
  /// The secret itself.
  private(set) var secret: SecretSlice

  /// What was around it, from the outside to the inside, each once.
  private(set) var surroundings: [InspectionCause] = []

  init(_ given: SecretSlice) {
    secret = given
    if secret.hasOnlyKeyCharacters { return }
    while let (range, cause) = Self.layer(of: secret) {
      secret = secret[range]
      if !surroundings.contains(cause) { surroundings.append(cause) }
    }
  }

  /// Whether it looks like a secret, so that what is around it isn't part of it.
  var hasShapeOfSecret: Bool { secret.count >= 16 && secret.hasOnlyKeyCharacters }

  /// The range inside the outermost layer, and the layer's cause.
  private static func layer(of secret: SecretSlice) -> (Range<Int>, InspectionCause)? {
    let (start, end) = (secret.startIndex, secret.endIndex)
    guard end - start > 2, let first = secret.first, let last = secret.last else { return nil }
    if isNewline(last) { return (start..<(end - 1), .hmacSecretHasTrailingNewline) }
    if isWhitespace(last) { return (start..<(end - 1), .hmacSecretHasSurroundingSpace) }
    if isWhitespace(first) { return ((start + 1)..<end, .hmacSecretHasSurroundingSpace) }
    if let length = invisibleCharacterLength(atStartOf: secret), length < end - start {
      let isMark = secret.prefix(3).equals("\u{feff}")
      return (
        (start + length)..<end,
        isMark ? .hmacSecretHasSurroundingSpace : .hmacSecretHasInvisibleCharacters
      )
    }
    for length in 2...3 where end - start > length {
      if invisibleCharacterLength(atStartOf: secret[(end - length)..<end]) == length {
        return (start..<(end - length), .hmacSecretHasInvisibleCharacters)
      }
    }
    if secret[(end - 2)..<end].equals("\\n") {
      return (start..<(end - 2), .hmacSecretHasEscapedNewline)
    }
    if isQuotationMark(first), first == last {
      return ((start + 1)..<(end - 1), .hmacSecretHasQuotes)
    }
    if end - start > 4, first == UInt8(ascii: "b"), isQuotationMark(last),
      secret[start + 1] == last
    {
      return ((start + 2)..<(end - 1), .hmacSecretIsBytesLiteral)
    }
    if last == UInt8(ascii: ",") || last == UInt8(ascii: ";") {
      return (start..<(end - 1), .hmacSecretHasPunctuation)
    }
    return nameLength(atStartOf: secret).map { ((start + $0)..<end, .hmacSecretHasName) }
  }

  /// The length of a variable's name and an equals sign or a colon before a secret.
  private static func nameLength(atStartOf secret: SecretSlice) -> Int? {
    let end = secret.firstIndex { !isKeyCharacter($0) && $0 != dot && $0 != 0x20 }
    guard let end, end - secret.startIndex >= 3, secret.endIndex - end >= 9,
      secret[end] == UInt8(ascii: "=") || secret[end] == UInt8(ascii: ":")
    else { return nil }
    return end + 1 - secret.startIndex
  }
}

/// The length of the invisible character with which the bytes begin: one without a width, a
/// byte-order mark, or a space that isn't ASCII.
func invisibleCharacterLength(atStartOf bytes: SecretSlice) -> Int? {
  guard let first = bytes.first, isOutsideASCII(first) else { return nil }
  let marks = [
    "\u{feff}", "\u{200b}", "\u{200c}", "\u{200d}", "\u{200e}", "\u{2060}", "\u{a0}", "\u{ad}",
  ]
  for mark in marks where bytes.prefix(mark.utf8.count).equals(mark) { return mark.utf8.count }
  return nil
}

extension SignatureCheck {
  /// Reports what surrounds the given secret.
  mutating func reportSurroundings(
    of bare: BareSecret, _ remark: String, as severity: InspectionSeverity
  ) {
    for cause in bare.surroundings {
      findings.report(
        cause, "the given secret \(Self.description(of: cause))\(remark)", as: severity)
    }
  }

  private static func description(of cause: InspectionCause) -> String {
    switch cause {
    case .hmacSecretHasTrailingNewline: "ends with a newline"
    case .hmacSecretHasQuotes: "has quotation marks around it"
    case .hmacSecretHasEscapedNewline: "ends with a backslash and an n"
    case .hmacSecretIsBytesLiteral: "is a bytes literal, b'…'"
    case .hmacSecretHasPunctuation: "ends with a comma or semicolon"
    case .hmacSecretHasName: "begins with the name of a variable"
    case .hmacSecretHasInvisibleCharacters: "has an invisible character at one end"
    default: "has whitespace around it"
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
      (.hmacSecretHasSurroundingSpace, "the secret and a tab", "", "\t"),
      (.hmacSecretHasSurroundingSpace, "a byte-order mark and the secret", "\u{feff}", ""),
      (.hmacSecretHasQuotes, "the secret in double quotation marks", "\"", "\""),
      (.hmacSecretHasQuotes, "the secret in single quotation marks", "'", "'"),
      (.hmacSecretHasQuotes, "the secret in backquotes", "`", "`"),
      (.hmacSecretHasQuotes, "the secret in quotation marks and a line feed", "\"", "\"\n"),
      (.hmacSecretHasEscapedNewline, "the secret, a backslash, and an n", "", "\\n"),
      (.hmacSecretIsBytesLiteral, "the secret as a bytes literal", "b'", "'"),
      (.hmacSecretIsBytesLiteral, "the secret as a bytes literal", "b\"", "\""),
      (.hmacSecretHasPunctuation, "the secret and a comma", "", ","),
      (.hmacSecretHasPunctuation, "the secret and a semicolon", "", ";"),
      (.hmacSecretHasPunctuation, "the secret in quotation marks and a comma", "\"", "\","),
      (.hmacSecretHasPunctuation, "the secret in quotation marks and a comma", "'", "',"),
      (.hmacSecretHasPunctuation, "the secret in quotation marks and a semicolon", "\"", "\";"),
      (.hmacSecretHasPunctuation, "the secret in quotation marks and a semicolon", "'", "';"),
      (.hmacSecretHasInvisibleCharacters, "the secret and a zero-width space", "", "\u{200b}"),
      (.hmacSecretHasInvisibleCharacters, "a zero-width space and the secret", "\u{200b}", ""),
      (.hmacSecretHasInvisibleCharacters, "the secret and a byte-order mark", "", "\u{feff}"),
      (.hmacSecretHasInvisibleCharacters, "the secret and a word joiner", "", "\u{2060}"),
      (.hmacSecretHasInvisibleCharacters, "a word joiner and the secret", "\u{2060}", ""),
      (.hmacSecretHasInvisibleCharacters, "the secret and a zero-width joiner", "", "\u{200d}"),
      (.hmacSecretHasInvisibleCharacters, "a zero-width joiner and the secret", "\u{200d}", ""),
      (.hmacSecretHasInvisibleCharacters, "the secret and a zero-width non-joiner", "", "\u{200c}"),
      (.hmacSecretHasInvisibleCharacters, "a zero-width non-joiner and the secret", "\u{200c}", ""),
      (.hmacSecretHasInvisibleCharacters, "the secret and a no-break space", "", "\u{a0}"),
      (.hmacSecretHasInvisibleCharacters, "a no-break space and the secret", "\u{a0}", ""),
    ]
    for (cause, evidence, prefix, suffix) in surroundings
    where find(cause, secret.surrounded(by: prefix, suffix), in: signed, evidence) {
      return true
    }
    for name in secretNames
    where find(
      .hmacSecretHasName, secret.surrounded(by: "\(name)=", ""), in: signed,
      "'\(name)=' and the secret")
    {
      return true
    }
    return false
  }
}

extension InspectionCause {
  static var misreadSecrets: [InspectionCause] {
    [
      hmacSecretHasTrailingNewline, hmacSecretHasSurroundingSpace, hmacSecretHasQuotes,
      hmacSecretHasEscapedNewline, hmacSecretIsBytesLiteral, hmacSecretHasName,
      hmacSecretHasPunctuation, hmacSecretHasInvisibleCharacters, hmacSecretBase64Encoded,
      hmacGivenSecretBase64Encoded, hmacSecretBase64Decoded, hmacSecretReadAsHex,
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

  static let hmacSecretIsBytesLiteral = InspectionCause {
    Entry(
      "hmac.secretIsBytesLiteral", .error,
      why: "The secret is what Python's str() makes of bytes: b'…', with the b and the quotation "
        + "marks as part of it.",
      fix: "Python: secret.decode() instead of str(secret).",
      source: "Python documentation, bytes and str()")
  }

  static let hmacSecretHasName = InspectionCause {
    Entry(
      "hmac.secretHasName", .error,
      why:
        "The name of the variable and the equals sign before the secret, a whole line of an .env "
        + "file, were used as part of it.",
      fix: "Use only what is after the equals sign.",
      source: "Docker documentation, docker run --env-file")
  }

  static let hmacSecretHasPunctuation = InspectionCause {
    Entry(
      "hmac.secretHasPunctuation", .error,
      why:
        "A comma or semicolon after the secret, copied from code or JSON, was used as part of it.",
      fix: "Remove it from the secret.",
      source: "RFC 2104, section 2: every byte of the key counts")
  }

  static let hmacSecretHasInvisibleCharacters = InspectionCause {
    Entry(
      "hmac.secretHasInvisibleCharacters", .error,
      why: "Characters that aren't visible, such as a zero-width space from a web page or a chat, "
        + "were used as part of the secret.",
      fix: "Copy the secret with the button on the app's page, or type it again.",
      source: "the Unicode Standard, general category Cf")
  }
}

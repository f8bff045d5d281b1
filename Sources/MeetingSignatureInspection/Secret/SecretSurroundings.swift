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

/// The parts of a given secret that look like one, if other text is around them.
struct SecretParts: Sequence, IteratorProtocol {
  private var rest: SecretSlice
  private var remainingCount = 4

  init(of secret: SecretSlice) {
    rest = secret.hasOnlyKeyCharacters ? secret[secret.endIndex..<secret.endIndex] : secret
  }

  mutating func next() -> SecretSlice? {
    while remainingCount > 0, let start = rest.firstIndex(where: isKeyCharacter) {
      rest = rest[start..<rest.endIndex]
      let end = rest.firstIndex { !isKeyCharacter($0) } ?? rest.endIndex
      let part = rest[start..<end]
      rest = rest[end..<rest.endIndex]
      if part.count >= 16 {
        remainingCount -= 1
        return part
      }
    }
    return nil
  }
}

/// The length of the invisible character with which the bytes begin: one without a width, a
/// byte-order mark, or a space that isn't ASCII.
func invisibleCharacterLength(atStartOf bytes: SecretSlice) -> Int? {
  guard let first = bytes.first, isOutsideASCII(first) else { return nil }
  let marks: Words =
    "\u{feff}|\u{200b}|\u{200c}|\u{200d}|\u{200e}|\u{2060}|\u{a0}|\u{ad}"
  return marks.first { bytes.prefix($0.count).equals($0) }?.count
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
    let surroundings: [(InspectionCause, Words)] = [
      (
        .hmacSecretHasTrailingNewline,
        """
        the secret and a line feed: …\n|\
        the secret, a carriage return, and a line feed: …\r\n
        """
      ),
      (
        .hmacSecretHasSurroundingSpace,
        """
        the secret and a space: … |\
        a space and the secret:  …|\
        the secret between spaces:  … |\
        the secret and a tab: …\t|\
        a byte-order mark and the secret: \u{feff}…
        """
      ),
      (
        .hmacSecretHasQuotes,
        """
        the secret in double quotation marks: "…"|\
        the secret in single quotation marks: '…'|\
        the secret in backquotes: `…`|\
        the secret in quotation marks and a line feed: "…"\n
        """
      ),
      (.hmacSecretHasEscapedNewline, "the secret, a backslash, and an n: …\\n"),
      (
        .hmacSecretIsBytesLiteral,
        """
        the secret as a bytes literal: b'…'|\
        the secret as a bytes literal: b"…"
        """
      ),
      (
        .hmacSecretHasPunctuation,
        """
        the secret and a comma: …,|\
        the secret and a semicolon: …;|\
        the secret in quotation marks and a comma: "…",|\
        the secret in quotation marks and a comma: '…',|\
        the secret in quotation marks and a semicolon: "…";|\
        the secret in quotation marks and a semicolon: '…';
        """
      ),
      (
        .hmacSecretHasInvisibleCharacters,
        """
        the secret and a zero-width space: …\u{200b}|\
        a zero-width space and the secret: \u{200b}…|\
        the secret and a byte-order mark: …\u{feff}|\
        the secret and a word joiner: …\u{2060}|\
        a word joiner and the secret: \u{2060}…|\
        the secret and a zero-width joiner: …\u{200d}|\
        a zero-width joiner and the secret: \u{200d}…|\
        the secret and a zero-width non-joiner: …\u{200c}|\
        a zero-width non-joiner and the secret: \u{200c}…|\
        the secret and a no-break space: …\u{a0}|\
        a no-break space and the secret: \u{a0}…
        """
      ),
    ]
    for (cause, ways) in surroundings {
      let way = ways.first {
        let (prefix, suffix) = $0.divided(at: ": ").after.divided(at: "…")
        return signed.isSigned(with: secret.surrounded(by: prefix, suffix))
      }
      if let way { return found(cause, way.divided(at: ": ").before.string) }
    }
    let name = secretNames.first {
      signed.isSigned(with: secret.surrounded(by: $0 + [UInt8(ascii: "=")], []))
    }
    guard let name else { return false }
    return found(.hmacSecretHasName, "'\(name.string)=' and the secret")
  }
}

extension InspectionCause {
  static let misreadSecrets: [Explanation] = [
    Explanation(
      of: hmacSecretHasTrailingNewline,
      why: "The newline at the end of a file or a variable was used as part of the secret.",
      fix: "Trim the secret when you read it, and write secrets with printf instead of echo.",
      calls: .secret,
      source: "POSIX, echo, which writes a newline"),
    Explanation(
      of: hmacSecretHasSurroundingSpace,
      why: "Whitespace or a byte-order mark around the secret was used as part of it.",
      fix: "Trim the secret when you read it.",
      calls: .secret,
      source: "RFC 2104, section 2: every byte of the key counts"),
    Explanation(
      of: hmacSecretHasQuotes,
      why: "The quotation marks around the secret, as in an .env file, were used as part of it.",
      fix: "Write the secret without quotation marks, or read the file with a parser that handles "
        + "them.",
      source: "Docker documentation, docker run --env-file"),
    Explanation(
      of: hmacSecretHasEscapedNewline,
      why: "The secret ends with a backslash and an n, an escape sequence that wasn't decoded.",
      fix: "Remove the two characters from the secret.",
      source: "RFC 2104, section 2: every byte of the key counts"),
    Explanation(
      of: hmacSecretIsBytesLiteral,
      why: "The secret is what Python's str() makes of bytes: b'…', with the b and the quotation "
        + "marks as part of it.",
      fix: "Python: secret.decode() instead of str(secret).",
      source: "Python documentation, bytes and str()"),
    Explanation(
      of: hmacSecretHasName,
      why:
        "The name of the variable and the equals sign before the secret, a whole line of an .env "
        + "file, were used as part of it.",
      fix: "Use only what is after the equals sign.",
      source: "Docker documentation, docker run --env-file"),
    Explanation(
      of: hmacSecretHasPunctuation,
      why:
        "A comma or semicolon after the secret, copied from code or JSON, was used as part of it.",
      fix: "Remove it from the secret.",
      source: "RFC 2104, section 2: every byte of the key counts"),
    Explanation(
      of: hmacSecretHasInvisibleCharacters,
      why: "Characters that aren't visible, such as a zero-width space from a web page or a chat, "
        + "were used as part of the secret.",
      fix: "Copy the secret with the button on the app's page, or type it again.",
      source: "the Unicode Standard, general category Cf"),
    Explanation(
      of: hmacSecretBase64Encoded,
      why: "The signature was made with base64 of the secret, as Kubernetes stores and shows it, "
        + "instead of the secret.",
      fix: "Decode it once: kubectl get secret … -o jsonpath=… | base64 -d. In the manifest, use "
        + "stringData, or encode with printf %s … | base64, without a newline.",
      source: "Kubernetes documentation, Secrets"),
    Explanation(
      of: hmacGivenSecretBase64Encoded,
      why: "The secret that the inspector was given is base64-encoded. The signature was made with "
        + "the secret that it represents, as it should be.",
      fix: "Give the inspector the decoded secret. The signature needs no change.",
      source: "Kubernetes documentation, Secrets"),
    Explanation(
      of: hmacSecretBase64Decoded,
      why: "The secret was decoded as base64 before it was used. Zoom uses its characters.",
      fix: "Pass the secret's UTF-8 bytes. Java, jjwt: signWith(Keys.hmacShaKeyFor("
        + "secret.getBytes(UTF_8))), not the overload that takes a String.",
      calls: .hmac,
      source: "jjwt README, Keys.hmacShaKeyFor; devforum.zoom.us/t/89071"),
    Explanation(
      of: hmacSecretReadAsHex,
      why: "The secret consists of hexadecimal digits, and the bytes that they represent were used "
        + "instead. jsrsasign reads any such text of even length this way.",
      fix: "jsrsasign: pass {utf8: secret} instead of the string.",
      calls: .hmac,
      source: "jsrsasign API reference, KJUR.crypto.Mac.setPassword"),
    Explanation(
      of: hmacSecretReadAsLowBytes,
      why: "The secret contains non-ASCII characters, of which only the low 8 bits were used, as "
        + "jsrsasign does with any string.",
      fix: "jsrsasign: pass {utf8: secret}. Zoom's secrets are ASCII, so check that it is one.",
      calls: .hmac,
      source: "jsrsasign API reference, KJUR.crypto.Mac.setPassword"),
    Explanation(
      of: hmacSecretReadAsUTF16,
      why: "The secret was converted to UTF-16, two bytes for each character. Zoom uses UTF-8.",
      fix: "C#: use Encoding.UTF8 instead of Encoding.Unicode.",
      calls: .hmac,
      source: ".NET API reference, Encoding.Unicode"),
    Explanation(
      of: hmacSecretAltered,
      why: "The secret was changed before it was used: cut, joined with other text, or written in "
        + "other letters or digits.",
      fix: "Use the Client Secret exactly as the app's page shows it, with nothing before or after "
        + "it.",
      calls: .secret,
      source: "RFC 2104, section 2: every byte of the key counts"),
  ]

  static let hmacSecretHasTrailingNewline = InspectionCause {
    Entry("hmac.secretHasTrailingNewline", .error)
  }
  static let hmacSecretHasSurroundingSpace = InspectionCause {
    Entry("hmac.secretHasSurroundingSpace", .error)
  }
  static let hmacSecretHasQuotes = InspectionCause { Entry("hmac.secretHasQuotes", .error) }
  static let hmacSecretHasEscapedNewline = InspectionCause {
    Entry("hmac.secretHasEscapedNewline", .error)
  }
  static let hmacSecretIsBytesLiteral = InspectionCause {
    Entry("hmac.secretIsBytesLiteral", .error)
  }
  static let hmacSecretHasName = InspectionCause { Entry("hmac.secretHasName", .error) }
  static let hmacSecretHasPunctuation = InspectionCause {
    Entry("hmac.secretHasPunctuation", .error)
  }
  static let hmacSecretHasInvisibleCharacters = InspectionCause {
    Entry("hmac.secretHasInvisibleCharacters", .error)
  }
}

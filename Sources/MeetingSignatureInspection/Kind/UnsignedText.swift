/// Text that is neither a JWT nor a legacy signature, as far as its characters show what it is.
struct UnsignedText {
  let cause: InspectionCause
  let evidence: String

  init(_ text: ArraySlice<UInt8>, _ credentials: UncheckedCredentials) {
    (cause, evidence) =
      Self.code(text) ?? Self.meeting(text)
      ?? Self.opaqueToken(text) ?? Self.words(text) ?? (.kindUnrecognized, shape(of: text))
  }

  /// The code that signs, the claims without a signature, or a sentence.
  private static func words(_ text: ArraySlice<UInt8>) -> (InspectionCause, String)? {
    let calls: Words = """
      .sign(|.encode(|::encode(|hash_hmac(|createHmac(|HmacSHA256|HMACSHA256|\
      SignJWT(
      """
    let text = text.prefix(4096)
    if calls.occur(in: text) {
      return (
        .kindUnrecognized.with(
          why: "The text is the code that makes a signature, and not a signature.",
          fix: "Run the code, and pass what it returns."), "a call of a function"
      )
    }
    if JSONResponse.isClaims(text) { return (.transportUnsignedClaims, "a key and times") }
    // Groups of letters and digits may be a secret.
    let words = text.split(separator: 0x20)
    let plain = words.filter { !$0.contains(where: isDecimalDigit) }
    guard text.count >= 24, words.count > 2, plain.count * 4 >= words.count * 3 else { return nil }
    return (.transportEndpointError, "the text is \(quoted(excerpt(text, upTo: 120)))")
  }

  /// The given key or secret, or short text that contains one of them, perhaps in base64.
  static func credential(
    _ text: ArraySlice<UInt8>, _ credentials: UncheckedCredentials
  ) -> (InspectionCause, String)? {
    guard text.count <= 200 else { return nil }
    if let secret = credentials.secret, !secret.isEmpty {
      if secret.equals(text) { return (.kindCredential, "the given secret") }
      if let form = secret.form(in: text) { return (.kindCredential, "text with \(form)") }
    }
    guard let key = credentials.keyBytes, key.count >= 8 else { return nil }
    if text == key { return (.kindCredential, "the given key") }
    let isPart = text.indices.contains { text[$0...].starts(with: key) }
    return isPart && text.splitAtDots.count < 3 ? (.kindCredential, "text with the given key") : nil
  }

  /// An HMAC, in hexadecimal or base64.
  private static func code(_ whole: ArraySlice<UInt8>) -> (InspectionCause, String)? {
    var text = whole
    let prefixes: Words = "0x|sha256=|sha256:|hmac-sha256 |sha-256="
    if let prefix = prefixes.prefixIgnoringCase(of: text) { text = text.dropFirst(prefix.count) }
    // 4F-3A-…, as .NET's BitConverter writes bytes.
    if text.count == 95 {
      let digits = text.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ":") && $0 != 0x20 }
      if digits.count == 64 { text = digits[...] }
    }
    if text.isHexadecimal, [40, 64, 96, 128].contains(text.count) {
      return (.kindBareHMAC, "\(text.count) hexadecimal digits")
    }
    if text.count == 67, text.hasPrefix("v0="), text.dropFirst(3).isHexadecimal {
      return (.kindWebhookHeader, "v0= and 64 hexadecimal digits")
    }
    guard [43, 44, 86, 88].contains(text.count) else { return nil }
    let decoded = Base64Diagnosis(text)
    let (size, end) = text.count < 86 ? (32, 43) : (64, 86)
    guard decoded.firstForeign == nil, !decoded.hasLooseEnd, decoded.bytes.count == size,
      decoded.firstPadding ?? end == end
    else { return nil }
    let alphabet = decoded.firstStandard == nil ? "base64url" : "standard base64"
    return (.kindBareHMAC, "\(text.count) characters of \(alphabet), which are \(size) bytes")
  }

  /// Base64 of an HMAC in hexadecimal.
  static func hexadecimalCode(_ text: ArraySlice<UInt8>) -> (InspectionCause, String)? {
    guard [86, 88].contains(text.count) else { return nil }
    let bytes = Base64Diagnosis(text).bytes
    guard bytes.count == 64, bytes[...].isHexadecimal else { return nil }
    return (.kindBareHMAC, "base64 of 64 hexadecimal digits")
  }

  /// The number or the link of a meeting.
  private static func meeting(_ text: ArraySlice<UInt8>) -> (InspectionCause, String)? {
    let digits = text.filter(isDecimalDigit).count
    if 9...11 ~= digits, text.count <= digits + 4,
      text.allSatisfy({ isDecimalDigit($0) || $0 == 0x20 || $0 == UInt8(ascii: "-") })
    {
      return (.kindMeeting, counted(digits, "digit"))
    }
    // Meeting ID: 852 1234 5678
    if 9...11 ~= digits, text.count <= 60, text.hasPrefixIgnoringCase("meeting") {
      return (.kindMeeting, "\(counted(digits, "digit")) after 'Meeting'")
    }
    guard text.hasPrefixIgnoringCase("http") || text.hasPrefixIgnoringCase("zoom"),
      text.prefix(12).firstIndex(of: "://") != nil
    else { return nil }
    return (.kindMeeting, "a link of \(counted(text.count, "character"))")
  }

  /// Random characters without a structure.
  private static func opaqueToken(_ text: ArraySlice<UInt8>) -> (InspectionCause, String)? {
    guard text.count >= 16,
      text.allSatisfy({ isTokenCharacter($0) || $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "|") }
      ),
      !text.splitAtDots.contains(where: { $0.isEmpty }), text.contains(where: isDecimalDigit),
      text.contains(where: { isAlphanumeric($0) && !isDecimalDigit($0) })
    else { return nil }
    if text.hasPrefix("v0=") { return nil }
    let size = counted(text.count, "character")
    let isIdentifier = text.allSatisfy(isKeyCharacter)
    switch text.count {
    case 22 where isIdentifier: return (.kindOpaqueToken, "\(size), like a Client ID or Account ID")
    case 32 where isIdentifier: return (.kindOpaqueToken, "\(size), like a Client Secret")
    default: return (.kindOpaqueToken, "\(size) that aren't a JWT's")
    }
  }
}

extension InspectionCause {
  static let unsignedTexts: [Explanation] = [
    Explanation(
      of: kindCredential,
      why: "The text has the key or the secret itself, and no signature made with them.",
      fix:
        "Sign a JWT on the server, and pass that. If the secret has reached a client, regenerate "
        + "it.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: kindBareHMAC,
      why: "The text is an HMAC alone, without the header and the claims that it authenticates.",
      fix: "Sign a JWT: header, payload, and HMAC, each in base64url, separated by dots.",
      calls: .token,
      source: "GitHub, zoom/rtms"),
    Explanation(
      of: kindWebhookHeader,
      why: "'v0=' and 64 hexadecimal digits are the x-zm-signature header of a webhook.",
      fix: "Sign a JWT with the Meeting SDK's credentials. The header only authenticates a "
        + "webhook.",
      source: "GitHub, zoom/webhook-sample"),
    Explanation(
      of: kindMeeting,
      why: "The text is a meeting's number or a link, not a signature.",
      fix: "Sign a JWT for the meeting number, and pass that as the signature.",
      source: "Zoom API reference, Get a meeting"),
    Explanation(
      of: kindOpaqueToken,
      why: "The text is an opaque token, such as an OAuth authorization code, a refresh token, a "
        + "key, or a secret. A signature is a JWT, which you make yourself.",
      fix: "Sign a JWT with the Client ID and Client Secret. No request to Zoom is needed.",
      source: "devforum.zoom.us/t/75257"),
    Explanation(
      of: kindUnrecognized,
      why: "The text is neither a JWT nor a legacy signature, nor another token that is often "
        + "mistaken for one.",
      fix: "Pass what the signing function returned, complete and unchanged.",
      source: "RFC 7515, section 7.1"),
  ]

  static let kindCredential = InspectionCause { Entry("kind.credential", .error, shows: .legacy) }
  static let kindBareHMAC = InspectionCause { Entry("kind.bareHMAC", .error, shows: .legacy) }
  static let kindWebhookHeader = InspectionCause {
    Entry("kind.webhookHeader", .error, shows: .legacy)
  }
  static let kindMeeting = InspectionCause { Entry("kind.meeting", .error, shows: .legacy) }
  static let kindOpaqueToken = InspectionCause { Entry("kind.opaqueToken", .error, shows: .legacy) }
  static let kindUnrecognized = InspectionCause {
    Entry("kind.unrecognized", .error, shows: .legacy, isSymptomOnly: true)
  }
}

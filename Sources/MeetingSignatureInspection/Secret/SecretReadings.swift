// A secret that a library decoded or converted before using it.

extension SignatureCheck {
  /// Whether the secret made the signature as jsrsasign reads it: hexadecimal digits as the bytes
  /// that they represent, and any other text as the low bytes of its characters.
  mutating func findScriptReading(of secret: SecretSlice, in signed: SignedMessage) -> Bool {
    if !secret.isEmpty, secret.allSatisfy({ hexadecimalValue($0) != nil }) {
      return find(
        .hmacSecretReadAsHex, secret.hexadecimalBytes, in: signed,
        "the bytes that the secret's digits represent")
    }
    return secret.contains(where: isOutsideASCII)
      && find(
        .hmacSecretReadAsLowBytes, secret.lowBytes, in: signed,
        "the low bytes of the secret's characters")
  }

  /// Whether the secret made the signature after it was decoded as base64 or converted to UTF-16.
  mutating func findReading(of secret: SecretSlice, in signed: SignedMessage) -> Bool {
    find(
      .hmacSecretBase64Decoded, secret.base64DecodedBytes, in: signed,
      "the bytes that the secret represents as base64")
      || find(
        .hmacSecretReadAsUTF16, secret.utf16Bytes(isBigEndian: false), in: signed,
        "the secret in UTF-16, little-endian")
      || find(
        .hmacSecretReadAsUTF16, secret.utf16Bytes(isBigEndian: true), in: signed,
        "the secret in UTF-16, big-endian")
  }
}

extension InspectionCause {
  static let hmacSecretBase64Decoded = InspectionCause {
    Entry(
      "hmac.secretBase64Decoded", .error,
      why: "The secret was decoded as base64 before it was used. Zoom uses its characters.",
      fix: "Pass the secret's UTF-8 bytes. Java, jjwt: signWith(Keys.hmacShaKeyFor("
        + "secret.getBytes(UTF_8))), not the overload that takes a String.",
      calls: .hmac,
      source: "jjwt README, Keys.hmacShaKeyFor; devforum.zoom.us/t/89071")
  }

  static let hmacSecretReadAsHex = InspectionCause {
    Entry(
      "hmac.secretReadAsHex", .error,
      why: "The secret consists of hexadecimal digits, and the bytes that they represent were used "
        + "instead. jsrsasign reads any such text of even length this way.",
      fix: "jsrsasign: pass {utf8: secret} instead of the string.",
      calls: .hmac,
      source: "jsrsasign API reference, KJUR.crypto.Mac.setPassword")
  }

  static let hmacSecretReadAsLowBytes = InspectionCause {
    Entry(
      "hmac.secretReadAsLowBytes", .error,
      why: "The secret contains non-ASCII characters, of which only the low 8 bits were used, as "
        + "jsrsasign does with any string.",
      fix: "jsrsasign: pass {utf8: secret}. Zoom's secrets are ASCII, so check that it is one.",
      calls: .hmac,
      source: "jsrsasign API reference, KJUR.crypto.Mac.setPassword")
  }

  static let hmacSecretReadAsUTF16 = InspectionCause {
    Entry(
      "hmac.secretReadAsUTF16", .error,
      why: "The secret was converted to UTF-16, two bytes for each character. Zoom uses UTF-8.",
      fix: "C#: use Encoding.UTF8 instead of Encoding.Unicode.",
      calls: .hmac,
      source: ".NET API reference, Encoding.Unicode")
  }
}

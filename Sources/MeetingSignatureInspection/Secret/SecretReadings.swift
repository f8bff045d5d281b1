#if canImport(PureCrypto)
  internal import PureCrypto
#endif

// A secret that was encoded, or that a library decoded or converted before using it.

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

  /// Whether the secret made the signature after it was encoded or decoded as base64, or converted
  /// to UTF-16.
  mutating func findReading(of secret: SecretSlice, in signed: SignedMessage) -> Bool {
    for suffix in ["", "\n"] {
      let bytes = { secret.surrounded(by: "", suffix) }
      let text = suffix.isEmpty ? "the secret" : "the secret and a line feed"
      for (isPadded, end) in [(true, ""), (false, ""), (true, "\n")]
      where find(
        .hmacSecretBase64Encoded,
        bytes().base64Encoded(isPadded: isPadded).surrounded(by: "", end), in: signed,
        "base64 of \(text)")
      {
        return true
      }
    }
    return find(
      .hmacSecretBase64Decoded, secret.base64DecodedBytes, in: signed,
      "the bytes that the secret represents as base64")
      || find(
        .hmacSecretReadAsUTF16, secret.utf16Bytes(isBigEndian: false), in: signed,
        "the secret in UTF-16, little-endian")
      || find(
        .hmacSecretReadAsUTF16, secret.utf16Bytes(isBigEndian: true), in: signed,
        "the secret in UTF-16, big-endian")
  }

  /// The secret that the given one represents as base64.
  ///
  /// `nil` if that isn't text with the shape of a secret.
  func encodedSecret(in secret: SecretSlice) -> BareSecret? {
    guard secret.count >= 20, secret.last == UInt8(ascii: "=") || secret.count % 4 != 1,
      secret.base64DecodedBytes.allSatisfy({ isKeyCharacter($0) || isNewline($0) })
    else { return nil }
    let decoded = BareSecret(SecretSlice(SymmetricKey(data: secret.base64DecodedBytes)))
    return decoded.hasShapeOfSecret ? decoded : nil
  }
}

extension InspectionCause {
  static let hmacSecretBase64Encoded = InspectionCause {
    Entry(
      "hmac.secretBase64Encoded", .error,
      why: "The signature was made with base64 of the secret, as Kubernetes stores and shows it, "
        + "instead of the secret.",
      fix: "Decode it once: kubectl get secret … -o jsonpath=… | base64 -d. In the manifest, use "
        + "stringData, or encode with printf %s … | base64, without a newline.",
      source: "Kubernetes documentation, Secrets")
  }

  static let hmacGivenSecretBase64Encoded = InspectionCause {
    Entry(
      "hmac.givenSecretBase64Encoded", .note,
      why: "The secret that the inspector was given is base64-encoded. The signature was made with "
        + "the secret that it represents, as it should be.",
      fix: "Give the inspector the decoded secret. The signature needs no change.",
      shows: .nothing, source: "Kubernetes documentation, Secrets")
  }

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

#if canImport(PureCrypto)
  internal import PureCrypto
#endif

/// A message, and the code that some key has made of it.
struct SignedMessage {
  let message: [UInt8]
  let code: [UInt8]

  func isSigned(with key: SymmetricKey) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: message, using: key)
  }
}

extension InspectionRun {
  /// Whether the secret has signed as it may have become on its way.
  mutating func findMisreading(of secret: SecretText, in signed: SignedMessage) -> Bool {
    let surroundings: [(HMACCause, StaticString, before: StaticString, behind: StaticString)] = [
      (.trailingNewline, "the secret and a line feed", "", "\n"),
      (.trailingNewline, "the secret, a carriage return and a line feed", "", "\r\n"),
      (.surroundingSpace, "the secret and a space", "", " "),
      (.surroundingSpace, "a space and the secret", " ", ""),
      (.surroundingSpace, "the secret between spaces", " ", " "),
      (.surroundingSpace, "a byte-order mark and the secret", "\u{feff}", ""),
      (.surroundingQuotes, "the secret in double quotes", "\"", "\""),
      (.surroundingQuotes, "the secret in single quotes", "'", "'"),
      (.escapedNewline, "the secret, a backslash and an n", "", "\\n"),
    ]
    for (cause, seen, before, behind) in surroundings
    where find(cause, seen, secret.between(before, behind), signed) {
      return true
    }
    let decoded = secret.base64DecodedBytes
    let littleEndian = secret.utf16Bytes(isBigEndian: false)
    let bigEndian = secret.utf16Bytes(isBigEndian: true)
    return find(.base64Decoded, "the bytes that the secret is base64 of", decoded, signed)
      || find(.readAsUTF16, "the secret in UTF-16, little-endian", littleEndian, signed)
      || find(.readAsUTF16, "the secret in UTF-16, big-endian", bigEndian, signed)
  }

  /// Whether the secret has signed as jsrsasign reads it: hexadecimal digits as the bytes they stand for,
  /// and any other text as the low bytes of its characters.
  mutating func findScriptReading(of secret: SecretText, in signed: SignedMessage) -> Bool {
    if !secret.isEmpty, secret.areAll(.hexadecimal) {
      return find(
        .readAsHex, "the bytes that the secret's digits stand for", secret.hexadecimalBytes, signed)
    }
    return secret.hasAny(.outsideASCII)
      && find(
        .readAsLowBytes, "the low bytes of the secret's characters", secret.lowBytes, signed)
  }

  /// Whether something has signed that stands for a secret where there is none.
  mutating func findStockKey(in signed: SignedMessage) -> Bool {
    if find(.emptySecret, "no bytes at all", key: [], signed) { return true }
    for text in placeholderSecrets where find(.placeholder, "'\(text)'", key: text.bytes, signed) {
      return true
    }
    for name in secretVariableNames
    where find(.environmentName, "the text '\(name)'", key: name.bytes, signed) {
      return true
    }
    return false
  }

  private mutating func find(
    _ cause: HMACCause, _ seen: StaticString, _ bytes: ByteReader, _ signed: SignedMessage
  ) -> Bool {
    find(cause, "\(seen)", SymmetricKey(data: bytes), signed)
  }

  private mutating func find(
    _ cause: HMACCause, _ seen: SeenText, key: [UInt8], _ signed: SignedMessage
  ) -> Bool {
    find(cause, seen, SymmetricKey(data: key), signed)
  }

  private mutating func find(
    _ cause: HMACCause, _ seen: SeenText, _ key: SymmetricKey, _ signed: SignedMessage
  ) -> Bool {
    guard signed.isSigned(with: key) else { return false }
    report(.hmac(cause), "the HMAC with \(seen)")
    return true
  }
}

/// What examples have for a secret, and how languages print one that is not there.
var placeholderSecrets: [StaticString] {
  [
    "your-256-bit-secret", "a-string-secret-at-least-256-bits-long", "secret", "undefined", "null",
    "None", "your_sdk_secret", "YOUR_SDK_SECRET", "YOUR_CLIENT_SECRET", "SDK_SECRET_HERE",
  ]
}

/// What variables are called that should hold the secret.
var secretVariableNames: [StaticString] {
  [
    "ZOOM_MEETING_SDK_SECRET", "ZOOM_SDK_SECRET", "ZOOM_CLIENT_SECRET", "ZOOM_APP_SECRET",
    "ZOOM_API_SECRET", "process.env.ZOOM_MEETING_SDK_SECRET", "${ZOOM_MEETING_SDK_SECRET}",
    "$ZOOM_MEETING_SDK_SECRET",
  ]
}

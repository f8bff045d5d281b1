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
    for suffix: ArraySlice<UInt8> in [[], [0x0a]] {
      let bytes = { secret.surrounded(by: [], suffix) }
      let text = suffix.isEmpty ? "the secret" : "the secret and a line feed"
      for (isPadded, end) in [(true, []), (false, []), (true, [0x0a] as ArraySlice<UInt8>)]
      where find(
        .hmacSecretBase64Encoded,
        bytes().base64Encoded(isPadded: isPadded).surrounded(by: [], end), in: signed,
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

  /// Whether an altered secret made the signature.
  mutating func findAlteration(of secret: SecretSlice, in signed: SignedMessage) -> Bool {
    let (start, end) = (secret.startIndex, secret.endIndex)
    guard secret.count >= 8 else { return false }
    var alterations: [(String, () -> ByteReader)] = [
      ("the secret without its last character", secret[start..<(end - 1)].makeReader),
      ("the secret without its first character", secret[(start + 1)..<end].makeReader),
      ("the secret in lowercase", { secret.mapped { 0x41...0x5a ~= $0 ? $0 | 0x20 : $0 } }),
      ("the secret in uppercase", { secret.mapped { 0x61...0x7a ~= $0 ? $0 & 0xdf : $0 } }),
      ("the secret in angle brackets", { secret.surrounded(by: ArraySlice("<"), ArraySlice(">")) }),
      ("'Bearer ' and the secret", { secret.surrounded(by: ArraySlice("Bearer "), []) }),
    ]
    for isUppercase in [false, true] {
      alterations.append(
        (
          "the secret in hexadecimal digits",
          { secret.hexadecimal(isUppercase: isUppercase) }
        ))
    }
    if let key = credentials.key ?? signed.claimedKey.map({ String(decoding: $0, as: UTF8.self) }) {
      for separator in ["", ":", ".", ",", "&"] {
        alterations.append(
          ("the key and the secret", { secret.surrounded(by: ArraySlice(key + separator), []) }))
      }
    }
    return alterations.contains { find(.hmacSecretAltered, $0.1(), in: signed, $0.0) }
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
  static let hmacSecretBase64Encoded = InspectionCause { Entry("hmac.secretBase64Encoded", .error) }
  static let hmacGivenSecretBase64Encoded = InspectionCause {
    Entry("hmac.givenSecretBase64Encoded", .note, shows: .nothing)
  }
  static let hmacSecretBase64Decoded = InspectionCause { Entry("hmac.secretBase64Decoded", .error) }
  static let hmacSecretReadAsHex = InspectionCause { Entry("hmac.secretReadAsHex", .error) }
  static let hmacSecretReadAsLowBytes = InspectionCause {
    Entry("hmac.secretReadAsLowBytes", .error)
  }
  static let hmacSecretAltered = InspectionCause { Entry("hmac.secretAltered", .error) }
  static let hmacSecretReadAsUTF16 = InspectionCause { Entry("hmac.secretReadAsUTF16", .error) }
}

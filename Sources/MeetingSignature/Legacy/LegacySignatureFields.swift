#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
#endif

/// The four readable fields of a legacy signature, and its construction.
struct LegacySignatureFields {
  let key: String
  let meetingNumber: MeetingNumber
  /// Milliseconds since 1970.
  let timestamp: Int64
  let role: MeetingRole

  /// `base64(key.number.timestamp.role.hash)`, in the given variant.
  func signatureText(using key: HMAC<SHA256>.PreparedKey, as variant: Base64.Variant) -> String {
    Base64.encode(bytes(separator: ".") + hash(using: key), as: variant)
  }

  /// `base64(HMAC(base64(key number timestamp role)))`.
  func hash(using key: HMAC<SHA256>.PreparedKey) -> [UInt8] {
    Base64.encodedBytes(of: Array(key.authenticationCode(for: message)), as: .standard)
  }

  /// The signed message: the base64 encoding of the fields, without separators.
  var message: [UInt8] { Base64.encodedBytes(of: bytes(separator: ""), as: .standard) }

  /// The fields, each followed by `separator`.
  private func bytes(separator: String) -> [UInt8] {
    var text = ""
    for field in [key, meetingNumber.description, String(timestamp), String(Int64(role.rawValue))] {
      text += field
      text += separator
    }
    return Array(text.utf8)
  }
}

extension LegacySignatureFields {
  /// Verifies a legacy signature in any variant of base64.
  static func verify(
    _ text: String, using credentials: MeetingSDKCredentials, at time: UnixTime
  ) throws(MeetingSDKVerificationError) {
    let (fields, hash) = try read(text, key: credentials.key)
    guard credentials.legacyKey.isValidAuthenticationCode(hash, authenticating: fields.message)
    else { throw MeetingSDKVerificationError(.wrongSignature) }
    if fields.timestamp > time.milliseconds {
      throw MeetingSDKVerificationError(.issuedInFuture, claim: .iat)
    }
  }

  private static func read(
    _ text: String, key: String
  ) throws(MeetingSDKVerificationError) -> (LegacySignatureFields, hash: [UInt8]) {
    // The key can contain dots, so the other fields are taken from the end.
    var rest = try decodeOuter(text)
    var lastFields: [[UInt8]] = []
    while lastFields.count < 4, let dot = rest.lastIndex(of: UInt8(ascii: ".")) {
      lastFields.append(Array(rest[(dot + 1)...]))
      rest = Array(rest[..<dot])
    }
    guard lastFields.count == 4 else { throw MeetingSDKVerificationError(.malformed) }
    guard rest == Array(key.utf8) else {
      throw MeetingSDKVerificationError(.otherKey, claim: .appKey)
    }
    guard let number = try? MeetingNumber(String(decoding: lastFields[3], as: UTF8.self)) else {
      throw MeetingSDKVerificationError(.invalidClaim, claim: .mn)
    }
    guard let timestamp = integer(ofDigits: lastFields[2]),
      (try? UnixTime(milliseconds: timestamp)) != nil
    else { throw MeetingSDKVerificationError(.invalidClaim, claim: .iat) }
    let role = integer(ofDigits: lastFields[1]).flatMap(Int.init(exactly:))
    guard let role = role.flatMap(MeetingRole.init) else {
      throw MeetingSDKVerificationError(.invalidClaim, claim: .role)
    }
    guard let hash = try? Base64.decode(lastFields[0], as: .standard) else {
      throw MeetingSDKVerificationError(.malformed)
    }
    let fields = LegacySignatureFields(
      key: key, meetingNumber: number, timestamp: timestamp, role: role)
    return (fields, hash)
  }

  /// Returns the value of decimal digits without a leading zero, or `nil` for more than 18.
  private static func integer(ofDigits digits: [UInt8]) -> Int64? {
    guard 1...18 ~= digits.count, digits.count == 1 || digits[0] != UInt8(ascii: "0") else {
      return nil
    }
    var value: Int64 = 0
    for digit in digits {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
      value = value * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    return value
  }

  private static func decodeOuter(
    _ text: String
  ) throws(MeetingSDKVerificationError) -> [UInt8] {
    for variant in [Base64.Variant.urlUnpadded, .standard, .url, .standardUnpadded] {
      if let bytes = try? Base64.decode(text, as: variant) { return bytes }
    }
    throw MeetingSDKVerificationError(.malformed)
  }
}

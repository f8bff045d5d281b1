#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
#endif

extension LegacySignature {
  /// Verifies a legacy signature with credentials at a time, and returns it with its fields.
  ///
  /// It must contain the key and the right hash, and its time must have 13 digits, as it has had
  /// since 2001 and has until 2286, and not be after `time`. How long
  /// legacy signatures were valid was never documented: compare ``issuedAt`` yourself. A correct
  /// one proves that its maker has the secret, and no SDK accepts it.
  ///
  /// - Parameters:
  ///   - text: The signature, in standard base64 or base64url, padded or unpadded. At most 65,536
  ///     bytes.
  ///   - credentials: The API Key and API Secret.
  ///   - time: The time at which the signature must already have been issued.
  ///   - leeway: How far the clocks of signer and verifier may differ.
  /// - Returns: The signature with its fields.
  /// - Throws: ``MeetingSDKVerificationError`` for the first problem. A field is named after the
  ///   claim that replaced it.
  public static func verify(
    _ text: String, using credentials: MeetingSDKCredentials, at time: UnixTime,
    leeway: Seconds = .seconds(0)
  ) throws(MeetingSDKVerificationError) -> LegacySignature {
    let (fields, hash) = try fieldsAndHash(of: text, key: credentials.key)
    guard credentials.legacyKey.isValidAuthenticationCode(hash, authenticating: fields.message)
    else { throw MeetingSDKVerificationError(.wrongSignature) }
    try fields.issuedAt.checkIssued(before: time, leeway: leeway)
    return LegacySignature(
      text: text, meetingNumber: fields.meetingNumber, role: fields.role, issuedAt: fields.issuedAt)
  }

  #if !hasFeature(Embedded)
    /// Verifies a legacy signature with credentials now.
    ///
    /// See ``verify(_:using:at:leeway:)``.
    ///
    /// - Parameters:
    ///   - text: The signature.
    ///   - credentials: The API Key and API Secret.
    ///   - leeway: How far the clocks of signer and verifier may differ.
    /// - Returns: The signature with its fields.
    /// - Throws: ``MeetingSDKVerificationError`` for the first problem.
    public static func verify(
      _ text: String, using credentials: MeetingSDKCredentials, leeway: Seconds = .seconds(0)
    ) throws(MeetingSDKVerificationError) -> LegacySignature {
      try verify(text, using: credentials, at: .now, leeway: leeway)
    }
  #endif

  /// Returns whether a string has the form of a legacy signature.
  static func isWellFormed(_ text: String) -> Bool { fields(of: text) != nil }

  /// Returns the key and the four other fields, or `nil` if the string has another form.
  private static func fields(of text: String) -> [ArraySlice<UInt8>]? {
    guard text.utf8.count <= 65_536, let bytes = decode(text) else { return nil }
    // The key can contain dots, so the other fields are taken from the end.
    var key = bytes[...]
    var others: [ArraySlice<UInt8>] = []
    while others.count < 4, let dot = key.lastIndex(of: UInt8(ascii: ".")) {
      others.append(key[(dot + 1)...])
      key = key[..<dot]
    }
    guard others.count == 4 else { return nil }
    return [key] + others.reversed()
  }

  private static func decode(_ text: String) -> [UInt8]? {
    for variant in [Base64.Variant.urlUnpadded, .standard, .url, .standardUnpadded] {
      if let bytes = try? Base64.decode(text, as: variant) { return bytes }
    }
    return nil
  }

  private static func fieldsAndHash(
    of text: String, key: String
  ) throws(MeetingSDKVerificationError) -> (LegacySignatureFields, hash: [UInt8]) {
    guard let fields = fields(of: text) else {
      throw MeetingSDKVerificationError(.notLegacySignature)
    }
    guard fields[0].elementsEqual(key.utf8) else {
      throw MeetingSDKVerificationError(.otherKey, claim: .appKey)
    }
    guard let meetingNumber = try? MeetingNumber(String(decoding: fields[1], as: UTF8.self)) else {
      throw MeetingSDKVerificationError(.invalidClaim, claim: .mn)
    }
    // The message has no separators. If the number of digits varied, a signature would also be
    // valid for another meeting, whose number takes a digit from the time.
    guard fields[2].count == 13, fields[2].first != UInt8(ascii: "0"),
      let timestamp = decimalValue(fields[2])
    else { throw MeetingSDKVerificationError(.invalidClaim, claim: .iat) }
    guard fields[3].count == 1, let role = decimalValue(fields[3]).map(Int.init),
      let role = MeetingRole(rawValue: role)
    else { throw MeetingSDKVerificationError(.invalidClaim, claim: .role) }
    guard let hash = try? Base64.decode(Array(fields[4]), as: .standard) else {
      throw MeetingSDKVerificationError(.notLegacySignature)
    }
    let readable = LegacySignatureFields(
      key: key, meetingNumber: meetingNumber, issuedAt: UnixTime(knownMilliseconds: timestamp),
      role: role)
    return (readable, hash)
  }
}

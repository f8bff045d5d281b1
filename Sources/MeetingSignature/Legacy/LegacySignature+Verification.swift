#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
  internal import PureJSON
  internal import PureJWT
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
  ///   - leeway: How far the clocks of signer and verifier may differ: at most a day.
  /// - Returns: The signature with its fields.
  /// - Throws: ``MeetingSDKVerificationError`` for the first problem. A field is named after the
  ///   claim that replaced it.
  public static func verify(
    _ text: String, using credentials: MeetingSDKCredentials, at time: UnixTime,
    leeway: Seconds = .seconds(0)
  ) throws(MeetingSDKVerificationError) -> LegacySignature {
    try leeway.checkLeeway()
    let (fields, hash) = try fieldsAndHash(of: text, key: credentials.key)
    let isSigned = fields.withMessage {
      credentials.jwtKey._prepared.isValidAuthenticationCode(hash, authenticating: $0)
    }
    guard isSigned else { throw MeetingSDKVerificationError(.wrongSignature) }
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
    ///   - leeway: How far the clocks of signer and verifier may differ: at most a day.
    /// - Returns: The signature with its fields.
    /// - Throws: ``MeetingSDKVerificationError`` for the first problem.
    public static func verify(
      _ text: String, using credentials: MeetingSDKCredentials, leeway: Seconds = .seconds(0)
    ) throws(MeetingSDKVerificationError) -> LegacySignature {
      try verify(text, using: credentials, at: .now, leeway: leeway)
    }
  #endif

  /// Returns whether a string has the form of a legacy signature.
  static func isWellFormed(_ text: String) -> Bool { LegacySegments(text) != nil }

  private static func fieldsAndHash(
    of text: String, key: String
  ) throws(MeetingSDKVerificationError) -> (LegacySignatureFields, hash: [UInt8]) {
    guard let segments = LegacySegments(text) else {
      throw MeetingSDKVerificationError(.notLegacySignature)
    }
    guard JSONValue._isSameText(segments.key, key) else {
      throw MeetingSDKVerificationError(.otherKey, claim: .appKey)
    }
    guard let meetingNumber = MeetingNumber(digits: segments.meetingNumber) else {
      throw MeetingSDKVerificationError(.invalidClaim, claim: .mn)
    }
    // The message has no separators. If the number of digits varied, a signature would also be
    // valid for another meeting, whose number takes a digit from the time.
    guard segments.timestamp.count == 13, segments.timestamp.first != UInt8(ascii: "0"),
      let timestamp = decimalValue(segments.timestamp)
    else { throw MeetingSDKVerificationError(.invalidClaim, claim: .iat) }
    guard segments.role.count == 1, let role = decimalValue(segments.role).map(Int.init),
      let role = MeetingRole(rawValue: role)
    else { throw MeetingSDKVerificationError(.invalidClaim, claim: .role) }
    guard let hash = try? Base64.decode(segments.hash, as: .standard) else {
      throw MeetingSDKVerificationError(.notLegacySignature)
    }
    let fields = LegacySignatureFields(
      key: key, meetingNumber: meetingNumber, issuedAt: UnixTime(knownMilliseconds: timestamp),
      role: role)
    return (fields, hash)
  }
}

/// The fields of a decoded legacy signature, which are separated by dots.
private struct LegacySegments {
  private let bytes: [UInt8]
  private let dots: (Int, Int, Int, Int)

  /// Decodes a signature, or returns `nil` if it has another form.
  init?(_ text: String) {
    guard text.utf8.count <= 65_536, let bytes = Self.decode(text) else { return nil }
    // The key can contain dots, so the other fields are taken from the end.
    guard let fourth = Self.lastDot(in: bytes, before: bytes.count),
      let third = Self.lastDot(in: bytes, before: fourth),
      let second = Self.lastDot(in: bytes, before: third),
      let first = Self.lastDot(in: bytes, before: second)
    else { return nil }
    self.bytes = bytes
    dots = (first, second, third, fourth)
  }

  var key: ArraySlice<UInt8> { bytes[..<dots.0] }
  var meetingNumber: ArraySlice<UInt8> { bytes[(dots.0 + 1)..<dots.1] }
  var timestamp: ArraySlice<UInt8> { bytes[(dots.1 + 1)..<dots.2] }
  var role: ArraySlice<UInt8> { bytes[(dots.2 + 1)..<dots.3] }
  var hash: ArraySlice<UInt8> { bytes[(dots.3 + 1)...] }

  private static func lastDot(in bytes: [UInt8], before end: Int) -> Int? {
    var index = end
    while index > 0 {
      index -= 1
      if bytes[index] == UInt8(ascii: ".") { return index }
    }
    return nil
  }

  private static func decode(_ text: String) -> [UInt8]? {
    for variant in [Base64.Variant.urlUnpadded, .standard, .url, .standardUnpadded] {
      if let bytes = try? Base64.decode(text, as: variant) { return bytes }
    }
    return nil
  }
}

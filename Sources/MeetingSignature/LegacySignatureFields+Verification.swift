#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
#endif

extension LegacySignatureFields {
  /// Checks a legacy signature, whichever variant of base64 its outermost text is in.
  static func verify(
    _ text: String, using credentials: MeetingSDKCredentials, at time: UnixTime
  ) throws(MeetingSDKVerificationError) {
    let (fields, hash) = try read(text, key: credentials.key)
    let isValid = fields.withBase64Message {
      credentials.legacyKey.isValidAuthenticationCode(hash, authenticating: $0)
    }
    guard isValid else { throw MeetingSDKVerificationError(.wrongSignature) }
    if fields.timestamp > time.milliseconds {
      throw MeetingSDKVerificationError(.issuedInFuture, claim: .iat)
    }
  }

  private static func read(
    _ text: String, key: String
  ) throws(MeetingSDKVerificationError) -> (LegacySignatureFields, hash: [UInt8]) {
    // The key may have dots in it, so the other fields are counted from the end.
    let parts = try decodeOuter(text).split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count >= 5 else { throw MeetingSDKVerificationError(.malformed) }
    let last = parts.suffix(4).map { String(decoding: $0, as: UTF8.self) }
    let keyBytes = parts.dropLast(4).joined(separator: [UInt8(ascii: ".")])
    guard keyBytes.elementsEqual(key.utf8) else {
      throw MeetingSDKVerificationError(.otherKey, claim: .appKey)
    }
    guard let number = try? MeetingNumber(last[0]) else {
      throw MeetingSDKVerificationError(.invalidClaim, claim: .mn)
    }
    guard let timestamp = Int64(last[1]), String(timestamp).utf8.elementsEqual(last[1].utf8),
      (try? UnixTime(milliseconds: timestamp)) != nil
    else { throw MeetingSDKVerificationError(.invalidClaim, claim: .iat) }
    guard let role = Int(last[2]).flatMap(MeetingRole.init), last[2].utf8.count == 1 else {
      throw MeetingSDKVerificationError(.invalidClaim, claim: .role)
    }
    guard let hash = try? Base64.decode(last[3], as: .standard) else {
      throw MeetingSDKVerificationError(.malformed)
    }
    let fields = LegacySignatureFields(
      key: key, meetingNumber: number, timestamp: timestamp, role: role)
    return (fields, hash)
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

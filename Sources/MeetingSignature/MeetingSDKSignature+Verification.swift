#if canImport(PureCrypto)
  internal import PureJSON
  internal import PureJWT
#endif

extension MeetingSDKSignature {
  /// The signature that `text` is, if these credentials have made it and it holds at `time`.
  ///
  /// A JWT must be signed with the secret and carry the key in `appKey` or, for the Web SDK, `sdkKey`.
  /// Its claims must have the JSON types that Zoom documents, `mn` and `role` come together or not at
  /// all, `iat` must not lie after `time` nor `exp` and `tokenExp` before it; `exp` must lie 1800 to
  /// 172800 seconds after `iat`, and `tokenExp` at least 1800. A legacy signature must have the key and the right hash, and its time must
  /// not lie after `time`; how long those were valid was never documented.
  ///
  /// - Throws: ``MeetingSDKVerificationError``, the first fault that is found.
  public static func verify(
    _ text: String, using credentials: MeetingSDKCredentials, at time: UnixTime
  ) throws(MeetingSDKVerificationError) -> MeetingSDKSignature {
    guard text.utf8.contains(UInt8(ascii: ".")) else {
      try LegacySignatureFields.verify(text, using: credentials, at: time)
      return MeetingSDKSignature(text: text, kind: .legacy)
    }
    let claims = try claims(inJWT: text, using: credentials)
    try claims.check(using: credentials, at: time)
    return MeetingSDKSignature(text: text, kind: .jwt, claims: claims)
  }

  #if !hasFeature(Embedded)
    /// The signature that `text` is, if these credentials have made it and it holds now.
    ///
    /// - Throws: ``MeetingSDKVerificationError``, the first fault that is found.
    public static func verify(
      _ text: String, using credentials: MeetingSDKCredentials
    ) throws(MeetingSDKVerificationError) -> MeetingSDKSignature {
      try verify(text, using: credentials, at: .now)
    }
  #endif

  private static func claims(
    inJWT text: String, using credentials: MeetingSDKCredentials
  ) throws(MeetingSDKVerificationError) -> MeetingSDKClaims {
    let payload: [UInt8]
    do throws(JWTError) {
      payload = try JWT.verify(text, using: credentials.jwtKey).payload
    } catch {
      let isWrong = error.reason == .wrongSignature
      throw MeetingSDKVerificationError(
        isWrong ? .wrongSignature : .malformed, offset: error.offset)
    }
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONValue(parsing: payload, maximumDepth: 32)
    } catch {
      throw MeetingSDKVerificationError(.payloadNotJSON)
    }
    return try MeetingSDKClaims(json)
  }
}

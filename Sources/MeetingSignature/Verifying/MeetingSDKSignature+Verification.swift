#if canImport(PureCrypto)
  internal import PureJWT
#endif

extension MeetingSDKSignature {
  /// Verifies a JWT with credentials at a time, and returns it with its claims.
  ///
  /// It must be signed with the secret, and contain the key in `appKey` or, for the Web SDK,
  /// `sdkKey`. Its claims must have the JSON types that Zoom documents, with `mn` and `role` both
  /// present or both absent, and numbers must be written as integers. `iat` and `nbf` must not be
  /// after `time`, nor `exp` and `tokenExp` before it. The header's `typ` must be `JWT` or absent.
  /// `exp` must be 1,800 to 172,800 seconds after `iat`, and `tokenExp` at least 1,800.
  ///
  /// To verify a retired legacy signature, use ``LegacySignature/verify(_:using:at:leeway:)``.
  ///
  /// - Parameters:
  ///   - text: The signature.
  ///   - credentials: The app's credentials.
  ///   - time: The time at which the signature must be valid.
  ///   - leeway: How far the clocks of signer and verifier may differ (RFC 7519, section 4.1.4): at
  ///     most a day, and usually no more than a few minutes.
  /// - Returns: The signature with its claims.
  /// - Throws: ``MeetingSDKVerificationError`` for the first problem.
  public static func verify(
    _ text: String, using credentials: MeetingSDKCredentials, at time: UnixTime,
    leeway: Seconds = .seconds(0)
  ) throws(MeetingSDKVerificationError) -> MeetingSDKSignature {
    try leeway.checkLeeway()
    return try MeetingSDKSignature(
      verifying: text, payload: payload(of: text, using: credentials), key: credentials.key,
      at: time, leeway: leeway)
  }

  /// Verifies a JWT with one of several credentials at a time, and returns it with the index of the
  /// first ones whose secret matches.
  ///
  /// Use this while you rotate a secret.
  ///
  /// - Parameters:
  ///   - text: The signature.
  ///   - credentials: The credentials to try, in this order.
  ///   - time: The time at which the signature must be valid.
  ///   - leeway: How far the clocks of signer and verifier may differ: at most a day.
  /// - Returns: The signature, and the index of the credentials.
  /// - Throws: ``MeetingSDKVerificationError`` for the first problem, as for single credentials.
  ///   Without credentials, the reason is that no secret matches.
  public static func verify(
    _ text: String, using credentials: [MeetingSDKCredentials], at time: UnixTime,
    leeway: Seconds = .seconds(0)
  ) throws(MeetingSDKVerificationError) -> (signature: MeetingSDKSignature, credentialsIndex: Int) {
    try leeway.checkLeeway()
    for (index, credentials) in credentials.enumerated() {
      let payload: [UInt8]
      do throws(MeetingSDKVerificationError) {
        payload = try Self.payload(of: text, using: credentials)
      } catch {
        guard error.reason == .wrongSignature else { throw error }
        continue
      }
      let signature = try MeetingSDKSignature(
        verifying: text, payload: payload, key: credentials.key, at: time, leeway: leeway)
      return (signature, index)
    }
    throw MeetingSDKVerificationError(.wrongSignature)
  }

  #if !hasFeature(Embedded)
    /// Verifies a JWT with credentials now.
    ///
    /// See ``verify(_:using:at:leeway:)->_``.
    ///
    /// - Parameters:
    ///   - text: The signature.
    ///   - credentials: The app's credentials.
    ///   - leeway: How far the clocks of signer and verifier may differ: at most a day.
    /// - Returns: The signature with its claims.
    /// - Throws: ``MeetingSDKVerificationError`` for the first problem.
    public static func verify(
      _ text: String, using credentials: MeetingSDKCredentials, leeway: Seconds = .seconds(0)
    ) throws(MeetingSDKVerificationError) -> MeetingSDKSignature {
      try verify(text, using: credentials, at: .now, leeway: leeway)
    }

    /// Verifies a JWT with one of several credentials now.
    ///
    /// See ``verify(_:using:at:leeway:)->(_,_)``.
    ///
    /// - Parameters:
    ///   - text: The signature.
    ///   - credentials: The credentials to try, in this order.
    ///   - leeway: How far the clocks of signer and verifier may differ: at most a day.
    /// - Returns: The signature, and the index of the credentials.
    /// - Throws: ``MeetingSDKVerificationError`` for the first problem.
    public static func verify(
      _ text: String, using credentials: [MeetingSDKCredentials], leeway: Seconds = .seconds(0)
    ) throws(MeetingSDKVerificationError) -> (signature: MeetingSDKSignature, credentialsIndex: Int)
    {
      try verify(text, using: credentials, at: .now, leeway: leeway)
    }
  #endif

  /// Checks the HMAC and the type, and returns the payload.
  private static func payload(
    of text: String, using credentials: MeetingSDKCredentials
  ) throws(MeetingSDKVerificationError) -> [UInt8] {
    let jwt: JWT
    do throws(JWTError) {
      jwt = try JWT.verify(text, using: credentials.jwtKey)
    } catch {
      guard error.reason != .wrongSignature else {
        throw MeetingSDKVerificationError(.wrongSignature, offset: error.offset)
      }
      let isLegacy = LegacySignature.isWellFormed(text)
      throw MeetingSDKVerificationError(
        isLegacy ? .legacySignature : .malformed, offset: isLegacy ? nil : error.offset)
    }
    guard jwt._isTypedAsJWT else { throw MeetingSDKVerificationError(.otherType, offset: 0) }
    return jwt.payload
  }

  /// Reads and checks the claims of a payload, whose HMAC is right.
  private init(
    verifying text: String, payload: [UInt8], key: String, at time: UnixTime, leeway: Seconds
  ) throws(MeetingSDKVerificationError) {
    let claims = try MeetingSDKClaims(payload: payload, at: time, leeway: leeway)
    try claims.check(key: key, at: time, leeway: leeway)
    self.init(text: text, claims: claims)
  }
}

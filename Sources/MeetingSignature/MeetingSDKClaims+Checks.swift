extension MeetingSDKClaims {
  /// Whether the claims go together, name these credentials, and hold at `time`.
  func check(
    using credentials: MeetingSDKCredentials, at time: UnixTime
  ) throws(MeetingSDKVerificationError) {
    try checkKeys(credentials.key)
    if mn == nil, role != nil { throw MeetingSDKVerificationError(.missingClaim, claim: .mn) }
    if mn != nil, role == nil { throw MeetingSDKVerificationError(.missingClaim, claim: .role) }
    try checkTimes(now: time.seconds)
  }

  /// Whether the signature is for the native SDKs.
  private var isNative: Bool { mn == nil }

  private func checkKeys(_ key: String) throws(MeetingSDKVerificationError) {
    if appKey == nil, sdkKey == nil || isNative {
      throw MeetingSDKVerificationError(.missingClaim, claim: .appKey)
    }
    if let appKey, !isSameSpelling(appKey, key) {
      throw MeetingSDKVerificationError(.otherKey, claim: .appKey)
    }
    if let sdkKey, !isSameSpelling(sdkKey, key) {
      throw MeetingSDKVerificationError(.otherKey, claim: .sdkKey)
    }
  }

  private func checkTimes(now: Int64) throws(MeetingSDKVerificationError) {
    guard let iat else { throw MeetingSDKVerificationError(.missingClaim, claim: .iat) }
    if iat > now { throw MeetingSDKVerificationError(.issuedInFuture, claim: .iat) }
    if exp == nil, !isNative { throw MeetingSDKVerificationError(.missingClaim, claim: .exp) }
    if tokenExp == nil, isNative {
      throw MeetingSDKVerificationError(.missingClaim, claim: .tokenExp)
    }
    if let exp {
      guard 1800...172_800 ~= exp - iat else {
        throw MeetingSDKVerificationError(.validityOutOfRange, claim: .exp)
      }
      if exp <= now { throw MeetingSDKVerificationError(.expired, claim: .exp) }
    }
    if let tokenExp {
      guard tokenExp - iat >= 1800 else {
        throw MeetingSDKVerificationError(.validityOutOfRange, claim: .tokenExp)
      }
      if tokenExp <= now { throw MeetingSDKVerificationError(.expired, claim: .tokenExp) }
    }
  }
}

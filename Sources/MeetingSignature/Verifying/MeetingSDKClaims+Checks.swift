extension MeetingSDKClaims {
  /// Checks that the claims are consistent, name the key, and hold at a time.
  func check(
    key: String, at time: UnixTime, leeway: Seconds
  ) throws(MeetingSDKVerificationError) {
    try checkKeys(key)
    if isNative, role != nil { throw MeetingSDKVerificationError(.missingClaim, claim: .mn) }
    if !isNative, role == nil { throw MeetingSDKVerificationError(.missingClaim, claim: .role) }
    try issuedAt.checkIssued(before: time, leeway: leeway)
    try checkExpiry(at: time, leeway: leeway)
  }

  /// Whether the signature is for the native SDKs.
  private var isNative: Bool { meetingNumber == nil }

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

  private func checkExpiry(
    at time: UnixTime, leeway: Seconds
  ) throws(MeetingSDKVerificationError) {
    if expiresAt == nil, !isNative {
      throw MeetingSDKVerificationError(.missingClaim, claim: .exp)
    }
    if sessionExpiresAt == nil, isNative {
      throw MeetingSDKVerificationError(.missingClaim, claim: .tokenExp)
    }
    let issued = issuedAt.seconds
    if let expiresAt {
      guard 1800...172_800 ~= expiresAt.seconds - issued else {
        throw MeetingSDKVerificationError(.validityOutOfRange, claim: .exp)
      }
      guard time.milliseconds - expiresAt.milliseconds < leeway.milliseconds else {
        throw MeetingSDKVerificationError(.expired, claim: .exp)
      }
    }
    if let sessionExpiresAt {
      guard sessionExpiresAt.seconds - issued >= 1800 else {
        throw MeetingSDKVerificationError(.validityOutOfRange, claim: .tokenExp)
      }
      guard time.milliseconds - sessionExpiresAt.milliseconds < leeway.milliseconds else {
        throw MeetingSDKVerificationError(.expired, claim: .tokenExp)
      }
    }
  }
}

extension UnixTime {
  /// Checks that `time`, when a signature is verified, is not before this time of issue.
  func checkIssued(
    before time: UnixTime, leeway: Seconds
  ) throws(MeetingSDKVerificationError) {
    guard milliseconds - time.milliseconds <= leeway.milliseconds else {
      throw MeetingSDKVerificationError(.issuedInFuture, claim: .iat)
    }
  }
}

extension Seconds {
  /// Checks that this is a difference of clocks: with more, a signature would hardly expire.
  func checkLeeway() throws(MeetingSDKVerificationError) {
    guard 0...86_400 ~= count else { throw MeetingSDKVerificationError(.leewayOutOfRange) }
  }
}

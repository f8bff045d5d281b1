#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension MeetingSDKClaims {
  /// Reads the claims of a payload.
  ///
  /// Numbers must be written as integers: no SDK is known to read `1.7e9`, `1.0`, or `-0`. Unknown
  /// claims are ignored, as Zoom ignores them, but for `nbf` (RFC 7519, section 4.1.5).
  init(
    payload: [UInt8], at time: UnixTime, leeway: Seconds
  ) throws(MeetingSDKVerificationError) {
    let object: _JSONObjectText?
    do throws(JSONError) {
      object = try _JSONObjectText(payload, maximumDepth: 32)
    } catch {
      throw MeetingSDKVerificationError(.payloadNotJSON, offset: error.offset)
    }
    guard let object else { throw MeetingSDKVerificationError(.payloadNotJSON, offset: 0) }
    try self.init(object)
    try object.checkNotBefore(time, leeway: leeway)
  }

  private init(_ payload: _JSONObjectText) throws(MeetingSDKVerificationError) {
    appKey = try payload.claim(.appKey) { payload.string(at: $0) }
    sdkKey = try payload.claim(.sdkKey) { payload.string(at: $0) }
    meetingNumber = try payload.claim(.mn) { payload.meetingNumber(at: $0) }
    role = try payload.claim(.role) { payload.role(at: $0) }
    let issuedAt = try payload.claim(.iat) { payload.time(at: $0) }
    expiresAt = try payload.claim(.exp) { payload.time(at: $0) }
    sessionExpiresAt = try payload.claim(.tokenExp) { payload.time(at: $0) }
    videoWebRTCMode = try payload.claim(.videoWebRTCMode) { payload.flag(at: $0) }
    guard let issuedAt else { throw MeetingSDKVerificationError(.missingClaim, claim: .iat) }
    self.issuedAt = issuedAt
  }
}

extension _JSONObjectText {
  /// Returns the converted claim, or `nil` if it is absent.
  fileprivate func claim<T>(
    _ claim: MeetingSDKClaim.Kind, _ convert: (Int) -> T?
  ) throws(MeetingSDKVerificationError) -> T? {
    guard let index = index(of: claim.name) else { return nil }
    guard let converted = convert(index) else {
      throw MeetingSDKVerificationError(.invalidClaim, claim: MeetingSDKClaim(kind: claim))
    }
    return converted
  }

  /// Checks that `nbf` is absent, or a time that is not after the given one.
  fileprivate func checkNotBefore(
    _ time: UnixTime, leeway: Seconds
  ) throws(MeetingSDKVerificationError) {
    guard let index = index(of: "nbf" as StaticString) else { return }
    guard let start = self.time(at: index),
      start.milliseconds - time.milliseconds <= leeway.milliseconds
    else { throw MeetingSDKVerificationError(.notYetValid) }
  }

  fileprivate func role(at index: Int) -> MeetingRole? {
    unsignedInteger(at: index).flatMap(Int.init(exactly:)).flatMap(MeetingRole.init)
  }

  /// Whole seconds since 1970.
  ///
  /// Milliseconds after 2001 are too large for them.
  fileprivate func time(at index: Int) -> UnixTime? {
    guard let integer = unsignedInteger(at: index), 0..<1_000_000_000_000 ~= integer else { return nil }
    return UnixTime(knownSeconds: integer)
  }

  fileprivate func flag(at index: Int) -> Bool? {
    switch unsignedInteger(at: index) {
    case 0: false
    case 1: true
    default: nil
    }
  }

  fileprivate func meetingNumber(at index: Int) -> MeetingNumber? {
    if let digits = digits(at: index) { return MeetingNumber(digits.value, of: digits.count) }
    if let text = string(at: index) { return try? MeetingNumber(text) }
    return unsignedInteger(at: index).flatMap { try? MeetingNumber($0) }
  }
}

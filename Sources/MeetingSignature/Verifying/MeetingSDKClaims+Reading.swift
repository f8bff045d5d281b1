#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension MeetingSDKClaims {
  /// Reads the claims of a payload.
  ///
  /// Unknown claims are ignored, as Zoom ignores them.
  init(_ payload: JSONValue) throws(MeetingSDKVerificationError) {
    guard case .object = payload else {
      throw MeetingSDKVerificationError(.payloadNotJSON, offset: 0)
    }
    appKey = try payload.text(.appKey)
    sdkKey = try payload.text(.sdkKey)
    meetingNumber = try payload.claim(.mn) { $0.meetingNumber }
    role = try payload.claim(.role) { $0.role }
    let issuedAt = try payload.time(.iat)
    expiresAt = try payload.time(.exp)
    sessionExpiresAt = try payload.time(.tokenExp)
    videoWebRTCMode = try payload.claim(.videoWebRTCMode) { $0.flag }
    guard let issuedAt else { throw MeetingSDKVerificationError(.missingClaim, claim: .iat) }
    self.issuedAt = issuedAt
  }
}

extension JSONValue {
  /// Returns the converted claim, or `nil` if it is absent.
  fileprivate func claim<T>(
    _ claim: MeetingSDKClaim, _ convert: (JSONValue) -> T?
  ) throws(MeetingSDKVerificationError) -> T? {
    guard let value = self[claim.name] else { return nil }
    guard let converted = convert(value) else {
      throw MeetingSDKVerificationError(.invalidClaim, claim: claim)
    }
    return converted
  }

  fileprivate func text(
    _ claim: MeetingSDKClaim
  ) throws(MeetingSDKVerificationError) -> String? {
    try self.claim(claim) { $0.text }
  }

  fileprivate func time(
    _ claim: MeetingSDKClaim
  ) throws(MeetingSDKVerificationError) -> UnixTime? {
    try self.claim(claim) { $0.time }
  }

  fileprivate var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  fileprivate var integer: Int64? {
    guard case .number(let number) = self else { return nil }
    return number.int64
  }

  fileprivate var role: MeetingRole? {
    integer.flatMap(Int.init(exactly:)).flatMap(MeetingRole.init)
  }

  /// Whole seconds since 1970.
  ///
  /// Milliseconds after 2001 are too large for them.
  fileprivate var time: UnixTime? {
    guard let integer, 0..<1_000_000_000_000 ~= integer else { return nil }
    return UnixTime(knownSeconds: integer)
  }

  fileprivate var flag: Bool? {
    switch integer {
    case 0: false
    case 1: true
    default: nil
    }
  }

  fileprivate var meetingNumber: MeetingNumber? {
    if let integer { return try? MeetingNumber(integer) }
    return text.flatMap { try? MeetingNumber($0) }
  }
}

#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension MeetingSDKClaims {
  /// The claims of a payload. Those of other names are passed over, as Zoom does.
  init(_ payload: JSONValue) throws(MeetingSDKVerificationError) {
    guard case .object = payload else { throw MeetingSDKVerificationError(.payloadNotJSON) }
    appKey = try payload.text(.appKey)
    sdkKey = try payload.text(.sdkKey)
    mn = try payload.claim(.mn) { $0.meetingNumber }
    role = try payload.claim(.role) { $0.role }
    iat = try payload.seconds(.iat)
    exp = try payload.seconds(.exp)
    tokenExp = try payload.seconds(.tokenExp)
    videoWebRTCMode = try payload.claim(.videoWebRTCMode) { $0.flag }
  }
}

extension JSONValue {
  /// The claim, converted; nil where there is none.
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

  fileprivate func seconds(
    _ claim: MeetingSDKClaim
  ) throws(MeetingSDKVerificationError) -> Int64? {
    try self.claim(claim) { $0.seconds }
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

  /// Whole seconds since 1970. Milliseconds since 2001 are too large to be taken for them.
  fileprivate var seconds: Int64? {
    guard let integer, 0..<1_000_000_000_000 ~= integer else { return nil }
    return integer
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

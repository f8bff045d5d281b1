#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension MeetingSDKClaims {
  /// Reads the claims of a payload.
  ///
  /// Numbers must be written as integers: no SDK is known to read `1.7e9`, `1.0`, or `-0`. Unknown
  /// claims are ignored, as Zoom ignores them.
  init(payload: [UInt8]) throws(MeetingSDKVerificationError) {
    try self.init(Self.object(in: payload))
  }

  /// Reads the claims of a payload, whose `nbf` must be absent, or not after `time` (RFC 7519,
  /// section 4.1.5).
  init(
    payload: [UInt8], at time: UnixTime, leeway: Seconds
  ) throws(MeetingSDKVerificationError) {
    let object = try Self.object(in: payload)
    try self.init(object)
    try object.checkNotBefore(time, leeway: leeway)
  }

  private static func object(
    in payload: [UInt8]
  ) throws(MeetingSDKVerificationError) -> _JSONObjectText {
    let object: _JSONObjectText?
    do throws(JSONError) {
      object = try _JSONObjectText(payload, maximumDepth: 32)
    } catch {
      throw MeetingSDKVerificationError(.payloadNotJSON, offset: error.offset)
    }
    guard let object else { throw MeetingSDKVerificationError(.payloadNotJSON, offset: 0) }
    return object
  }

  private init(_ payload: _JSONObjectText) throws(MeetingSDKVerificationError) {
    var reader = ClaimReader(payload: payload)
    appKey = try reader.claim(.appKey) { $0.string(at: $1) }
    sdkKey = try reader.claim(.sdkKey) { $0.string(at: $1) }
    meetingNumber = try reader.claim(.mn) { $0.meetingNumber(at: $1) }
    role = try reader.claim(.role) { $0.role(at: $1) }
    let issuedAt = try reader.claim(.iat) { $0.time(at: $1) }
    expiresAt = try reader.claim(.exp) { $0.time(at: $1) }
    sessionExpiresAt = try reader.claim(.tokenExp) { $0.time(at: $1) }
    videoWebRTCMode = try reader.claim(.videoWebRTCMode) { $0.flag(at: $1) }
    guard let issuedAt else { throw MeetingSDKVerificationError(.missingClaim, claim: .iat) }
    self.issuedAt = issuedAt
  }
}

/// A reader of claims, which most payloads have in the order in which they are read.
private struct ClaimReader {
  let payload: _JSONObjectText
  private var next = 0

  init(payload: _JSONObjectText) { self.payload = payload }

  /// Returns the converted claim, or `nil` if it is absent.
  mutating func claim<T>(
    _ claim: MeetingSDKClaim.Kind, _ convert: (_JSONObjectText, Int) -> T?
  ) throws(MeetingSDKVerificationError) -> T? {
    guard let index = payload.index(of: claim.name, from: next) else { return nil }
    next = index + 1
    guard let converted = convert(payload, index) else {
      throw MeetingSDKVerificationError(.invalidClaim, claim: MeetingSDKClaim(kind: claim))
    }
    return converted
  }
}

extension _JSONObjectText {
  /// Checks that `nbf` is absent, or a time that is not after the given one.
  fileprivate func checkNotBefore(
    _ time: UnixTime, leeway: Seconds
  ) throws(MeetingSDKVerificationError) {
    guard let index = index(of: "nbf", from: 0) else { return }
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
    guard let integer = unsignedInteger(at: index), 0..<1_000_000_000_000 ~= integer else {
      return nil
    }
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

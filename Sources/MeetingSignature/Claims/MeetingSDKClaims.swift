#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// The claims of a Meeting SDK JWT. Absent claims are `nil`, and times are in whole seconds since
/// 1970.
public struct MeetingSDKClaims: Sendable {
  /// The Client ID or SDK Key.
  public internal(set) var appKey: String?
  /// The Client ID or SDK Key, under its older name.
  public internal(set) var sdkKey: String?
  /// The meeting number. `nil` in a signature for native SDKs.
  public internal(set) var mn: MeetingNumber?
  /// The role. `nil` in a signature for native SDKs.
  public internal(set) var role: MeetingRole?
  /// The time at which the signature was issued, in seconds since 1970.
  public internal(set) var iat: Int64?
  /// The time at which the signature expires, in seconds since 1970.
  public internal(set) var exp: Int64?
  /// The time at which the session expires, in seconds since 1970.
  public internal(set) var tokenExp: Int64?
  /// Whether the Web SDK uses WebRTC. With `nil`, the SDK decides.
  public internal(set) var videoWebRTCMode: Bool?
}

extension MeetingSDKClaims: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    isSame(left.appKey, right.appKey) && isSame(left.sdkKey, right.sdkKey)
      && (left.mn, left.role) == (right.mn, right.role)
      && (left.iat, left.exp, left.tokenExp) == (right.iat, right.exp, right.tokenExp)
      && left.videoWebRTCMode == right.videoWebRTCMode
  }

  private static func isSame(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return isSameSpelling(left, right)
  }
}

/// Returns whether two strings have the same bytes. With `==`, `é` equals `e` with a combining
/// accent.
func isSameSpelling(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}

extension MeetingSDKClaims {
  /// Reads the claims of a payload. Unknown claims are ignored, as Zoom ignores them.
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

  /// Whole seconds since 1970. Milliseconds after 2001 are too large for them.
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

extension MeetingSDKClaims {
  /// Checks that the claims are consistent, name these credentials, and hold at `time`.
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

extension MeetingSDKClaims {
  /// Writes the payload: the claims with a value, in the order of the layout.
  ///
  /// - Parameter prefix: The serialized beginning of a payload whose first claim is `appKey`.
  func write(
    to json: inout JSONWriter, after prefix: [UInt8], layout: MeetingSDKClaimLayout,
    meetingNumberForm: MeetingSDKSigner.MeetingNumberForm
  ) {
    let hasPrefix = layout.claims.first == .appKey
    if hasPrefix {
      json.resume(after: prefix)
    } else {
      json.beginObject()
    }
    for claim in layout.claims.dropFirst(hasPrefix ? 1 : 0) {
      switch claim.kind {
      case .appKey: json.member(.appKey, appKey)
      case .sdkKey: json.member(.sdkKey, sdkKey)
      case .mn where meetingNumberForm == .number: json.member(.mn, mn?.value)
      case .mn: json.member(.mn, mn)
      case .role: json.member(.role, (role?.rawValue).map(Int64.init))
      case .iat: json.member(.iat, iat)
      case .exp: json.member(.exp, exp)
      case .tokenExp: json.member(.tokenExp, tokenExp)
      case .videoWebRTCMode: json.member(.videoWebRTCMode, videoWebRTCMode.map { $0 ? 1 : 0 })
      }
    }
    json.endObject()
  }
}

// Inlined, so that each name is copied as a constant.
extension JSONWriter {
  @inline(__always)
  fileprivate mutating func member(_ claim: MeetingSDKClaim.Kind, _ value: String?) {
    guard let value else { return }
    name(literal: claim.name)
    string(value)
  }

  @inline(__always)
  fileprivate mutating func member(_ claim: MeetingSDKClaim.Kind, _ number: MeetingNumber?) {
    guard let number else { return }
    name(literal: claim.name)
    if number.hasLeadingZero {
      string(number.description)
    } else {
      string(decimal: number.value)
    }
  }

  @inline(__always)
  fileprivate mutating func member(_ claim: MeetingSDKClaim.Kind, _ value: Int64?) {
    guard let value else { return }
    name(literal: claim.name)
    integer(value)
  }
}

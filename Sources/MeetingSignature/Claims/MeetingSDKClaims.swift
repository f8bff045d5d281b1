#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// The claims of a Meeting SDK JWT.
///
/// Absent claims are `nil`.
public struct MeetingSDKClaims: Sendable {
  /// The Client ID or SDK Key in `appKey`.
  public let appKey: String?
  /// The Client ID or SDK Key under its older name, `sdkKey`.
  public let sdkKey: String?
  /// The meeting number, `mn`.
  ///
  /// `nil` in a signature for native SDKs.
  public let meetingNumber: MeetingNumber?
  /// The role.
  ///
  /// `nil` in a signature for native SDKs.
  public let role: MeetingRole?
  /// The time at which the signature was issued, `iat`.
  public let issuedAt: UnixTime
  /// The time at which the signature expires, `exp`.
  public let expiresAt: UnixTime?
  /// The time at which the session expires, `tokenExp`.
  public let sessionExpiresAt: UnixTime?
  /// Whether the Web SDK uses WebRTC, `video_webrtc_mode`.
  ///
  /// With `nil`, the SDK decides.
  public let videoWebRTCMode: Bool?
}

extension MeetingSDKClaims: Equatable {
  /// Returns whether both have the same claims, and strings of the same bytes.
  public static func == (left: Self, right: Self) -> Bool {
    isSame(left.appKey, right.appKey) && isSame(left.sdkKey, right.sdkKey)
      && (left.meetingNumber, left.role) == (right.meetingNumber, right.role)
      && (left.issuedAt, left.expiresAt) == (right.issuedAt, right.expiresAt)
      && left.sessionExpiresAt == right.sessionExpiresAt
      && left.videoWebRTCMode == right.videoWebRTCMode
  }

  private static func isSame(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return isSameSpelling(left, right)
  }
}

/// Returns whether two strings have the same bytes.
///
/// With `==`, `é` equals `e` with a combining accent.
func isSameSpelling(_ left: String, _ right: String) -> Bool {
  JSONValue._isSameText(left, right)
}

extension MeetingSDKClaims {
  /// Writes those of some claims that have a value, in their order.
  ///
  /// - Parameters:
  ///   - claims: The claims and their order.
  ///   - start: The index of the first one to write.
  ///   - json: The writer.
  ///   - prefix: `{"appKey":` and the serialized value of both keys.
  ///   - meetingNumberForm: The JSON type of `mn`.
  func write(
    _ claims: [MeetingSDKClaim], from start: Int, to json: inout JSONWriter, prefix: [UInt8],
    meetingNumberForm: MeetingSDKSigner.MeetingNumberForm
  ) {
    for index in start..<claims.count {
      switch claims[index].kind {
      case .appKey: json.key(.appKey, in: prefix)
      case .sdkKey: json.key(.sdkKey, in: prefix)
      case .mn where meetingNumberForm == .number: json.member(.mn, meetingNumber?.value)
      case .mn: json.member(.mn, meetingNumber)
      case .role: json.member(.role, (role?.rawValue).map(Int64.init))
      case .iat: json.member(.iat, issuedAt.seconds)
      case .exp: json.member(.exp, expiresAt?.seconds)
      case .tokenExp: json.member(.tokenExp, sessionExpiresAt?.seconds)
      case .videoWebRTCMode: json.member(.videoWebRTCMode, videoWebRTCMode.map { $0 ? 1 : 0 })
      }
    }
  }
}

// Inlined, so that each name is copied as a constant.
extension JSONWriter {
  @inline(__always)
  fileprivate mutating func key(_ claim: MeetingSDKClaim.Kind, in prefix: [UInt8]) {
    _name(literal: claim.name)
    _resume(after: prefix, from: #"{"appKey":"#.utf8.count)
  }

  @inline(__always)
  fileprivate mutating func member(_ claim: MeetingSDKClaim.Kind, _ number: MeetingNumber?) {
    guard let number else { return }
    _name(literal: claim.name)
    if number.hasLeadingZero {
      string(number.description)
    } else {
      _string(decimal: number.value)
    }
  }

  @inline(__always)
  fileprivate mutating func member(_ claim: MeetingSDKClaim.Kind, _ value: Int64?) {
    guard let value else { return }
    _name(literal: claim.name)
    integer(value)
  }
}

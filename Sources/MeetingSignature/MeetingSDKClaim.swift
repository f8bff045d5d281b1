/// A claim of a Meeting SDK JWT.
public struct MeetingSDKClaim: Hashable, Sendable {
  enum Kind: UInt8, CaseIterable {
    case appKey, sdkKey, mn, role, iat, exp, tokenExp, videoWebRTCMode
  }
  let kind: Kind

  /// The Client ID or SDK Key. Required by native SDKs and by the Web SDK since 5.0.0.
  public static let appKey = MeetingSDKClaim(kind: .appKey)
  /// The same under its older name, which the Web SDK took from 2.3 to 4.
  public static let sdkKey = MeetingSDKClaim(kind: .sdkKey)
  /// The meeting number.
  public static let mn = MeetingSDKClaim(kind: .mn)
  /// The role, 0 or 1.
  public static let role = MeetingSDKClaim(kind: .role)
  /// When the signature was issued, in seconds since 1970.
  public static let iat = MeetingSDKClaim(kind: .iat)
  /// When the signature expires, in seconds since 1970.
  public static let exp = MeetingSDKClaim(kind: .exp)
  /// When the session expires, in seconds since 1970.
  public static let tokenExp = MeetingSDKClaim(kind: .tokenExp)
  /// Whether the Web SDK uses WebRTC, 0 or 1.
  public static let videoWebRTCMode = MeetingSDKClaim(kind: .videoWebRTCMode)

  /// All claims.
  public static var allCases: [MeetingSDKClaim] { Kind.allCases.map(MeetingSDKClaim.init) }

  /// The name of the claim in the payload.
  public var name: String { kind.name.description }
}

extension MeetingSDKClaim.Kind {
  var name: StaticString {
    switch self {
    case .appKey: "appKey"
    case .sdkKey: "sdkKey"
    case .mn: "mn"
    case .role: "role"
    case .iat: "iat"
    case .exp: "exp"
    case .tokenExp: "tokenExp"
    case .videoWebRTCMode: "video_webrtc_mode"
    }
  }
}

extension MeetingSDKClaim: CustomStringConvertible {
  /// The name of the claim in the payload.
  public var description: String { name }
}

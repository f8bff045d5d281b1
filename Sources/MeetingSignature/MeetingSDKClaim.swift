/// A claim of a Meeting SDK JWT.
public enum MeetingSDKClaim: Hashable, Sendable, CaseIterable {
  /// The Client ID or SDK Key. Required by native SDKs and by the Web SDK since 5.0.0.
  case appKey
  /// The same under its older name, which the Web SDK took from 2.3 to 4.
  case sdkKey
  /// The meeting number.
  case mn
  /// The role, 0 or 1.
  case role
  /// When the signature was issued, in seconds since 1970.
  case iat
  /// When the signature expires, in seconds since 1970.
  case exp
  /// When the session expires, in seconds since 1970.
  case tokenExp
  /// Whether the Web SDK uses WebRTC, 0 or 1.
  case videoWebRTCMode

  /// The name of the claim in the payload.
  public var name: String { literalName.description }

  var literalName: StaticString {
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

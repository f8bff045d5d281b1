/// What a Meeting SDK JWT says. A claim that it does not have is nil; times are in whole seconds
/// since 1970.
public struct MeetingSDKClaims: Hashable, Sendable {
  /// The Client ID or SDK Key.
  public internal(set) var appKey: String?
  /// The same under its older name.
  public internal(set) var sdkKey: String?
  /// The meeting number; nil in a signature for native SDKs.
  public internal(set) var mn: MeetingNumber?
  /// The role; nil in a signature for native SDKs.
  public internal(set) var role: MeetingRole?
  /// When the signature was issued.
  public internal(set) var iat: Int64?
  /// When the signature expires.
  public internal(set) var exp: Int64?
  /// When the session expires.
  public internal(set) var tokenExp: Int64?
  /// Whether the Web SDK uses WebRTC; nil leaves it to the SDK.
  public internal(set) var videoWebRTCMode: Bool?
}

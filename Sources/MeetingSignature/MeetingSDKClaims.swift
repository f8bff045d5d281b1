/// What a Meeting SDK JWT says. A claim that it does not have is nil; times are in whole seconds
/// since 1970.
public struct MeetingSDKClaims: Sendable {
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

/// Whether two texts have the same bytes; `==` would take `é` and `e` with an accent for the same.
func isSameSpelling(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}

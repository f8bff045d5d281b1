/// What a signature is for: a meeting in the Web SDK, or a native SDK.
///
/// It determines the claims.
public struct MeetingSDKTarget: Hashable, Sendable {
  enum Kind: Hashable {
    case web(MeetingNumber, MeetingRole)
    case native
  }
  let kind: Kind

  /// The meeting and the role, if the signature is for the Web SDK.
  var web: (meetingNumber: MeetingNumber, role: MeetingRole)? {
    guard case .web(let number, let role) = kind else { return nil }
    return (number, role)
  }

  /// A meeting in the Web SDK.
  ///
  /// - Parameters:
  ///   - meetingNumber: The number that `join()` gets.
  ///   - role: The role in the meeting.
  /// - Returns: The target, to be passed to ``MeetingSDKSigner/sign(_:issuedAt:options:)``.
  public static func web(_ meetingNumber: MeetingNumber, role: MeetingRole) -> MeetingSDKTarget {
    MeetingSDKTarget(kind: .web(meetingNumber, role))
  }

  /// A native SDK (Android, iOS, macOS, Windows, Linux, React Native, …).
  ///
  /// The signature initializes the SDK, and names no meeting and no role.
  public static let native = MeetingSDKTarget(kind: .native)
}

/// The SDK that a signature is for, which determines its claims.
public struct MeetingSDKClient: Hashable, Sendable {
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

  /// The Web SDK: a signature for one meeting and one role.
  ///
  /// - Parameters:
  ///   - meetingNumber: The number that `join()` gets.
  ///   - role: The role in the meeting.
  public static func web(meetingNumber: MeetingNumber, role: MeetingRole) -> MeetingSDKClient {
    MeetingSDKClient(kind: .web(meetingNumber, role))
  }

  /// The native SDKs (Android, iOS, macOS, Windows, Linux, React Native, …): a signature that
  /// initializes the SDK, without a meeting and a role.
  public static let native = MeetingSDKClient(kind: .native)
}

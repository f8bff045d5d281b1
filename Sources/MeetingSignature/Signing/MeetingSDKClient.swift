/// Which Meeting SDK a signature is for, and with that which claims it has.
public struct MeetingSDKClient: Hashable, Sendable {
  enum Kind: Hashable {
    case web(MeetingNumber, MeetingRole)
    case native
  }
  let kind: Kind

  /// The meeting and the role that are signed for, if any.
  var web: (meetingNumber: MeetingNumber, role: MeetingRole)? {
    guard case .web(let number, let role) = kind else { return nil }
    return (number, role)
  }

  /// The Web SDK: a signature for one meeting and one role.
  ///
  /// - Parameter meetingNumber: the same number that `join()` gets.
  public static func web(meetingNumber: MeetingNumber, role: MeetingRole) -> MeetingSDKClient {
    MeetingSDKClient(kind: .web(meetingNumber, role))
  }

  /// The native SDKs (Android, iOS, macOS, Windows, Linux, React Native, …): a token that
  /// initialises the SDK, without meeting and role.
  public static let native = MeetingSDKClient(kind: .native)
}

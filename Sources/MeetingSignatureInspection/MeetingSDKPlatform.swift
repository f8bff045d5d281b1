/// Which Meeting SDK a signature is to be given to.
public enum MeetingSDKPlatform: Hashable, Sendable {
  /// The Web SDK, of the given version; nil for the current one.
  case web(MeetingSDKVersion? = nil)
  /// A native SDK: Android, iOS, macOS, Windows, Linux, React Native and others.
  case native
}

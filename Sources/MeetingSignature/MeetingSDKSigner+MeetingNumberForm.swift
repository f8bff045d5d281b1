extension MeetingSDKSigner {
  /// The JSON type of `mn`.
  public enum MeetingNumberForm: Hashable, Sendable {
    /// `"mn":"85212345678"`
    case text
    /// `"mn":85212345678`
    case number
  }
}

/// What the person who joins may do: Zoom's `role`.
public enum MeetingRole: Int, Hashable, Sendable, CaseIterable {
  /// Joins a meeting: `role` 0.
  case participant = 0

  /// Starts the meeting: `role` 1. The signature alone does not do it; join() needs the host's ZAK
  /// besides.
  case host = 1
}

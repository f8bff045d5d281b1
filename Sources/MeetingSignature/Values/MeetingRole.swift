/// What the person who joins can do: Zoom's `role`.
public enum MeetingRole: Int, Hashable, Sendable, CaseIterable {
  /// Joins a meeting: `role` 0.
  case participant = 0

  /// Starts the meeting: `role` 1. Starting it also requires the host's ZAK in `join()`.
  case host = 1
}

extension MeetingRole: LosslessStringConvertible {
  /// Creates a role from `participant`, `host`, or Zoom's `0` and `1`.
  ///
  /// Returns `nil` for any other `description`.
  public init?(_ description: String) {
    let names: [(name: String, role: MeetingRole)] = [
      ("participant", .participant), ("host", .host), ("0", .participant), ("1", .host),
    ]
    guard let role = names.first(where: { isSameSpelling($0.name, description) })?.role else {
      return nil
    }
    self = role
  }

  /// The name of the role: `participant` or `host`.
  public var description: String {
    switch self {
    case .participant: "participant"
    case .host: "host"
    }
  }
}

#if !hasFeature(Embedded)
  extension MeetingRole: Codable {
    /// Decodes a role from Zoom's integers, 0 and 1.
    ///
    /// - Throws: `DecodingError` for anything else.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      guard let role = (try? container.decode(Int.self)).flatMap(MeetingRole.init(rawValue:)) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "not a role: 0 is a participant, 1 is the host")
      }
      self = role
    }

    /// Encodes the role as Zoom's integer, 0 or 1.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(rawValue)
    }
  }
#endif

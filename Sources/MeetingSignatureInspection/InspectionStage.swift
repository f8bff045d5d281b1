/// A stage of an inspection.
public enum InspectionStage: Int, Hashable, Sendable, CaseIterable {
  /// The text as it was pasted, with anything around the signature.
  case transport
  /// The kind of token.
  case kind
  /// The parts of the token, segments or fields, and their encoding.
  case container
  /// The signature itself.
  ///
  /// Requires the secret.
  case hmac
  /// The claims: key, meeting, and role.
  case claims
  /// The times, relative to each other and to the clock.
  case clock
}

extension InspectionStage: CustomStringConvertible {
  /// The name.
  public var description: String {
    switch self {
    case .transport: "transport"
    case .kind: "kind"
    case .container: "container"
    case .hmac: "HMAC"
    case .claims: "claims"
    case .clock: "clock"
    }
  }
}

/// A part of the way that a signature goes, and at which it can be refused.
public enum InspectionStage: Int, Hashable, Sendable, CaseIterable {
  /// The text as it was pasted: what is around the signature.
  case transport
  /// What kind of token it is.
  case kind
  /// Its parts: segments or fields, and how they are encoded.
  case container
  /// The signature itself, for which the secret must be known.
  case hmac
  /// What it says: key, meeting, role.
  case claims
  /// The times in it, beside each other and beside the clock.
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

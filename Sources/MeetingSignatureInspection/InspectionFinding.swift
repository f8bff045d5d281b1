/// A cause that was found, and the evidence for it.
public struct InspectionFinding: Sendable {
  /// The cause.
  public internal(set) var cause: InspectionCause

  /// The severity in this case.
  public let severity: InspectionSeverity

  /// The stage that found the cause.
  public let stage: InspectionStage

  /// The evidence: positions, lengths, shapes, and numbers.
  ///
  /// Never contains the secret. What it repeats of the text has no control characters, and similar
  /// characters in place of quotation marks, `<`, `>`, and `&`. A page still has to escape it.
  public internal(set) var evidence: String

  /// The places of the fault, such as the characters or the claims that have it.
  ///
  /// Empty if the fault isn't that of a place, or the place can't be given. At most 32.
  public var places: [InspectionPlace] { faults.all }

  var faults: FaultPlaces
}

extension InspectionFinding: Hashable {
  /// Returns whether two findings have the same cause, severity, stage, and evidence.
  public static func == (left: Self, right: Self) -> Bool {
    left.severity == right.severity && left.stage == right.stage
      && left.evidence.hasSameBytes(as: right.evidence) && left.cause == right.cause
  }

  /// Hashes the cause and the evidence.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(cause)
    for byte in evidence.utf8 { hasher.combine(byte) }
  }
}

extension InspectionFinding: CustomStringConvertible {
  /// The severity, the identifier, and the evidence on one line.
  public var description: String { "\(severity): \(cause.identifier): \(evidence)" }
}

/// The severity of a finding.
public enum InspectionSeverity: Int, Hashable, Sendable, CaseIterable {
  /// The signature is rejected.
  case error

  /// The signature may be rejected, by some clients or at some times, or has an unintended effect.
  case warning

  /// Worth knowing, but not a reason for a rejection.
  case note
}

extension InspectionSeverity: Comparable {
  /// Returns whether `left` is more severe than `right`.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension InspectionSeverity: CustomStringConvertible {
  /// The name.
  public var description: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "note"
    }
  }
}

/// A cause that was found, and what was seen of it.
public struct InspectionFinding: Hashable, Sendable {
  /// The entry of the catalogue.
  public let cause: InspectionCause

  /// How bad it is here.
  public let severity: InspectionSeverity

  /// Where it was seen.
  public let stage: InspectionStage

  /// What was seen: positions, lengths, shapes and numbers. It never holds a secret.
  public let seen: String

  public static func == (left: Self, right: Self) -> Bool {
    left.severity == right.severity && left.stage == right.stage && left.cause == right.cause
      && utf8Bytes(of: left.seen) == utf8Bytes(of: right.seen)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(cause)
    hasher.combine(utf8Bytes(of: seen))
  }
}

extension InspectionFinding: CustomStringConvertible {
  /// A line: severity, identifier, and what was seen.
  public var description: String { "\(severity): \(cause.identifier): \(seen)" }
}

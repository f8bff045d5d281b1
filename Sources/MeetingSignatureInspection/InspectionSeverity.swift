/// How bad a finding is.
public enum InspectionSeverity: Int, Hashable, Sendable, CaseIterable {
  /// The signature is refused.
  case error

  /// It may be refused: by some clients, at some times, or it does something else than was wanted.
  case warning

  /// Worth knowing; no reason to refuse it.
  case note
}

extension InspectionSeverity: Comparable {
  /// The worse comes first.
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

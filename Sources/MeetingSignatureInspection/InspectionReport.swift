/// The result of an inspection.
public struct InspectionReport: Sendable {
  /// What the text is, in a few words: its kind and length, and the signature abbreviated.
  public let subject: String

  /// The stages that passed without errors or warnings.
  ///
  /// Excludes stages that weren't reached or couldn't be decided.
  public let passedStages: [InspectionStage]

  /// The findings, most severe first.
  ///
  /// Within each severity, root causes precede symptoms.
  public let findings: [InspectionFinding]

  /// The causes that can't be detected offline.
  ///
  /// Check these if no finding explains the rejection. Empty if the signature would be rejected
  /// anyway.
  public let checklist: [InspectionCause]

  /// The overall result.
  public var verdict: Verdict {
    switch findings.first?.severity {
    case .error: .rejected
    case .warning: .risky
    case .note, nil: .nothingFound
    }
  }

  /// The overall result of an inspection.
  public enum Verdict: Hashable, Sendable {
    /// Zoom or its SDK rejects the signature.
    case rejected
    /// Some clients reject the signature, or reject it intermittently.
    case risky
    /// No reason for a rejection can be detected offline.
    case nothingFound
  }
}

extension InspectionReport.Verdict: CustomStringConvertible {
  /// The result in words.
  public var description: String {
    switch self {
    case .rejected: "would be rejected"
    case .risky: "risky"
    case .nothingFound: "nothing found offline"
    }
  }
}

extension InspectionReport: CustomStringConvertible {
  /// The verdict and the subject, then one line for each finding.
  public var description: String {
    var text = "\(verdict): \(subject)"
    for finding in findings { text += "\n\(finding)" }
    return text
  }
}

/// A cause that was found, and the evidence for it.
public struct InspectionFinding: Sendable {
  /// The cause.
  public let cause: InspectionCause

  /// The severity in this case.
  public let severity: InspectionSeverity

  /// The stage that found the cause.
  public let stage: InspectionStage

  /// The evidence: positions, lengths, shapes, and numbers.
  ///
  /// Never contains the secret.
  public let evidence: String
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

/// What the inspector has to say about a text.
public struct InspectionReport: Sendable {
  /// What the text turned out to be, in a few words: kind, length, and the signature shortened.
  public let subject: String

  /// The stages that nothing but notes was found at. A stage that could not be reached, or for which
  /// nothing was known, is not among them.
  public let passedStages: [InspectionStage]

  /// What was found: errors before warnings before notes, and among each what names the mistake
  /// before what only says that there is one.
  public let findings: [InspectionFinding]

  /// What cannot be seen offline, to be gone through when nothing here explains a refusal. Empty for
  /// a signature that would be refused.
  public let checklist: [InspectionCause]

  /// What it comes to.
  public var verdict: Verdict {
    switch findings.first?.severity {
    case .error: .refused
    case .warning: .risky
    case .note, nil: .nothingFound
    }
  }

  /// What an inspection comes to.
  public enum Verdict: Hashable, Sendable {
    /// There is a reason for which Zoom or its SDK refuses it.
    case refused
    /// There is something that is refused now and then, or by some.
    case risky
    /// There is no such thing, as far as can be seen offline.
    case nothingFound
  }
}

extension InspectionReport.Verdict: CustomStringConvertible {
  /// In words.
  public var description: String {
    switch self {
    case .refused: "would be refused"
    case .risky: "risky"
    case .nothingFound: "nothing found offline"
    }
  }
}

extension InspectionReport: CustomStringConvertible {
  /// The verdict, the subject, and a line for each finding.
  public var description: String {
    var text = "\(verdict): \(subject)"
    for finding in findings { text += "\n\(finding)" }
    return text
  }
}

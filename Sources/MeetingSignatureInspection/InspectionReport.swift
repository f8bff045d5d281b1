/// The result of an inspection.
///
/// ``answer`` is one sentence for people, ``text(_:)`` the whole report, and ``json`` the same for
/// programs. A page has to escape all of them: ``json`` has the claims as they are.
public struct InspectionReport: Sendable {
  /// What the text is, in a few words: its kind and length, and the signature abbreviated.
  public let subject: String

  /// The SDK that the signature was judged for.
  ///
  /// `nil` if none was given and the text has no claims that suggest one.
  public let platform: MeetingSDKPlatform?

  /// Whether ``platform`` wasn't given, and follows from the claims.
  public let platformIsAssumed: Bool

  /// The stages that passed without errors or warnings.
  ///
  /// Excludes stages that weren't reached or couldn't be decided.
  public let passedStages: [InspectionStage]

  /// The findings, most severe first.
  ///
  /// Within each severity, root causes precede symptoms.
  public let findings: [InspectionFinding]

  /// What wasn't checked, because too little was given.
  public let unchecked: [InspectionGap]

  /// What is inside the token.
  ///
  /// `nil` if there is none, or it can't be read.
  public let contents: TokenContents?

  /// What the client showed: the inspector's ``SignatureInspector/clientError``, or what was pasted
  /// in place of a signature.
  public let clientError: ClientError?

  /// The overall result.
  public var verdict: Verdict {
    switch findings.first?.severity {
    case .error: .rejected
    case .warning: .risky
    case .note, nil:
      hasNoSignature || unchecked.contains { $0.isDecisive } ? .undecided : .nothingFound
    }
  }

  /// The causes that can't be detected offline.
  ///
  /// Those that lead to ``clientError`` come first.
  ///
  /// Check these if no finding explains the rejection. Empty if the signature would be rejected
  /// anyway. If only ``clientError`` was inspected, those that don't lead to it are omitted.
  public var checklist: [InspectionCause] {
    guard verdict != .rejected else { return [] }
    let checklist = InspectionCause.checklist(for: platform)
    guard let clientError else { return checklist }
    let ranked = clientError.ranked(checklist, on: platform)
    return hasNoSignature
      ? ranked.filter { clientError.rank(of: $0, on: platform) != nil } : ranked
  }

  /// The errors and warnings in a signature that lead to ``clientError``, if only that was
  /// inspected.
  ///
  /// Empty if a signature was inspected. ``checklist`` has the causes elsewhere.
  public var possibleCauses: [InspectionCause] {
    guard hasNoSignature, let clientError else { return [] }
    return clientError.causes(on: platform).filter { $0.severity != .note }
  }

  /// Whether nothing was inspected, as when only the client's error is known.
  var hasNoSignature: Bool { passedStages.isEmpty && findings.isEmpty && contents == nil }

  /// The overall result of an inspection.
  public enum Verdict: Hashable, Sendable, CaseIterable {
    /// Zoom or its SDK rejects the signature.
    case rejected
    /// Some clients reject the signature, or reject it intermittently.
    case risky
    /// Nothing wrong was found, but too little was given to check the signature or the times.
    case undecided
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
    case .undecided: "undecided"
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

import MeetingSignatureInspection

/// A report as it is laid out for people: the verdict and what to do first.
struct ReportPage {
  private let platform: MeetingSDKPlatform?
  private let isColoured: Bool
  private(set) var text = ""

  /// A page for those who use the platform; for everybody, where none is given.
  init(_ report: InspectionReport, platform: MeetingSDKPlatform?, isColoured: Bool) {
    self.platform = platform
    self.isColoured = isColoured
    let verdict = "\(report.verdict)"
    line(
      colour(report.findings.first?.severity, verdict.prefix(1).uppercased() + verdict.dropFirst())
        + ": " + report.subject)
    for finding in report.findings where finding.severity != .note { write(finding) }
    let notes = report.findings.filter { $0.severity == .note }
    if !notes.isEmpty { line("") }
    for note in notes {
      line("note  \(note.cause.identifier): \(note.evidence)")
      wrap(note.cause.why, indent: 6)
    }
    line("")
    write("Passed", report.passedStages)
    write("Not checked", report.undecidedStages)
    write(report.checklist)
  }

  private mutating func write(_ label: String, _ stages: [InspectionStage]) {
    guard !stages.isEmpty else { return }
    line(label + ": " + stages.map { "\($0)" }.joined(separator: ", "))
  }

  private mutating func write(_ finding: InspectionFinding) {
    line("")
    line(colour(finding.severity, "\(finding.severity)") + "  \(finding.cause.identifier)")
    field("Found", finding.evidence)
    field("Why", finding.cause.why)
    field("Fix", finding.cause.fix)
    for message in finding.cause.clientMessages.filter(isShown).prefix(2) {
      field("Client", "\(message)")
    }
  }

  private func isShown(_ message: ClientMessage) -> Bool {
    switch platform {
    case .web: message.isWeb
    case .native: !message.isWeb
    case nil: true
    }
  }

  private mutating func write(_ checklist: [InspectionCause]) {
    guard !checklist.isEmpty else { return }
    line("")
    line("What can't be detected offline:")
    for cause in checklist {
      line("  [ ] \(cause.identifier)")
      wrap(cause.why + " " + cause.fix, indent: 6)
    }
  }

  private mutating func field(_ name: String, _ value: String) {
    let label = "  \(name):".padded(to: 10)
    wrap(value, indent: 10, first: label)
  }

  /// Writes words on lines of at most 90 characters.
  private mutating func wrap(_ words: String, indent: Int, first: String? = nil) {
    let margin = String(repeating: " ", count: indent)
    var current = first ?? margin
    var isEmpty = true
    for word in words.split(separator: " ") {
      if !isEmpty, current.count + word.count + 1 > 90 {
        line(current)
        (current, isEmpty) = (margin, true)
      }
      current += isEmpty ? word : " " + word
      isEmpty = false
    }
    line(current)
  }

  private mutating func line(_ line: String) { text += line + "\n" }

  private func colour(_ severity: InspectionSeverity?, _ text: String) -> String {
    guard isColoured else { return text }
    return switch severity {
    case .error: "\u{1b}[1;31m\(text)\u{1b}[0m"
    case .warning: "\u{1b}[1;33m\(text)\u{1b}[0m"
    case .note, nil: "\u{1b}[1;32m\(text)\u{1b}[0m"
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension InspectionReport {
  /// The stages at which nothing was found, and too little was known or left to look at.
  fileprivate var undecidedStages: [InspectionStage] {
    InspectionStage.allCases.filter { stage in
      !passedStages.contains(stage)
        && !findings.contains { $0.stage == stage && $0.severity != .note }
    }
  }
}

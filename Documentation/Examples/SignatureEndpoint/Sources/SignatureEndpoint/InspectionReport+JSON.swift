internal import MeetingSignatureInspection
internal import PureJSON

extension InspectionReport {
  /// The report as the answer of `POST /inspect`.
  var json: JSONValue {
    [
      "verdict": .string("\(verdict)"),
      "subject": .string(subject),
      "passedStages": .array(passedStages.map { .string("\($0)") }),
      "findings": .array(findings.map(\.json)),
      "checklist": .array(checklist.map(\.json)),
    ]
  }
}

extension InspectionFinding {
  fileprivate var json: JSONValue {
    [
      "cause": .string(cause.identifier),
      "severity": .string("\(severity)"),
      "stage": .string("\(stage)"),
      "evidence": .string(evidence),
      "why": .string(cause.why),
      "fix": .string(cause.fix),
      "clientMessages": .array(cause.clientMessages.map { .string("\($0)") }),
    ]
  }
}

extension InspectionCause {
  fileprivate var json: JSONValue {
    ["cause": .string(identifier), "why": .string(why), "fix": .string(fix)]
  }
}

import ArgumentParser
import MeetingSignatureInspection
import PureJSON

/// How a signature is shown.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print each step of the computation.")
  var explain = false

  @Flag(help: "Print a JSON object.")
  var json = false

  func show(_ signature: String, explanation: Explanation) throws {
    if json { return try writeLine(document(signature, explanation)) }
    if explain {
      for step in explanation.steps { try writeLine("\(step.name):\n  \(step.value)") }
      try writeLine("signature:\n  \(signature)")
    } else {
      try writeLine(signature)
    }
  }

  private func document(_ signature: String, _ explanation: Explanation) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("signature", .string(signature)), .init("kind", .string(explanation.kind)),
    ]
    if let claims = explanation.claims { members.append(.init("claims", claims)) }
    if explain {
      let steps = explanation.steps.map { JSONValue.Member($0.name, .string($0.value)) }
      members.append(.init("steps", .object(steps)))
    }
    return .object(members)
  }
}

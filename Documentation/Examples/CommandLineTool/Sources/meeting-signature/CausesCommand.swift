import ArgumentParser
import MeetingSignatureInspection
import PureJSON

struct CausesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "causes", abstract: "List the causes of rejection that inspect detects.")

  @Flag(help: "Print Documentation/Troubleshooting.md.")
  var markdown = false

  @Flag(help: "Print a JSON array.")
  var json = false

  func validate() throws {
    if markdown, json { throw ValidationError("Use either --markdown or --json.") }
  }

  func run() throws {
    if markdown {
      return try writeStandardOutput(Array(TroubleshootingPage().text.utf8))
    }
    if json {
      return try writeLine(.array(InspectionCause.all.map(\.json)))
    }
    for cause in InspectionCause.all {
      try writeLine("\(cause.identifier) (\(cause.severity))")
      try writeLine("  \(cause.why)\n  Fix: \(cause.fix)")
    }
  }
}

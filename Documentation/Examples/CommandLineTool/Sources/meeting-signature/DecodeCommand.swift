import ArgumentParser
import MeetingSignature
import MeetingSignatureInspection
import PureJSON

struct DecodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decode", abstract: "Show what is inside a token, no matter who signed it.",
    discussion: """
      Prints the header and the claims, in their order, with what each means, and the times as dates. \
      Accepts the same text as inspect. Needs no credentials, and proves nothing about the token: use \
      verify or inspect for that.
      """)

  @OptionGroup var input: InputOptions

  @Option(help: "The time from which times are counted, in seconds since 1970 (default: now).")
  var now: Int64?

  @Flag(help: "Print a JSON object.")
  var json = false

  func run() throws {
    let inspector = SignatureInspector(time: .at(try time(seconds: now)))
    let report = inspector.inspect(try input.line(.pasted))
    guard let contents = report.contents else {
      writeStandardError("There is no token to decode. \(report.answer)\n")
      throw ExitCode(1)
    }
    if json { return try writeLine(contents.json) }
    var style = ReportStyle()
    style.utcOffset = localOffsetFromUTC
    try writeStandardOutput(Array(contents.text(style).utf8))
  }
}

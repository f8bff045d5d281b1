import ArgumentParser
import MeetingSignature

struct LegacyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "legacy",
    abstract: "Make a legacy signature, to compare with; no SDK takes one since 8 September 2023.")

  @Option(help: "The meeting number, as it is or as people copy it (\"852 1234 5678\").")
  var meeting: CopiedMeetingNumber

  @Option(help: "Who joins.")
  var role: RoleName = .participant

  @Option(help: "The time of issue in milliseconds since 1970 (default: now).")
  var issuedAt: Int64?

  @Option(help: "How many seconds the written time lies before it, 0 to 600.")
  var backdate = 30

  @Option(help: "Whose code encodes the outermost text.")
  var style: StyleName = .node

  @OptionGroup var credentials: CredentialOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let signer = MeetingSDKSigner(try credentials.credentials())
    let time = try time(milliseconds: issuedAt)
    let signature = try usable {
      try signer.signLegacy(
        meetingNumber: meeting.number.get(), role: role.role, issuedAt: time,
        backdatedBy: .seconds(backdate), style: style.style)
    }
    try output.show(signature.text, explanation: .legacy(signature.text))
  }
}

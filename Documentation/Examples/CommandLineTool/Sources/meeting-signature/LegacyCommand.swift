import ArgumentParser
import MeetingSignature

struct LegacyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "legacy",
    abstract: "Make a legacy signature for comparison. No SDK accepts one anymore.")

  @Option(help: "The meeting number, with or without spaces and dashes.")
  var meeting: CopiedMeetingNumber

  @Option(help: "The role in the meeting.")
  var role: RoleName = .participant

  @Option(help: "The time of issue in milliseconds since 1970 (default: now).")
  var issuedAt: Int64?

  @Option(help: "How many seconds earlier the written time is, 0 to 600.")
  var backdate = 30

  @Option(help: "The program whose base64 to use.")
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

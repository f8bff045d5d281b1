import ArgumentParser
import MeetingSignature
import PureJSON

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a JWT or a legacy signature.",
    discussion: "Says what is wrong, and ends with 1, if the signature does not hold.")

  @OptionGroup var input: InputOptions

  @Option(help: "The time at which it must hold, in seconds since 1970 (default: now).")
  var at: Int64?

  @Flag(help: "Print a JSON object.")
  var json = false

  @OptionGroup var credentials: CredentialOptions

  func run() throws {
    let credentials = try credentials.credentials()
    let time = try time(seconds: at)
    let text = String(decoding: try input.line(), as: UTF8.self)
    let signature: MeetingSDKSignature
    do throws(MeetingSDKVerificationError) {
      signature = try MeetingSDKSignature.verify(text, using: credentials, at: time)
    } catch {
      try show(kind: nil, fault: error.description)
      throw ExitCode(1)
    }
    try show(kind: signature.kind == .jwt ? "jwt" : "legacy", fault: nil)
  }

  private func show(kind: String?, fault: String?) throws {
    guard json else { return try writeLine(fault ?? "valid (\(kind ?? ""))") }
    let document: JSONValue = [
      "valid": .bool(fault == nil),
      "kind": kind.map { .string($0) } ?? .null,
      "fault": fault.map { .string($0) } ?? .null,
    ]
    try writeLine(document.serialized())
  }
}

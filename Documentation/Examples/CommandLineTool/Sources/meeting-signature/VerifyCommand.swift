import ArgumentParser
import MeetingSignature
import PureJSON

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Verify a signature.",
    discussion: "If the signature is invalid, says why, and exits with 1.")

  @OptionGroup var input: InputOptions

  @Option(help: "The time at which it must be valid, in seconds since 1970 (default: now).")
  var at: Int64?

  @Option(help: "The number of seconds by which the clocks of signer and verifier may differ.")
  var leeway = 0

  @Flag(help: "Verify a legacy signature, which no SDK accepts anymore.")
  var legacy = false

  @Flag(help: "Print a JSON object.")
  var json = false

  @OptionGroup var credentials: CredentialOptions

  func validate() throws {
    if leeway < 0 { throw ValidationError("--leeway must not be negative.") }
  }

  func run() throws {
    let credentials = try credentials.credentials()
    let time = try time(seconds: at)
    let text = String(decoding: try input.line(), as: UTF8.self)
    let leeway = Seconds.seconds(leeway)
    do throws(MeetingSDKVerificationError) {
      if legacy {
        _ = try LegacySignature.verify(text, using: credentials, at: time, leeway: leeway)
      } else {
        _ = try MeetingSDKSignature.verify(text, using: credentials, at: time, leeway: leeway)
      }
    } catch {
      try show(kind: nil, fault: error.description)
      throw ExitCode(1)
    }
    try show(kind: legacy ? "legacy" : "jwt", fault: nil)
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

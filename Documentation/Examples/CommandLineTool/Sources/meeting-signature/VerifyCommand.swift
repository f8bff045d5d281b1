import ArgumentParser
import MeetingSignature
import PureJSON

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a JWT or a legacy signature.",
    discussion: """
      Says what is wrong, and ends with 1, if the signature does not hold. A signature that holds can \
      still be rejected: inspect also judges the claims for the SDK, and explains what is wrong.
      """)

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
      try show(kind: nil, fault: error.description + (encodingFault(in: text) ?? ""))
      throw ExitCode(1)
    }
    try show(kind: signature.kind == .jwt ? "jwt" : "legacy", fault: nil)
  }

  /// What keeps a JWT from being base64url, as a clause; nil for anything else.
  private func encodingFault(in text: String) -> String? {
    let segments = text.split(separator: ".", omittingEmptySubsequences: false)
    guard segments.count == 3, text.hasPrefix("eyJ"),
      let fault = text.first(where: {
        !($0.isASCII && ($0.isLetter || $0.isNumber)) && !"-_.".contains($0)
      })
    else { return nil }
    return switch fault {
    case "=": "; a JWT has no '=' padding"
    case "+", "/": "; '\(fault)' is standard base64, and a JWT is base64url"
    default: "; a JWT has no '\(fault.isNewline ? "\\n" : String(fault))'"
    }
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

import ArgumentParser
import MeetingSignature
import PureJSON

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Verify a signature.",
    discussion: """
      If the signature is invalid, says why, and exits with 1. A valid signature can still be \
      rejected: inspect also judges the claims for the SDK.
      """)

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
    guard 0...86_400 ~= leeway else {
      throw ValidationError("--leeway is 0 to 86400 seconds, a day.")
    }
  }

  func run() throws {
    let credentials = try credentials.credentials()
    let time = try time(seconds: at)
    let text = String(decoding: try input.line(.pasted), as: UTF8.self)
    let leeway = Seconds.seconds(leeway)
    do throws(MeetingSDKVerificationError) {
      if legacy {
        _ = try LegacySignature.verify(text, using: credentials, at: time, leeway: leeway)
      } else {
        _ = try MeetingSDKSignature.verify(text, using: credentials, at: time, leeway: leeway)
      }
    } catch {
      try show(kind: nil, fault: error.description + (encodingFault(in: text) ?? ""))
      throw ExitCode(1)
    }
    try show(kind: legacy ? "legacy" : "jwt", fault: nil)
  }

  /// What keeps a JWT from being base64url, as a clause; nil for anything else.
  private func encodingFault(in text: String) -> String? {
    let segments = text.split(separator: ".", omittingEmptySubsequences: false)
    guard segments.count == 3, text.hasPrefix("eyJ"),
      let fault = text.unicodeScalars.first(where: { !$0.isInJWT })
    else { return nil }
    return switch fault {
    case "=": "; a JWT has no '=' padding"
    case "+", "/": "; '\(fault)' is standard base64, and a JWT is base64url"
    default: "; a JWT has no '\(fault == "\n" ? "\\n" : String(fault).escaped)'"
    }
  }

  private func show(kind: String?, fault: String?) throws {
    guard json else { return try writeLine(fault ?? "valid (\(kind ?? ""))") }
    let document: JSONValue = [
      "valid": .bool(fault == nil),
      "kind": kind.map { .string($0) } ?? .null,
      "fault": fault.map { .string($0) } ?? .null,
    ]
    try writeLine(document)
  }
}

extension Unicode.Scalar {
  /// Whether the character is base64url, or the dot between segments.
  fileprivate var isInJWT: Bool {
    switch self {
    case "A"..."Z", "a"..."z", "0"..."9", "-", "_", ".": true
    default: false
    }
  }
}

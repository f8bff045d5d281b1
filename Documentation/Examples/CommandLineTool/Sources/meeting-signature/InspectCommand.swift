import ArgumentParser
import MeetingSignature
import MeetingSignatureInspection
import PureJSON

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Explain why a signature would be rejected.",
    discussion: """
      Accepts any pasted text: a signature, a JSON response, a log line, or the client's error message. \
      The first line is the answer. Uses the key and the secret if they are set. Without the secret, the \
      HMAC can't be checked, and the result is undecided at best.

      With --code and nothing else, lists what the code can mean.

      Exits with 0 if nothing is found, 1 if the signature would be rejected, 2 if it is risky, and 3 if \
      nothing is found but the HMAC wasn't checked.
      """)

  @OptionGroup var input: InputOptions

  @Option(help: "The SDK that receives the signature (default: by its claims).")
  var platform: PlatformName?

  @Option(help: "The version of the Web SDK: 5.1.0 (default: the current one).")
  var sdkVersion: String?

  @Option(help: "What the client showed: a code such as 3712, or its message.")
  var code: String?

  @Option(help: "The meeting number, exactly as it is passed to join().")
  var meeting: String?

  @Option(help: "The intended role.")
  var role: RoleName?

  @Option(help: "The time at which the signature is used, in seconds since 1970 (default: now).")
  var now: Int64?

  @OptionGroup var style: StyleOptions
  @OptionGroup var credentials: CredentialOptions

  func validate() throws {
    if let sdkVersion, MeetingSDKVersion(sdkVersion) == nil {
      throw ValidationError("--sdk-version is one to three numbers: 5.1.0.")
    }
    if sdkVersion != nil, let platform, !platform.platform.isWeb {
      throw ValidationError("--sdk-version is the Web SDK's.")
    }
    if let code, ClientError(code) == nil {
      throw ValidationError(
        "--code is a number or a message that a client showed: 3712, \"Signature is invalid.\".")
    }
  }

  func run() throws {
    let inspector = SignatureInspector(
      credentials: try credentials.whatIsKnown(), meetingNumber: meeting, role: role?.role,
      platform: sdkPlatform, clientError: code.flatMap { ClientError($0) },
      time: .at(try time(seconds: now)))
    let report = try report(inspector)
    if style.json {
      try writeLine(report.json)
    } else {
      try writeStandardOutput(Array(report.text(try style.reportStyle()).utf8))
    }
    switch report.verdict {
    case .nothingFound: return
    case .rejected: throw ExitCode(1)
    case .risky: throw ExitCode(2)
    case .undecided: throw ExitCode(3)
    }
  }

  private func report(_ inspector: SignatureInspector) throws -> InspectionReport {
    guard let error = inspector.clientError else {
      return inspector.inspect(try input.line(.pasted))
    }
    guard let text = try input.lineUnlessMissing(.pasted) else { return inspector.explain(error) }
    return inspector.inspect(text)
  }

  private var sdkPlatform: MeetingSDKPlatform? {
    if let platform, !platform.platform.isWeb { return platform.platform }
    if platform == nil, sdkVersion == nil { return nil }
    return .web(sdkVersion.flatMap(MeetingSDKVersion.init))
  }
}

/// An SDK by its name.
struct PlatformName: ExpressibleByArgument {
  let platform: MeetingSDKPlatform

  init?(argument: String) {
    guard let platform = MeetingSDKPlatform(name: argument) else { return nil }
    self.platform = platform
  }

  static var allValueStrings: [String] { MeetingSDKPlatform.all.map(\.name) }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

import ArgumentParser
import MeetingSignature
import MeetingSignatureInspection
import PureJSON

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Explain why a signature would be rejected.",
    discussion: """
      Accepts any pasted text: a signature, a JSON response, a log line. Uses the key and the secret if \
      they are set. Without them, the signature itself is checked for well-known mistakes only.

      Exits with 0 if nothing is found, 1 if the signature would be rejected, and 2 if it is risky.
      """)

  @OptionGroup var input: InputOptions

  @Option(help: "The SDK that receives the signature: web or native (default: by its claims).")
  var platform: PlatformName?

  @Option(help: "The version of the Web SDK: 5.1.0 (default: the current one).")
  var sdkVersion: String?

  @Option(help: "The meeting number, exactly as it is passed to join().")
  var meeting: String?

  @Option(help: "The intended role.")
  var role: RoleName?

  @Option(help: "The time at which the signature is used, in seconds since 1970 (default: now).")
  var now: Int64?

  @Flag(help: "Print a JSON object.")
  var json = false

  @OptionGroup var credentials: CredentialOptions

  func validate() throws {
    if let sdkVersion, MeetingSDKVersion(sdkVersion) == nil {
      throw ValidationError("--sdk-version is one to three numbers: 5.1.0.")
    }
    if sdkVersion != nil, platform == .native {
      throw ValidationError("--sdk-version is the Web SDK's.")
    }
  }

  func run() throws {
    let inspector = SignatureInspector(
      credentials: try credentials.whatIsKnown(), meetingNumber: meeting, role: role?.role,
      platform: sdkPlatform, time: .at(try time(seconds: now)))
    let report = inspector.inspect(try input.line())
    if json {
      try writeLine(report.document.serialized())
    } else {
      let page = ReportPage(
        report, platform: sdkPlatform, isColoured: try standardOutputTakesColours())
      try writeStandardOutput(Array(page.text.utf8))
    }
    switch report.verdict {
    case .nothingFound: return
    case .rejected: throw ExitCode(1)
    case .risky: throw ExitCode(2)
    }
  }

  private var sdkPlatform: MeetingSDKPlatform? {
    if platform == .native { return .native }
    if platform == nil, sdkVersion == nil { return nil }
    return .web(sdkVersion.flatMap(MeetingSDKVersion.init))
  }
}

/// An SDK by its name.
enum PlatformName: String, ExpressibleByArgument, CaseIterable {
  case web, native
}

extension InspectionReport {
  var document: JSONValue {
    [
      "verdict": .string("\(verdict)"), "subject": .string(subject),
      "passedStages": .array(passedStages.map { .string("\($0)") }),
      "findings": .array(
        findings.map { finding in
          [
            "severity": .string("\(finding.severity)"), "stage": .string("\(finding.stage)"),
            "evidence": .string(finding.evidence), "cause": finding.cause.document,
          ]
        }),
      "checklist": .array(checklist.map(\.document)),
    ]
  }
}

import ArgumentParser
import MeetingSignature

struct SignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Make a JWT for the Meeting SDK.")

  @Option(help: "The meeting number, with or without spaces and dashes.")
  var meeting: CopiedMeetingNumber?

  @Option(help: "The role in the meeting (default: participant).")
  var role: RoleName?

  @Flag(help: "Sign for the native SDKs, without a meeting and a role.")
  var native = false

  @Option(help: "The time of issue in seconds since 1970 (default: now).")
  var issuedAt: Int64?

  @Option(help: "How many seconds iat is earlier than the time of issue, 0 to 600.")
  var backdate = 30

  @Option(help: "How many seconds after iat the signature expires, 1800 to 172800.")
  var validFor = 7200

  @Option(
    help: "How many seconds after iat the session expires (default: the same as --valid-for).")
  var sessionValidFor: Int?

  @Option(help: "Zoom's video_webrtc_mode, 0 or 1 (default: the SDK decides).")
  var videoWebrtcMode: Int?

  @Flag(help: "Write the meeting number as a JSON number.")
  var meetingAsNumber = false

  @Option(
    help: "current, endpoint, 2022, canonical, or a list of claims: appKey,mn,role,…",
    completion: .list(["current", "endpoint", "2022", "canonical"]))
  var layout = LayoutName.current

  @OptionGroup var credentials: CredentialOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if native, meeting != nil { throw ValidationError("Use either --meeting or --native.") }
    if native, role != nil { throw ValidationError("--native excludes --role.") }
    if !native, meeting == nil { throw ValidationError("Use --meeting NUMBER or --native.") }
    if let videoWebrtcMode, !(0...1).contains(videoWebrtcMode) {
      throw ValidationError("--video-webrtc-mode must be 0 or 1.")
    }
  }

  func run() throws {
    let signer = MeetingSDKSigner(try credentials.credentials())
    let target = try target()
    let time = try time(seconds: issuedAt)
    let options = try options()
    let signature = try usable { try signer.sign(target, issuedAt: time, options: options) }
    try output.show(signature.text, explanation: .jwt(signature.text))
  }

  private func target() throws -> MeetingSDKTarget {
    guard let meeting else { return .native }
    return .web(try usable { try meeting.number.get() }, role: (role ?? .participant).role)
  }

  private func options() throws -> MeetingSDKSigner.Options {
    MeetingSDKSigner.Options(
      backdatedBy: .seconds(backdate), validFor: .seconds(validFor),
      sessionValidFor: sessionValidFor.map { .seconds($0) },
      videoWebRTCMode: videoWebrtcMode.map { $0 == 1 },
      meetingNumberForm: meetingAsNumber ? .number : .string,
      layout: try usable { try layout.layout.get() })
  }
}

/// A claim layout by its name, or by the names of its claims.
struct LayoutName: ExpressibleByArgument, CustomStringConvertible {
  let description: String
  let layout: Result<MeetingSDKClaimLayout, MeetingSDKSigningError>

  static let current = LayoutName(description: "current", layout: .success(.current))
}

extension LayoutName {
  init?(argument: String) {
    description = argument
    switch argument {
    case "current": layout = .success(.current)
    case "endpoint": layout = .success(.officialEndpoint)
    case "2022": layout = .success(.year2022)
    case "canonical": layout = .success(.canonical)
    default:
      var claims: [MeetingSDKClaim] = []
      for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
        guard let claim = MeetingSDKClaim.allCases.first(where: { $0.name == name }) else {
          return nil
        }
        claims.append(claim)
      }
      do throws(MeetingSDKSigningError) {
        layout = .success(try MeetingSDKClaimLayout(claims))
      } catch {
        layout = .failure(error)
      }
    }
  }
}

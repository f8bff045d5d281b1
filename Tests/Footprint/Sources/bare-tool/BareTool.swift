import MeetingSignature

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `bare-tool MEETING ISSUED-AT` prints a web JWT as `meeting-signature sign` makes it.
@main
struct BareTool {
  static func main() throws {
    let arguments = CommandLine.arguments
    let credentials = try MeetingSDKCredentials(
      key: variable("ZOOM_MEETING_SDK_KEY"), secret: variable("ZOOM_MEETING_SDK_SECRET"))
    let signature = try MeetingSDKSigner(credentials).sign(
      .web(MeetingNumber(arguments[1]), role: .participant),
      issuedAt: UnixTime(seconds: Int64(arguments[2]) ?? 0))
    print(signature.text)
  }

  static func variable(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }
}

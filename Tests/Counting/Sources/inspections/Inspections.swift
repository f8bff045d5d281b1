#if canImport(MeetingSignatureInspection)
  import MeetingSignature
  import MeetingSignatureInspection
#endif

/// Inspects one signature as often as the second argument says: `clean` is right and is checked
/// with its key and secret, `keyless` is checked without them, and `mismatch` is checked with
/// another secret.
@main
struct Inspections {
  static func main() throws {
    let arguments = CommandLine.arguments
    let isClean = arguments[1] == "clean"
    let (key, secret) = ("CLIENT_ID_0123456789ab", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF")
    let (number, time) = ("85746065432", try UnixTime(seconds: 1_700_000_030))
    let token = try MeetingSDKSigner(MeetingSDKCredentials(key: key, secret: secret))
      .sign(.web(MeetingNumber(number), role: .participant), issuedAt: time).text
    let known = UncheckedCredentials(
      key: key, secret: isClean ? secret : "xB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF")
    let inspector = SignatureInspector(
      credentials: arguments[1] == "keyless" ? nil : known, meetingNumber: number,
      platform: .web(), time: .at(time))
    var findings = 0
    for _ in 0..<(Int(arguments[2]) ?? 0) { findings += inspector.inspect(token).findings.count }
    print("\(findings) findings")
  }
}

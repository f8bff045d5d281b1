#if canImport(MeetingSignatureInspection)
  import MeetingSignature
  import MeetingSignatureInspection
#endif

/// Inspects one signature as often as the second argument says: `clean` is right and is checked
/// with its key and secret, `keyless` is checked without them, and `mismatch` is checked with
/// another secret.
@main
struct Inspections {
  static let token =
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
    + ".eyJhcHBLZXkiOiJDTElFTlRfSURfMDEyMzQ1Njc4OWFiIiwibW4iOiI4NTc0NjA2NTQzMiIsInJvbGUiOjAsImlh"
    + "dCI6MTcwMDAwMDAwMCwiZXhwIjoxNzAwMDA3MjAwLCJ0b2tlbkV4cCI6MTcwMDAwNzIwMH0"
    + ".Jr39kHfl0sTdzlBgFHNdusTY1glxnSLWO2wMdlNDEJQ"

  static func main() throws {
    let arguments = CommandLine.arguments
    let isClean = arguments[1] == "clean"
    let known = UncheckedCredentials(
      key: "CLIENT_ID_0123456789ab",
      secret: isClean ? "CLIENT_SECRET_0123456789abcdefgh" : "ANOTHER_SECRET_0123456789abcdefg")
    let inspector = SignatureInspector(
      credentials: arguments[1] == "keyless" ? nil : known, meetingNumber: "85746065432",
      platform: .web(), time: .at(try UnixTime(seconds: 1_700_000_030)))
    var findings = 0
    for _ in 0..<(Int(arguments[2]) ?? 0) { findings += inspector.inspect(token).findings.count }
    print("\(findings) findings")
  }
}

#if canImport(MeetingSignatureInspection)
  import MeetingSignature
  import MeetingSignatureInspection
  import PureJSON
#endif

/// Inspects a signature that is right and some that are not, and says `ok` if what is found is
/// right.
///
/// It is built as Embedded Swift.
@main
struct Inspecting {
  static let token =
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
    + ".eyJhcHBLZXkiOiJDTElFTlRfSURfMDEyMzQ1Njc4OWFiIiwibW4iOiI4NTc0NjA2NTQzMiIsInJvbGUiOjAsImlh"
    + "dCI6MTcwMDAwMDAwMCwiZXhwIjoxNzAwMDA3MjAwLCJ0b2tlbkV4cCI6MTcwMDAwNzIwMH0"
    + ".Jr39kHfl0sTdzlBgFHNdusTY1glxnSLWO2wMdlNDEJQ"

  static func main() {
    let key = "CLIENT_ID_0123456789ab"
    let secret = "CLIENT_SECRET_0123456789abcdefgh"
    var inspector = SignatureInspector(
      credentials: UncheckedCredentials(key: key, secret: secret), platform: .web(),
      time: time(1_700_000_030))
    let clean = inspector.inspect(token)
    guard clean.verdict == .nothingFound, clean.findings.isEmpty else { fatalError("clean") }
    guard clean.text().utf8.count > 2000, clean.json.serialized().utf8.count > 2000,
      !inspector.explain(ClientError(code: 3712)).possibleCauses.isEmpty
    else { fatalError("the report") }
    expect(["transport.jsonObject", "transport.quoted"], inspector, "{\"jwt\":\"'\(token)'\"}")
    inspector.credentials = UncheckedCredentials(key: key, secret: "another")
    expect(["hmac.editedOrOtherPair", "hmac.mismatch"], inspector, token)
    inspector.time = time(1_700_007_200)
    expect(["time.expired"], inspector, token)
    guard InspectionCause.all.count > 150 else { fatalError("the catalogue") }
    print("ok")
  }

  static func time(_ seconds: Int64) -> SignatureInspector.Time {
    (try? UnixTime(seconds: seconds)).map { .at($0) } ?? .ignored
  }

  static func expect(_ identifiers: [String], _ inspector: SignatureInspector, _ text: String) {
    let report = inspector.inspect(text)
    for identifier in identifiers {
      let isThere = report.findings.contains {
        $0.cause.identifier.utf8.elementsEqual(identifier.utf8)
      }
      if !isThere { fatalError("a cause is missing") }
    }
  }
}

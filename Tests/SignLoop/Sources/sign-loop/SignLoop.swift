#if canImport(MeetingSignature)
  import MeetingSignature
#endif
#if canImport(Glibc)
  import Glibc
#endif

/// Signs one web JWT as often as the first argument says, once without it, and compares the last
/// one with what Node's crypto gave for the same claims and secret.
///
/// Says `ok`, or stops.
@main
struct SignLoop {
  static let expected =
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
    + ".eyJhcHBLZXkiOiJDTElFTlRfSURfMDEyMzQ1Njc4OWFiIiwibW4iOiI4NTc0NjA2NTQzMiIsInJvbGUiOjAsImlh"
    + "dCI6MTcwMDAwMDAwMCwiZXhwIjoxNzAwMDA3MjAwLCJ0b2tlbkV4cCI6MTcwMDAwNzIwMH0"
    + ".Jr39kHfl0sTdzlBgFHNdusTY1glxnSLWO2wMdlNDEJQ"

  static func main() {
    do {
      try run(times: count())
      print("ok")
    } catch {
      fatalError("a signature was refused, or it is not the one that Node gives")
    }
  }

  static func run(times count: Int) throws(Failure) {
    let (signer, client, time) = try ordinary()
    var text = ""
    mark()
    for _ in 0..<count {
      guard let signature = try? signer.sign(client, issuedAt: time) else { throw Failure() }
      text = signature.text
    }
    mark()
    guard text.utf8.elementsEqual(expected.utf8) else { throw Failure() }
  }

  static func ordinary() throws(Failure) -> (MeetingSDKSigner, MeetingSDKTarget, UnixTime) {
    guard
      let credentials = try? MeetingSDKCredentials(
        key: "CLIENT_ID_0123456789ab", secret: "CLIENT_SECRET_0123456789abcdefgh"),
      let number = try? MeetingNumber("85746065432"),
      let time = try? UnixTime(seconds: 1_700_000_030)
    else { throw Failure() }
    let client = MeetingSDKTarget.web(number, role: .participant)
    return (MeetingSDKSigner(credentials), client, time)
  }

  static func count() -> Int {
    #if hasFeature(Embedded)
      1
    #else
      CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1
    #endif
  }

  /// Tells `steps` where to begin and to end, when there is a second argument.
  static func mark() {
    #if canImport(Glibc) && !hasFeature(Embedded)
      if CommandLine.arguments.count > 2 { kill(getpid(), SIGUSR1) }
    #endif
  }

  struct Failure: Error {}
}

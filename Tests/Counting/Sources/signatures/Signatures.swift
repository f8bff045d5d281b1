import Glibc

#if canImport(MeetingSignature)
  import MeetingSignature
#endif

/// Repeats one operation of MeetingSignature as often as the second argument says, for
/// `.ci/steps/80-instructions`.
///
/// With a third argument it marks where the work begins and ends, for `steps`.
@main
struct CountingSignatures {
  static func main() throws {
    let count = Int(CommandLine.arguments[2]) ?? 1
    let credentials = try credentials()
    let signer = MeetingSDKSigner(credentials)
    let number = try MeetingNumber("85746065432")
    let target = MeetingSDKTarget.web(number, role: .participant)
    let time = try UnixTime(seconds: 1_700_000_030)
    let jwt = try signer.sign(target, issuedAt: time).text
    let legacy = try signer.signLegacy(meetingNumber: number, role: .participant, issuedAt: time)
      .text
    var sum = 0
    let isMarked = CommandLine.arguments.count > 3
    if isMarked { kill(getpid(), SIGUSR1) }
    switch CommandLine.arguments[1] {
    case "sign-2022":
      let options = MeetingSDKSigner.Options(layout: .year2022)
      for _ in 0..<count {
        sum += try signer.sign(target, issuedAt: time, options: options).text.utf8.count
      }
    case "sign-legacy":
      for _ in 0..<count {
        let signature = try signer.signLegacy(
          meetingNumber: number, role: .participant, issuedAt: time)
        sum += signature.text.utf8.count
      }
    case "verify":
      for _ in 0..<count {
        let signature = try MeetingSDKSignature.verify(jwt, using: credentials, at: time)
        sum += signature.text.utf8.count
      }
    case "verify-legacy":
      for _ in 0..<count {
        let signature = try LegacySignature.verify(legacy, using: credentials, at: time)
        sum += signature.text.utf8.count
      }
    case "first":
      for _ in 0..<count {
        let signer = try MeetingSDKSigner(Self.credentials())
        sum += try signer.sign(target, issuedAt: time).text.utf8.count
      }
    default: fatalError("no such operation")
    }
    if isMarked { kill(getpid(), SIGUSR1) }
    print(sum)
  }

  private static func credentials() throws -> MeetingSDKCredentials {
    try MeetingSDKCredentials(
      key: "CLIENT_ID_0123456789ab", secret: "CLIENT_SECRET_0123456789abcdefgh")
  }
}

import Glibc
import MeetingSignature
import PureJWT

/// Uses shared keys, credentials, and signers between two marks as often as the second argument
/// says, for `.ci/steps/82-sharing`.
///
/// Each token is a copy of its own, as it is in a server.
@main
struct Sharing {
  static func main() throws {
    // A string of the program is never counted.
    let clientID = String(decoding: Array("CLIENT_ID_0123456789ab".utf8), as: UTF8.self)
    let credentials = try MeetingSDKCredentials(
      key: clientID, secret: "CLIENT_SECRET_0123456789abcdefgh")
    let signer = MeetingSDKSigner(credentials)
    let key = try JWTKey(secret: "CLIENT_SECRET_0123456789abcdefgh".utf8)
    let payload = Array(#"{"iss":"a server","sub":"a user","exp":1700003600}"#.utf8)
    let jwtSigner = JWTSigner(key, payloadPrefix: Array(#"{"iss":"a server","#.utf8))
    let target = MeetingSDKTarget.web(try MeetingNumber("85746065432"), role: .participant)
    let time = try UnixTime(seconds: 1_700_000_030)
    let old = MeetingSDKSigner.Options(layout: .year2022)
    let token = Array(try signer.sign(target, issuedAt: time).text.utf8)
    let work: () throws -> Int =
      switch CommandLine.arguments[1] {
      case "JWT.sign": { JWT.sign(payload: payload, using: key).utf8.count }
      case "JWTSigner.sign": { jwtSigner.sign(payload: payload).utf8.count }
      case "MeetingSDKSigner.sign":
        { try signer.sign(target, issuedAt: time).text.utf8.count }
      case "MeetingSDKSigner.sign, 2022":
        { try signer.sign(target, issuedAt: time, options: old).text.utf8.count }
      case "JWT.verify":
        { try JWT.verify(String(decoding: token, as: UTF8.self), using: key).payload.count }
      case "JWT.verify, times":
        {
          let text = String(decoding: token, as: UTF8.self)
          try JWT.verify(text, using: key).claims().checkTimes(at: 1_700_000_030)
          return 1
        }
      case "MeetingSDKSignature.verify":
        {
          let text = String(decoding: token, as: UTF8.self)
          return try MeetingSDKSignature.verify(text, using: credentials, at: time).text.utf8.count
        }
      case "control": { count(credentials) }
      default: fatalError("no such work")
      }
    // What is created once in a process.
    var sum = try work()
    kill(getpid(), SIGUSR1)
    for _ in 0..<(Int(CommandLine.arguments[2]) ?? 0) { sum += try work() }
    kill(getpid(), SIGUSR1)
    print(sum)
  }

  /// Counts a reference, and another one down.
  private static func count(_ credentials: MeetingSDKCredentials) -> Int {
    copies.append(credentials.key)
    return copies.removeLast().utf8.count
  }

  nonisolated(unsafe) private static var copies: [String] = []
}

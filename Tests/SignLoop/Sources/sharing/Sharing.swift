import Glibc
import MeetingSignature
import PureJWT

/// Uses shared keys, credentials, and signers between two marks as often as the second argument
/// says, for `.ci/steps/82-sharing`.
///
/// With `scale` as the second argument, it prints how much more two threads do than one, for
/// `.ci/measure/scaling`.
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
    if CommandLine.arguments[2] == "scale" { return print(Slice(work).scaling()) }
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

/// Work that one thread or two threads do ten thousand times.
private final class Slice: @unchecked Sendable {
  private let work: () throws -> Int
  init(_ work: @escaping () throws -> Int) { self.work = work }

  /// The median of a hundred ratios: the time of one thread, twice, and that of two threads, right
  /// after it, so that both have the same machine.
  func scaling() -> Double {
    let ratios = (0..<100).map { _ in 2 * seconds(threads: 1) / seconds(threads: 2) }
    return ratios.sorted()[50]
  }

  private func seconds(threads count: Int) -> Double {
    let start = now()
    let threads = (0..<count).map { _ in
      var thread = pthread_t()
      let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
        guard let slice = $0 else { return nil }
        Unmanaged<Slice>.fromOpaque(slice).takeUnretainedValue().run()
        return nil
      }
      pthread_create(&thread, nil, body, Unmanaged.passUnretained(self).toOpaque())
      return thread
    }
    for thread in threads { pthread_join(thread, nil) }
    return now() - start
  }

  private func run() {
    for _ in 0..<10_000 { _ = try? work() }
  }

  private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }
}

import Glibc

#if canImport(PureCrypto)
  import PureCrypto
#endif

/// Does one piece of work as often as the second argument says.
///
/// `.ci/steps/80-instructions` counts what the difference between two numbers costs. With a third
/// argument it marks where the work begins and ends, for `steps`.
@main
struct Counting {
  static func main() {
    let arguments = CommandLine.arguments
    let count = Int(arguments[2]) ?? 1
    let message = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
    let key = SymmetricKey(data: message[..<32])
    let prepared = HMAC<SHA256>.PreparedKey(key)
    let code = Array(prepared.authenticationCode(for: message))
    let unknown = HMAC<SHA256>.authenticationCode(for: code, using: key)
    let work: () -> Bool =
      switch arguments[1] {
      case "hash": { SHA256.hash(data: message) == SHA256.hash(data: code) }
      case "hmac-prepared": { prepared.authenticationCode(for: message) == unknown }
      case "hmac": { HMAC<SHA256>.authenticationCode(for: message, using: key) == unknown }
      case "verify": { prepared.isValidAuthenticationCode(code, authenticating: message) }
      default: fatalError("no such work")
      }
    var matches = 0
    _ = work()
    if arguments.count > 3 { kill(getpid(), SIGUSR1) }
    for _ in 0..<count where work() { matches += 1 }
    if arguments.count > 3 { kill(getpid(), SIGUSR1) }
    print(matches)
  }
}

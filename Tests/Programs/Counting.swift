/// Does one piece of work as often as the second argument says. `.ci/instructions` counts what the
/// difference between two numbers costs.
@main
struct Counting {
  static func main() {
    let count = Int(CommandLine.arguments[2]) ?? 1
    let message = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
    let key = SymmetricKey(data: message[..<32])
    let prepared = HMAC<SHA256>.PreparedKey(key)
    let code = Array(prepared.authenticationCode(for: message))
    var matches = 0
    for _ in 0..<count {
      let isSame =
        switch CommandLine.arguments[1] {
        case "hash": SHA256.hash(data: message) == SHA256.hash(data: code)
        case "hmac-prepared": prepared.authenticationCode(for: message).underestimatedCount == 32
        case "hmac":
          HMAC<SHA256>.authenticationCode(for: message, using: key).underestimatedCount == 32
        case "verify": prepared.isValidAuthenticationCode(code, authenticating: message)
        default: fatalError("no such work")
        }
      if isSame { matches += 1 }
    }
    print(matches)
  }
}

#if canImport(PureJWT)
  import PureBase64
  import PureJWT
#endif

/// Does one piece of work of PureBase64 or PureJWT as often as the second argument says, for
/// `.ci/steps/80-instructions`.
@main
struct CountingTokens {
  static let token =
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
    + ".eyJhcHBLZXkiOiJDTElFTlRfSURfMDEyMzQ1Njc4OWFiIiwibW4iOiI4NTc0NjA2NTQzMiIsInJvbGUiOjAsImlh"
    + "dCI6MTcwMDAwMDAwMCwiZXhwIjoxNzAwMDA3MjAwLCJ0b2tlbkV4cCI6MTcwMDAwNzIwMH0"
    + ".Jr39kHfl0sTdzlBgFHNdusTY1glxnSLWO2wMdlNDEJQ"

  static func main() throws {
    let count = Int(CommandLine.arguments[2]) ?? 1
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 167) }
    let text = Base64.encode(bytes, as: .urlUnpadded)
    let key = try JWTKey(secret: "CLIENT_SECRET_0123456789abcdefgh".utf8)
    var sum = 0
    switch CommandLine.arguments[1] {
    case "encode":
      for _ in 0..<count { sum += Base64.encodedBytes(of: bytes, as: .urlUnpadded).count }
    case "encode-text":
      for _ in 0..<count { sum += Base64.encode(bytes, as: .urlUnpadded).utf8.count }
    case "decode":
      for _ in 0..<count { sum += try Base64.decode(text, as: .urlUnpadded).count }
    case "verify":
      for _ in 0..<count { sum += try JWT.verify(token, using: key).payload.count }
    case "verify-and-check":
      for _ in 0..<count {
        let claims = try JWT.verify(token, using: key).claims()
        try claims.checkTimes(at: 1_700_000_030)
        sum += claims["role"] == nil ? 0 : 1
      }
    default: fatalError("no such work")
    }
    print(sum)
  }
}

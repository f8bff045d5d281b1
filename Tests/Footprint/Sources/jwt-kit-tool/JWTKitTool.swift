import FoundationEssentials
import JWTKit

/// `jwt-kit-tool MEETING ISSUED-AT` prints the same web JWT, by jwt-kit.
@main
struct JWTKitTool {
  static func main() async throws {
    let arguments = CommandLine.arguments
    let environment = ProcessInfo.processInfo.environment
    let keys = await JWTKeyCollection().add(
      hmac: HMACKey(from: environment["ZOOM_MEETING_SDK_SECRET"] ?? ""), digestAlgorithm: .sha256)
    let iat = (Int(arguments[2]) ?? 0) - 30
    let claims = Claims(
      appKey: environment["ZOOM_MEETING_SDK_KEY"] ?? "", mn: arguments[1], role: 0, iat: iat,
      exp: iat + 7200, tokenExp: iat + 7200)
    print(try await keys.sign(claims))
  }
}

struct Claims: JWTPayload {
  let appKey: String
  let mn: String
  let role: Int
  let iat: Int
  let exp: Int
  let tokenExp: Int

  func verify(using algorithm: some JWTAlgorithm) throws {}
}

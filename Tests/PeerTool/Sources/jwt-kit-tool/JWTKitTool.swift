import ArgumentParser
import FoundationEssentials
import JWTKit

/// A web JWT as `meeting-signature sign` makes it, by jwt-kit.
@main
struct JWTKitTool: AsyncParsableCommand {
  @Option var meeting: String
  @Option var issuedAt: Int

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    guard let key = environment["ZOOM_MEETING_SDK_KEY"],
      let secret = environment["ZOOM_MEETING_SDK_SECRET"]
    else { throw ValidationError("Set ZOOM_MEETING_SDK_KEY and ZOOM_MEETING_SDK_SECRET.") }
    let keys = await JWTKeyCollection().add(hmac: HMACKey(from: secret), digestAlgorithm: .sha256)
    let iat = issuedAt - 30
    let claims = Claims(
      appKey: key, mn: meeting, role: 0, iat: iat, exp: iat + 7200, tokenExp: iat + 7200)
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

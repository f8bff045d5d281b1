import Benchmark
import JWTKit
import MeetingSignature

private let key = "CLIENT_ID_0123456789ab"
private let secret = "CLIENT_SECRET_0123456789abcdefgh"

/// The claims of a web JWT, as a user of jwt-kit writes them down.
private struct WebPayload: JWTPayload {
  var appKey: String
  var mn: String
  var role: Int
  var iat: Int
  var exp: Int
  var tokenExp: Int

  func verify(using algorithm: some JWTAlgorithm) throws {}
}

/// One web JWT from what is kept between two signatures.
func signingBenchmarks() {
  Benchmark("sign a web JWT | MeetingSignature") { benchmark in
    let signer = MeetingSDKSigner(try MeetingSDKCredentials(key: key, secret: secret))
    let meeting = try MeetingNumber("85746065432")
    let time = try UnixTime(seconds: 1_700_000_030)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      blackHole(
        try signer.sign(.web(meetingNumber: meeting, role: .participant), issuedAt: time))
    }
  }

  Benchmark("sign a web JWT | jwt-kit") { benchmark in
    let keys = await JWTKeyCollection().add(hmac: HMACKey(from: secret), digestAlgorithm: .sha256)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      let payload = WebPayload(
        appKey: key, mn: "85746065432", role: 0, iat: 1_700_000_000, exp: 1_700_007_200,
        tokenExp: 1_700_007_200)
      blackHole(try await keys.sign(payload))
    }
  }
}

import Benchmark
import JWTKit
import MeetingSignature
import PureJWT

private let key = "CLIENT_ID_0123456789ab"
private let secret = "CLIENT_SECRET_0123456789abcdefgh"

/// The claims of a web JWT, as a user of jwt-kit writes them down.
private struct WebPayload: JWTPayload {
  var appKey = key
  var mn = "85746065432"
  var role = 0
  var iat = 1_700_000_000
  var exp = 1_700_007_200
  var tokenExp = 1_700_007_200

  func verify(using algorithm: some JWTAlgorithm) throws {}
}

/// One signature from a prepared signer, and its verification.
func signingBenchmarks() {
  Benchmark("sign a web JWT | ours") { benchmark in
    let (signer, _, meeting, time) = try ordinary()
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      blackHole(
        try signer.sign(.web(meeting, role: .participant), issuedAt: time))
    }
  }
  Benchmark("sign a web JWT | jwt-kit") { benchmark in
    let keys = await JWTKeyCollection().add(hmac: HMACKey(from: secret), digestAlgorithm: .sha256)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(try await keys.sign(WebPayload())) }
  }
  Benchmark("verify a web JWT | ours") { benchmark in
    let (signer, credentials, meeting, time) = try ordinary()
    let client = MeetingSDKTarget.web(meeting, role: .participant)
    let token = try signer.sign(client, issuedAt: time).text
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      blackHole(try MeetingSDKSignature.verify(token, using: credentials, at: time))
    }
  }
  Benchmark("verify a web JWT, claims and times | ours") { benchmark in
    let (signer, _, meeting, time) = try ordinary()
    let client = MeetingSDKTarget.web(meeting, role: .participant)
    let token = try signer.sign(client, issuedAt: time).text
    let verifier = try PureJWT.JWTKey(secret: secret.utf8)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      let claims = try PureJWT.JWT.verify(token, using: verifier).claims()
      try claims.checkTimes(at: 1_700_000_030)
      blackHole(claims)
    }
  }
  Benchmark("verify a web JWT | jwt-kit") { benchmark in
    let keys = await JWTKeyCollection().add(hmac: HMACKey(from: secret), digestAlgorithm: .sha256)
    let token = try await keys.sign(WebPayload())
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      blackHole(try await keys.verify(token, as: WebPayload.self))
    }
  }
  Benchmark("sign a legacy signature | ours") { benchmark in
    let (signer, _, meeting, time) = try ordinary()
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      blackHole(
        try signer.signLegacy(meetingNumber: meeting, role: .participant, issuedAt: time))
    }
  }
}

private func ordinary() throws -> (
  MeetingSDKSigner, MeetingSDKCredentials, MeetingNumber, UnixTime
) {
  let credentials = try MeetingSDKCredentials(key: key, secret: secret)
  return (
    MeetingSDKSigner(credentials), credentials, try MeetingNumber("85746065432"),
    try UnixTime(seconds: 1_700_000_030)
  )
}

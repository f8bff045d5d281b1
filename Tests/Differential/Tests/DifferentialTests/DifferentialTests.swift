import Crypto
import Foundation
import PureCrypto
import Testing

@Suite struct DifferentialTests {
  @Test func `ten thousand random keys and messages`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = LinearRandom(state: seed)
    for _ in 0..<10_000 {
      let message = bytes(Int.random(in: 0...700, using: &random), &random)
      let key = bytes(Int.random(in: 0...150, using: &random), &random)
      let digest = Array(PureCrypto.SHA256.hash(data: message))
      #expect(digest == Array(Crypto.SHA256.hash(data: message)), "seed \(seed)")

      let pureKey = PureCrypto.SymmetricKey(data: key)
      let code = Array(
        PureCrypto.HMAC<PureCrypto.SHA256>.authenticationCode(for: message, using: pureKey))
      let theirs = Crypto.HMAC<Crypto.SHA256>.authenticationCode(
        for: message, using: Crypto.SymmetricKey(data: key))
      #expect(code == Array(theirs), "seed \(seed)")
      let prepared = PureCrypto.HMAC<PureCrypto.SHA256>.PreparedKey(pureKey)
      #expect(prepared.isValidAuthenticationCode(theirs, authenticating: message), "seed \(seed)")
    }
  }

  private func bytes(_ count: Int, _ random: inout LinearRandom) -> [UInt8] {
    (0..<count).map { _ in .random(in: 0...255, using: &random) }
  }

  private struct LinearRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }
}

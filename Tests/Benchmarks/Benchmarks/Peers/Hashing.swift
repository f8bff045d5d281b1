import Benchmark
import Crypto
import PureCrypto

/// SHA-256 of bytes that lie in an array.
func hashingBenchmarks() {
  for byteCount in [0, 16, 64, 256, 1024, 16_384, 1 << 20] {
    let message = sample(byteCount)
    let item = "SHA-256, \(name(of: byteCount))"
    Benchmark("\(item) | ours", configuration: .init(scalingFactor: scaling(for: byteCount))) {
      for _ in $0.scaledIterations { blackHole(PureCrypto.SHA256.hash(data: message)) }
    }
    Benchmark(
      "\(item) | swift-crypto", configuration: .init(scalingFactor: scaling(for: byteCount))
    ) {
      for _ in $0.scaledIterations { blackHole(Crypto.SHA256.hash(data: message)) }
    }
  }
}

/// HMAC-SHA256 of bytes that lie in an array.
func authenticationBenchmarks() {
  let secret = sample(32)
  for byteCount in [32, 300, 1 << 20] {
    let message = sample(byteCount)
    let item = "HMAC, \(name(of: byteCount))"
    let ours = PureCrypto.SymmetricKey(data: secret)
    let prepared = PureCrypto.HMAC<PureCrypto.SHA256>.PreparedKey(ours)
    let theirs = Crypto.SymmetricKey(data: secret)
    Benchmark(
      "\(item), prepared key | ours", configuration: .init(scalingFactor: scaling(for: byteCount))
    ) {
      for _ in $0.scaledIterations { blackHole(prepared.authenticationCode(for: message)) }
    }
    Benchmark("\(item) | ours", configuration: .init(scalingFactor: scaling(for: byteCount))) {
      for _ in $0.scaledIterations {
        blackHole(PureCrypto.HMAC<PureCrypto.SHA256>.authenticationCode(for: message, using: ours))
      }
    }
    Benchmark(
      "\(item) | swift-crypto", configuration: .init(scalingFactor: scaling(for: byteCount))
    ) {
      for _ in $0.scaledIterations {
        blackHole(Crypto.HMAC<Crypto.SHA256>.authenticationCode(for: message, using: theirs))
      }
    }
  }
}

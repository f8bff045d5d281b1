import Benchmark
import Foundation
import PureBase64

/// Base64 both ways.
///
/// Foundation has no base64url.
func base64Benchmarks() {
  for byteCount in [32, 300, 1 << 20] {
    let bytes = sample(byteCount)
    let data = Data(bytes)
    let configuration = Benchmark.Configuration(scalingFactor: scaling(for: byteCount))
    for (kind, variant) in [("base64", Base64.Variant.standard), ("base64url", .urlUnpadded)] {
      let text = Base64.encode(bytes, as: variant)
      Benchmark("\(kind) encode, \(name(of: byteCount)) | ours", configuration: configuration) {
        for _ in $0.scaledIterations { blackHole(Base64.encode(bytes, as: variant)) }
      }
      Benchmark("\(kind) decode, \(name(of: byteCount)) | ours", configuration: configuration) {
        for _ in $0.scaledIterations { blackHole(try Base64.decode(text, as: variant)) }
      }
    }
    let text = data.base64EncodedString()
    Benchmark("base64 encode, \(name(of: byteCount)) | Foundation", configuration: configuration) {
      for _ in $0.scaledIterations { blackHole(data.base64EncodedString()) }
    }
    Benchmark("base64 decode, \(name(of: byteCount)) | Foundation", configuration: configuration) {
      for _ in $0.scaledIterations { blackHole(Data(base64Encoded: text)) }
    }
  }
}

import Benchmark
import Foundation
import PureJSON

/// Bytes to canonical bytes, next to Foundation's sorted keys, which are not RFC 8785.
func jsonBenchmarks() {
  for (name, text, scaling) in [
    ("153 B payload", payloadText, BenchmarkScalingFactor.kilo), ("1 MiB", mixedText(), .one),
  ] {
    let bytes = Array(text.utf8)
    let data = Data(bytes)
    let configuration = Benchmark.Configuration(scalingFactor: scaling)
    Benchmark("canonicalize JSON, \(name) | ours", configuration: configuration) {
      for _ in $0.scaledIterations { blackHole(try CanonicalJSON.canonicalize(bytes)) }
    }
    Benchmark("canonicalize JSON, \(name) | JSONSerialization", configuration: configuration) {
      for _ in $0.scaledIterations {
        let object = try JSONSerialization.jsonObject(with: data)
        blackHole(try JSONSerialization.data(withJSONObject: object, options: .sortedKeys))
      }
    }
    Benchmark("canonicalize JSON, \(name) | JSONEncoder", configuration: configuration) {
      benchmark in
      let decoder = JSONDecoder()
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        blackHole(try encoder.encode(decoder.decode(CodableTree.self, from: data)))
      }
    }
    Benchmark("read JSON, \(name) | ours", configuration: configuration) {
      for _ in $0.scaledIterations { blackHole(try JSONValue(parsing: bytes)) }
    }
    Benchmark("read JSON, \(name) | JSONSerialization", configuration: configuration) {
      for _ in $0.scaledIterations { blackHole(try JSONSerialization.jsonObject(with: data)) }
    }
  }
  typedBenchmarks()
}

private struct WebClaims: Codable {
  var sdkKey, appKey, mn: String
  var role, iat, exp, tokenExp: Int
}

/// `JSONDecoder` and `JSONEncoder` need types for the document.
private func typedBenchmarks() {
  let data = Data(payloadText.utf8)
  Benchmark("canonicalize JSON, 153 B payload | typed JSONEncoder") { benchmark in
    let decoder = JSONDecoder()
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      blackHole(try encoder.encode(decoder.decode(WebClaims.self, from: data)))
    }
  }
}

private let payloadText = """
  {"sdkKey":"CLIENT_ID_0123456789ab","appKey":"CLIENT_ID_0123456789ab","mn":"85746065432",\
  "role":0,"iat":1700000000,"exp":1700007200,"tokenExp":1700007200}
  """

/// Objects with strings, integers and doubles, the same in every run.
private func mixedText() -> String {
  var state: UInt64 = 20_260_101
  func draw(_ bound: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % bound
  }
  let words = ["alpha", "beta", "gamma", "delta", "meeting", "user", "token", "Zürich", "東京", "🔑"]
  func word() -> String { words[Int(draw(UInt64(words.count)))] }
  var objects: [String] = []
  var byteCount = 0
  while byteCount < 1 << 20 {
    let members = (0...draw(9)).map { index in
      let value: String
      switch draw(4) {
      case 0: value = "\"\(word()) \(word()) \(word())\""
      case 1: value = "\(Double(draw(1 << 31)) / Double(draw(1 << 31) + 1))"
      case 2: value = "\(draw(1_000_000_000))"
      default: value = "[true,{\"y\":\(draw(100)),\"x\":null},\"\(word())\"]"
      }
      return "\"\(word())\(draw(100))-\(index)\": \(value)"
    }
    objects.append("{" + members.joined(separator: ", ") + "}")
    byteCount += objects[objects.count - 1].utf8.count + 1
  }
  return "[" + objects.joined(separator: ",") + "]"
}

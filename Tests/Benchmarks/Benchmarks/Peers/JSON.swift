import Foundation
import PureJSON

/// Bytes to canonical bytes, next to Foundation's sorted keys, which are not RFC 8785.
func jsonWorks() -> [Work] {
  let decoder = JSONDecoder()
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  let documents = [("153 B payload", payloadText), ("1 MiB", mixedText())]
  let works = documents.flatMap { name, text in
    let bytes = Array(text.utf8)
    let data = Data(bytes)
    return [
      Work("canonicalize JSON, \(name) | ours") { try CanonicalJSON.canonicalize(bytes) },
      Work("canonicalize JSON, \(name) | JSONSerialization") {
        let object = try JSONSerialization.jsonObject(with: data)
        return try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
      },
      Work("canonicalize JSON, \(name) | JSONEncoder") {
        try encoder.encode(decoder.decode(CodableTree.self, from: data))
      },
      Work("read JSON, \(name) | ours") { try JSONValue(parsing: bytes) },
      Work("read JSON, \(name) | JSONSerialization") {
        try JSONSerialization.jsonObject(with: data)
      },
    ]
  }
  let payload = Data(payloadText.utf8)
  // With types for the document.
  let typed = Work("canonicalize JSON, 153 B payload | JSONEncoder, typed") {
    try encoder.encode(decoder.decode(TypedClaims.self, from: payload))
  }
  return works + [typed]
}

private struct TypedClaims: Codable {
  var sdkKey, appKey, mn: String
  var role, iat, exp, tokenExp: Int
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

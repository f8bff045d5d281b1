import Foundation

/// Reads a file and writes it with sorted keys, which is not RFC 8785, as often as the second
/// argument says, and prints the milliseconds of the fastest time.
///
/// Compiled with `CodableTree` of the benchmarks.
@main
struct JSONFoundation {
  static func main() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1]))
    let times = Int(CommandLine.arguments[2]) ?? 1
    try measure("Foundation, JSONSerialization with sorted keys", times) {
      let object = try JSONSerialization.jsonObject(with: data)
      _ = try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
    }
    try measure("Foundation, JSONEncoder with sorted keys", times) {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      _ = try encoder.encode(JSONDecoder().decode(CodableTree.self, from: data))
    }
  }

  static func measure(_ name: String, _ times: Int, _ work: () throws -> Void) throws {
    var fastest = Double.infinity
    for _ in 0..<times {
      let start = ProcessInfo.processInfo.systemUptime
      try work()
      fastest = min(fastest, ProcessInfo.processInfo.systemUptime - start)
    }
    print("\(name): \(fastest * 1000) ms")
  }
}

import Foundation
import Testing

@testable import SignatureEndpoint

private let node = ["/usr/bin/node", "/usr/local/bin/node", "/opt/homebrew/bin/node"]
  .first(where: FileManager.default.isExecutableFile)

/// Node reads the same settings from every file that this reader accepts.
@Suite(.enabled(if: node != nil)) struct SettingsAsInNodeTests {
  @Test func `values are those that Node reads`() throws {
    let values = SettingsFileTests.values
    for ((text, value), read) in zip(values, try readByNode(values.map(\.line))) {
      #expect(read["A"] == value, "\(text)")
    }
  }

  @Test func `what is accepted is what Node reads, for files of random pieces`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = Random(state: seed)
    let pieces = [
      "A", "B_2", "=", "=", "=", "\"", "'", "`", "#", " ", "\t", "\n", "\n", "\r\n", "\\n", "\\",
      "export ", "b", "c=d",
      "é", "\u{301}", "\u{feff}", "\u{a0}", "\u{85}", "$", "A=\"", "B='", "C=", "\"\n", "'\n",
      "\" # ",
    ]
    let texts = (0..<20_000).map { _ in
      "Z=1\n"
        + (0..<Int.random(in: 1...8, using: &random)).map { _ in
          pieces.randomElement(using: &random) ?? ""
        }.joined()
    }
    var acceptedCount = 0
    for (text, read) in zip(texts, try readByNode(texts)) {
      // Node 20 takes these for a part of the next name.
      let lines = text.replacing("\r\n", with: "\n").split(separator: "\n")
      let isOdd = lines.contains { $0.first == " " && $0.first { $0 != " " } ?? "#" == "#" }
      guard !isOdd, let settings = try? SettingsFile.parse(Array(text.utf8)) else { continue }
      acceptedCount += 1
      for (name, value) in settings {
        #expect(read[name] == value, "seed \(seed), \(name) in \(text.debugDescription)")
      }
    }
    #expect(acceptedCount > 1000)
  }

  /// What Node reads in each text.
  private func readByNode(_ texts: [String]) throws -> [[String: String]] {
    let script = """
      const texts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
      console.log(JSON.stringify(texts.map((text) => require("node:util").parseEnv(text))));
      """
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try JSONEncoder().encode(texts).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = node.map { URL(filePath: $0) }
    process.arguments = ["-e", script]
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode([[String: String]].self, from: printed)
  }
}

/// A generator whose seed a failure names (SplitMix64).
private struct Random: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

import Foundation
import FuzzTargets
import Testing

/// What the fuzzers have found, once more.
@Suite struct FailCaseTests {
  @Test(arguments: FuzzTarget.all.map(\.name))
  func `inputs that failed once hold`(name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    try target.run([])
    for file in try files(of: name) {
      #expect(throws: Never.self, "\(file.lastPathComponent)") {
        try target.run(Array(Data(contentsOf: file)))
      }
    }
  }

  /// Bytes that every target takes apart: each length, and each first decision.
  @Test(arguments: FuzzTarget.all.map(\.name))
  func `decisions of all kinds hold`(name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    for first in UInt8.min...UInt8.max {
      for count in [1, 7, 64, 200] {
        let bytes = (0..<count).map { $0 == 0 ? first : UInt8(truncatingIfNeeded: $0 * 37 + count) }
        try target.run(bytes)
      }
    }
  }

  @Test func `every folder of fail cases is that of a target`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names).isSubset(of: Set(FuzzTarget.all.map(\.name)).union(["README.md"])))
  }

  private let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../FailCases").standardizedFileURL

  private func files(of name: String) throws -> [URL] {
    let folder = folder.appendingPathComponent(name)
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
  }
}

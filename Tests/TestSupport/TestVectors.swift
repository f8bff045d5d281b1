internal import Foundation

/// A file of `Tests/Vectors`: what was run to make it, and what came out.
public struct VectorFamily<Case: Decodable & Sendable>: Decodable, Sendable {
  /// The name of the family.
  public let family: String
  /// The cases, each with its identifier.
  public let cases: [Case]
}

/// Reads `Tests/Vectors/<name>.json`.
public func vectors<Case>(_ name: String, of type: Case.Type) throws -> [Case]
where Case: Decodable & Sendable {
  let file = vectorFolder.appendingPathComponent("\(name).json")
  return try JSONDecoder().decode(VectorFamily<Case>.self, from: Data(contentsOf: file)).cases
}

/// Reads `Tests/Vectors/<name>.json` as a whole.
public func vectorFile<Content>(_ name: String, as type: Content.Type) throws -> Content
where Content: Decodable {
  let file = vectorFolder.appendingPathComponent("\(name).json")
  return try JSONDecoder().decode(Content.self, from: Data(contentsOf: file))
}

/// Reads all files of `Tests/Vectors/reports`, in the order of their names.
public func fieldReports<Report>(of type: Report.Type) throws -> [Report] where Report: Decodable {
  try FileManager.default
    .contentsOfDirectory(
      at: vectorFolder.appendingPathComponent("reports"), includingPropertiesForKeys: nil
    )
    .sorted { $0.lastPathComponent < $1.lastPathComponent }
    .map { try JSONDecoder().decode(type, from: Data(contentsOf: $0)) }
}

/// Reads a file of `Documentation`.
public func documentation(_ name: String) throws -> String {
  let folder = testsFolder.deletingLastPathComponent().appendingPathComponent("Documentation")
  return try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
}

private let vectorFolder = testsFolder.appendingPathComponent("Vectors")

private let testsFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent()

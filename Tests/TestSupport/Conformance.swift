internal import Foundation

/// Third-party suites that are not part of the package.
///
/// They are looked for where `CONFORMANCE_VECTORS` says, and next to the checkout, in
/// `../shared/vectors/conformance`.
public enum Conformance: Sendable {
  /// Whether the suites are here; tests that need them are skipped otherwise.
  public static var isHere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// Why such a test was skipped.
  public static let absence = "the conformance folder is not here; see CONFORMANCE_VECTORS"

  /// Whether tests that take minutes are to run.
  public static var isSlowRun: Bool { ProcessInfo.processInfo.environment["SLOW_TESTS"] != nil }

  /// Reads one of the tables.
  public static func rows<Row: Decodable>(_ path: String, of type: Row.Type) throws -> [Row] {
    try JSONDecoder().decode([Row].self, from: Data(contents(path)))
  }

  /// The bytes of one of the files.
  public static func contents(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: folder.appendingPathComponent(path)))
  }

  private static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["CONFORMANCE_VECTORS"] {
      return URL(fileURLWithPath: path)
    }
    let tests = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
    return tests.appendingPathComponent("../../shared/vectors/conformance").standardizedFileURL
  }()
}

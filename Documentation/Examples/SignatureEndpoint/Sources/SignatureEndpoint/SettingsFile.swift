internal import SystemPackage

/// A file of settings: `NAME=value` in each line, and `#` before a comment.
///
/// swift-configuration does not read it, because it replaces invalid UTF-8, ignores lines that it
/// does not understand, and reads a file with the line endings of Windows as one line.
enum SettingsFile {
  /// The settings in a file; nil if there is no such file.
  ///
  /// - Throws: ``SettingsError``, with the line's number.
  static func read(_ path: FilePath) throws(SettingsError) -> [String: String]? {
    let content: [UInt8]
    do {
      let file = try FileDescriptor.open(path, .readOnly)
      content = try file.closeAfter { try bytes(of: file) }
    } catch Errno.noSuchFileOrDirectory {
      return nil
    } catch {
      throw SettingsError("The settings file \(path) cannot be read: \(error).")
    }
    return try parse(content)
  }

  static func parse(_ content: [UInt8]) throws(SettingsError) -> [String: String] {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw SettingsError("The settings file is not UTF-8.")
    }
    var settings: [String: String] = [:]
    let scalars = text.unicodeScalars.trimmingPrefix("\u{feff}".unicodeScalars)
    let lines = scalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, scalars) in lines.enumerated() {
      let line = trimmed(Substring(scalars))
      if line.isEmpty || line.hasPrefix("#") { continue }
      let parts = line.trimmingPrefix("export ").split(separator: "=", maxSplits: 1)
      guard line.contains("="), let name = parts.first.map(trimmed), !line.hasPrefix("=") else {
        throw SettingsError("Line \(index + 1) of the settings file is not NAME=value.")
      }
      guard settings[String(name)] == nil else {
        throw SettingsError("The settings file has \(name) twice.")
      }
      settings[String(name)] = parts.count == 2 ? String(trimmed(parts[1])) : ""
    }
    return settings
  }

  /// Without the spaces at both ends, and the carriage return that files from Windows have.
  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  private static func bytes(of file: FileDescriptor) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}

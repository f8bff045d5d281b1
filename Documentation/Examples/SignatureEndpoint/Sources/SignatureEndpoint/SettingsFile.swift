/// A file of settings: `NAME=value` in each line, and `#` before a comment.
///
/// swift-configuration does not read it, because it replaces invalid UTF-8, ignores lines that it
/// does not understand, and reads a file with the line endings of Windows as one line.
enum SettingsFile {
  /// The settings in the bytes of a file.
  ///
  /// - Throws: ``SettingsError``, with the line's number.
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
}

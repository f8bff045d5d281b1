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
      let parts = line.trimmingPrefix("export ").split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = trimmed(parts[0])
      // A byte-order mark, or a space after a name, would make another one that looks the same.
      guard parts.count == 2, !name.isEmpty, name.utf8.allSatisfy(isNameByte) else {
        throw SettingsError("Line \(index + 1) of the settings file is not NAME=value.")
      }
      guard settings[String(name)] == nil else {
        throw SettingsError("The settings file has \(name) twice.")
      }
      settings[String(name)] = String(trimmed(parts[1]))
    }
    return settings
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Without the spaces at both ends, and the carriage return that files from Windows have.
  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

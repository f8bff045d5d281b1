/// A file of settings: `NAME=value` in each line, and `#` before a comment.
///
/// What it accepts has the values that Node reads (`--env-file`, `util.parseEnv`): quotes around a value are removed,
/// `\n` in double quotes is a newline, and a comment after a value ends it. Where Node ignores or guesses, it is
/// rejected: a line that is not `NAME=value`, a quote that is not closed, text after one, a tab next to a value, or
/// a name that is there twice. Unlike in Node 20, a leading byte-order mark, a line of spaces, and a comment
/// after spaces are no part of the next name.
///
/// swift-configuration does not read it, because it replaces invalid UTF-8, ignores lines that it does not
/// understand, and reads a file with the line endings of Windows as one line.
enum SettingsFile {
  /// The settings in the bytes of a file.
  ///
  /// - Throws: ``SettingsError``, with the line's number.
  static func parse(_ content: [UInt8]) throws(SettingsError) -> [String: String] {
    guard String(validating: content, as: UTF8.self) != nil else {
      throw SettingsError("The settings file is not UTF-8.")
    }
    let byteOrderMark = "\u{feff}".utf8
    let text =
      content.starts(with: byteOrderMark) ? content.dropFirst(byteOrderMark.count) : content[...]
    var rest = Rest(bytes: text.filter { $0 != carriageReturn }[...])
    var settings: [String: String] = [:]
    while let (name, value, line) = try rest.nextSetting() {
      guard settings[name] == nil else {
        throw SettingsError("Line \(line) of the settings file has a duplicate name.")
      }
      settings[name] = value
    }
    return settings
  }
}

/// What of a settings file has not been read.
private struct Rest {
  var bytes: ArraySlice<UInt8>
  var line = 1

  /// The name, the value, and the line of the next setting; nil at the end.
  mutating func nextSetting() throws(SettingsError) -> (name: String, value: String, line: Int)? {
    while let first = skippingSpaces().first {
      switch first {
      case newline:
        bytes.removeFirst()
        line += 1
      case numberSign: _ = takeLine()
      default:
        let line = line
        return (try takeName(), try takeValue(), line)
      }
    }
    return nil
  }

  private mutating func takeName() throws(SettingsError) -> String {
    let start = line
    let end = bytes.firstIndex { $0 == equalsSign || $0 == newline }
    guard let end, bytes[end] == equalsSign else { throw isNoSetting(start) }
    var name = trimmed(bytes[..<end])
    if name.starts(with: "export ".utf8) { name = name.dropFirst("export ".utf8.count) }
    guard !name.isEmpty, name.allSatisfy(isNameByte) else { throw isNoSetting(start) }
    bytes = bytes[(end + 1)...]
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func takeValue() throws(SettingsError) -> String {
    let start = line
    guard let quote = skippingSpaces().first, quotes.contains(quote) else {
      let value = trimmed(takeLine().prefix { $0 != numberSign })
      // Some versions of Node keep it.
      guard value.first != tab, value.last != tab else {
        throw SettingsError("Line \(start) of the settings file has a tab next to the value.")
      }
      return String(decoding: value, as: UTF8.self)
    }
    guard let end = bytes.dropFirst().firstIndex(of: quote) else {
      throw SettingsError("Line \(start) of the settings file has a quote that is not closed.")
    }
    let value = bytes[..<end].dropFirst()
    line += value.count { $0 == newline }
    bytes = bytes[(end + 1)...]
    guard takeLine().first(where: { $0 != space && $0 != tab }) ?? numberSign == numberSign else {
      throw SettingsError("Line \(start) of the settings file has text after a closing quote.")
    }
    return String(decoding: quote == doubleQuote ? unescaped(value) : Array(value), as: UTF8.self)
  }

  /// Takes the rest of a line, but not the newline at its end.
  private mutating func takeLine() -> ArraySlice<UInt8> {
    let line = bytes.prefix { $0 != newline }
    bytes = bytes[line.endIndex...]
    return line
  }

  private mutating func skippingSpaces() -> ArraySlice<UInt8> {
    bytes = bytes.drop { $0 == space }
    return bytes
  }

  private func isNoSetting(_ line: Int) -> SettingsError {
    SettingsError("Line \(line) of the settings file is not NAME=value.")
  }
}

private let newline = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")
private let tab = UInt8(ascii: "\t")
private let carriageReturn = UInt8(ascii: "\r")
private let numberSign = UInt8(ascii: "#")
private let equalsSign = UInt8(ascii: "=")
private let doubleQuote = UInt8(ascii: "\"")
private let quotes = [doubleQuote, UInt8(ascii: "'"), UInt8(ascii: "`")]

private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
    true
  default: false
  }
}

/// With a newline for each backslash and `n`.
private func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var unescaped: [UInt8] = []
  for byte in bytes {
    if byte == UInt8(ascii: "n"), unescaped.last == UInt8(ascii: "\\") {
      unescaped[unescaped.count - 1] = newline
    } else {
      unescaped.append(byte)
    }
  }
  return unescaped
}

/// Without the spaces at both ends.
private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var bytes = bytes.drop { $0 == space }
  while bytes.last == space { bytes.removeLast() }
  return bytes
}

import PureJSON

extension String {
  /// The string for a message: characters that control a terminal, change the direction of text, or
  /// cannot be seen appear as `\u{1b}`.
  var escaped: String {
    escaped { "\\u{\(String($0.value, radix: 16))}" }
  }

  /// A message in which each line is escaped.
  var escapedLines: String {
    var text = ""
    for scalar in unicodeScalars {
      text += scalar == "\n" ? "\n" : String(scalar).escaped
    }
    return text
  }

  /// The string with something else in place of each invisible character.
  fileprivate func escaped(_ replacement: (Unicode.Scalar) -> String) -> String {
    var text = ""
    for scalar in unicodeScalars {
      if scalar.isVisible {
        text.unicodeScalars.append(scalar)
      } else {
        text += replacement(scalar)
      }
    }
    return text
  }
}

extension JSONValue {
  /// The document in a line for a terminal.
  ///
  /// Invisible characters are only in strings, where `\u009b` means the same as the character.
  var escapedText: String {
    serialized().escaped { scalar in
      scalar.utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }
  }
}

extension Unicode.Scalar {
  /// Whether the character is harmless in a line of text on a terminal.
  fileprivate var isVisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: !properties.isDefaultIgnorableCodePoint
    }
  }

  /// The kind of an invisible character; nil for all others.
  var invisibleKind: String? {
    if isVisible { return nil }
    return properties.generalCategory == .control ? "a control character" : "an invisible character"
  }
}

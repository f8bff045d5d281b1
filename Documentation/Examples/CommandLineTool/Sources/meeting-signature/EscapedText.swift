import ArgumentParser

extension String {
  /// The string for a message: characters that control a terminal, change the direction of text, or
  /// cannot be seen appear as `\u{1b}`.
  var escaped: String {
    var text = ""
    for scalar in unicodeScalars {
      if scalar.isVisible {
        text.unicodeScalars.append(scalar)
      } else {
        text += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return text
  }

  /// The message of an error, in which the arguments of the command line appear escaped.
  ///
  /// Newlines are those of the message itself, not of an argument.
  func escaped(quoting arguments: [String]) -> String {
    var text = self
    for argument in arguments {
      // The value of `--name=value` appears alone.
      let value = argument.firstIndex(of: "=").map {
        String(argument[argument.index(after: $0)...])
      }
      for part in [argument, value ?? ""] where part.escaped != part {
        text = text.replacing(part, with: part.escaped)
      }
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).escaped }.joined(separator: "\n")
  }
}

extension Unicode.Scalar {
  /// Whether the character is harmless in a line of text on a terminal.
  fileprivate var isVisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: true
    }
  }

  /// The kind of an invisible character; nil for all others.
  var invisibleKind: String? {
    if isVisible { return nil }
    return properties.generalCategory == .control ? "a control character" : "an invisible character"
  }
}

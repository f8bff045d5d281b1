/// Why the server does not start: a sentence that says what to set, with no value in it but the name of a file.
public struct SettingsError: Error, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// A reason in a sentence.
  public init(_ description: String) { self.description = description.messageText }
}

extension String {
  /// The string in a sentence: without characters that control a terminal, or change the direction of text.
  var messageText: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: "?"
          default: scalar
          }
        }))
  }
}

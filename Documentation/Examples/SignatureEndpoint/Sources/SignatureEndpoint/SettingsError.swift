/// Why the server does not start: a sentence that says what to set, with no value in it but the name of a file.
public struct SettingsError: Error, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// A reason in a sentence.
  public init(_ description: String) { self.description = description.messageText }
}

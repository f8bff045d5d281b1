/// Why the server does not start: a sentence that says what to set, without any value in it.
public struct SettingsError: Error, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// A reason in a sentence.
  public init(_ description: String) { self.description = description }
}

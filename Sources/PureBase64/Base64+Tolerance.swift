extension Base64 {
  /// What ``decodeLeniently(_:as:tolerating:)`` puts up with.
  public struct Tolerance: OptionSet, Hashable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// Spaces, tabs, line feeds, carriage returns and form feeds, wherever they stand: MIME's lines,
    /// what Ruby's `encode64` writes, and what is pasted with a line break behind it.
    public static let whitespace = Tolerance(rawValue: 1)

    /// The variant's alphabet or the other one. A text that uses both at once is in neither.
    public static let eitherAlphabet = Tolerance(rawValue: 2)

    /// No `=` at all where the variant asks for them.
    public static let missingPadding = Tolerance(rawValue: 4)
  }
}

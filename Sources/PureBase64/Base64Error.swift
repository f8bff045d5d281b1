/// Why a text is not base64, and where.
public struct Base64Error: Error, Hashable, Sendable {
  /// What is wrong with the text.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code {
      case invalidCharacter, misplacedPadding, missingPadding, truncated, trailingBits
    }
    private let code: Code

    /// A character outside the variant's alphabet. White space and line breaks are outside of it,
    /// and so are `+` and `/` in base64url, `-` and `_` in standard base64.
    public static let invalidCharacter = Reason(code: .invalidCharacter)

    /// A `=` in another place than at the end, more of them than wanted, or one in an unpadded
    /// variant.
    public static let misplacedPadding = Reason(code: .misplacedPadding)

    /// The text ends before the `=` that its variant asks for.
    public static let missingPadding = Reason(code: .missingPadding)

    /// The text ends with one character of a group, which is less than a byte.
    public static let truncated = Reason(code: .truncated)

    /// The last character has bits behind the last byte that are not zero: no encoder wrote it.
    public static let trailingBits = Reason(code: .trailingBits)

    /// What is wrong, in words.
    public var description: String {
      switch code {
      case .invalidCharacter: "a character that is not in the alphabet"
      case .misplacedPadding: "a '=' that does not belong there"
      case .missingPadding: "the text ends without its padding"
      case .truncated: "the text ends in the middle of a byte"
      case .trailingBits: "bits behind the last byte that are not zero"
      }
    }
  }

  /// What is wrong.
  public let reason: Reason

  /// The place, in bytes from the start of the text; its length where the end is what is wrong.
  public let offset: Int

  init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension Base64Error: CustomStringConvertible {
  /// A sentence with the place.
  public var description: String { "not base64: \(reason), at offset \(offset)" }
}

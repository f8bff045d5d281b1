/// An error that explains why a string is not base64, and where.
public struct Base64Error: Error, Hashable, Sendable {
  /// The cause of the error.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code {
      case invalidCharacter, misplacedPadding, missingPadding, truncated, trailingBits
    }
    private let code: Code

    /// A character outside the variant's alphabet.
    ///
    /// Whitespace and newlines are outside of it, and so are `+` and `/` in base64url, and `-` and
    /// `_` in standard base64.
    public static let invalidCharacter = Reason(code: .invalidCharacter)

    /// A `=` that is not at the end, too many of them, or one in an unpadded variant.
    public static let misplacedPadding = Reason(code: .misplacedPadding)

    /// The string ends before the `=` that its variant requires.
    public static let missingPadding = Reason(code: .missingPadding)

    /// The string ends with one character of a group, which is less than a byte.
    public static let truncated = Reason(code: .truncated)

    /// The unused bits of the last character are not zero (RFC 4648, section 3.5).
    public static let trailingBits = Reason(code: .trailingBits)

    /// The cause in words.
    public var description: String {
      switch code {
      case .invalidCharacter: "a character is not in the alphabet"
      case .misplacedPadding: "unexpected padding"
      case .missingPadding: "the padding is missing"
      case .truncated: "the last group has only one character"
      case .trailingBits: "the unused bits of the last character are not zero"
      }
    }
  }

  /// The cause of the error.
  public let reason: Reason

  /// The place, in bytes from the start of the string, or its length if the end is invalid.
  public let offset: Int

  init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension Base64Error: CustomStringConvertible {
  /// A sentence with the cause and the place.
  public var description: String { "invalid base64: \(reason), at offset \(offset)" }
}

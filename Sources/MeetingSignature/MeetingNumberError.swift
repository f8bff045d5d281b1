/// Why something is not a meeting number, and at which character.
public struct MeetingNumberError: Error, Hashable, Sendable {
  /// What is wrong.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code { case tooShort, tooLong, negative, separator, notADigit, notASCII }
    private let code: Code

    /// Fewer than 9 digits.
    public static let tooShort = Reason(code: .tooShort)
    /// More than 11 digits.
    public static let tooLong = Reason(code: .tooLong)
    /// A number below zero.
    public static let negative = Reason(code: .negative)
    /// A space or dash, as in a number that was copied;
    /// ``MeetingNumber/init(removingSeparatorsFrom:)`` leaves them out.
    public static let separator = Reason(code: .separator)
    /// An ASCII character that is not a digit, as in a link or a personal meeting's name.
    public static let notADigit = Reason(code: .notADigit)
    /// A character outside ASCII, full-width and Arabic digits among them.
    public static let notASCII = Reason(code: .notASCII)

    /// What is wrong, in words.
    public var description: String {
      switch code {
      case .tooShort: "fewer than 9 digits"
      case .tooLong: "more than 11 digits"
      case .negative: "below zero"
      case .separator: "a space or dash; MeetingNumber(removingSeparatorsFrom:) leaves them out"
      case .notADigit: "not a digit"
      case .notASCII: "not one of the ASCII digits 0 to 9"
      }
    }
  }

  /// What is wrong.
  public let reason: Reason

  /// The place of the character (Unicode scalar) at fault, the first being 0; the length of the text
  /// where its end is what is wrong; nil for integers.
  public let position: Int?

  init(_ reason: Reason, position: Int? = nil) {
    self.reason = reason
    self.position = position
  }
}

extension MeetingNumberError: CustomStringConvertible {
  /// A sentence with the place, the first character being number 1.
  public var description: String {
    guard let position else { return "not a meeting number: \(reason)" }
    return "not a meeting number: character \(position + 1): \(reason)"
  }
}

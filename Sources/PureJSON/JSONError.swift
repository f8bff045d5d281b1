/// Why a text is not a JSON document, and where.
public struct JSONError: Error, Hashable, Sendable {
  /// What is wrong with the text.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code {
      case unexpectedEnd, unexpectedByte, byteOrderMark, trailingContent, tooDeep, duplicateName
      case invalidUTF8, controlCharacter, invalidEscape, loneSurrogate, noncharacter
    }
    private let code: Code

    /// The text ends before the document does.
    public static let unexpectedEnd = Reason(code: .unexpectedEnd)
    /// A byte that cannot stand where it stands (RFC 8259, section 2).
    public static let unexpectedByte = Reason(code: .unexpectedByte)
    /// The text begins with U+FEFF, which RFC 8259, section 8.1, forbids.
    public static let byteOrderMark = Reason(code: .byteOrderMark)
    /// Something that is not white space stands behind the document.
    public static let trailingContent = Reason(code: .trailingContent)
    /// More arrays and objects are open than the bound allows.
    public static let tooDeep = Reason(code: .tooDeep)
    /// An object has a name a second time (RFC 7493, section 2.3).
    public static let duplicateName = Reason(code: .duplicateName)
    /// Bytes that are not UTF-8: truncated, overlong, a surrogate, or beyond U+10FFFF.
    public static let invalidUTF8 = Reason(code: .invalidUTF8)
    /// A control character that stands in a string without an escape.
    public static let controlCharacter = Reason(code: .controlCharacter)
    /// A backslash with something behind it that is not an escape.
    public static let invalidEscape = Reason(code: .invalidEscape)
    /// An escaped surrogate without its other half (RFC 7493, section 2.1).
    public static let loneSurrogate = Reason(code: .loneSurrogate)
    /// A code point such as U+FFFE that is no character (RFC 7493, section 2.1).
    public static let noncharacter = Reason(code: .noncharacter)

    /// What is wrong, in words.
    public var description: String {
      switch code {
      case .unexpectedEnd: "the text ends too early"
      case .unexpectedByte: "a byte that cannot stand there"
      case .byteOrderMark: "a byte-order mark"
      case .trailingContent: "something behind the end of the document"
      case .tooDeep: "nested too deep"
      case .duplicateName: "a name that the object has already"
      case .invalidUTF8: "bytes that are not UTF-8"
      case .controlCharacter: "a control character that is not escaped"
      case .invalidEscape: "a backslash that begins no escape"
      case .loneSurrogate: "half of a surrogate pair"
      case .noncharacter: "a code point that is not a character"
      }
    }
  }

  /// What is wrong.
  public let reason: Reason

  /// The place, in bytes from the start of the text.
  public let offset: Int

  init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension JSONError: CustomStringConvertible {
  /// A sentence with the place.
  public var description: String { "not JSON: \(reason), at offset \(offset)" }
}

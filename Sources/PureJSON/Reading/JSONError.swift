/// Why a text is not a JSON document, and where.
public struct JSONError: Error, Hashable, Sendable {
  /// What is wrong with the text.
  public struct Reason: Hashable, Sendable {
    enum Code {
      case unexpectedEnd, unexpectedByte, byteOrderMark, trailingContent, tooDeep, tooLong
      case invalidUTF8, controlCharacter, invalidEscape, loneSurrogate, noncharacter
      case duplicateName, numberOutOfRange, notCanonical
    }
    let code: Code

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
    /// The text has more bytes than the bound allows. Its line and column are 0, because it is not read.
    public static let tooLong = Reason(code: .tooLong)
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
    /// An object has a name a second time (RFC 7493, section 2.3).
    public static let duplicateName = Reason(code: .duplicateName)
    /// A number whose nearest double is infinite (RFC 7493, section 2.2).
    public static let numberOutOfRange = Reason(code: .numberOutOfRange)
    /// A document that is not in its canonical form (RFC 8785), which only those who ask for it see.
    public static let notCanonical = Reason(code: .notCanonical)
  }

  /// What is wrong.
  public let reason: Reason

  /// The place, in bytes from the start of the text.
  public let offset: Int

  /// The line of that place, counted from 1. Lines end with LF, CR, or both.
  public let line: Int

  /// The place in its line, in code points, counted from 1.
  public let column: Int
}

extension JSONError {
  /// The same, with the line and the column of `offset` in `text`.
  init(_ reason: Reason, at offset: Int, in text: UnsafeRawBufferPointer) {
    var line = 1
    var column = 1
    for index in 0..<min(offset, text.count) {
      // SAFETY: the index is within the text.
      let byte = unsafe text[index]
      let next = unsafe index + 1 < text.count ? text[index + 1] : 0
      if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && next != UInt8(ascii: "\n")) {
        line += 1
        column = 1
      } else if byte & 0xc0 != 0x80, byte != UInt8(ascii: "\r") {
        column += 1
      }
    }
    self.init(reason: reason, offset: offset, line: line, column: column)
  }
}

extension JSONError: CustomStringConvertible {
  /// A sentence with the place, for the person who has to mend the text.
  public var description: String {
    let what = reason == .notCanonical ? "not canonical JSON" : "not JSON"
    if line == 0 { return "\(what): \(reason) (\(offset))" }
    return "\(what): \(reason), in line \(line), column \(column) (offset \(offset))"
  }
}

extension JSONError.Reason: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch code {
    case .unexpectedEnd: "the text ends too early"
    case .unexpectedByte: "a byte that cannot stand there"
    case .byteOrderMark: "a byte-order mark, which has to go"
    case .trailingContent: "something behind the end of the document"
    case .tooDeep: "more arrays and objects inside each other than the bound allows"
    case .tooLong: "more bytes than the bound allows"
    case .invalidUTF8: "bytes that are not UTF-8"
    case .controlCharacter: "a control character that is not escaped"
    case .invalidEscape: "a backslash that begins no escape"
    case .loneSurrogate: "half of a surrogate pair without the other half"
    case .noncharacter: "a code point that is not a character"
    case .duplicateName: "a name that the object has already"
    case .numberOutOfRange: "a number greater than any double"
    case .notCanonical: "the first difference from the canonical form"
    }
  }
}

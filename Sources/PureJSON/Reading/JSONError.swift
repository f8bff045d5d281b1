/// An error that explains why text is not JSON, and where.
public struct JSONError: Error, Hashable, Sendable {
  /// The cause of the error.
  public struct Reason: Hashable, Sendable {
    enum Code {
      case unexpectedEnd, unexpectedByte, byteOrderMark, trailingContent, tooDeep, tooLong
      case invalidUTF8, controlCharacter, invalidEscape, loneSurrogate, noncharacter
      case duplicateName, numberOutOfRange, notCanonical
    }
    let code: Code

    /// The text ends before the document does.
    public static let unexpectedEnd = Reason(code: .unexpectedEnd)
    /// A byte that is not allowed at its place (RFC 8259, section 2).
    public static let unexpectedByte = Reason(code: .unexpectedByte)
    /// The text begins with U+FEFF, which RFC 8259, section 8.1, forbids.
    public static let byteOrderMark = Reason(code: .byteOrderMark)
    /// Something other than whitespace follows the document.
    public static let trailingContent = Reason(code: .trailingContent)
    /// More arrays and objects are open than the limit allows.
    public static let tooDeep = Reason(code: .tooDeep)
    /// The text has more bytes than the limit allows.
    ///
    /// The line and the column are 0, because the text is not read.
    public static let tooLong = Reason(code: .tooLong)
    /// Bytes that are not UTF-8: truncated, overlong, a surrogate, or beyond U+10FFFF.
    public static let invalidUTF8 = Reason(code: .invalidUTF8)
    /// A control character in a string that is not escaped.
    public static let controlCharacter = Reason(code: .controlCharacter)
    /// A backslash that does not begin an escape.
    public static let invalidEscape = Reason(code: .invalidEscape)
    /// An escaped surrogate without its other half (RFC 7493, section 2.1).
    public static let loneSurrogate = Reason(code: .loneSurrogate)
    /// A noncharacter, such as U+FFFE (RFC 7493, section 2.1).
    public static let noncharacter = Reason(code: .noncharacter)
    /// A duplicate name in an object (RFC 7493, section 2.3).
    public static let duplicateName = Reason(code: .duplicateName)
    /// A number whose nearest double is infinite (RFC 7493, section 2.2).
    public static let numberOutOfRange = Reason(code: .numberOutOfRange)
    /// The document is not canonical (RFC 8785).
    ///
    /// Only ``CanonicalJSON/check(_:maximumDepth:maximumByteCount:)-(RawSpan,_,_)`` reports this.
    public static let notCanonical = Reason(code: .notCanonical)
  }

  /// The cause of the error.
  public let reason: Reason

  /// The place, in bytes from the start of the text.
  public let offset: Int

  /// The line of that place, counted from 1.
  ///
  /// Lines end with LF, CR, or both.
  public let line: Int

  /// The place in its line, in code points, counted from 1.
  public let column: Int
}

extension JSONError {
  /// Creates an error with the line and the column of `offset` in `text`.
  init(_ reason: Reason, at offset: Int, in text: UnsafeRawBufferPointer) {
    var line = 1
    var column = 1
    for index in 0..<min(offset, text.count) {
      // SAFETY: the index is inside the text.
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
  /// A sentence with the cause and the place.
  public var description: String {
    let what = reason == .notCanonical ? "not canonical JSON" : "invalid JSON"
    if line == 0 { return "\(what): \(reason) (\(offset))" }
    return "\(what): \(reason), at line \(line), column \(column) (offset \(offset))"
  }
}

extension JSONError.Reason: CustomStringConvertible {
  /// The cause in words.
  public var description: String {
    switch code {
    case .unexpectedEnd: "the text ends too early"
    case .unexpectedByte: "an unexpected byte"
    case .byteOrderMark: "a byte-order mark, which JSON must not have"
    case .trailingContent: "something follows the end of the document"
    case .tooDeep: "nested deeper than the limit"
    case .tooLong: "longer than the limit"
    case .invalidUTF8: "bytes that are not UTF-8"
    case .controlCharacter: "a control character that is not escaped"
    case .invalidEscape: "a backslash that does not begin an escape"
    case .loneSurrogate: "half of a surrogate pair"
    case .noncharacter: "a noncharacter"
    case .duplicateName: "a duplicate name"
    case .numberOutOfRange: "a number beyond the range of a double"
    case .notCanonical: "the first difference from the canonical form"
    }
  }
}

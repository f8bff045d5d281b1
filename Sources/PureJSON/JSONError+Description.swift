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

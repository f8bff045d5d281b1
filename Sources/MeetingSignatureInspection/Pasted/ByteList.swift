#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// Text as a list of its bytes: in JSON, as Node writes a buffer, or as another language prints it.
struct ByteList {
  /// The text.
  let bytes: [UInt8]

  /// What the list is.
  let evidence: String

  /// What to do about a list.
  static var fix: String {
    "Convert the bytes to a string before you return them: toString() on a Node buffer, decode() in "
      + "Python, string() in Go, new String() in Java, Encoding.UTF8.GetString() in C#, "
      + "String(decoding:as:) in Swift."
  }

  private init?(_ bytes: [UInt8], _ evidence: String) {
    // No list of other numbers is as long and printable.
    guard bytes.count >= 20, bytes.allSatisfy({ isPrintable($0) || isWhitespace($0) }) else {
      return nil
    }
    self.bytes = bytes
    self.evidence = "\(evidence) of \(bytes.count) bytes"
  }

  /// The bytes in a JSON array, in a Node buffer, or in an object whose names count them.
  init?(_ value: JSONValue) {
    switch value {
    case .array(let elements): self.init(elements, "a list")
    case .object(let members):
      if members.count <= 4, let data = members.first(where: { $0.name.hasSameBytes(as: "data") }),
        case .array(let elements) = data.value
      {
        self.init(elements, "a buffer")
      } else if members.count >= 20, members[0].name.hasSameBytes(as: "0") {
        self.init(members.map { $0.value }, "an object")
      } else {
        return nil
      }
    default: return nil
    }
  }

  private init?(_ elements: [JSONValue], _ evidence: String) {
    guard elements.count >= 20 else { return nil }
    var bytes: [UInt8] = []
    for element in elements {
      guard let number = element.numberValue?.int64, -128...255 ~= number else { return nil }
      bytes.append(UInt8(truncatingIfNeeded: number))
    }
    self.init(bytes, evidence)
  }

  /// The bytes in text such as `[101 121 74]`, `Uint8Array(3) [ 101, 121, 74 ]`, `<Buffer 65 79>`,
  /// or `[]byte{0x65, 0x79}`.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.count >= 40, text.count <= 1 << 16,
      let start = text.prefix(40).firstIndex(where: Self.isOpening)
    else { return nil }
    let isBuffer = text[start...].hasPrefixIgnoringCase("<buffer ")
    var bytes: [UInt8] = []
    var rest = text[start...].dropFirst(isBuffer ? 8 : 1)
    // Go writes []byte{…}, and Java has a type before the list.
    if let next = rest.prefix(12).firstIndex(where: Self.isOpening) { rest = rest[(next + 1)...] }
    while let first = rest.first {
      if isWhitespace(first) || first == UInt8(ascii: ",") {
        rest = rest.dropFirst()
        continue
      }
      if Self.isClosing(first) || rest.hasPrefix("...") { break }
      let word = rest.prefix { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
      guard let byte = Self.byte(word, isHexadecimal: isBuffer) else { return nil }
      bytes.append(byte)
      rest = rest[word.endIndex...]
    }
    self.init(bytes, "a list")
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "<")
  }

  private static func isClosing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ">")
  }

  private static func byte(_ word: ArraySlice<UInt8>, isHexadecimal: Bool) -> UInt8? {
    let digits = word.hasPrefix("0x") ? word.dropFirst(2) : word
    if isHexadecimal || digits.count < word.count {
      return digits.count == 2 && digits.isHexadecimal ? digits.hexadecimalBytes.first : nil
    }
    guard word.count <= 3, let value = word.decimalValue else { return nil }
    return UInt8(exactly: value)
  }
}

extension InspectionCause {
  static let transportByteList = InspectionCause {
    Entry("transport.byteList", .error, shows: .notText)
  }
}

extension PastedLayer {
  static func byteList(_ text: ArraySlice<UInt8>) -> PastedLayer? {
    ByteList(text).map { PastedLayer(.transportByteList, $0.evidence, $0.bytes[...]) }
  }

  /// Hexadecimal digits of text.
  static func hexadecimalText(_ text: ArraySlice<UInt8>) -> PastedLayer? {
    guard text.count >= 200, text.count.isMultiple(of: 2), text.isHexadecimal else { return nil }
    let content = text.hexadecimalBytes[...]
    guard content.allSatisfy(isTokenCharacter) else { return nil }
    return PastedLayer(
      .transportEncodedTwice, "hexadecimal digits of \(content.count) characters", content)
  }

  /// A token whose parts have something other than dots between them, or nothing.
  static func separators(in text: ArraySlice<UInt8>) -> PastedLayer? {
    guard text.count >= 120, text.count <= 8192, text.hasPrefix("ey"), !text.contains(dot) else {
      return nil
    }
    let first = text.prefix(while: isAlphanumeric)
    for start in ["eyJ", "eyA", "ewo", "ewk", "ewA"] {
      guard let second = text.dropFirst(16).firstIndex(of: start) else { continue }
      let header = first.endIndex < second ? first : text[..<second]
      let separator = text[header.endIndex..<second]
      let payload = text[second...].dropLast(43 + separator.count)
      let code = text.suffix(43)
      guard separator.count <= 3, payload.count > 60,
        text[payload.endIndex...].starts(with: separator), payload.allSatisfy(isKeyCharacter),
        code.allSatisfy(isTokenCharacter),
        Base64Diagnosis.segment(header).bytes.last == UInt8(ascii: "}")
      else { continue }
      let shown = separator.isEmpty ? "nothing" : quoted(excerpt(separator, upTo: 3))
      return PastedLayer(
        .transportSeparators, "\(shown) between the parts",
        joinedByDots([header, payload, code])[...])
    }
    return nil
  }
}

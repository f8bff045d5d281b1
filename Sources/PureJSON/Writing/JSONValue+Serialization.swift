extension JSONValue {
  /// Returns the document as JSON without whitespace, with the members in their order and the
  /// escapes of `JSON.stringify`.
  ///
  /// Numbers keep their spelling. Those made from a `Double` have that of `JSON.stringify`, and
  /// those made from an integer have all digits, also where JavaScript would round them.
  public func serialized() -> String {
    JSONWriter.withText {
      $0.write(self)
    } use: { text in
      // SAFETY: the pointer does not leave the closure.
      unsafe text.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Returns the document as JSON for people, as `JSON.stringify(value, null, indentation)` does:
  /// a line for each element and member, a space after each colon, and no newline at the end.
  ///
  /// - Parameter indentation: The number of spaces for each level, 1 or more. JavaScript uses at
  ///   most 10.
  /// - Returns: The lines.
  public func serialized(indentedBy indentation: Int) -> String {
    precondition(indentation > 0, "the indentation is at least one space")
    let text = Array(serialized().utf8)
    var lines: [UInt8] = []
    lines.reserveCapacity(text.count * 2)
    var depth = 0
    var isInString = false
    func newline() {
      lines.append(UInt8(ascii: "\n"))
      lines.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * indentation))
    }
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "\""):
        if !isInString || !isEscaped(index, in: text) { isInString.toggle() }
        lines.append(byte)
      case _ where isInString:
        lines.append(byte)
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        lines.append(byte)
        depth += 1
        if text[index + 1] != byte + 2 { newline() }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if text[index - 1] != byte - 2 { newline() }
        lines.append(byte)
      case UInt8(ascii: ","):
        lines.append(byte)
        newline()
      case UInt8(ascii: ":"):
        lines.append(byte)
        lines.append(UInt8(ascii: " "))
      default:
        lines.append(byte)
      }
    }
    return String(decoding: lines, as: UTF8.self)
  }
}

extension JSONValue: CustomStringConvertible {
  /// The document as JSON, as ``serialized()`` returns it.
  public var description: String { serialized() }
}

/// Returns whether the quotation mark at `index` is part of a string: an odd number of
/// backslashes precedes it.
private func isEscaped(_ index: Int, in text: [UInt8]) -> Bool {
  var start = index
  while start > 0, text[start - 1] == UInt8(ascii: "\\") { start -= 1 }
  return (index - start) % 2 == 1
}

extension JSONWriter {
  /// Writes `value`, a document or a part of one, however deep it is.
  public mutating func write(_ value: JSONValue) {
    var open: [OpenContainer] = []
    begin(value, &open)
    while let last = open.indices.last {
      let index = open[last].next
      open[last].next += 1
      switch open[last].value {
      case .array(let elements) where index < elements.count:
        begin(elements[index], &open)
      case .object(let members) where index < members.count:
        name(members[index].name)
        begin(members[index].value, &open)
      case .object:
        endObject()
        open.removeLast()
      default:
        endArray()
        open.removeLast()
      }
    }
  }

  /// An array or object, and the index of its next part.
  private struct OpenContainer {
    let value: JSONValue
    var next = 0
  }

  private mutating func begin(_ value: JSONValue, _ open: inout [OpenContainer]) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let value): number(value)
    case .string(let value): string(value)
    case .array:
      beginArray()
      open.append(OpenContainer(value: value))
    case .object:
      beginObject()
      open.append(OpenContainer(value: value))
    }
  }
}

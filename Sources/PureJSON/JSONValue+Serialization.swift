extension JSONValue {
  /// The document as text: members in their order, the escapes of `JSON.stringify`, no white space.
  ///
  /// Numbers keep their spelling. Those made from a `Double` have the one of `JSON.stringify`; those
  /// made from an integer are written in full, also where JavaScript would round them.
  public func serialized() -> String {
    JSONWriter.withText {
      $0.write(self)
    } use: { text in
      // SAFETY: the pointer does not leave the closure.
      unsafe text.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
    }
  }
}

extension JSONWriter {
  /// Writes a whole document, or a part of one, however deep.
  public mutating func write(_ value: JSONValue) {
    var open: [OpenContainer] = []
    begin(value, &open)
    while let container = open.popLast() {
      switch container {
      case .array(var rest):
        guard let element = rest.popFirst() else {
          endArray()
          continue
        }
        open.append(.array(rest))
        begin(element, &open)
      case .object(var rest):
        guard let member = rest.popFirst() else {
          endObject()
          continue
        }
        open.append(.object(rest))
        name(member.name)
        begin(member.value, &open)
      }
    }
  }

  /// What is still to be written of an array or object.
  private enum OpenContainer {
    case array(ArraySlice<JSONValue>)
    case object(ArraySlice<JSONValue.Member>)
  }

  private mutating func begin(_ value: JSONValue, _ open: inout [OpenContainer]) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let value): number(value)
    case .string(let value): string(value)
    case .array(let elements):
      beginArray()
      open.append(.array(elements[...]))
    case .object(let members):
      beginObject()
      open.append(.object(members[...]))
    }
  }
}

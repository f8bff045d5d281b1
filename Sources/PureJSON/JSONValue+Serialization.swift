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

  /// An array or object, and which of its parts is the next to be written.
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

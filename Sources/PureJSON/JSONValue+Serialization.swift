extension JSONValue {
  /// The document as text, members in their order: what `JSON.stringify` prints for the same values.
  ///
  /// Numbers keep their spelling, strings get the fewest escapes, and there is no white space.
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
  /// Writes a whole document, or a part of one.
  public mutating func write(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let value): number(value)
    case .string(let value): string(value)
    case .array(let elements):
      beginArray()
      for element in elements { write(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        name(member.name)
        write(member.value)
      }
      endObject()
    }
  }
}

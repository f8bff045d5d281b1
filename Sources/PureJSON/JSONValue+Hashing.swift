/// Equal documents have equal hash values: the order of members, the spelling of numbers, and the code points
/// of strings count, as they do for `==`.
extension JSONValue: Hashable {
  public func hash(into hasher: inout Hasher) {
    var waiting = [self]
    while let value = waiting.popLast() {
      switch value {
      case .null:
        hasher.combine(0 as UInt8)
      case .bool(let value):
        hasher.combine(1 as UInt8)
        hasher.combine(value)
      case .number(let value):
        hasher.combine(2 as UInt8)
        hasher.combine(value)
      case .string(let value):
        hasher.combine(3 as UInt8)
        hashBytes(of: value, into: &hasher)
      case .array(let elements):
        hasher.combine(4 as UInt8)
        hasher.combine(elements.count)
        waiting += elements
      case .object(let members):
        hasher.combine(5 as UInt8)
        hasher.combine(members.count)
        for member in members {
          hashBytes(of: member.name, into: &hasher)
          waiting.append(member.value)
        }
      }
    }
  }
}

extension JSONValue.Member: Hashable {
  public func hash(into hasher: inout Hasher) {
    hashBytes(of: name, into: &hasher)
    hasher.combine(value)
  }
}

extension JSONNumber: Hashable {
  public func hash(into hasher: inout Hasher) { hashBytes(of: text, into: &hasher) }
}

/// Feeds the bytes of a string to the hasher. A `String` would feed those of its normal form.
private func hashBytes(of text: String, into hasher: inout Hasher) {
  for byte in text.utf8 { hasher.combine(byte) }
  hasher.combine(0xff as UInt8)
}

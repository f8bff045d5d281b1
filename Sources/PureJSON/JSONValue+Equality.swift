/// Two documents are equal when they would be written alike: members in the same order, numbers with
/// the same spelling, strings of the same code points (`"é"` is not `"e\u{301}"`).
extension JSONValue: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    var pairs = [(left, right)]
    while let pair = pairs.popLast() {
      switch pair {
      case (.null, .null): continue
      case (.bool(let left), .bool(let right)) where left == right: continue
      case (.number(let left), .number(let right)) where left == right: continue
      case (.string(let left), .string(let right)) where left.utf8.elementsEqual(right.utf8):
        continue
      case (.array(let left), .array(let right)) where left.count == right.count:
        pairs.append(contentsOf: zip(left, right))
      case (.object(let left), .object(let right)) where left.count == right.count:
        for (left, right) in zip(left, right) {
          guard left.name.utf8.elementsEqual(right.name.utf8) else { return false }
          pairs.append((left.value, right.value))
        }
      default: return false
      }
    }
    return true
  }
}

extension JSONValue.Member: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8) && left.value == right.value
  }
}

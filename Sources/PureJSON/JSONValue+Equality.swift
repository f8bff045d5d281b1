/// Two documents are equal when they would be written alike: members in the same order, numbers with
/// the same spelling, strings of the same code points (`"é"` is not `"e\u{301}"`).
/// ``isEquivalent(to:)`` asks less.
extension JSONValue: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    var pairs = [(left, right)]
    while let pair = pairs.popLast() {
      switch pair {
      case (.null, .null): continue
      case (.bool(let left), .bool(let right)) where left == right: continue
      case (.number(let left), .number(let right)) where left == right: continue
      case (.string(let left), .string(let right)) where isSameText(left, right):
        continue
      case (.array(let left), .array(let right)) where left.count == right.count:
        for index in left.indices { pairs.append((left[index], right[index])) }
      case (.object(let left), .object(let right)) where left.count == right.count:
        for index in left.indices {
          guard isSameText(left[index].name, right[index].name) else { return false }
          pairs.append((left[index].value, right[index].value))
        }
      default: return false
      }
    }
    return true
  }
}

extension JSONValue {
  /// Whether both have the same canonical form (RFC 8785): members may be in another order, numbers
  /// are the same when their nearest doubles are, so that `1.0` is `1`.
  ///
  /// A value that has no canonical form, because a name is there twice or a string has a noncharacter
  /// in it, is equivalent to none.
  public func isEquivalent(to other: JSONValue) -> Bool {
    guard let left = try? CanonicalJSON.canonicalize(self),
      let right = try? CanonicalJSON.canonicalize(other)
    else { return false }
    return left == right
  }
}

extension JSONValue.Member: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    isSameText(left.name, right.name) && left.value == right.value
  }
}

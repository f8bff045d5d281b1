/// Two documents are equal if they are serialized alike: members in the same order, numbers with
/// the same spelling, strings with the same code points (`"é"` is not `"e\u{301}"`).
/// ``isEquivalent(to:)`` requires less.
extension JSONValue: Equatable {
  /// Returns whether both are serialized alike.
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
  /// Returns whether this and `other` have the same canonical form (RFC 8785).
  ///
  /// The order of members does not matter, and numbers are equal if their nearest doubles are:
  /// `1.0` is `1`.
  ///
  /// A value without a canonical form, because it has a duplicate name or a noncharacter, is
  /// equivalent to none.
  public func isEquivalent(to other: JSONValue) -> Bool {
    guard let left = try? CanonicalJSON.canonicalize(self),
      let right = try? CanonicalJSON.canonicalize(other)
    else { return false }
    return left == right
  }
}

extension JSONValue.Member: Equatable {
  /// Returns whether both have the same name, and the same value.
  public static func == (left: Self, right: Self) -> Bool {
    isSameText(left.name, right.name) && left.value == right.value
  }
}

/// Equal documents have equal hash values: the order of members, the spelling of numbers, and the
/// code points of strings count, as they do for `==`.
extension JSONValue: Hashable {
  /// Feeds the same bytes to the hasher that `==` compares.
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
  /// Feeds the same bytes to the hasher that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hashBytes(of: name, into: &hasher)
    hasher.combine(value)
  }
}

extension JSONNumber: Hashable {
  /// Feeds the same bytes to the hasher that `==` compares.
  public func hash(into hasher: inout Hasher) { hashBytes(of: text, into: &hasher) }
}

/// Feeds the bytes of a string to the hasher.
///
/// A `String` would feed its normal form.
private func hashBytes(of text: String, into hasher: inout Hasher) {
  for byte in text.utf8 { hasher.combine(byte) }
  hasher.combine(0xff as UInt8)
}

extension JSONValue {
  /// Returns whether two strings have the same UTF-8 bytes.
  public static func _isSameText(_ left: String, _ right: String) -> Bool {
    isSameText(left, right)
  }

  /// Returns whether bytes are those of a string in UTF-8.
  public static func _isSameText(_ left: ArraySlice<UInt8>, _ right: String) -> Bool {
    left.count == right.utf8.count && hasSameBytes(left, right.utf8)
  }
}

/// Returns whether two strings have the same UTF-8 bytes.
///
/// With `==`, `é` equals `e` with a combining accent.
func isSameText(_ left: String, _ right: String) -> Bool {
  // Comparing lengths first is cheaper.
  left.utf8.count == right.utf8.count && hasSameBytes(left.utf8, right.utf8)
}

/// The same for two collections of equal length.
@inline(never)
private func hasSameBytes(_ left: some Collection<UInt8>, _ right: String.UTF8View) -> Bool {
  if left.isEmpty { return true }
  // SAFETY: the pointers do not leave the closures.
  let isSame = left.withContiguousStorageIfAvailable { left in
    unsafe right.withContiguousStorageIfAvailable { right in
      let (text, other) = unsafe (
        RawMemory(reading: UnsafeRawBufferPointer(left)),
        RawMemory(reading: UnsafeRawBufferPointer(right))
      )
      return text.hasSameBytes(as: other, count: left.count)
    }
  }
  return (isSame ?? nil) ?? (Array(left) == Array(right))
}

extension RawMemory {
  fileprivate func hasSameBytes(as other: RawMemory, count: Int) -> Bool {
    var offset = 0
    while count &- offset >= 8 {
      if word(at: offset) != other.word(at: offset) { return false }
      offset &+= 8
    }
    while offset < count {
      if byte(at: offset) != other.byte(at: offset) { return false }
      offset &+= 1
    }
    return true
  }
}

extension JSONValue {
  /// The value of the member with this name, or `nil` if there is none or the value is not an object.
  ///
  /// Names are equal if their UTF-8 bytes are: `"é"` and `"e\u{301}"` are two names.
  ///
  ///     var claims: JSONValue = ["iss": "me"]
  ///     claims["sub"] = "you"  // appends a member
  ///     claims["iss"] = nil    // removes one
  ///
  /// A new member is appended, and a changed one keeps its place. Setting has no effect on a value that
  /// is not an object.
  public subscript(_ name: String) -> JSONValue? {
    get {
      guard case .object(let members) = self else { return nil }
      return members.first { isSameText($0.name, name) }?.value
    }
    set {
      guard case .object(var members) = self else { return }
      self = .null  // so that the members are not copied
      let index = members.firstIndex { isSameText($0.name, name) }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(name, value))
      case (nil, nil): break
      }
      self = .object(members)
    }
  }

  /// The element at this index, counted from 0, or `nil` if there is none or the value is not an array.
  ///
  /// Setting replaces the element, or removes it if the new value is `nil`. The index after the last
  /// element appends one. Setting has no effect at another index, or on a value that is not an array.
  public subscript(_ index: Int) -> JSONValue? {
    get {
      guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
      return elements[index]
    }
    set {
      guard case .array(var elements) = self else { return }
      self = .null  // so that the elements are not copied
      if elements.indices.contains(index) {
        elements.replaceSubrange(index...index, with: newValue.map { [$0] } ?? [])
      } else if index == elements.count, let newValue {
        elements.append(newValue)
      }
      self = .array(elements)
    }
  }
}

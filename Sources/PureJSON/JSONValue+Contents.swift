extension JSONValue {
  /// Whether the value is `null`.
  public var isNull: Bool {
    guard case .null = self else { return false }
    return true
  }

  /// The value of `true` or `false`, or `nil` if it is anything else.
  public var boolValue: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The number with its spelling, or `nil` if the value is anything else, such as a string of digits.
  public var numberValue: JSONNumber? {
    guard case .number(let value) = self else { return nil }
    return value
  }

  /// The number as an integer, or `nil` if the value is not a number, not an integer, or out of range.
  public var intValue: Int? { numberValue?.integer() }

  /// The number as the nearest double, or `nil` if the value is not a number.
  public var doubleValue: Double? { numberValue?.double }

  /// The string, or `nil` if the value is anything else.
  ///
  /// Swift's `==` of two strings accepts different strings that look alike: with it, `"José"` equals
  /// `"Jose\u{301}"`. To compare what is signed or authenticated, use ``isString(_:)``.
  public var stringValue: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  /// Returns whether the value is this string, compared code point by code point (RFC 8259, section
  /// 8.3), without normalization.
  public func isString(_ text: String) -> Bool {
    guard let value = stringValue else { return false }
    return isSameText(value, text)
  }

  /// The elements of the array, or `nil` if the value is anything else.
  public var arrayValue: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members of the object, in their order, or `nil` if the value is anything else.
  public var objectValue: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}

extension JSONValue {
  /// Whether it is `null`.
  public var isNull: Bool {
    guard case .null = self else { return false }
    return true
  }

  /// The value of `true` or `false`; nil for everything else.
  public var boolValue: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The number; nil for everything else, also for a string of digits.
  public var numberValue: JSONNumber? {
    guard case .number(let value) = self else { return nil }
    return value
  }

  /// The string; nil for everything else.
  public var stringValue: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  /// The elements of an array; nil for everything else.
  public var elements: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members of an object, in their order; nil for everything else.
  public var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}

/// A JSON document, or a part of one (RFC 8259).
///
///     let document: JSONValue = ["mn": "85212345678", "role": 0]
///     document.serialized()           // {"mn":"85212345678","role":0}
///     document["mn"]?.stringValue     // 85212345678
public enum JSONValue: Sendable {
  /// The literal `null`.
  case null
  /// The literal `true` or `false`.
  case bool(Bool)
  /// A number, with its spelling.
  case number(JSONNumber)
  /// A string, without escapes.
  case string(String)
  /// The elements of an array, in order.
  case array([JSONValue])
  /// The name/value pairs, in serialization order.
  case object([Member])

  /// A name/value pair of an object.
  public struct Member: Sendable {
    /// The name.
    ///
    /// It can occur twice in an object that was not read from text.
    public var name: String

    /// The value.
    public var value: JSONValue

    /// Creates a pair of `name` and `value`.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }
}

// MARK: - Literals

extension JSONValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// Creates a string from a literal.
  public init(stringLiteral value: String) { self = .string(value) }

  /// Creates a number from a literal.
  public init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }

  /// Creates a number from a literal.
  ///
  /// - Precondition: The literal is in the range of a double.
  public init(floatLiteral value: Double) {
    guard let number = JSONNumber(value) else { preconditionFailure("no number for \(value)") }
    self = .number(number)
  }

  /// Creates `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// Creates an array from a literal.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// Creates an object from a literal, in its order.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}

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

  /// The number with its spelling, or `nil` if the value is anything else, such as a string of
  /// digits.
  public var numberValue: JSONNumber? {
    guard case .number(let value) = self else { return nil }
    return value
  }

  /// The number as an integer, or `nil` if the value is not a number, not an integer, or out of
  /// range.
  public var intValue: Int? { numberValue?.integer() }

  /// The number as the nearest double, or `nil` if the value is not a number.
  public var doubleValue: Double? { numberValue?.double }

  /// The string, or `nil` if the value is anything else.
  ///
  /// Swift's `==` of two strings accepts different strings that look alike: with it, `"José"`
  /// equals `"Jose\u{301}"`. To compare what is signed or authenticated, use ``isString(_:)``.
  public var stringValue: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  /// Returns whether the value is the string `text`, compared code point by code point (RFC 8259,
  /// section 8.3), without normalization.
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

extension JSONValue {
  /// The value of the member `name`, or `nil` if there is none or the value is not an object.
  ///
  /// Names are equal if their UTF-8 bytes are: `"é"` and `"e\u{301}"` are two names.
  ///
  ///     var claims: JSONValue = ["iss": "me"]
  ///     claims["sub"] = "you"  // appends a member
  ///     claims["iss"] = nil    // removes one
  ///
  /// A new member is appended, and a changed one keeps its place. Of duplicate names, the first one
  /// is read and changed, and all are removed. Setting has no effect on a value that is not an
  /// object.
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
      case (_?, nil): members.removeAll { isSameText($0.name, name) }
      case (nil, let value?): members.append(Member(name, value))
      case (nil, nil): break
      }
      self = .object(members)
    }
  }

  /// The element at `index`, counted from 0, or `nil` if there is none or the value is not an
  /// array.
  ///
  /// Setting replaces the element, or removes it if the new value is `nil`. The index after the
  /// last element appends one. Setting has no effect at another index, or on a value that is not an
  /// array.
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

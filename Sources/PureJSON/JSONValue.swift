/// A JSON document, or a part of one (RFC 8259).
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  /// Name/value pairs, in the order in which they are written.
  case object([Member])

  /// One name/value pair of an object.
  public struct Member: Sendable {
    public var name: String
    public var value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }
}

extension JSONValue {
  /// The value of the member `name` of an object; nil where there is none, or no object.
  ///
  /// Names are the same when their UTF-8 bytes are: `"é"` and `"e\u{301}"` are two names.
  public subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { isSameText($0.name, name) }?.value
  }

  /// The element at `index` of an array, from 0 on; nil where there is none, or no array.
  public subscript(_ index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}

// MARK: - Literals

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }

  /// - Precondition: the literal is within the range of a double.
  public init(floatLiteral value: Double) {
    guard let number = JSONNumber(value) else { preconditionFailure("no number for \(value)") }
    self = .number(number)
  }

  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}

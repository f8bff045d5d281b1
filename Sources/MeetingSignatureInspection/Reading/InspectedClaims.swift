#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// The members of a header or a payload, as the rules look at them.
struct InspectedClaims {
  /// One value: whatever is neither text nor a number is told apart only where a rule does.
  enum Value {
    case text([UInt8])
    /// How it is spelled, and its value if that is an integer.
    case number([UInt8], Int64?)
    case null, bool, arrayOrObject
  }

  private(set) var names: [[UInt8]] = []
  private let members: [JSONValue.Member]

  /// Nil for a document that is no object.
  init?(_ document: JSONValue) {
    guard case .object(let members) = document else { return nil }
    self.members = members
    for member in members { names.append(utf8Bytes(of: member.name)) }
  }

  subscript(_ name: StaticString) -> Value? {
    @inline(never) get {
      for index in 0..<names.count where names[index].isText(name) {
        return Value(members[index].value)
      }
      return nil
    }
  }

  @inline(never)
  func has(_ name: StaticString) -> Bool { names.contains { $0.isText(name) } }

  /// The first of the names that a claim has.
  func first(of names: [StaticString]) -> StaticString? { names.first { has($0) } }

  /// The claim, if it is text.
  func text(_ name: StaticString) -> [UInt8]? {
    guard case .text(let text)? = self[name] else { return nil }
    return text
  }
}

extension InspectedClaims.Value {
  fileprivate init(_ value: JSONValue) {
    switch value {
    case .string(let text): self = .text(utf8Bytes(of: text))
    case .number(let number): self = .number(utf8Bytes(of: number.text), number.int64)
    case .null: self = .null
    case .bool: self = .bool
    case .array, .object: self = .arrayOrObject
    }
  }
}

#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// The members of a header or a payload.
struct TokenClaims {
  private let members: [JSONValue.Member]

  /// `nil` if the document isn't an object.
  init?(_ document: JSONValue) {
    guard case .object(let members) = document else { return nil }
    self.members = members
  }

  var names: [String] { members.map { $0.name } }

  subscript(_ name: String) -> JSONValue? {
    members.first { $0.name.hasSameBytes(as: name) }?.value
  }

  func contains(_ name: String) -> Bool { members.contains { $0.name.hasSameBytes(as: name) } }

  /// The first of the names that a claim has.
  func firstName(of names: [String]) -> String? { names.first { contains($0) } }

  /// The value of a claim, if it is a string.
  func string(_ name: String) -> String? { self[name]?.stringValue }
}

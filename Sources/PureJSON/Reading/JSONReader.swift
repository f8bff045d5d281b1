/// A reader that builds a document from the tokens of a scanner.
///
/// Open arrays and objects wait on a stack of its own, so that depth takes no call stack.
struct JSONReader: ~Copyable {
  private var scanner: JSONScanner
  private let maximumDepth: Int

  /// The elements of all open arrays, and the members of all open objects: the names are those of
  /// members whose values are not complete as well.
  private var elements: [JSONValue] = []
  private var members: [JSONValue.Member] = []
  private var names = RecordStack<ScannedString>(initialCapacity: 8)
  private var open = OpenContainers()

  init(_ scanner: consuming JSONScanner, maximumDepth: Int) {
    self.scanner = scanner
    self.maximumDepth = maximumDepth
    // Enough for the claims of a token.
    members.reserveCapacity(8)
  }

  // Not inlined, because there would be a loop for each kind of sequence.
  @inline(never)
  mutating func readDocument() throws(JSONError) -> JSONValue {
    var complete: JSONValue?
    while true {
      guard let value = complete.take() else {
        complete = try readValueOrOpen()
        continue
      }
      guard let container = open.innermost else {
        try scanner.scanEnd()
        return value
      }
      complete = try add(value, to: container)
      if complete != nil { open.close() }
    }
  }

  // MARK: Arrays and objects

  /// Reads a scalar or an empty array or object, or opens one that is not empty.
  private mutating func readValueOrOpen() throws(JSONError) -> JSONValue? {
    switch scanner.skipWhitespace() {
    case UInt8(ascii: "["):
      try scanner.scanBracket(depth: open.count, maximumDepth)
      if scanner.scans(UInt8(ascii: "]")) { return .array([]) }
      open.open(.array(first: elements.count))
      return nil
    case UInt8(ascii: "{"):
      try scanner.scanBracket(depth: open.count, maximumDepth)
      if scanner.scans(UInt8(ascii: "}")) { return .object([]) }
      open.open(.object(first: members.count))
      names.append(try scanner.scanName())
      return nil
    default:
      return try readScalar()
    }
  }

  /// Adds `value` to the innermost array or object, and returns that if it is complete.
  private mutating func add(
    _ value: consuming JSONValue, to container: OpenContainers.Container
  ) throws(JSONError) -> JSONValue? {
    switch container {
    case .array(let first):
      elements.append(value)
      if try !scanner.scansEnd(UInt8(ascii: "]")) { return nil }
      let array = JSONValue.array(Array(elements[first...]))
      elements.truncate(to: first)
      return array
    case .object(let first):
      let name = try scanner.value(of: names[names.count - 1])
      members.append(JSONValue.Member(name, value))
      if try !scanner.scansEnd(UInt8(ascii: "}")) {
        names.append(try scanner.scanName())
        return nil
      }
      let count = members.count - first
      let firstName = names.count - count
      try scanner.checkNames(count) { names[firstName + $0] }
      names.truncate(to: firstName)
      return .object(takeMembers(from: first))
    }
  }

  private mutating func takeMembers(from first: Int) -> [JSONValue.Member] {
    if first == 0 {
      defer { members = [] }
      return members
    }
    defer { members.truncate(to: first) }
    return Array(members[first...])
  }

  // MARK: Values without parts

  private mutating func readScalar() throws(JSONError) -> JSONValue {
    switch scanner.byte(at: scanner.offset) {
    case UInt8(ascii: "\""): return .string(try scanner.value(of: scanner.scanText()))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try readNumber())
    case UInt8(ascii: "t"): return try readLiteral("true", .bool(true))
    case UInt8(ascii: "f"): return try readLiteral("false", .bool(false))
    case UInt8(ascii: "n"): return try readLiteral("null", .null)
    default: throw scanner.unexpected(at: scanner.offset)
    }
  }

  private mutating func readLiteral(
    _ text: StaticString, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    try scanner.scanLiteral(text)
    return value
  }

  private mutating func readNumber() throws(JSONError) -> JSONNumber {
    let start = scanner.offset
    try scanner.checkRange(of: scanner.scanNumber())
    return JSONNumber(checkedSpelling: scanner.text(start..<scanner.offset))
  }
}

extension Array {
  /// Removes all elements from `index` on.
  fileprivate mutating func truncate(to index: Int) {
    while count > index { removeLast() }
  }
}

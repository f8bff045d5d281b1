/// A reader that builds a document from the tokens of a scanner.
///
/// Open arrays and objects wait on a stack of its own, so that depth takes no call stack.
struct JSONReader: ~Copyable {
  private var scanner: JSONScanner
  private let maximumDepth: Int

  /// The elements of all open arrays, and the members of all open objects.
  private var elements: [JSONValue] = []
  private var members: [JSONValue.Member] = []
  private var nameOffsets = RecordStack<Int>(initialCapacity: 8)
  private var open = RecordStack<Container>(initialCapacity: 8)

  private enum Container: BitwiseCopyable {
    case array(firstElement: Int)
    case object(firstMember: Int)
  }

  init(_ scanner: consuming JSONScanner, maximumDepth: Int) {
    self.scanner = scanner
    self.maximumDepth = maximumDepth
    // Enough for the claims of a token.
    members.reserveCapacity(8)
  }

  // Not inlined, because there would be a loop for each kind of sequence.
  @inline(never)
  mutating func readDocument() throws(JSONError) -> JSONValue {
    while true {
      guard var value = try readValueOrOpen() else { continue }
      while let container = open.last {
        guard let whole = try add(value, to: container) else { break }
        value = whole
        open.truncate(to: open.count - 1)
      }
      if open.count == 0 {
        try scanner.scanEnd()
        return value
      }
    }
  }

  // MARK: Arrays and objects

  /// Reads a scalar or an empty array or object, or opens one that is not empty.
  private mutating func readValueOrOpen() throws(JSONError) -> JSONValue? {
    switch scanner.skipWhitespace() {
    case UInt8(ascii: "["):
      try enter()
      if takes(UInt8(ascii: "]")) { return .array([]) }
      open.append(.array(firstElement: elements.count))
      return nil
    case UInt8(ascii: "{"):
      try enter()
      if takes(UInt8(ascii: "}")) { return .object([]) }
      open.append(.object(firstMember: members.count))
      try readName()
      return nil
    default:
      return try readScalar()
    }
  }

  private mutating func enter() throws(JSONError) {
    if open.count >= maximumDepth { throw scanner.error(.tooDeep, at: scanner.offset) }
    scanner.offset += 1
  }

  private mutating func takes(_ byte: UInt8) -> Bool {
    guard scanner.skipWhitespace() == byte else { return false }
    scanner.offset += 1
    return true
  }

  /// Adds `value` to the innermost array or object, and returns that if it is complete.
  private mutating func add(
    _ value: JSONValue, to container: Container
  ) throws(JSONError) -> JSONValue? {
    switch container {
    case .array(let first):
      elements.append(value)
      if try !ends(with: UInt8(ascii: "]")) { return nil }
      let array = JSONValue.array(Array(elements[first...]))
      elements.truncate(to: first)
      return array
    case .object(let first):
      members[members.count - 1].value = value
      if try !ends(with: UInt8(ascii: "}")) {
        try readName()
        return nil
      }
      let object = takeMembers(from: first)
      if let second = object.firstRepeatedName() {
        throw scanner.error(.duplicateName, at: nameOffsets[first + second])
      }
      nameOffsets.truncate(to: first)
      return .object(object)
    }
  }

  /// Skips the character after a part of an array or object.
  ///
  /// Returns `true` for the bracket, and `false` for a comma.
  private mutating func ends(with bracket: UInt8) throws(JSONError) -> Bool {
    let next = scanner.skipWhitespace()
    guard next == bracket || next == UInt8(ascii: ",") else {
      throw scanner.unexpected(at: scanner.offset)
    }
    scanner.offset += 1
    return next == bracket
  }

  private mutating func takeMembers(from first: Int) -> [JSONValue.Member] {
    if first == 0 {
      defer { members = [] }
      return members
    }
    defer { members.truncate(to: first) }
    return Array(members[first...])
  }

  /// Reads `"name":`, with whitespace before and between.
  private mutating func readName() throws(JSONError) {
    guard scanner.skipWhitespace() == UInt8(ascii: "\"") else {
      throw scanner.unexpected(at: scanner.offset)
    }
    nameOffsets.append(scanner.offset)
    members.append(JSONValue.Member(try readString(), .null))
    try scanner.scanColon()
  }

  // MARK: Values without parts

  private mutating func readScalar() throws(JSONError) -> JSONValue {
    switch scanner.byte(at: scanner.offset) {
    case UInt8(ascii: "\""): return .string(try readString())
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

  private mutating func readString() throws(JSONError) -> String {
    let start = scanner.offset + 1
    let hasEscapes = try scanner.scanString()
    let range = start..<(scanner.offset - 1)
    return hasEscapes ? try scanner.unescaped(range) : scanner.text(range)
  }
}

extension [JSONValue.Member] {
  /// Returns the index of the first member with the name of an earlier one.
  fileprivate func firstRepeatedName() -> Int? {
    if count > 16 { return firstRepeatedNameOfMany() }
    for index in indices {
      for earlier in 0..<index where isSameText(self[earlier].name, self[index].name) {
        return index
      }
    }
    return nil
  }

  private func firstRepeatedNameOfMany() -> Int? {
    let names = map { [UInt8]($0.name.utf8) }
    var sorted = RecordStack<Int>(initialCapacity: count)
    for index in indices { sorted.append(index) }
    sorted.sort(from: 0) { names[$0].lexicographicallyPrecedes(names[$1]) }
    var firstRepeated: Int?
    for place in 1..<count where names[sorted[place - 1]] == names[sorted[place]] {
      firstRepeated = Swift.min(firstRepeated ?? count, sorted[place])
    }
    return firstRepeated
  }
}

extension Array {
  /// Removes all elements from `index` on.
  fileprivate mutating func truncate(to index: Int) {
    while count > index { removeLast() }
  }
}

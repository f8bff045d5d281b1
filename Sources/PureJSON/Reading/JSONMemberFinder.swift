/// A reader that finds the members of an object in its text, and creates no values.
///
/// It checks the text as `JSONReader` does, and throws the same errors.
struct JSONMemberFinder: ~Copyable {
  private var scanner: JSONScanner
  private let maximumDepth: Int

  /// The members of all open objects.
  private var members: [JSONMemberPlace] = []
  private var open = OpenContainers()

  init(_ scanner: consuming JSONScanner, maximumDepth: Int) {
    self.scanner = scanner
    self.maximumDepth = maximumDepth
    // Enough for the claims of a token.
    members.reserveCapacity(8)
  }

  /// Returns the members of the object, or `nil` if the document is anything else.
  mutating func findMembers() throws(JSONError) -> [JSONMemberPlace]? {
    let isObject = scanner.skipWhitespace() == UInt8(ascii: "{")
    repeat {
      if try opens() { continue }
      while let container = open.innermost, try ends(container) { open.close() }
    } while open.count > 0
    try scanner.scanEnd()
    return isObject ? members : nil
  }

  /// Scans a scalar or an empty array or object, or opens one that is not empty.
  ///
  /// Returns whether it has opened one.
  private mutating func opens() throws(JSONError) -> Bool {
    switch scanner.skipWhitespace() {
    case UInt8(ascii: "["):
      try scanner.scanBracket(depth: open.count, maximumDepth)
      if scanner.scans(UInt8(ascii: "]")) { return false }
      open.open(.array(first: 0))
      return true
    case UInt8(ascii: "{"):
      try scanner.scanBracket(depth: open.count, maximumDepth)
      if scanner.scans(UInt8(ascii: "}")) { return false }
      open.open(.object(first: members.count))
      try findName()
      return true
    default:
      try scanScalar()
      return false
    }
  }

  /// Scans what follows a part of an array or object.
  ///
  /// Returns whether it is complete.
  private mutating func ends(_ container: OpenContainers.Container) throws(JSONError) -> Bool {
    switch container {
    case .array:
      return try scanner.scansEnd(UInt8(ascii: "]"))
    case .object(let first):
      members[members.count - 1].end = scanner.offset
      if try !scanner.scansEnd(UInt8(ascii: "}")) {
        try findName()
        return false
      }
      try scanner.checkNames(members.count - first) { members[first + $0].name }
      // Those of the outermost object are the result.
      if open.count > 1 { members.removeSubrange(first...) }
      return true
    }
  }

  private mutating func findName() throws(JSONError) {
    let name = try scanner.scanName()
    _ = scanner.skipWhitespace()
    members.append(JSONMemberPlace(name: name, start: scanner.offset))
  }

  private mutating func scanScalar() throws(JSONError) {
    switch scanner.byte(at: scanner.offset) {
    case UInt8(ascii: "\""):
      let hasEscapes = try scanner.scanString()
      if hasEscapes, case .object = open.innermost { members[members.count - 1].hasEscapes = true }
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try scanner.checkRange(of: scanner.scanNumber())
    case UInt8(ascii: "t"): try scanner.scanLiteral("true")
    case UInt8(ascii: "f"): try scanner.scanLiteral("false")
    case UInt8(ascii: "n"): try scanner.scanLiteral("null")
    default: throw scanner.unexpected(at: scanner.offset)
    }
  }
}

/// The place of a member in the text of an object.
struct JSONMemberPlace: BitwiseCopyable {
  var name: ScannedString
  /// The first byte of the value.
  var start: Int
  /// The end of the value, once it is known.
  var end = 0
  /// Whether the value is a string with escapes.
  var hasEscapes = false
}

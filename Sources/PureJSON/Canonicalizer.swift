/// Brings a text into canonical form (RFC 8785).
///
/// In one pass over the text every value is written as it has to be, member behind member in their
/// order, and where an object ends it is known whether that was the right one. If it always was, all
/// is done. If not, a second pass, over what the first has written, copies the members in theirs.
struct Canonicalizer: ~Copyable {
  var text: JSONScanner
  var draft: CanonicalDraft
  private let maximumDepth: Int

  /// Offsets take 32 bits each.
  static var maximumByteCount: Int { Int(clamping: UInt32.max) }

  /// The members of all open objects.
  var members = RecordStack<OpenMember>(initialCapacity: 16)
  private var open = RecordStack<Container>(initialCapacity: 8)

  /// A member as it stands in the draft, for comparing.
  struct OpenMember {
    var start: UInt32
    var nameEnd: UInt32
    var end: UInt32
    var unsortedCount: UInt32
    /// Where its name stands in the text.
    var nameOffset: UInt32
  }

  struct Container {
    /// Where the bracket stands in the draft.
    var start: UInt32
    /// How many unsorted objects end before it.
    var unsortedBefore: UInt32
    /// Where the members of an object begin; that of an array is -1.
    var firstMember: Int

    var isArray: Bool { firstMember < 0 }
  }

  init(_ text: consuming JSONScanner, maximumDepth: Int) {
    draft = CanonicalDraft(capacity: text.count + 160)
    self.text = text
    self.maximumDepth = maximumDepth
  }

  // Not inlined: the loop would be there once for every kind of sequence.
  @inline(never)
  mutating func canonicalize() throws(JSONError) -> [UInt8] {
    repeat {
      try writeValueOrOpen()
    } while open.count > 0
    try text.scanEnd()
    return draft.sorted()
  }

  // MARK: Arrays and objects

  /// Writes a value and what closes with it, or opens an array or object that has something in it.
  private mutating func writeValueOrOpen() throws(JSONError) {
    draft.reserve(ECMAScriptNumberText.room)
    switch text.skipWhitespace() {
    case UInt8(ascii: "\""): _ = try writeString()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try writeNumber()
    case UInt8(ascii: "{"):
      try enter(UInt8(ascii: "{"), firstMember: members.count)
      if text.skipWhitespace() != UInt8(ascii: "}") { return try writeName() }
      try leave(UInt8(ascii: "}"))
    case UInt8(ascii: "["):
      try enter(UInt8(ascii: "["), firstMember: -1)
      if text.skipWhitespace() != UInt8(ascii: "]") { return }
      try leave(UInt8(ascii: "]"))
    case UInt8(ascii: "t"): try writeLiteral("true")
    case UInt8(ascii: "f"): try writeLiteral("false")
    case UInt8(ascii: "n"): try writeLiteral("null")
    default: throw text.unexpected(at: text.offset)
    }
    try finishValue()
  }

  private mutating func enter(_ bracket: UInt8, firstMember: Int) throws(JSONError) {
    if open.count >= maximumDepth { throw text.error(.tooDeep, at: text.offset) }
    open.append(
      Container(
        start: UInt32(truncatingIfNeeded: draft.count),
        unsortedBefore: UInt32(truncatingIfNeeded: draft.unsorted.count), firstMember: firstMember))
    draft.append(bracket)
    text.offset &+= 1
  }

  private mutating func leave(_ bracket: UInt8) throws(JSONError) {
    draft.append(bracket)
    text.offset &+= 1
    let container = open[open.count &- 1]
    open.truncate(to: open.count &- 1)
    if !container.isArray { try finishObject(container) }
  }

  /// Writes what follows a value, up to the next one.
  @inline(__always)
  private mutating func finishValue() throws(JSONError) {
    while let container = open.last {
      if draft.count >= Self.maximumByteCount { throw text.error(.tooLong, at: text.offset) }
      draft.reserve(ECMAScriptNumberText.room)
      let next = text.skipWhitespace()
      if container.isArray {
        if next == UInt8(ascii: ",") { return passComma() }
        guard next == UInt8(ascii: "]") else { throw text.unexpected(at: text.offset) }
      } else {
        members[members.count &- 1].end = UInt32(truncatingIfNeeded: draft.count)
        members[members.count &- 1].unsortedCount = UInt32(truncatingIfNeeded: draft.unsorted.count)
        if next == UInt8(ascii: ",") {
          passComma()
          return try writeName()
        }
        guard next == UInt8(ascii: "}") else { throw text.unexpected(at: text.offset) }
      }
      try leave(next)
    }
  }

  @inline(__always)
  private mutating func passComma() {
    draft.append(UInt8(ascii: ","))
    text.offset &+= 1
  }

  /// Writes `"name":`.
  private mutating func writeName() throws(JSONError) {
    guard text.skipWhitespace() == UInt8(ascii: "\"") else {
      throw text.unexpected(at: text.offset)
    }
    let start = UInt32(truncatingIfNeeded: draft.count)
    let nameOffset = UInt32(truncatingIfNeeded: text.offset)
    if try writeString() { draft.hasEscapedNames = true }
    let nameEnd = UInt32(truncatingIfNeeded: draft.count)
    members.append(
      OpenMember(start: start, nameEnd: nameEnd, end: 0, unsortedCount: 0, nameOffset: nameOffset))
    draft.append(UInt8(ascii: ":"))
    try text.scanColon()
  }

  private mutating func writeLiteral(_ literal: StaticString) throws(JSONError) {
    let start = text.offset
    try text.scanLiteral(literal)
    draft.append(start..<text.offset, of: text)
  }
}

/// Converts JSON to canonical form (RFC 8785) in one or two passes.
///
///     input    {"b": 1, "a": {"y": 2.0, "x": []}}
///     pass 1   {"b":1,"a":{"y":2,"x":[]}}       values canonical, members in input order
///              unsorted: the inner object (x, y), then the outer one (a, b)
///     pass 2   copies from the end, and replaces an unsorted object with its sorted members
///     output   {"a":{"x":[],"y":2},"b":1}       pass 1 is the output if nothing is unsorted
///
/// Parsing, sorting, and writing a `JSONValue` would take 650 lines less, but 154 instructions
/// for each byte instead of 31.
struct Canonicalizer: ~Copyable {
  var text: JSONScanner
  var draft: CanonicalDraft
  private let maximumDepth: Int

  /// Offsets have 32 bits.
  static var maximumByteCount: Int { Int(clamping: UInt32.max) }

  /// The members of all open objects.
  var members = RecordStack<OpenMember>(initialCapacity: 16)
  private var open = RecordStack<Container>(initialCapacity: 8)

  /// A member in the draft, for comparison.
  struct OpenMember {
    var start: UInt32
    var nameEnd: UInt32
    var end: UInt32
    var unsortedCount: UInt32
    /// The offset of its name in the input.
    var nameOffset: UInt32
  }

  struct Container {
    /// The index of the first member of an object, or the highest number for an array.
    var firstMember: UInt32

    static var array: Self { Self(firstMember: .max) }

    var isArray: Bool { firstMember == .max }
  }

  init(_ text: consuming JSONScanner, maximumDepth: Int) {
    draft = CanonicalDraft(capacity: text.count + 160)
    self.text = text
    self.maximumDepth = maximumDepth
  }

  // Not inlined, because there would be a loop for each kind of sequence.
  @inline(never)
  mutating func canonicalize() throws(JSONError) -> [UInt8] {
    repeat {
      try writeValueOrOpen()
    } while open.count > 0
    try text.scanEnd()
    // The second pass needs memory of its own.
    open.deallocate()
    members.deallocate()
    return draft.sorted()
  }

  // MARK: Arrays and objects

  /// Writes a value and the brackets that it closes, or opens an array or object that is not
  /// empty.
  private mutating func writeValueOrOpen() throws(JSONError) {
    draft.reserve(ECMAScriptNumberText.capacity)
    switch text.skipWhitespace() {
    case UInt8(ascii: "\""): _ = try writeString()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try writeNumber()
    case UInt8(ascii: "{"):
      try enter(
        UInt8(ascii: "{"), Container(firstMember: UInt32(truncatingIfNeeded: members.count)))
      if text.skipWhitespace() != UInt8(ascii: "}") { return try writeName() }
      try leave(UInt8(ascii: "}"))
    case UInt8(ascii: "["):
      try enter(UInt8(ascii: "["), .array)
      if text.skipWhitespace() != UInt8(ascii: "]") { return }
      try leave(UInt8(ascii: "]"))
    case UInt8(ascii: "t"): try writeLiteral("true")
    case UInt8(ascii: "f"): try writeLiteral("false")
    case UInt8(ascii: "n"): try writeLiteral("null")
    default: throw text.unexpected(at: text.offset)
    }
    try finishValue()
  }

  private mutating func enter(_ bracket: UInt8, _ container: Container) throws(JSONError) {
    if open.count >= maximumDepth { throw text.error(.tooDeep, at: text.offset) }
    open.append(container)
    draft.append(bracket)
    text.offset &+= 1
  }

  private mutating func leave(_ bracket: UInt8) throws(JSONError) {
    draft.append(bracket)
    text.offset &+= 1
    let container = open[open.count &- 1]
    open.truncate(to: open.count &- 1)
    if !container.isArray { try finishObject(firstMember: Int(container.firstMember)) }
  }

  /// Writes what follows a value, up to the next one.
  @inline(__always)
  private mutating func finishValue() throws(JSONError) {
    while let container = open.last {
      if draft.count >= Self.maximumByteCount { throw text.error(.tooLong, at: text.offset) }
      draft.reserve(ECMAScriptNumberText.capacity)
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

extension Canonicalizer {
  // MARK: Strings

  /// Writes a string, whose opening quotation mark is the next byte, and returns whether it
  /// contains escapes.
  ///
  /// Leaves capacity for everything up to the next value.
  @inline(__always)
  mutating func writeString() throws(JSONError) -> Bool {
    let start = text.offset
    let hasEscapes = try text.scanString()
    let range = start..<text.offset
    draft.reserve(range.count &+ ECMAScriptNumberText.capacity)
    if hasEscapes {
      try writeUnescaped(range)
    } else {
      draft.append(range, of: text)
    }
    return hasEscapes
  }

  /// Writes a string, with its quotation marks, that contains escapes which may be unnecessary.
  ///
  /// It never gets longer.
  private mutating func writeUnescaped(_ range: Range<Int>) throws(JSONError) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = text.byte(at: position)
      if byte != UInt8(ascii: "\\") {
        draft.append(byte)
        position &+= 1
        continue
      }
      let (scalar, end) = try text.escape(at: position)
      draft.appendMinimallyEscaped(scalar)
      position = end
    }
  }

  // MARK: Numbers

  /// Writes a number, whose sign or first digit is the next byte.
  @inline(__always)
  mutating func writeNumber() throws(JSONError) {
    let start = text.offset
    let spelling = try text.scanNumber()
    if isCanonical(spelling) {
      draft.append(start..<text.offset, of: text)
    } else {
      try writeRespelled(spelling)
    }
  }

  /// Returns whether the number is certainly canonical.
  ///
  /// Doubles distinguish up to 15 digits, so these are the fewest that read back as the same
  /// double.
  @inline(__always)
  private func isCanonical(_ number: NumberSpelling) -> Bool {
    let (integer, fraction) = (number.integer, number.fraction)
    if number.hasExponent || integer.count &+ fraction.count > 15 { return false }
    let isZero = text.byte(at: integer.lowerBound) == UInt8(ascii: "0")
    if fraction.isEmpty { return !(isZero && number.isNegative) }
    if text.byte(at: fraction.upperBound &- 1) == UInt8(ascii: "0") { return false }
    // Below 10^-6, there is an exponent.
    return !isZero || text.word(at: fraction.lowerBound) & 0xffff_ffff_ffff != 0x3030_3030_3030
  }

  private mutating func writeRespelled(_ spelling: NumberSpelling) throws(JSONError) {
    let number = DecimalNumber(spelling, in: text)
    // There is capacity, and the bytes are counted.
    var output = ECMAScriptNumberText(in: draft.memory.from(draft.count))
    if number.digits < 1_000_000_000_000_000, number.digits > 0, -290...290 ~= number.exponent {
      // As above, in any form.
      var decimal = ShortDecimal(digits: number.digits, exponent: Int(number.exponent))
      decimal.dropTrailingZeros()
      output.write(decimal, isNegative: number.isNegative)
    } else {
      let value = text.double(number, spelling)
      if value.isInfinite { throw text.outOfRange(spelling) }
      output.write(value)
    }
    draft.count &+= output.count
  }
}

extension CanonicalDraft {
  /// Appends a code point that was escaped, with an escape only where it is necessary (RFC 8785,
  /// section 3.2.2.2).
  fileprivate mutating func appendMinimallyEscaped(_ scalar: UInt32) {
    switch scalar {
    case 0x08: appendEscape(UInt8(ascii: "b"))
    case 0x09: appendEscape(UInt8(ascii: "t"))
    case 0x0a: appendEscape(UInt8(ascii: "n"))
    case 0x0c: appendEscape(UInt8(ascii: "f"))
    case 0x0d: appendEscape(UInt8(ascii: "r"))
    case 0x22, 0x5c: appendEscape(UInt8(truncatingIfNeeded: scalar))
    case ..<0x20:
      appendEscape(UInt8(ascii: "u"))
      append(UInt8(ascii: "0"))
      append(UInt8(ascii: "0"))
      append(scalar < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      let digit = UInt8(truncatingIfNeeded: scalar & 15)
      append(digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &- 10 &+ digit)
    default:
      guard let scalar = Unicode.Scalar(scalar) else { return }
      for byte in UTF8.encode(scalar) ?? UTF8.EncodedScalar() { append(byte) }
    }
  }

  private mutating func appendEscape(_ character: UInt8) {
    append(UInt8(ascii: "\\"))
    append(character)
  }
}

extension Canonicalizer {
  /// Sorts the members of a closed object, unless they are sorted, and discards them.
  ///
  /// - Throws: ``JSONError`` for a duplicate name.
  mutating func finishObject(firstMember first: Int) throws(JSONError) {
    let count = members.count &- first
    if count == 0 { return }
    // The brace is before the first name.
    let start = members[first].start &- 1
    if try count > 20 ? sortMany(from: first) : sortFew(from: first) {
      draft.unsorted.append(
        .init(
          start: start, end: UInt32(truncatingIfNeeded: draft.count),
          firstMember: UInt32(truncatingIfNeeded: draft.members.count),
          unsortedBefore: draft.unsortedCount(before: start)))
      for index in first..<members.count {
        let member = members[index]
        draft.members.append(
          .init(start: member.start, end: member.end, unsortedCount: member.unsortedCount))
      }
    }
    members.truncate(to: first)
  }

  /// Inserts each member among those before it.
  ///
  /// Returns whether one had to move.
  private mutating func sortFew(from first: Int) throws(JSONError) -> Bool {
    let names = draft.names
    var hasMoved = false
    var index = first &+ 1
    while index < members.count {
      let member = members[index]
      var place = index
      while place > first {
        let before = members[place &- 1]
        let order = names.compare(before, member)
        if order == 0 { throw text.error(.duplicateName, at: Int(member.nameOffset)) }
        if order < 0 { break }
        members[place] = before
        place &-= 1
      }
      if place != index {
        members[place] = member
        hasMoved = true
      }
      index &+= 1
    }
    return hasMoved
  }

  /// The same in O(n log n).
  private mutating func sortMany(from first: Int) throws(JSONError) -> Bool {
    let names = draft.names
    if areSorted(from: first) { return false }
    members.sort(from: first) { names.compare($0, $1) < 0 }
    var firstRepeated: UInt32?
    for place in (first + 1)..<members.count {
      let (before, member) = (members[place - 1], members[place])
      if names.compare(before, member) == 0 {
        firstRepeated = min(firstRepeated ?? .max, max(before.nameOffset, member.nameOffset))
      }
    }
    if let firstRepeated { throw text.error(.duplicateName, at: Int(firstRepeated)) }
    return true
  }

  private func areSorted(from first: Int) -> Bool {
    let names = draft.names
    for place in (first + 1)..<members.count
    where names.compare(members[place - 1], members[place]) >= 0 { return false }
    return true
  }
}

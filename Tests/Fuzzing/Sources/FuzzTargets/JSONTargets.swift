#if canImport(PureJSON)
  internal import PureJSON
#endif
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension FuzzTarget {
  /// The reader and the canonicalizer accept the same texts.
  ///
  /// They reject others for the same reason at the same place. What was accepted survives being written
  /// and read again.
  static let json = FuzzTarget(name: "json") { bytes in
    let depth = 100
    let read = outcome { () throws(JSONError) in try JSONValue(parsing: bytes, maximumDepth: depth)
    }
    let canonical = outcome { () throws(JSONError) in
      try CanonicalJSON.canonicalize(bytes, maximumDepth: depth)
    }
    switch (read, canonical) {
    case (.failure(let left), .failure(let right)):
      try require(left == right, "the reader says \(left), and the canonicalizer \(right)")
      try require(0...bytes.count ~= left.offset, "the offset is not in the text: \(left)")
    case (.failure(let error), .success):
      throw BrokenProperty(description: "only the canonicalizer accepts: \(error)")
    case (.success, .failure(let error)):
      throw BrokenProperty(description: "only the reader accepts: \(error)")
    case (.success(let value), .success(let canonical)):
      try checkCanonical(canonical, of: value, from: bytes, depth: depth)
      try checkSerialized(value)
      try checkNumbers(in: value)
      try checkMembers(of: value, bytes)
      try checkBound(bytes)
    }
  }

  /// Every number has the value that the C library reads, and a double survives being written.
  static let numbers = FuzzTarget(name: "numbers") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    if let number = try? JSONNumber(spelling: text) {
      try checkNumber(number)
      try require(number.text.utf8.elementsEqual(text.utf8), "the spelling has changed")
    }
    var input = FuzzInput(bytes)
    let double = Double(bitPattern: input.integer())
    guard let number = JSONNumber(double) else {
      return try require(!double.isFinite, "\(double) is finite, and no number")
    }
    try checkNumber(number)
    // RFC 8785 writes the negative zero as 0.
    try require(number.double == double, "\(double) is \(number.double) after it was written")
    let canonical = try CanonicalJSON.canonicalize(Array(number.text.utf8))
    try require(canonical.elementsEqual(number.text.utf8), "\(number.text) is not canonical")
  }
}

private func checkCanonical(
  _ canonical: [UInt8], of value: JSONValue, from bytes: [UInt8], depth: Int
) throws {
  let again = try CanonicalJSON.canonicalize(canonical, maximumDepth: depth)
  try require(again == canonical, "the canonical form is not a fixed point")
  try CanonicalJSON.check(canonical, maximumDepth: depth)
  let isCanonical = (try? CanonicalJSON.check(bytes, maximumDepth: depth)) != nil
  try require(isCanonical == (bytes == canonical), "the check and the canonical form disagree")
  try require(
    try CanonicalJSON.canonicalize(value) == canonical, "the value has another canonical form")
}

private func checkSerialized(_ value: JSONValue) throws {
  let serialized = value.serialized()
  let again = try JSONValue(parsing: serialized)
  try require(again == value, "the value is another after it was written")
  try require(again.hashValue == value.hashValue, "equal values have different hashes")
  try require(again.serialized() == serialized, "the text is another after it was read")
  let indented = value.serialized(indentedBy: 1 + serialized.utf8.count % 4)
  try require(try JSONValue(parsing: indented) == value, "the indented text is another value")
  try require(value.isEquivalent(to: again), "a value is not equivalent to itself")
  try require(value.description.utf8.elementsEqual(serialized.utf8), "the description is another")
  let isOneKind =
    [
      value.isNull, value.boolValue != nil, value.numberValue != nil, value.stringValue != nil,
      value.arrayValue != nil, value.objectValue != nil,
    ].filter { $0 }.count == 1
  try require(isOneKind, "a value is of no kind, or of two")
  try require(
    JSONWriter.bytes { $0.write(value) }.elementsEqual(serialized.utf8), "the writer's text")
}

/// What was read can be asked for and changed, and an object is the same if its members are read when they
/// are asked for.
private func checkMembers(of value: JSONValue, _ bytes: [UInt8]) throws {
  let object = try _JSONObjectText(bytes, maximumDepth: 100)
  try require((object == nil) == (value.objectValue == nil), "only one reader finds an object")
  for (index, element) in (value.arrayValue ?? []).enumerated() {
    var copy = value
    try require(copy[index] == element, "an element is another")
    copy[index] = nil
    copy[copy.arrayValue?.count ?? 0] = element
    try require(copy.arrayValue?.last == element, "an element was not appended")
    try require(copy.arrayValue?.count == value.arrayValue?.count, "an element is lost")
  }
  for member in value.objectValue ?? [] {
    var copy = value
    try require(copy[member.name] == member.value, "a member is another")
    let index = object?.index(of: member.name)
    try require(
      index.flatMap { object?.value(at: $0) } == member.value, "a member's text is another")
    try require(
      index.flatMap { object?.string(at: $0) } == member.value.stringValue, "a string is another")
    copy[member.name] = nil
    try require(copy[member.name] == nil && copy != value, "a member was not removed")
    copy[member.name] = member.value
    try require(copy.isEquivalent(to: value), "a member that was put back is another")
    try require(Set([member]).contains(member), "a member is not equal to itself")
  }
}

/// A bound on the length rejects what is longer, and only that.
private func checkBound(_ bytes: [UInt8]) throws {
  for bound in [bytes.count - 1, bytes.count] {
    let read = outcome { () throws(JSONError) in
      try JSONValue(parsing: bytes, maximumDepth: 100, maximumByteCount: bound)
    }
    try require(((try? read.get()) != nil) == (bound == bytes.count), "the bound \(bound): \(read)")
  }
}

private func checkNumbers(in value: JSONValue) throws {
  switch value {
  case .number(let number): try checkNumber(number)
  case .array(let elements): for element in elements { try checkNumbers(in: element) }
  case .object(let members): for member in members { try checkNumbers(in: member.value) }
  default: break
  }
}

private func checkNumber(_ number: JSONNumber) throws {
  let expected = strtod(number.text, nil)
  try require(
    number.double.bitPattern == expected.bitPattern,
    "\(number.text) is \(number.double), and \(expected) to strtod")
  try require(number.description.utf8.elementsEqual(number.text.utf8), "the description is another")
  try require(JSONValue.number(number).intValue == number.integer(), "the integer is another")
  guard let integer = number.int64 else { return }
  try require(
    Double(integer) == expected, "\(number.text) is the integer \(integer), and \(expected)")
}

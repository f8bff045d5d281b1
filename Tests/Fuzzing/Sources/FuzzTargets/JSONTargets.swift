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
  guard let integer = number.int64 else { return }
  try require(
    Double(integer) == expected, "\(number.text) is the integer \(integer), and \(expected)")
}

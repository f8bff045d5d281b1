/// Reads one document. Open arrays and objects wait on a stack of its own, so that the depth of the
/// input costs no depth of calls.
struct JSONReader {
  let bytes: [UInt8]
  var offset = 0
  private let maximumDepth: Int
  private var open: [Container] = []

  private enum Container {
    case array([JSONValue])
    case object(JSONObjectReader)
  }

  init(_ bytes: [UInt8], maximumDepth: Int) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
  }

  mutating func readDocument() throws(JSONError) -> JSONValue {
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { throw JSONError(.byteOrderMark, offset: 0) }
    while true {
      var complete = try readValueOrOpen()
      while let value = complete {
        guard let container = open.popLast() else {
          if skipWhitespace() != nil { throw JSONError(.trailingContent, offset: offset) }
          return value
        }
        complete = try add(value, to: container)
      }
    }
  }

  /// The next byte that is not white space; nil at the end.
  @discardableResult
  mutating func skipWhitespace() -> UInt8? {
    while let byte = peek() {
      switch byte {
      case 0x20, 0x0a, 0x0d, 0x09: offset += 1
      default: return byte
      }
    }
    return nil
  }

  func peek() -> UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }

  func unexpected() -> JSONError {
    JSONError(offset < bytes.count ? .unexpectedByte : .unexpectedEnd, offset: offset)
  }
}

// MARK: - Arrays and objects

extension JSONReader {
  /// Reads a value that stands by itself, or opens an array or object that has something in it.
  private mutating func readValueOrOpen() throws(JSONError) -> JSONValue? {
    switch skipWhitespace() {
    case UInt8(ascii: "["):
      try enter()
      if skipWhitespace() == UInt8(ascii: "]") { return leave(.array([])) }
      open.append(.array([]))
      return nil
    case UInt8(ascii: "{"):
      try enter()
      if skipWhitespace() == UInt8(ascii: "}") { return leave(.object([])) }
      var object = JSONObjectReader()
      try object.readName(from: &self)
      open.append(.object(object))
      return nil
    default:
      return try readScalar()
    }
  }

  private mutating func enter() throws(JSONError) {
    if open.count >= maximumDepth { throw JSONError(.tooDeep, offset: offset) }
    offset += 1
  }

  private mutating func leave(_ value: JSONValue) -> JSONValue {
    offset += 1
    return value
  }

  /// Puts `value` where it belongs; gives back the array or object if that has ended with it.
  private mutating func add(
    _ value: JSONValue, to container: consuming Container
  ) throws(JSONError) -> JSONValue? {
    let next = skipWhitespace()
    switch consume container {
    case .array(var elements):
      elements.append(value)
      if next == UInt8(ascii: "]") { return leave(.array(elements)) }
      guard next == UInt8(ascii: ",") else { throw unexpected() }
      offset += 1
      open.append(.array(elements))
    case .object(var object):
      object.add(value)
      if next == UInt8(ascii: "}") { return leave(.object(try object.uniqueMembers())) }
      guard next == UInt8(ascii: ",") else { throw unexpected() }
      offset += 1
      try object.readName(from: &self)
      open.append(.object(object))
    }
    return nil
  }
}

// MARK: - Values without parts

extension JSONReader {
  private mutating func readScalar() throws(JSONError) -> JSONValue {
    guard let byte = peek() else { throw unexpected() }
    switch byte {
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try readNumber())
    case UInt8(ascii: "t"): return try readLiteral("true", .bool(true))
    case UInt8(ascii: "f"): return try readLiteral("false", .bool(false))
    case UInt8(ascii: "n"): return try readLiteral("null", .null)
    default: throw unexpected()
    }
  }

  private mutating func readLiteral(
    _ text: String, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    for byte in text.utf8 {
      guard peek() == byte else { throw unexpected() }
      offset += 1
    }
    return value
  }

  private mutating func readNumber() throws(JSONError) -> JSONNumber {
    let start = offset
    skip("-")
    if !skip("0") { try skipDigits() }
    if skip(".") { try skipDigits() }
    if skip("e") || skip("E") {
      if !skip("+") { skip("-") }
      try skipDigits()
    }
    return JSONNumber(spelling: String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  @discardableResult
  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func skipDigits() throws(JSONError) {
    let start = offset
    while let byte = peek(), UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { offset += 1 }
    if offset == start { throw unexpected() }
  }
}

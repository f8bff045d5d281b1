/// The text of a JSON object, and the places of its members in it.
///
/// The text is checked like that of a `JSONValue`, but a value is created only when it is asked
/// for.
public struct _JSONObjectText: Sendable {
  private let text: [UInt8]
  private let members: [JSONMemberPlace]

  /// Reads an object, or returns `nil` if the document is another value.
  ///
  /// - Throws: ``JSONError``, as for a `JSONValue`.
  public init?(_ text: [UInt8], maximumDepth: Int) throws(JSONError) {
    let members = try JSONValue.withBytes(of: text) { (text) throws(JSONError) in
      try Self.members(of: text, maximumDepth: maximumDepth)
    }
    guard let members else { return nil }
    self.text = text
    self.members = members
  }

  /// Returns whether a document is an object.
  ///
  /// - Throws: ``JSONError``, as for a `JSONValue`.
  public static func isObject(_ text: RawSpan, maximumDepth: Int) throws(JSONError) -> Bool {
    try members(of: text, maximumDepth: maximumDepth) != nil
  }

  // Not inlined, because it would be part of every caller.
  @inline(never)
  private static func members(
    of text: RawSpan, maximumDepth: Int
  ) throws(JSONError) -> [JSONMemberPlace]? {
    try JSONScanner.withCopy(of: text) { (scanner) throws(JSONError) in
      var finder = JSONMemberFinder(scanner, maximumDepth: maximumDepth)
      return try finder.findMembers()
    }
  }

  /// The object.
  public var value: JSONValue { value(text[...]) }
}

// MARK: - Members

extension _JSONObjectText {
  /// Returns the index of the member with this name, or `nil` if there is none.
  ///
  /// Names are compared by their UTF-8 bytes.
  public func index(of name: String) -> Int? {
    var name = name
    // SAFETY: the pointer does not leave the closure, and not even that of an empty string is nil.
    return name.withUTF8 {
      index(of: unsafe RawMemory(reading: UnsafeRawBufferPointer($0)), $0.count, from: 0)
    }
  }

  /// Returns the index of the member with this name, which is not empty, or `nil` if there is
  /// none.
  ///
  /// The search begins at the index `start`, which is quick if names are asked for in their order.
  public func index(of name: StaticString, from start: Int) -> Int? {
    // SAFETY: the pointer does not leave the closure.
    name.withUTF8Buffer {
      index(of: unsafe RawMemory(reading: UnsafeRawBufferPointer($0)), $0.count, from: start)
    }
  }

  private func index(of name: RawMemory, _ count: Int, from start: Int) -> Int? {
    withMemory { text in
      for index in start..<members.count where isSame(members[index].name, of: text, name, count) {
        return index
      }
      for index in 0..<start where isSame(members[index].name, of: text, name, count) {
        return index
      }
      return nil
    }
  }

  @inline(__always)
  private func isSame(
    _ place: ScannedString, of text: RawMemory, _ name: RawMemory, _ count: Int
  ) -> Bool {
    if place.hasEscapes { return isSameEscaped(place, name, count) }
    guard place.end &- place.start == count else { return false }
    for offset in 0..<count
    where text.byte(at: place.start &+ offset) != name.byte(at: offset) { return false }
    return true
  }

  @inline(never)
  private func isSameEscaped(_ place: ScannedString, _ name: RawMemory, _ count: Int) -> Bool {
    let written = value(text[(place.start - 1)...place.end]).stringValue ?? ""
    guard written.utf8.count == count else { return false }
    return zip(written.utf8, 0..<count).allSatisfy { $0 == name.byte(at: $1) }
  }

  /// Calls `body` with the text, which is only read.
  @inline(__always)
  private func withMemory<R>(_ body: (RawMemory) -> R) -> R {
    // SAFETY: an object is not empty, and the places of its members are inside it.
    unsafe text.withUnsafeBytes { unsafe body(RawMemory(reading: $0)) }
  }

  /// Returns the value of a member.
  public func value(at index: Int) -> JSONValue {
    value(text[members[index].start..<members[index].end])
  }

  /// Returns the string, or `nil` if the value is anything else.
  public func string(at index: Int) -> String? {
    let place = members[index]
    guard text[place.start] == UInt8(ascii: "\"") else { return nil }
    guard !place.hasEscapes else { return value(at: index).stringValue }
    return String(decoding: text[(place.start + 1)..<(place.end - 1)], as: UTF8.self)
  }

  /// Returns the value and the number of the digits of a string of 1 to 18 digits, or `nil` if the
  /// value is anything else.
  public func digits(at index: Int) -> (value: Int64, count: Int)? {
    let place = members[index]
    let (start, end) = (place.start &+ 1, place.end &- 1)
    guard text[place.start] == UInt8(ascii: "\""), text[start] != UInt8(ascii: "-") else {
      return nil
    }
    let value = withMemory { JSONNumber.shortInteger($0, start, end) }
    return value.map { ($0, end &- start) }
  }

  /// Returns the integer that is written with at most 18 digits and nothing else, or `nil` if the
  /// value is anything else.
  public func unsignedInteger(at index: Int) -> Int64? {
    text[members[index].start] == UInt8(ascii: "-") ? nil : shortInteger(at: index)
  }

  /// Returns the number as the nearest double, or `nil` if the value is anything else.
  public func double(at index: Int) -> Double? {
    // Of zeros, one has a sign.
    if let integer = shortInteger(at: index), integer != 0 { return Double(integer) }
    return value(at: index).doubleValue
  }

  private func shortInteger(at index: Int) -> Int64? {
    withMemory { JSONNumber.shortInteger($0, members[index].start, members[index].end) }
  }

  private func value(_ text: ArraySlice<UInt8>) -> JSONValue {
    do throws(JSONError) {
      return try JSONValue(parsing: text, maximumDepth: .max)
    } catch {
      preconditionFailure("the text has been checked")
    }
  }
}

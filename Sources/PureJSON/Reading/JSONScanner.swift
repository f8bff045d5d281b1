/// A strict scanner of JSON tokens: RFC 8259, held to I-JSON (RFC 7493).
///
/// It has a copy of the text, followed by zeros. No JSON text contains a zero, so the next byte,
/// or the next eight, can be read without checking for the end of the text.
@safe
struct JSONScanner: ~Copyable {
  /// SAFETY: `count` bytes of text and `padding` zeros, which `withCopy` lends while the scanner
  /// exists.
  ///
  /// No offset below exceeds `count`, because every step forward is over a byte that is not zero.
  private let memory: RawMemory

  /// The length of the text in bytes.
  let count: Int

  /// The offset of the next token.
  var offset = 0

  /// The number of zeros after the text.
  private static var padding: Int { 16 }

  /// Calls `use` with a scanner, whose copy of the text is on the stack unless it is long.
  ///
  /// - Throws: ``JSONError`` if there are more bytes than `maximumByteCount`, before any is
  ///   copied, or if the first ones are a byte-order mark.
  static func withCopy<R>(
    of text: RawSpan, maximumByteCount: Int = .max,
    _ use: (consuming JSONScanner) throws(JSONError) -> R
  ) throws(JSONError) -> R {
    let bound = max(maximumByteCount, 0)
    guard text.byteCount <= bound else { throw .tooLong(bound) }
    // SAFETY: the memory is filled, and the scanner does not outlive the closure.
    return try unsafe withUnsafeTemporaryAllocation(
      byteCount: text.byteCount + padding, alignment: 16
    ) { memory throws(JSONError) in
      let copy = unsafe RawMemory(memory.baseAddress.unsafelyUnwrapped)
      unsafe text.withUnsafeBytes { unsafe copy.copy($0, to: 0) }
      for offset in stride(from: 0, to: padding, by: 8) {
        copy.store(word: 0, at: text.byteCount + offset)
      }
      return try use(JSONScanner(copy, count: text.byteCount))
    }
  }

  /// Calls `use` with a scanner of a string.
  static func withCopy<R>(
    of text: String, _ use: (consuming JSONScanner) throws(JSONError) -> R
  ) throws(JSONError) -> R {
    try JSONValue.withBytes(of: text.utf8) { (bytes) throws(JSONError) in
      try withCopy(of: bytes, use)
    }
  }

  private init(_ memory: RawMemory, count: Int) throws(JSONError) {
    self.memory = memory
    self.count = count
    if word(at: 0) & 0xff_ffff == 0xbf_bbef { throw error(.byteOrderMark, at: 0) }
  }

  /// The byte at `offset`, or zero after the end.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    memory.byte(at: offset)
  }

  /// The eight bytes from `offset` on, the first one lowest.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    memory.word(at: offset)
  }

  /// The bytes of a part of the text.
  ///
  /// SAFETY: not to be used after the scanner is gone.
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer { unsafe memory.bytes(range) }

  // MARK: Errors

  @inline(never)
  func error(_ reason: JSONError.Reason, at offset: Int) -> JSONError {
    unsafe JSONError(reason, at: offset, in: bytes(0..<count))
  }

  /// Returns the error of a byte that is not allowed at its place, or of text that ends too
  /// early.
  @inline(never)
  func unexpected(at offset: Int) -> JSONError {
    error(offset < count ? .unexpectedByte : .unexpectedEnd, at: offset)
  }
}

// MARK: - Between values

extension JSONScanner {
  /// Skips whitespace, and returns the byte after it, or zero at the end.
  @inline(__always)
  mutating func skipWhitespace() -> UInt8 {
    var next = byte(at: offset)
    while next <= 0x20 {
      guard next == 0x20 || next == 0x0a || next == 0x0d || next == 0x09 else { return next }
      offset &+= 1
      next = byte(at: offset)
    }
    return next
  }

  /// Scans whitespace and a colon.
  @inline(__always)
  mutating func scanColon() throws(JSONError) {
    guard skipWhitespace() == UInt8(ascii: ":") else { throw unexpected(at: offset) }
    offset &+= 1
  }

  /// Scans whitespace and, if it follows, a byte.
  ///
  /// Returns whether it does.
  mutating func scans(_ byte: UInt8) -> Bool {
    guard skipWhitespace() == byte else { return false }
    offset &+= 1
    return true
  }

  /// Scans the bracket of an array or object, which is the next byte, inside `depth` others.
  mutating func scanBracket(depth: Int, _ maximumDepth: Int) throws(JSONError) {
    if depth >= maximumDepth { throw error(.tooDeep, at: offset) }
    offset &+= 1
  }

  /// Scans the character after a part of an array or object.
  ///
  /// Returns `true` for the bracket, and `false` for a comma.
  mutating func scansEnd(_ bracket: UInt8) throws(JSONError) -> Bool {
    let next = skipWhitespace()
    guard next == bracket || next == UInt8(ascii: ",") else { throw unexpected(at: offset) }
    offset &+= 1
    return next == bracket
  }

  /// Scans the name of a member and the colon, with whitespace before and between.
  mutating func scanName() throws(JSONError) -> ScannedString {
    guard skipWhitespace() == UInt8(ascii: "\"") else { throw unexpected(at: offset) }
    let name = try scanText()
    try scanColon()
    return name
  }

  /// Scans `true`, `false`, or `null`, whose first letter is the next byte.
  mutating func scanLiteral(_ text: StaticString) throws(JSONError) {
    for index in 0..<text.utf8CodeUnitCount {
      // SAFETY: the index is inside the literal.
      guard unsafe byte(at: offset) == text.utf8Start[index] else { throw unexpected(at: offset) }
      offset &+= 1
    }
  }

  /// Checks that the document is followed by whitespace only, or by nothing.
  ///
  /// - Throws: ``JSONError`` if it is not.
  mutating func scanEnd(allowingWhitespace: Bool = true) throws(JSONError) {
    if allowingWhitespace { _ = skipWhitespace() }
    if offset < count { throw error(.trailingContent, at: offset) }
  }
}

extension JSONScanner {
  /// Returns a part of the text.
  @inline(never)
  func text(_ range: Range<Int>) -> String {
    guard #available(macOS 11, iOS 14, tvOS 14, watchOS 7, *), range.count <= 15 else {
      // SAFETY: the bytes are copied.
      return unsafe String(decoding: bytes(range), as: UTF8.self)
    }
    // SAFETY: there is capacity for the bytes.
    return unsafe String(unsafeUninitializedCapacity: range.count) { buffer in
      unsafe RawMemory(buffer.baseAddress.unsafelyUnwrapped).copy(memory, range, to: 0)
      return range.count
    }
  }

  /// Returns the first offset at which the text and `other`, which contains no zero, differ, or
  /// `nil` if they are equal.
  func firstDifference(from other: [UInt8]) -> Int? {
    var offset = 0
    while offset < other.count, byte(at: offset) == other[offset] { offset += 1 }
    return offset == other.count && offset == count ? nil : offset
  }

  /// Returns the value of a string with escapes.
  ///
  /// `range` is what is between its quotation marks.
  func unescaped(_ range: Range<Int>) throws(JSONError) -> String {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = byte(at: position)
      if byte != UInt8(ascii: "\\") {
        decoded.append(byte)
        position += 1
        continue
      }
      let (scalar, end) = try escape(at: position)
      appendUTF8(scalar, to: &decoded)
      position = end
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  private func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    for byte in UTF8.encode(scalar) ?? UTF8.EncodedScalar() { bytes.append(byte) }
  }
}

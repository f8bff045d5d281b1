/// A strict scanner of JSON tokens: RFC 8259, held to I-JSON (RFC 7493).
///
/// It has a copy of the text, followed by zeros. No JSON text contains a zero, so the next byte,
/// or the next eight, can be read without checking for the end of the text.
@safe
struct JSONScanner: ~Copyable {
  /// SAFETY: `count` bytes of text and `padding` zeros, which are freed in `deinit`.
  ///
  /// No offset below exceeds `count`, because every step forward is over a byte that is not zero.
  private let memory: RawMemory

  /// The length of the text in bytes.
  let count: Int

  /// The offset of the next token.
  var offset = 0

  /// Creates a scanner with a copy of the text.
  ///
  /// - Throws: ``JSONError`` if there are more bytes than `maximumByteCount`, before any is
  ///   copied, or if the first ones are a byte-order mark.
  static func copying(
    _ text: some Sequence<UInt8>, maximumByteCount: Int = .max
  ) throws(JSONError) -> JSONScanner {
    let bound = max(maximumByteCount, 0)
    guard let (memory, count) = padded(text, bound: bound) else {
      throw JSONError(reason: .tooLong, offset: bound, line: 0, column: 0)
    }
    return try JSONScanner(owning: memory, count: count)
  }

  /// Creates a scanner that owns the memory, which `padded` has made.
  private init(owning memory: RawMemory, count: Int) throws(JSONError) {
    self.memory = memory
    self.count = count
    if word(at: 0) & 0xff_ffff == 0xbf_bbef { throw error(.byteOrderMark, at: 0) }
  }

  deinit { memory.deallocate() }

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
  /// The number of zeros after the text.
  static var padding: Int { 16 }

  /// Returns a copy of `text`, followed by `padding`, and its length without that, or `nil` if it
  /// is longer than `bound`.
  ///
  /// The caller frees the memory.
  static func padded(_ text: some Sequence<UInt8>, bound: Int) -> (RawMemory, count: Int)? {
    let copy = text.withContiguousStorageIfAvailable { text in
      unsafe padded(UnsafeRawBufferPointer(text), bound)
    }
    return copy ?? paddedOneByOne(text, bound)
  }

  private static func paddedOneByOne(
    _ text: some Sequence<UInt8>, _ bound: Int
  ) -> (RawMemory, count: Int)? {
    var collected: [UInt8] = []
    for byte in text {
      if collected.count == bound { return nil }
      collected.append(byte)
    }
    return unsafe collected.withUnsafeBytes { unsafe padded($0, bound) }
  }

  private static func padded(
    _ text: UnsafeRawBufferPointer, _ bound: Int
  ) -> (RawMemory, count: Int)? {
    guard text.count <= bound else { return nil }
    let copy = RawMemory(byteCount: text.count + padding)
    unsafe copy.copy(text, to: 0)
    for offset in stride(from: 0, to: padding, by: 8) {
      copy.store(word: 0, at: text.count + offset)
    }
    return (copy, text.count)
  }
}

extension JSONScanner {
  /// Returns a part of the text.
  @inline(never)
  func text(_ range: Range<Int>) -> String {
    // SAFETY: the bytes are copied.
    unsafe String(decoding: bytes(range), as: UTF8.self)
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

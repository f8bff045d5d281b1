/// Reads the tokens of a JSON text, strictly: RFC 8259, held to I-JSON (RFC 7493).
///
/// It has a copy of the text with zeros behind it. No JSON text has a zero in it, and so the next byte,
/// or the next eight, can be looked at without asking first whether the text goes on.
@safe
struct JSONScanner: ~Copyable {
  /// SAFETY: `count` bytes of text and `padding` zeros, which are given back in `deinit`. No offset
  /// below goes beyond `count`, because every step forward is over a byte that is not zero.
  private let memory: UnsafeMutableRawPointer

  /// How many bytes the text has.
  let count: Int

  /// Where the next token is looked for.
  var offset = 0

  /// Copies the text.
  ///
  /// - Throws: ``JSONError`` if there are more bytes than `maximumByteCount`, before any is copied, or if
  ///   the first are a byte-order mark.
  static func copying(
    _ text: some Sequence<UInt8>, maximumByteCount: Int = .max
  ) throws(JSONError) -> JSONScanner {
    let bound = max(maximumByteCount, 0)
    // SAFETY: the memory is the scanner's from here on.
    guard let copy = unsafe padded(text, bound: bound) else {
      throw JSONError(reason: .tooLong, offset: bound, line: 0, column: 0)
    }
    return try unsafe JSONScanner(copy)
  }

  /// Takes the memory, which has been made by `padded`.
  private init(_ copy: UnsafeMutableRawBufferPointer) throws(JSONError) {
    unsafe memory = copy.baseAddress.unsafelyUnwrapped
    count = copy.count - Self.padding
    if word(at: 0) & 0xff_ffff == 0xbf_bbef { throw error(.byteOrderMark, at: 0) }
  }

  deinit { unsafe memory.deallocate() }

  /// The byte at `offset`; zero behind the end.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    // SAFETY: see `memory`.
    unsafe memory.load(fromByteOffset: offset, as: UInt8.self)
  }

  /// Eight bytes from `offset` on, the first one lowest.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    // SAFETY: see `memory`.
    unsafe UInt64(littleEndian: memory.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The bytes of a part of the text. SAFETY: they must not be used when the scanner is gone.
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: memory + range.lowerBound, count: range.count)
  }

  // MARK: Errors

  @inline(never)
  func error(_ reason: JSONError.Reason, at offset: Int) -> JSONError {
    unsafe JSONError(reason, at: offset, in: bytes(0..<count))
  }

  /// The error of a byte that cannot stand where it stands, or of an end that comes too early.
  @inline(never)
  func unexpected(at offset: Int) -> JSONError {
    error(offset < count ? .unexpectedByte : .unexpectedEnd, at: offset)
  }
}

// MARK: - Between values

extension JSONScanner {
  /// The next byte that is not white space, which is not passed; zero at the end.
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

  /// Passes the colon behind a name, and white space before it.
  @inline(__always)
  mutating func scanColon() throws(JSONError) {
    guard skipWhitespace() == UInt8(ascii: ":") else { throw unexpected(at: offset) }
    offset &+= 1
  }

  /// Passes one of `true`, `false` and `null`, of which the first letter is the next byte.
  mutating func scanLiteral(_ text: StaticString) throws(JSONError) {
    for index in 0..<text.utf8CodeUnitCount {
      // SAFETY: the index is within the literal.
      guard unsafe byte(at: offset) == text.utf8Start[index] else { throw unexpected(at: offset) }
      offset &+= 1
    }
  }

  /// - Throws: ``JSONError`` if there is more than white space between the document and the end.
  mutating func scanEnd(allowingWhitespace: Bool = true) throws(JSONError) {
    if allowingWhitespace { _ = skipWhitespace() }
    if offset < count { throw error(.trailingContent, at: offset) }
  }
}

extension JSONScanner {
  /// How many zeros stand behind the text.
  static var padding: Int { 16 }

  /// A copy of `text` with its padding, or `nil` if it is longer than `bound`.
  ///
  /// SAFETY: the memory is the caller's, to be given back.
  static func padded(_ text: some Sequence<UInt8>, bound: Int) -> UnsafeMutableRawBufferPointer? {
    let copy = text.withContiguousStorageIfAvailable { text in
      unsafe padded(UnsafeRawBufferPointer(text), bound)
    }
    return unsafe copy ?? paddedOneByOne(text, bound)
  }

  private static func paddedOneByOne(
    _ text: some Sequence<UInt8>, _ bound: Int
  ) -> UnsafeMutableRawBufferPointer? {
    var collected: [UInt8] = []
    for byte in text {
      if collected.count == bound { return nil }
      collected.append(byte)
    }
    return unsafe collected.withUnsafeBytes { unsafe padded($0, bound) }
  }

  private static func padded(
    _ text: UnsafeRawBufferPointer, _ bound: Int
  ) -> UnsafeMutableRawBufferPointer? {
    guard text.count <= bound else { return nil }
    // SAFETY: there is room for the bytes and for the zeros, and nothing else is in it.
    let copy = UnsafeMutableRawPointer.allocate(byteCount: text.count + padding, alignment: 16)
    if let start = text.baseAddress { unsafe copy.copyMemory(from: start, byteCount: text.count) }
    unsafe (copy + text.count).initializeMemory(as: UInt8.self, repeating: 0, count: padding)
    return unsafe UnsafeMutableRawBufferPointer(start: copy, count: text.count + padding)
  }
}

extension JSONScanner {
  /// A part of the text.
  @inline(never)
  func text(_ range: Range<Int>) -> String {
    // SAFETY: the bytes are copied.
    unsafe String(decoding: bytes(range), as: UTF8.self)
  }

  /// Where the text and `other`, which has no zero in it, differ first; nil if they are the same.
  func firstDifference(from other: [UInt8]) -> Int? {
    var offset = 0
    while offset < other.count, byte(at: offset) == other[offset] { offset += 1 }
    return offset == other.count && offset == count ? nil : offset
  }

  /// What a string with escapes stands for; `range` is what stands between its quotation marks.
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

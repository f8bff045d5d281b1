/// A writer of JSON, in the order of the calls, in the style of `JSON.stringify`.
///
///     JSONWriter.withText { json in
///       json.beginObject()
///       json.name("mn")
///       json.string("85212345678")
///       json.endObject()
///     } use: { text in … }
///
/// The writer inserts commas and colons. Balance every `begin` with an `end`, and follow every
/// name with a value. Use ``JSONValue`` for output that is well formed by construction. The
/// writer allocates nothing for up to 512 bytes.
@safe
public struct JSONWriter: ~Copyable {
  /// The output: memory that `withText` lends while the writer exists, or the writer's own.
  ///
  /// SAFETY: every access stays inside it, and every read below `count`.
  @usableFromInline
  var memory: RawMemory

  /// The capacity of the memory in bytes.
  @usableFromInline
  var capacity: Int

  /// The memory that it began with, by which `withText` recognizes its own writer.
  private let home: RawMemory
  private var isOnHeap = false

  /// The number of bytes so far.
  @usableFromInline
  var count = 0

  /// Whether a value precedes the next one in the same array or object.
  @usableFromInline
  var needsComma = false

  /// Begins with memory that the caller keeps while the writer exists.
  @usableFromInline
  init(on stack: UnsafeMutableRawBufferPointer) {
    // SAFETY: the buffer is not empty.
    memory = unsafe RawMemory(stack.baseAddress.unsafelyUnwrapped)
    home = memory
    capacity = stack.count
  }

  deinit {
    if isOnHeap { memory.deallocate() }
  }

  /// Calls `use` with the UTF-8 bytes that `write` has written, and returns its result.
  @inlinable
  public static func withText<R>(
    _ write: (inout JSONWriter) -> Void, use: (RawSpan) -> R
  ) -> R {
    // SAFETY: the writer does not outlive the closure, and was not exchanged for one that does.
    unsafe withUnsafeTemporaryAllocation(byteCount: 512, alignment: 16) { stack in
      var writer = unsafe JSONWriter(on: stack)
      write(&writer)
      unsafe precondition(writer.began(on: stack), "a writer was exchanged for another")
      return unsafe use(RawSpan(_unsafeBytes: writer.text))
    }
  }

  /// Returns the UTF-8 bytes that `write` has written.
  public static func bytes(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
    withText(write) { text in
      // SAFETY: the bytes are copied.
      unsafe text.withUnsafeBytes { unsafe Array($0) }
    }
  }

  @usableFromInline
  func began(on stack: UnsafeMutableRawBufferPointer) -> Bool {
    unsafe home.start == stack.baseAddress
  }

  /// The output so far.
  ///
  /// SAFETY: not to be used after the next write.
  @usableFromInline
  var text: UnsafeRawBufferPointer { unsafe memory.bytes(0..<count) }
}

// MARK: - Values

extension JSONWriter {
  /// Writes `null`.
  public mutating func null() { value("null") }

  /// Writes `bool` as `true` or `false`.
  public mutating func bool(_ bool: Bool) { value(bool ? "true" : "false") }

  /// Writes `integer` in decimal digits.
  public mutating func integer(_ integer: Int64) {
    beginValue()
    appendDecimal(integer)
  }

  /// Writes `number` in its own spelling.
  public mutating func number(_ number: JSONNumber) {
    beginValue()
    append(number.text)
  }

  /// Writes `string` with the escapes of `JSON.stringify`: `\"`, `\\`, `\b`, `\f`, `\n`, `\r`,
  /// `\t`, other control characters as `\u00xx`, and everything else as UTF-8.
  public mutating func string(_ string: String) {
    beginValue()
    appendQuoted(string)
  }

  /// Writes an integer as a string of its digits, which keeps all 64 bits for readers that use
  /// doubles (RFC 7493, section 2.2).
  public mutating func _string(decimal integer: Int64) {
    beginValue()
    append(UInt8(ascii: "\""))
    appendDecimal(integer)
    append(UInt8(ascii: "\""))
  }

  /// Opens an array.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }

  /// Closes the innermost array.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Opens an object.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }

  /// Closes the innermost object.
  public mutating func endObject() { close(UInt8(ascii: "}")) }

  /// Writes `name`, the name of the member whose value follows.
  public mutating func name(_ name: String) {
    string(name)
    append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes the name of the member whose value follows, without escaping.
  ///
  /// The literal must not need any. Saves 4 % of the instructions of a signature.
  @inlinable
  public mutating func _name(literal name: StaticString) {
    let byteCount = name.utf8CodeUnitCount
    // Capacity for a comma, the name, its quotation marks, and the colon.
    reserve(byteCount &+ 4)
    memory.store(UInt8(ascii: ","), at: count)
    count &+= needsComma ? 1 : 0
    memory.store(UInt8(ascii: "\""), at: count)
    memory.copy(name, to: count &+ 1)
    memory.store(UInt8(ascii: "\""), at: count &+ 1 &+ byteCount)
    memory.store(UInt8(ascii: ":"), at: count &+ 2 &+ byteCount)
    count &+= byteCount &+ 3
    needsComma = false
  }

  /// Resumes after bytes that another writer has written, up to the end of a value, and writes
  /// those from `offset` on.
  public mutating func _resume(after text: [UInt8], from offset: Int = 0) {
    precondition(0...text.count ~= offset, "beyond the end of the text")
    reserve(text.count &- offset)
    // SAFETY: the pointer does not leave the closure.
    unsafe text.withUnsafeBytes {
      memory.copy(unsafe RawMemory(reading: $0), offset..<$0.count, to: count)
    }
    count &+= text.count &- offset
    needsComma = true
  }

  /// Writes a byte as it is.
  public mutating func _raw(_ byte: UInt8) { append(byte) }

  /// Writes a string as it is, without quotation marks.
  public mutating func _raw(_ text: String) { append(text) }

  /// Writes the digits of an integer.
  public mutating func _raw(decimal integer: Int64) { appendDecimal(integer) }

  /// Writes bytes as they are.
  public mutating func _raw(_ bytes: RawSpan) {
    // SAFETY: the pointer does not leave the closure.
    unsafe bytes.withUnsafeBytes { unsafe append($0) }
  }

  @inline(__always)
  private mutating func beginValue() {
    if needsComma { append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func value(_ text: StaticString) {
    beginValue()
    append(text)
  }

  private mutating func open(_ bracket: UInt8) {
    beginValue()
    append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    append(bracket)
    needsComma = true
  }
}

// MARK: - Bytes

extension JSONWriter {
  /// Reserves capacity for `additional` bytes.
  @inlinable @inline(__always)
  mutating func reserve(_ additional: Int) {
    if capacity &- count < additional { grow(by: additional) }
  }

  @usableFromInline @inline(never)
  mutating func grow(by additional: Int) {
    capacity = max(capacity * 2, count + additional)
    memory = memory.grown(to: capacity, keeping: count, freesOld: isOnHeap)
    isOnHeap = true
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    memory.store(byte, at: count)
    count &+= 1
  }

  mutating func append(_ text: StaticString) {
    reserve(text.utf8CodeUnitCount)
    memory.copy(text, to: count)
    count &+= text.utf8CodeUnitCount
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append(UnsafeRawBufferPointer($0)) }
  }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count)
    unsafe memory.copy(bytes, to: count)
    count &+= bytes.count
  }
}

// `@unchecked`: it cannot be copied, so that its owner is the only one to have the memory.
extension JSONWriter: @unchecked Sendable {}

/// Writes a JSON text piece by piece, in the order of the calls, as `JSON.stringify` does.
///
///     JSONWriter.withText { json in
///       json.beginObject()
///       json.name("mn")
///       json.string("85212345678")
///       json.endObject()
///     } use: { text in … }
///
/// Commas and colons come by themselves; that every name gets its value and every `begin` its `end`
/// is the caller's part. ``JSONValue`` is the way that cannot go wrong; this is the one that
/// allocates nothing for texts of up to half a kilobyte.
@safe
public struct JSONWriter: ~Copyable {
  /// Where the text is written: memory that `withText` lends for as long as the writer lives, or the
  /// writer's own. SAFETY: every use below stays within it, and within `count` where it reads.
  @usableFromInline
  var memory: UnsafeMutableRawPointer

  /// How many bytes the memory has room for.
  @usableFromInline
  var capacity: Int

  /// The memory that it began with, by which `withText` knows its own writer again.
  private let home: UnsafeMutableRawPointer
  private var isOnHeap = false

  /// How many bytes have been written.
  @usableFromInline
  var count = 0

  /// Whether a value stands before the next one in the same array or object.
  @usableFromInline
  var needsComma = false

  /// Begins with memory that the caller keeps until the writer is gone.
  @usableFromInline
  init(on stack: UnsafeMutableRawBufferPointer) {
    // SAFETY: see `memory`.
    unsafe memory = stack.baseAddress.unsafelyUnwrapped
    unsafe home = stack.baseAddress.unsafelyUnwrapped
    capacity = stack.count
  }

  deinit {
    if isOnHeap { unsafe memory.deallocate() }
  }

  /// Lends the UTF-8 bytes of what `write` has written to `use`, and gives back its result.
  @inlinable
  public static func withText<R>(
    _ write: (inout JSONWriter) -> Void, use: (RawSpan) -> R
  ) -> R {
    // SAFETY: the writer does not outlive the closure, and has not been exchanged for one that does.
    unsafe withUnsafeTemporaryAllocation(byteCount: 512, alignment: 16) { stack in
      var writer = unsafe JSONWriter(on: stack)
      write(&writer)
      unsafe precondition(writer.began(on: stack), "a writer was exchanged for another")
      return unsafe use(RawSpan(_unsafeBytes: writer.text))
    }
  }

  @usableFromInline
  func began(on stack: UnsafeMutableRawBufferPointer) -> Bool { unsafe home == stack.baseAddress }

  /// What has been written, as long as nothing else is.
  @usableFromInline
  var text: UnsafeRawBufferPointer {
    // SAFETY: that many bytes have been written.
    unsafe UnsafeRawBufferPointer(start: memory, count: count)
  }
}

// MARK: - Values

extension JSONWriter {
  /// Writes `null`.
  public mutating func null() { value("null") }

  /// Writes `true` or `false`.
  public mutating func bool(_ bool: Bool) { value(bool ? "true" : "false") }

  /// Writes an integer.
  public mutating func integer(_ integer: Int64) {
    beginValue()
    appendDecimal(integer)
  }

  /// Writes a number with its own spelling.
  public mutating func number(_ number: JSONNumber) {
    beginValue()
    append(number.text)
  }

  /// Writes a string, with the escapes of `JSON.stringify`: `\"`, `\\`, `\b`, `\f`, `\n`, `\r`, `\t`,
  /// other control characters as `\u00xx`, and everything else as UTF-8.
  public mutating func string(_ string: String) {
    beginValue()
    appendQuoted(string)
  }

  /// Writes an integer as a string of its digits, which carries all 64 bits to those who read numbers
  /// as doubles (RFC 7493, section 2.2).
  public mutating func string(decimal integer: Int64) {
    beginValue()
    append(UInt8(ascii: "\""))
    appendDecimal(integer)
    append(UInt8(ascii: "\""))
  }

  /// Opens an array.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }

  /// Closes the array opened last.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Opens an object.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }

  /// Closes the object opened last.
  public mutating func endObject() { close(UInt8(ascii: "}")) }

  /// Writes the name of the member whose value comes next.
  public mutating func name(_ name: String) {
    string(name)
    append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes the name of the member whose value comes next, as it stands: a literal that needs no
  /// escapes, which is what makes this the faster one.
  @inlinable
  public mutating func name(literal name: StaticString) {
    let byteCount = name.utf8CodeUnitCount
    // SAFETY: there is room for a comma, the name, its quotation marks and the colon.
    reserve(byteCount &+ 4)
    var room = unsafe memory + count
    unsafe room.storeBytes(of: UInt8(ascii: ","), as: UInt8.self)
    unsafe room += needsComma ? 1 : 0
    unsafe room.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
    unsafe (room + 1).copyMemory(from: name.utf8Start, byteCount: byteCount)
    unsafe (room + 1 + byteCount).storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
    unsafe (room + 2 + byteCount).storeBytes(of: UInt8(ascii: ":"), as: UInt8.self)
    count &+= byteCount &+ (needsComma ? 4 : 3)
    needsComma = false
  }

  /// Writes text as it stands: what another writer has written up to the end of a value, so that the
  /// next one follows behind a comma.
  public mutating func resume(after text: [UInt8]) {
    // SAFETY: the pointer does not leave the closure.
    unsafe text.withUnsafeBytes { unsafe append($0) }
    needsComma = true
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
  /// Makes room for `additional` bytes at the offset `count`.
  @inlinable @inline(__always)
  mutating func reserve(_ additional: Int) {
    if capacity &- count < additional { grow(by: additional) }
  }

  @usableFromInline @inline(never)
  mutating func grow(by additional: Int) {
    // SAFETY: the old memory is not used any more when it is given back.
    capacity = max(capacity * 2, count + additional)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    unsafe larger.copyMemory(from: memory, byteCount: count)
    if isOnHeap { unsafe memory.deallocate() }
    unsafe memory = larger
    isOnHeap = true
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    // SAFETY: there is room for one byte.
    unsafe memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count &+= 1
  }

  mutating func append(_ text: StaticString) {
    // SAFETY: the bytes of the literal, which are there for ever.
    unsafe append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append(UnsafeRawBufferPointer($0)) }
  }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count)
    // SAFETY: there is room for the bytes.
    if let start = bytes.baseAddress {
      unsafe (memory + count).copyMemory(from: start, byteCount: bytes.count)
    }
    count &+= bytes.count
  }
}

// `@unchecked`: it cannot be copied, so whoever has it is the only one to have its memory.
extension JSONWriter: @unchecked Sendable {}

/// Writes a JSON text piece by piece, in the order of the calls: what `JSON.stringify` prints.
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
  private var buffer: UnsafeMutableBufferPointer<UInt8>
  private var count = 0
  private var isOnHeap = false
  private var needsComma = false

  private init(on stack: UnsafeMutableBufferPointer<UInt8>) {
    unsafe buffer = stack
  }

  deinit {
    if isOnHeap { unsafe buffer.deallocate() }
  }

  /// Lends the UTF-8 bytes of what `write` has written to `use`, and gives back its result.
  public static func withText<R>(
    _ write: (inout JSONWriter) -> Void, use: (RawSpan) -> R
  ) -> R {
    // SAFETY: the writer does not outlive the closure, and `use` gets what has been written.
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 512) { stack in
      var writer = unsafe JSONWriter(on: stack)
      write(&writer)
      return unsafe use(RawSpan(_unsafeElements: writer.buffer.extracting(..<writer.count)))
    }
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

  /// Opens an array.
  public mutating func beginArray() { open("[") }

  /// Closes the array opened last.
  public mutating func endArray() { close("]") }

  /// Opens an object.
  public mutating func beginObject() { open("{") }

  /// Closes the object opened last.
  public mutating func endObject() { close("}") }

  /// Writes the name of the member whose value comes next.
  public mutating func name(_ name: String) {
    string(name)
    append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func beginValue() {
    if needsComma { append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func value(_ text: StaticString) {
    beginValue()
    append(text)
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    beginValue()
    append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    append(UInt8(ascii: bracket))
    needsComma = true
  }
}

// MARK: - Bytes

extension JSONWriter {
  private mutating func appendQuoted(_ string: String) {
    var string = string
    // SAFETY: the pointers do not leave the closure.
    string.withUTF8 { bytes in
      append(UInt8(ascii: "\""))
      var rest = unsafe bytes
      while let byte = unsafe appendUnescaped(&rest) { appendEscape(byte) }
      append(UInt8(ascii: "\""))
    }
  }

  /// Appends bytes up to the first that needs an escape, which is dropped and given back.
  private mutating func appendUnescaped(_ bytes: inout UnsafeBufferPointer<UInt8>) -> UInt8? {
    reserve(bytes.count)
    let end = unsafe buffer.extracting(count...)
    for offset in bytes.indices {
      let byte = unsafe bytes[offset]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        count &+= offset
        unsafe bytes = bytes.extracting((offset &+ 1)...)
        return byte
      }
      // SAFETY: there is room for all of `bytes`.
      unsafe end[offset] = byte
    }
    count &+= bytes.count
    return nil
  }

  private mutating func appendEscape(_ byte: UInt8) {
    switch byte {
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0a: append("\\n")
    case 0x0c: append("\\f")
    case 0x0d: append("\\r")
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    default:
      append(byte < 0x10 ? "\\u000" : "\\u001")
      let digit = byte & 15
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
    }
  }

  private mutating func appendDecimal(_ integer: Int64) {
    if integer < 0 { append(UInt8(ascii: "-")) }
    var rest = integer.magnitude
    var digitCount = 1
    var bound: UInt64 = 10
    while digitCount < 19, rest >= bound {
      digitCount &+= 1
      bound &*= 10
    }
    reserve(digitCount)
    count &+= digitCount
    for index in 1...digitCount {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      // SAFETY: within the room reserved for the digits, which are written from the last one on.
      unsafe buffer[count &- index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
      rest = quotient
    }
  }

  private mutating func append(_ text: StaticString) {
    unsafe append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append($0) }
  }

  private mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe buffer[count] = byte
    count += 1
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count)
    _ = unsafe buffer.extracting(count...).initialize(from: bytes)
    count += bytes.count
  }

  private mutating func reserve(_ additional: Int) {
    if unsafe buffer.count - count < additional { grow(by: additional) }
  }

  @inline(never)
  private mutating func grow(by additional: Int) {
    let larger = unsafe UnsafeMutableBufferPointer<UInt8>.allocate(
      capacity: max(buffer.count * 2, count + additional))
    _ = unsafe larger.moveInitialize(fromContentsOf: buffer.extracting(..<count))
    if isOnHeap { unsafe buffer.deallocate() }
    unsafe buffer = larger
    isOnHeap = true
  }
}

/// Writes numbers as ECMAScript's Number::toString does (ECMA-262, 6.1.6.1.20).
@safe
struct ECMAScriptNumberText {
  /// How many bytes of room the text needs at the most. The text itself has no more than 25 of them;
  /// digits are made behind it, and moved by eight bytes at a time.
  static var room: Int { 96 }

  /// SAFETY: `room` bytes that are the caller's for as long as this lives; no offset below reaches
  /// beyond them.
  private let memory: UnsafeMutableRawPointer
  private(set) var count = 0

  /// SAFETY: see `memory`.
  @inline(__always)
  init(in memory: UnsafeMutableRawPointer) { unsafe self.memory = memory }

  /// Writes a finite double: the fewest digits that read back as the same value, `-0` as `0`.
  mutating func write(_ value: Double) {
    if value == 0 { return append(UInt8(ascii: "0")) }
    write(ShortDecimal(shortest: value.magnitude), isNegative: value < 0)
  }

  /// Writes a decimal of up to 17 digits, which neither is zero nor ends with one.
  @inline(__always)
  mutating func write(_ decimal: ShortDecimal, isNegative: Bool) {
    if isNegative { append(UInt8(ascii: "-")) }
    let (start, digits) = makeDigits(decimal.digits)
    // The value is 0.d1d2… × 10^point.
    let point = digits &+ decimal.exponent
    switch point {
    case digits...21: appendInteger(start, digits, zeros: point &- digits)
    case 1...21: appendFixed(start, digits, point)
    case -5...0: appendFraction(start, digits, zeros: 0 &- point)
    default: appendScientific(start, digits, exponent: point &- 1)
    }
  }

  // MARK: The four forms

  /// `123000`
  private mutating func appendInteger(_ start: Int, _ digits: Int, zeros: Int) {
    copyDigits(from: start, to: count)
    for index in 0..<3 { store(word: 0x3030_3030_3030_3030, at: count &+ digits &+ index &* 8) }
    count &+= digits &+ zeros
  }

  /// `12.3`
  private mutating func appendFixed(_ start: Int, _ digits: Int, _ point: Int) {
    copyDigits(from: start, to: count)
    copyDigits(from: start &+ point, to: count &+ point &+ 1)
    store(UInt8(ascii: "."), at: count &+ point)
    count &+= digits &+ 1
  }

  /// `0.000123`
  private mutating func appendFraction(_ start: Int, _ digits: Int, zeros: Int) {
    store(word: 0x3030_3030_3030_2e30, at: count)
    copyDigits(from: start, to: count &+ 2 &+ zeros)
    count &+= 2 &+ zeros &+ digits
  }

  /// `1.23e-7`
  private mutating func appendScientific(_ start: Int, _ digits: Int, exponent: Int) {
    copyDigits(from: start &+ 1, to: count &+ 2)
    copyDigit(from: start, to: count)
    store(UInt8(ascii: "."), at: count &+ 1)
    count &+= digits > 1 ? digits &+ 1 : 1
    append(UInt8(ascii: "e"))
    append(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    let magnitude = exponent.magnitude
    if magnitude >= 100 { append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: magnitude / 100)) }
    if magnitude >= 10 {
      append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: magnitude / 10 % 10))
    }
    append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: magnitude % 10))
  }

  // MARK: Bytes

  /// Makes digits far enough behind the text; gives back where the first stands, and how many.
  @inline(__always)
  private func makeDigits(_ value: UInt64) -> (start: Int, count: Int) {
    let (upper, last) = value.quotientAndRemainder(dividingBy: 100_000_000)
    let (first, middle) = upper.quotientAndRemainder(dividingBy: 100_000_000)
    let words = (eightDigits(of: first), eightDigits(of: middle), eightDigits(of: last))
    store(word: words.0 | 0x3030_3030_3030_3030, at: 48)
    store(word: words.1 | 0x3030_3030_3030_3030, at: 56)
    store(word: words.2 | 0x3030_3030_3030_3030, at: 64)
    let zeros =
      if words.0 != 0 {
        words.0.trailingZeroBitCount &>> 3
      } else if words.1 != 0 {
        8 &+ words.1.trailingZeroBitCount &>> 3
      } else {
        16 &+ words.2.trailingZeroBitCount &>> 3
      }
    return (48 &+ zeros, 24 &- zeros)
  }

  /// Copies 24 bytes, of which some may be behind the digits.
  @inline(__always)
  private func copyDigits(from source: Int, to target: Int) {
    for index in 0..<3 {
      // SAFETY: the source ends before 48 + 24 + 24.
      let word = unsafe memory.loadUnaligned(
        fromByteOffset: source &+ index &* 8, as: UInt64.self)
      unsafe memory.storeBytes(of: word, toByteOffset: target &+ index &* 8, as: UInt64.self)
    }
  }

  @inline(__always)
  private func copyDigit(from source: Int, to target: Int) {
    // SAFETY: both are within the room.
    unsafe store(memory.load(fromByteOffset: source, as: UInt8.self), at: target)
  }

  @inline(__always)
  private func store(word: UInt64, at offset: Int) {
    // SAFETY: within the room.
    unsafe memory.storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt64.self)
  }

  @inline(__always)
  private func store(_ byte: UInt8, at offset: Int) {
    // SAFETY: within the room.
    unsafe memory.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    store(byte, at: count)
    count &+= 1
  }
}

/// The text that ECMAScript's Number::toString gives for a finite double.
func ecmaScriptText(of value: Double) -> String {
  // SAFETY: the text is copied before the memory is gone.
  unsafe withUnsafeTemporaryAllocation(byteCount: ECMAScriptNumberText.room, alignment: 8) {
    guard let memory = $0.baseAddress else { return "" }
    var text = unsafe ECMAScriptNumberText(in: memory)
    text.write(value)
    return unsafe String(
      decoding: UnsafeRawBufferPointer(start: memory, count: text.count), as: UTF8.self)
  }
}

/// A writer of numbers as ECMAScript's Number::toString writes them (ECMA-262, 6.1.6.1.20).
@safe
struct ECMAScriptNumberText {
  /// The capacity in bytes.
  ///
  /// The text has at most 25. Digits are made after it, and moved by eight bytes at a time.
  static var capacity: Int { 96 }

  /// SAFETY: `capacity` bytes that the caller keeps while this exists.
  ///
  /// No offset below exceeds them.
  private let memory: RawMemory
  private(set) var count = 0

  @inline(__always)
  init(in memory: RawMemory) { self.memory = memory }

  /// Writes a finite double with the fewest digits that read back as the same value.
  ///
  /// `-0` is written as `0`.
  mutating func write(_ value: Double) {
    if value == 0 { return append(UInt8(ascii: "0")) }
    write(ShortDecimal(shortest: value.magnitude), isNegative: value < 0)
  }

  /// Writes a decimal of up to 17 digits that is not zero and does not end with a zero.
  @inline(__always)
  mutating func write(_ decimal: ShortDecimal, isNegative: Bool) {
    if isNegative { append(UInt8(ascii: "-")) }
    let (start, digits) = makeDigits(decimal.digits)
    // The value is 0.d1d2… × 10^point.
    let point = digits &+ decimal.exponent
    // From 10^21 on, and below 10^-6, there is an exponent: 1e+21, 1e-7. `Canonicalizer` relies on
    // this where it copies a number unchanged.
    switch point {
    case digits...21: appendInteger(start, digits, zeros: point &- digits)
    case 1...21: appendFixed(start, digits, point)
    case -5...0: appendFraction(start, digits, zeros: 0 &- point)
    default: appendScientific(start, digits, exponent: point &- 1)
    }
  }

  // MARK: The four forms

  /// Appends digits and zeros: `123000`.
  private mutating func appendInteger(_ start: Int, _ digits: Int, zeros: Int) {
    copyDigits(from: start, to: count)
    for index in 0..<3 { store(word: 0x3030_3030_3030_3030, at: count &+ digits &+ index &* 8) }
    count &+= digits &+ zeros
  }

  /// Appends digits with a point between them: `12.3`.
  private mutating func appendFixed(_ start: Int, _ digits: Int, _ point: Int) {
    copyDigits(from: start, to: count)
    copyDigits(from: start &+ point, to: count &+ point &+ 1)
    store(UInt8(ascii: "."), at: count &+ point)
    count &+= digits &+ 1
  }

  /// Appends zeros and digits after a point: `0.000123`.
  private mutating func appendFraction(_ start: Int, _ digits: Int, zeros: Int) {
    store(word: 0x3030_3030_3030_2e30, at: count)
    copyDigits(from: start, to: count &+ 2 &+ zeros)
    count &+= 2 &+ zeros &+ digits
  }

  /// Appends digits and a power of ten: `1.23e-7`.
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

  /// Makes digits far enough after the text.
  ///
  /// Returns where the first one is, and how many there are.
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

  /// Copies 24 bytes, some of which can be after the digits.
  @inline(__always)
  private func copyDigits(from source: Int, to target: Int) {
    for index in 0..<3 {
      // The source ends before 48 + 24 + 24.
      store(word: memory.word(at: source &+ index &* 8), at: target &+ index &* 8)
    }
  }

  @inline(__always)
  private func copyDigit(from source: Int, to target: Int) {
    store(memory.byte(at: source), at: target)
  }

  @inline(__always)
  private func store(word: UInt64, at offset: Int) {
    memory.store(word: word, at: offset)
  }

  @inline(__always)
  private func store(_ byte: UInt8, at offset: Int) {
    memory.store(byte, at: offset)
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    store(byte, at: count)
    count &+= 1
  }
}

/// Returns a finite double as ECMAScript's Number::toString writes it.
func ecmaScriptText(of value: Double) -> String {
  // SAFETY: the text is copied before the memory is freed.
  unsafe withUnsafeTemporaryAllocation(byteCount: ECMAScriptNumberText.capacity, alignment: 8) {
    let memory = unsafe RawMemory($0.baseAddress.unsafelyUnwrapped)
    var text = ECMAScriptNumberText(in: memory)
    text.write(value)
    return unsafe String(decoding: memory.bytes(0..<text.count), as: UTF8.self)
  }
}

extension JSONWriter {
  mutating func appendDecimal(_ integer: Int64) {
    if integer < 0 { append(UInt8(ascii: "-")) }
    let value = integer.magnitude
    // SAFETY, here and below: there is room for the twenty digits of 64 bits, of which the last eight
    // are stored at once.
    reserve(20)
    if value < 100_000_000 { return appendDigits(of: value) }
    let (upper, lower) = value.quotientAndRemainder(dividingBy: 100_000_000)
    if upper < 100_000_000 {
      appendDigits(of: upper)
    } else {
      let (top, middle) = upper.quotientAndRemainder(dividingBy: 100_000_000)
      appendDigits(of: top)
      append(eightDigits(of: middle), leadingZeros: 0)
    }
    append(eightDigits(of: lower), leadingZeros: 0)
  }

  /// Appends a number below 10^8 without its leading zeros.
  @inline(__always)
  private mutating func appendDigits(of value: UInt64) {
    if value < 10 { return append(value &<< 56, leadingZeros: 7) }
    if value < 100 {
      let tens = (value &* 103) &>> 10
      return append((tens | (value &- tens &* 10) &<< 8) &<< 48, leadingZeros: 6)
    }
    let digits = eightDigits(of: value)
    append(digits, leadingZeros: digits.trailingZeroBitCount &>> 3)
  }

  /// Appends eight digits but for the first ones.
  @inline(__always)
  private mutating func append(_ digits: UInt64, leadingZeros: Int) {
    let text = (digits | 0x3030_3030_3030_3030) &>> UInt64(8 &* leadingZeros)
    unsafe memory.storeBytes(of: text.littleEndian, toByteOffset: count, as: UInt64.self)
    count &+= 8 &- leadingZeros
  }
}

/// The eight digits of a number below 10^8, each in a byte, the first one in the lowest.
///
/// All of them at once: the number is split into halves of four digits, those into pairs, and the
/// pairs into digits, by multiplying with 1/100 and 1/10 in fixed point.
@inline(__always)
func eightDigits(of value: UInt64) -> UInt64 {
  let (upper, lower) = value.quotientAndRemainder(dividingBy: 10_000)
  let halves = upper | lower &<< 32
  let hundreds = ((halves &* 10_486) &>> 20) & 0x7f_0000_007f
  let pairs = hundreds | (halves &- hundreds &* 100) &<< 16
  let tens = ((pairs &* 103) &>> 10) & 0x000f_000f_000f_000f
  return tens | (pairs &- tens &* 10) &<< 8
}

extension JSONWriter {
  mutating func appendDecimal(_ integer: Int64) {
    if integer < 0 { append(UInt8(ascii: "-")) }
    appendDigits(of: integer.magnitude)
  }

  private mutating func appendDigits(of value: UInt64) {
    var digits: UInt64
    var leadingZeros = 0
    if value < 100_000_000 {
      digits = eightDigits(of: value)
      leadingZeros = min(digits.trailingZeroBitCount &>> 3, 7)
    } else {
      let (upper, lower) = value.quotientAndRemainder(dividingBy: 100_000_000)
      appendDigits(of: upper)
      digits = eightDigits(of: lower)
    }
    digits |= 0x3030_3030_3030_3030
    digits &>>= UInt64(8 &* leadingZeros)
    // SAFETY: there is room for eight bytes.
    reserve(8)
    unsafe memory.storeBytes(of: digits.littleEndian, toByteOffset: count, as: UInt64.self)
    count &+= 8 &- leadingZeros
  }
}

/// The eight digits of a number below 10^8, each in a byte, the first one in the lowest.
///
/// All of them at once: the number is split into halves of four digits, those into pairs, and the
/// pairs into digits, by multiplying with 1/100 and 1/10 in fixed point.
func eightDigits(of value: UInt64) -> UInt64 {
  let (upper, lower) = value.quotientAndRemainder(dividingBy: 10_000)
  let halves = upper | lower &<< 32
  let hundreds = ((halves &* 10_486) &>> 20) & 0x7f_0000_007f
  let pairs = hundreds | (halves &- hundreds &* 100) &<< 16
  let tens = ((pairs &* 103) &>> 10) & 0x000f_000f_000f_000f
  return tens | (pairs &- tens &* 10) &<< 8
}

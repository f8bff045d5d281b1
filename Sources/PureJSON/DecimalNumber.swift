/// A decimal number as a text spells it: up to 19 significant digits, and a power of ten for them.
struct DecimalNumber {
  var isNegative: Bool
  /// The first 19 digits that count, or all where there are fewer. Zero if there are none.
  var digits: UInt64
  /// `digits` × 10^`exponent` is the magnitude, but for digits that are left out.
  var exponent: Int64
  /// Whether a digit that is left out is not zero: then the magnitude lies between that of `digits`
  /// and that of `digits` + 1.
  var isTruncated = false

  init(_ spelling: NumberSpelling, in text: borrowing JSONScanner) {
    isNegative = spelling.isNegative
    digits = 0
    exponent = spelling.exponent &- Int64(spelling.fraction.count)
    take(spelling.integer, of: text)
    take(spelling.fraction, of: text)
  }

  private mutating func take(_ range: Range<Int>, of text: borrowing JSONScanner) {
    var position = range.lowerBound
    while position &+ 8 <= range.upperBound, digits < 100_000_000_000 {
      digits = digits &* 100_000_000 &+ eightDigitValue(text.word(at: position))
      position &+= 8
    }
    while position < range.upperBound, digits < 1_000_000_000_000_000_000 {
      digits = digits &* 10 &+ UInt64(text.byte(at: position) & 15)
      position &+= 1
    }
    exponent &+= Int64(range.upperBound &- position)
    while position < range.upperBound, !isTruncated {
      isTruncated = text.byte(at: position) != UInt8(ascii: "0")
      position &+= 1
    }
  }
}

/// The value of eight digits, the first one in the lowest byte: pairs of digits, then pairs of those.
private func eightDigitValue(_ text: UInt64) -> UInt64 {
  let digits = text & 0x0f0f_0f0f_0f0f_0f0f
  let pairs = ((digits &* 10) &+ digits &>> 8) & 0x00ff_00ff_00ff_00ff
  let fours = ((pairs &* 100) &+ pairs &>> 16) & 0x0000_ffff_0000_ffff
  return ((fours &* 10_000) &+ fours &>> 32) & 0xffff_ffff
}

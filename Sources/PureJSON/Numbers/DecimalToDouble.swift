/// A decimal number as it is written: up to 19 significant digits, and a power of ten.
struct DecimalNumber {
  var isNegative: Bool
  /// The first 19 significant digits, or all if there are fewer.
  ///
  /// 0 if there are none.
  var digits: UInt64
  /// The magnitude is `digits` × 10^`exponent`, except for omitted digits.
  var exponent: Int64
  /// Whether an omitted digit is not zero.
  ///
  /// Then the magnitude is between that of `digits` and that of `digits` + 1.
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

/// Returns the value of eight digits, the first one in the lowest byte: pairs of digits, and then
/// pairs of pairs.
private func eightDigitValue(_ text: UInt64) -> UInt64 {
  let digits = text & 0x0f0f_0f0f_0f0f_0f0f
  let pairs = ((digits &* 10) &+ digits &>> 8) & 0x00ff_00ff_00ff_00ff
  let fours = ((pairs &* 100) &+ pairs &>> 16) & 0x0000_ffff_0000_ffff
  return ((fours &* 10_000) &+ fours &>> 32) & 0xffff_ffff
}

extension DecimalNumber {
  /// Returns the double nearest to the magnitude, the even one of two, or infinity.
  ///
  /// Returns `nil` if 128 bits of the power of ten do not decide between two doubles (Lemire 2021,
  /// known as Eisel–Lemire).
  @inline(__always)
  var estimatedMagnitude: Double? {
    if digits == 0 || exponent < Int64(PowersOfTen.exponents.lowerBound) { return 0 }
    if exponent > 308 { return .infinity }
    let product = ScaledProduct(digits: digits, exponent: Int(exponent))
    let magnitude = product.rounded()
    if isTruncated {
      // The next number of 19 digits. If it gives the same double, so do all between them.
      let next = ScaledProduct(digits: digits &+ 1, exponent: Int(exponent))
      return magnitude == next.rounded() ? magnitude : nil
    }
    return magnitude
  }
}

/// A number of up to 64 bits times a power of ten, to 128 bits: (high + low/2^64) × 2^binary.
///
/// It is too small by less than four units of `low`, and the highest bit of `high` is set.
struct ScaledProduct {
  let high: UInt64
  let low: UInt64
  private let binary: Int
  private let isExact: Bool

  @inline(__always)
  init(digits: UInt64, exponent: Int) {
    let power = PowersOfTen.all[exponent]
    let zeros = digits.leadingZeroBitCount
    let normalized = digits &<< UInt64(zeros)
    let upper = power.high.multipliedFullWidth(by: normalized)
    let lower = power.low.multipliedFullWidth(by: normalized)
    let (middle, overflow) = upper.low.addingReportingOverflow(lower.high)
    let top = upper.high &+ (overflow ? 1 : 0)
    // The product of two numbers with the highest bit set has it set, or the bit below.
    let shift = top.leadingZeroBitCount
    high = top &<< UInt64(shift) | (shift == 0 ? 0 : middle &>> 63)
    low = middle &<< UInt64(shift)
    binary = 1 &- shift &- zeros &+ PowersOfTen.binaryLogarithm(exponent)
    isExact = PowersOfTen.isExact(exponent) && lower.low == 0
  }

  /// The exponent of a double with this value, one more than the smallest for 1.
  private var biasedExponent: Int { binary &+ 1086 }

  /// The number of low bits of `high` that a double has no room for: 11, or more for subnormal
  /// numbers.
  private var dropped: Int { 11 &+ max(0, 1 &- biasedExponent) }

  /// The greatest double that is not greater than the value.
  var lowerDouble: Double {
    dropped > 63 ? 0 : double(significand: high &>> UInt64(dropped))
  }

  /// Returns the double nearest to the value, or `nil` if the known bits do not decide.
  @inline(__always)
  func rounded() -> Double? {
    if biasedExponent > 2046 { return .infinity }
    if dropped > 64 { return 0 }
    let rest = dropped == 64 ? high : high & (1 &<< UInt64(dropped) &- 1)
    let significand = dropped == 64 ? 0 : high &>> UInt64(dropped)
    let half: UInt64 = 1 &<< UInt64(dropped &- 1)
    if rest == half, low == 0 {
      return isExact ? double(significand: significand &+ significand & 1) : nil
    }
    // Four more units could reach the half.
    if rest == half &- 1, low >= UInt64.max &- 3 { return nil }
    return double(significand: rest >= half ? significand &+ 1 : significand)
  }

  /// `significand` can be one bit longer after rounding up.
  ///
  /// The exponent absorbs the bit.
  @inline(__always)
  private func double(significand: UInt64) -> Double {
    if biasedExponent < 1 { return Double(bitPattern: significand) }
    let bits = UInt64(biasedExponent) &<< 52 &+ (significand &- 1 &<< 52)
    return Double(bitPattern: min(bits, Double.infinity.bitPattern))
  }
}

/// A natural number of any size, for the rare decimal that is so close to the middle between two
/// doubles that all of its digits are needed.
struct BigNatural {
  /// The lowest 64 bits first, without trailing zeros.
  private var limbs: [UInt64]

  init(_ value: UInt64) {
    limbs = value == 0 ? [] : [value]
  }

  mutating func multiply(by factor: UInt64, adding summand: UInt64 = 0) {
    var carry = summand
    for index in limbs.indices {
      let product = limbs[index].multipliedFullWidth(by: factor)
      let (sum, overflow) = product.low.addingReportingOverflow(carry)
      limbs[index] = sum
      carry = product.high &+ (overflow ? 1 : 0)
    }
    if carry != 0 { limbs.append(carry) }
  }

  mutating func multiply(byFiveToThe exponent: Int) {
    // 5^27 is the greatest that fits in 64 bits.
    for _ in 0..<(exponent / 27) { multiply(by: 7_450_580_596_923_828_125) }
    for _ in 0..<(exponent % 27) { multiply(by: 5) }
  }

  mutating func multiply(byTwoToThe exponent: Int) {
    multiply(by: 1 << UInt64(exponent % 64))
    if !limbs.isEmpty { limbs = [UInt64](repeating: 0, count: exponent / 64) + limbs }
  }

  /// Returns a negative number, 0, or a positive number if `self` is less than, equal to, or
  /// greater than `other`.
  func compared(to other: BigNatural) -> Int {
    if limbs.count != other.limbs.count { return limbs.count - other.limbs.count }
    for index in limbs.indices.reversed() where limbs[index] != other.limbs[index] {
      return limbs[index] < other.limbs[index] ? -1 : 1
    }
    return 0
  }
}

extension DecimalNumber {
  /// The nearest double of the magnitude, of two as near the even one; infinite beyond the greatest.
  /// Nil where 128 bits of the power of ten do not decide between two doubles.
  @inline(__always)
  var estimatedMagnitude: Double? {
    if digits == 0 || exponent < Int64(PowersOfTen.exponents.lowerBound) { return 0 }
    if exponent > 308 { return .infinity }
    let product = ScaledProduct(digits: digits, exponent: Int(exponent))
    let magnitude = product.rounded()
    if isTruncated {
      // The next number of 19 digits; if it gives the same double, all between them do.
      let next = ScaledProduct(digits: digits &+ 1, exponent: Int(exponent))
      return magnitude == next.rounded() ? magnitude : nil
    }
    return magnitude
  }
}

/// A number of up to 64 bits times a power of ten, to 128 bits: (high + low/2^64) × 2^binary, too
/// small by less than four units of `low`, and `high` with its highest bit set.
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
    // The product of two numbers with 1 on top has it on top, or one below.
    let shift = top.leadingZeroBitCount
    high = top &<< UInt64(shift) | (shift == 0 ? 0 : middle &>> 63)
    low = middle &<< UInt64(shift)
    binary = 1 &- shift &- zeros &+ PowersOfTen.binaryLogarithm(exponent)
    isExact = PowersOfTen.isExact(exponent) && lower.low == 0
  }

  /// The exponent that a double with this value has, one more than the smallest for 1.
  private var biasedExponent: Int { binary &+ 1086 }

  /// How many of the low bits of `high` a double has no place for: 11, or more below the normal ones.
  private var dropped: Int { 11 &+ max(0, 1 &- biasedExponent) }

  /// The greatest double that is not above the value.
  var lowerDouble: Double {
    dropped > 63 ? 0 : double(significand: high &>> UInt64(dropped))
  }

  /// The double nearest to the value; nil where the bits that are known do not say which it is.
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
    // Four units more could be the half.
    if rest == half &- 1, low >= UInt64.max &- 3 { return nil }
    return double(significand: rest >= half ? significand &+ 1 : significand)
  }

  /// `significand` may be one bit longer, when it has been rounded up; the exponent takes the bit.
  @inline(__always)
  private func double(significand: UInt64) -> Double {
    if biasedExponent < 1 { return Double(bitPattern: significand) }
    let bits = UInt64(biasedExponent) &<< 52 &+ (significand &- 1 &<< 52)
    return Double(bitPattern: min(bits, Double.infinity.bitPattern))
  }
}

/// `digits` × 10^`exponent`.
struct ShortDecimal {
  var digits: UInt64
  var exponent: Int

  /// Moves trailing zeros of the digits into the exponent.
  mutating func dropTrailingZeros() {
    if digits == 0 { return }
    while true {
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: 10)
      if remainder != 0 { return }
      digits = quotient
      exponent &+= 1
    }
  }
}

extension ShortDecimal {
  /// Computes the fewest digits that read back as `value`, which is positive and finite.
  ///
  /// Of these, it takes the closest, and of two the even one (ECMA-262, 6.1.6.1.20, note 2).
  ///
  /// This is Raffaello Giulietti's Schubfach. All decimals that read back as the value are
  /// between two bounds, half a unit of its last place away. Of the multiples of the greatest
  /// power of ten below that distance, at least one is between them, and at most one of the next
  /// greater power. Bounds and value are computed in quarters of that power. Truncated bits are
  /// folded into the last one, which keeps every comparison right.
  ///
  /// The standard library's `description` gives the same digits, at 41 instructions for each byte
  /// of JSON instead of 31.
  init(shortest value: Double) {
    let fraction = value.significandBitPattern
    let isSubnormal = value.exponentBitPattern == 0
    let significand = isSubnormal ? fraction : fraction | 1 &<< 52
    let binary = (isSubnormal ? 1 : Int(value.exponentBitPattern)) &- 1075
    // At a power of two, the doubles below are closer together than those above.
    let isCloserBelow = fraction == 0 && value.exponentBitPattern > 1
    // log10(2^binary), or log10(3/4 × 2^binary), rounded down.
    let power = (binary &* 1_262_611 &- (isCloserBelow ? 524_031 : 0)) >> 22
    let scale = QuarterScale(power: power, binary: binary)

    let isOdd = significand & 1
    let lower = scale.quarters(4 &* significand &- (isCloserBelow ? 1 : 2)) &+ isOdd
    let middle = scale.quarters(4 &* significand)
    let upper = scale.quarters(4 &* significand &+ 2) &- isOdd

    let floor = middle / 4
    if floor >= 10 {
      let tens = floor / 10
      let isBelowInside = lower <= 40 &* tens
      let isAboveInside = 40 &* tens &+ 40 <= upper
      if isBelowInside != isAboveInside {
        self.init(digits: isAboveInside ? tens &+ 1 : tens, exponent: power &+ 1)
        dropTrailingZeros()
        return
      }
    }
    let isBelowInside = lower <= 4 &* floor
    let isAboveInside = 4 &* floor &+ 4 <= upper
    let half = 4 &* floor &+ 2
    let roundsUp =
      isBelowInside != isAboveInside
      ? isAboveInside : middle > half || (middle == half && floor & 1 == 1)
    self.init(digits: roundsUp ? floor &+ 1 : floor, exponent: power)
    dropTrailingZeros()
  }
}

/// Converts quarters of 2^binary to quarters of 10^power.
private struct QuarterScale {
  private let factor: PowersOfTen.Significand
  private let shift: UInt64

  init(power: Int, binary: Int) {
    var factor = PowersOfTen.all[0 &- power]
    if !PowersOfTen.isExact(0 &- power) {
      // Rounded up instead of down.
      let (low, overflow) = factor.low.addingReportingOverflow(1)
      factor.low = low
      if overflow { factor.high &+= 1 }
    }
    self.factor = factor
    shift = UInt64(truncatingIfNeeded: binary &+ PowersOfTen.binaryLogarithm(0 &- power) &+ 1)
  }

  /// The quarters, truncated.
  ///
  /// The last bit is also set if what was truncated is not zero.
  @inline(__always)
  func quarters(_ count: UInt64) -> UInt64 {
    let shifted = count &<< shift
    let upper = factor.high.multipliedFullWidth(by: shifted)
    let lower = factor.low.multipliedFullWidth(by: shifted)
    let (middle, overflow) = upper.low.addingReportingOverflow(lower.high)
    let whole = upper.high &+ (overflow ? 1 : 0)
    return whole | (middle > 1 ? 1 : 0)
  }
}

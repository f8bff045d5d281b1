/// The powers of ten that a double can need, to 128 bits each.
///
/// 10^q is 5^q × 2^q, and 5^q is stored with its highest bit set and truncated: exact for 0...55,
/// and less than one unit of its last place too small for all others. They are computed when the
/// first one is needed, once for each process, so that no printed table has to be trusted.
struct PowersOfTen: Sendable {
  /// The first is the smallest that a number of 19 digits needs to be more than 0 as a double,
  /// and the last what the smallest double needs for its digits.
  static var exponents: ClosedRange<Int> { -342...324 }

  static let all = PowersOfTen()

  private let powers: [Significand]

  private init() {
    var powers: [Significand] = []
    var reciprocal = [UInt64](repeating: 0, count: 15) + [1]
    for _ in 0..<(-Self.exponents.lowerBound) {
      divideByFive(&reciprocal)
      powers.append(leadingBits(of: reciprocal))
    }
    powers.reverse()
    var power: [UInt64] = [1] + [UInt64](repeating: 0, count: 12)
    for _ in 0...Self.exponents.upperBound {
      powers.append(leadingBits(of: power))
      multiplyByFive(&power)
    }
    self.powers = powers
  }

  /// 128 bits, the highest of which is set.
  struct Significand {
    var high: UInt64
    var low: UInt64
  }

  /// The significand of 10^`exponent`, truncated.
  subscript(exponent: Int) -> Significand { powers[exponent &- Self.exponents.lowerBound] }

  static func isExact(_ exponent: Int) -> Bool { 0...55 ~= exponent }

  /// The number of bits of the integer part of 10^`exponent`, minus one: the logarithm to base 2,
  /// rounded down.
  static func binaryLogarithm(_ exponent: Int) -> Int { (exponent &* 1_741_647) >> 19 }
}

/// Rounds down.
///
/// Repeated, this gives the whole quotient rounded down.
private func divideByFive(_ limbs: inout [UInt64]) {
  var remainder: UInt64 = 0
  for index in limbs.indices.reversed() {
    let divided = (5 as UInt64).dividingFullWidth((remainder, limbs[index]))
    (limbs[index], remainder) = (divided.quotient, divided.remainder)
  }
}

private func multiplyByFive(_ limbs: inout [UInt64]) {
  var carry: UInt64 = 0
  for index in limbs.indices {
    let product = limbs[index].multipliedFullWidth(by: 5)
    let (sum, overflow) = product.low.addingReportingOverflow(carry)
    limbs[index] = sum
    carry = product.high &+ (overflow ? 1 : 0)
  }
}

/// Returns the highest 128 bits, the first of which is set.
private func leadingBits(of limbs: [UInt64]) -> PowersOfTen.Significand {
  func limb(_ index: Int) -> UInt64 { index >= 0 ? limbs[index] : 0 }
  let top = limbs.lastIndex { $0 != 0 } ?? 0
  let shift = limbs[top].leadingZeroBitCount
  return PowersOfTen.Significand(
    high: limb(top) << shift | limb(top - 1) >> (64 - shift),
    low: limb(top - 1) << shift | limb(top - 2) >> (64 - shift))
}

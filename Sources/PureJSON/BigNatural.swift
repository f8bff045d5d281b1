/// A natural number of any size, for the rare decimal that lies so near the middle between two doubles
/// that only all of its digits tell.
struct BigNatural {
  /// The lowest 64 bits first, and no zero at the end.
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
    // 5^27 is the greatest that fits into 64 bits.
    for _ in 0..<(exponent / 27) { multiply(by: 7_450_580_596_923_828_125) }
    for _ in 0..<(exponent % 27) { multiply(by: 5) }
  }

  mutating func multiply(byTwoToThe exponent: Int) {
    multiply(by: 1 << UInt64(exponent % 64))
    if !limbs.isEmpty { limbs = [UInt64](repeating: 0, count: exponent / 64) + limbs }
  }

  /// Less than 0, 0 or more than 0, as `self` is less than, the same as or more than `other`.
  func compared(to other: BigNatural) -> Int {
    if limbs.count != other.limbs.count { return limbs.count - other.limbs.count }
    for index in limbs.indices.reversed() where limbs[index] != other.limbs[index] {
      return limbs[index] < other.limbs[index] ? -1 : 1
    }
    return 0
  }
}

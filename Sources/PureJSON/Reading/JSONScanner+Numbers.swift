/// The ranges of a number's parts in the text.
struct NumberSpelling {
  var isNegative = false
  var integer: Range<Int>
  /// The digits after the point.
  ///
  /// Empty if there is none.
  var fraction: Range<Int>
  /// The number after the `e`, limited to ±10^15, which is far beyond what any text could
  /// balance.
  var exponent: Int64 = 0
  var hasExponent = false
}

extension JSONScanner {
  /// Scans a number, whose sign or first digit is the next byte.
  @inline(__always)
  mutating func scanNumber() throws(JSONError) -> NumberSpelling {
    let isNegative = byte(at: offset) == UInt8(ascii: "-")
    var position = offset &+ (isNegative ? 1 : 0)
    let integer =
      byte(at: position) == UInt8(ascii: "0")
      ? position..<(position &+ 1) : try digits(at: position)
    position = integer.upperBound
    var number = NumberSpelling(
      isNegative: isNegative, integer: integer, fraction: position..<position)
    if byte(at: position) == UInt8(ascii: ".") {
      number.fraction = try digits(at: position &+ 1)
      position = number.fraction.upperBound
    }
    offset = position
    if byte(at: position) | 0x20 == UInt8(ascii: "e") { try scanExponent(of: &number) }
    return number
  }

  private mutating func scanExponent(of number: inout NumberSpelling) throws(JSONError) {
    offset &+= 1
    let isNegative = byte(at: offset) == UInt8(ascii: "-")
    if isNegative || byte(at: offset) == UInt8(ascii: "+") { offset &+= 1 }
    let digits = try digits(at: offset)
    var value: Int64 = 0
    for position in digits {
      value = min(value &* 10 &+ Int64(byte(at: position) & 15), 1_000_000_000_000_000)
    }
    number.exponent = isNegative ? -value : value
    number.hasExponent = true
    offset = digits.upperBound
  }

  /// Scans one or more digits.
  @inline(__always)
  private func digits(at start: Int) throws(JSONError) -> Range<Int> {
    var end = start
    while true {
      let others = nonDigits(in: word(at: end))
      if others == 0 {
        end &+= 8
        continue
      }
      end &+= others.trailingZeroBitCount &>> 3
      if end == start { throw unexpected(at: start) }
      return start..<end
    }
  }

  /// Returns a word with the highest bits of those bytes set that are not digits.
  ///
  /// Only the lowest set bit is reliable.
  @inline(__always)
  private func nonDigits(in word: UInt64) -> UInt64 {
    let digits = word ^ 0x3030_3030_3030_3030
    return (digits | (digits &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080
  }
}

extension JSONScanner {
  /// Returns the double nearest to a number of the text, the even one of two, or infinity.
  func double(_ number: DecimalNumber, _ spelling: NumberSpelling) -> Double {
    let magnitude = number.estimatedMagnitude ?? exactMagnitude(number, spelling)
    return number.isNegative ? -magnitude : magnitude
  }

  /// Checks that the nearest double is finite.
  ///
  /// - Throws: ``JSONError`` if it is not.
  func checkRange(of spelling: NumberSpelling) throws(JSONError) {
    // A number with fewer digits is less than 10^300.
    if Int64(spelling.integer.count) &+ spelling.exponent <= 300 { return }
    if double(DecimalNumber(spelling, in: self), spelling).isInfinite {
      throw outOfRange(spelling)
    }
  }

  @inline(never)
  func outOfRange(_ spelling: NumberSpelling) -> JSONError {
    error(.numberOutOfRange, at: spelling.integer.lowerBound - (spelling.isNegative ? 1 : 0))
  }

  /// Compares all digits with the middle between the two doubles around the number.
  @inline(never)
  private func exactMagnitude(_ number: DecimalNumber, _ spelling: NumberSpelling) -> Double {
    let lower = ScaledProduct(digits: number.digits, exponent: Int(number.exponent)).lowerDouble
    var (decimal, exponent) = allDigits(of: spelling)
    var middle = BigNatural(doubledSignificand(of: lower) + 1)
    // The decimal × 10^exponent on the left, the middle × 2^binary on the right, and both without
    // fractions.
    let binary = max(Int(lower.exponentBitPattern), 1) - 1076
    if exponent > 0 {
      decimal.multiply(byFiveToThe: exponent)
    } else {
      middle.multiply(byFiveToThe: -exponent)
    }
    if exponent > binary {
      decimal.multiply(byTwoToThe: exponent - binary)
    } else {
      middle.multiply(byTwoToThe: binary - exponent)
    }
    let order = decimal.compared(to: middle)
    let roundsUp = order > 0 || (order == 0 && lower.significandBitPattern & 1 == 1)
    return roundsUp ? lower.nextUp : lower
  }

  private func doubledSignificand(of value: Double) -> UInt64 {
    let hidden: UInt64 = value.exponentBitPattern == 0 ? 0 : 1 << 52
    return 2 * (value.significandBitPattern | hidden)
  }

  /// The significant digits, and the exponent of the last one.
  ///
  /// The middle between two doubles has at most 768 digits. Of those after the 800th, it only
  /// matters whether one is not zero, for which a 1 is appended.
  private func allDigits(of spelling: NumberSpelling) -> (BigNatural, exponent: Int) {
    var decimal = BigNatural(0)
    var kept = 0
    var exponent = spelling.exponent - Int64(spelling.fraction.count)
    var isTruncated = false
    for range in [spelling.integer, spelling.fraction] {
      for position in range {
        let digit = byte(at: position) & 15
        if kept == 0, digit == 0 { continue }
        if kept < 800 {
          decimal.append(digit)
          kept += 1
        } else {
          isTruncated = isTruncated || digit != 0
          exponent += 1
        }
      }
    }
    if isTruncated {
      decimal.append(1)
      exponent -= 1
    }
    return (decimal, Int(exponent))
  }
}

extension BigNatural {
  /// Appends a digit.
  fileprivate mutating func append(_ digit: UInt8) {
    if self.compared(to: BigNatural(0)) == 0 {
      self = BigNatural(UInt64(digit))
    } else {
      multiply(by: 10, adding: UInt64(digit))
    }
  }
}

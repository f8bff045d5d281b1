/// Where the parts of a number stand in its text.
struct NumberSpelling {
  var isNegative = false
  var integer: Range<Int>
  /// The digits behind the point; empty where there is none.
  var fraction: Range<Int>
  /// The number behind the `e`, held within ±10^15, far beyond what any text could make up for.
  var exponent: Int64 = 0
  var hasExponent = false
}

extension JSONScanner {
  /// Passes a number, whose sign or first digit is the next byte.
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

  /// One or more digits.
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

  /// The highest bits of those bytes that are no digits. Only the lowest one set is sure to be right.
  @inline(__always)
  private func nonDigits(in word: UInt64) -> UInt64 {
    let digits = word ^ 0x3030_3030_3030_3030
    return (digits | (digits &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080
  }
}

extension JSONScanner {
  /// The double nearest to a number of the text, of two as near the even one; infinite beyond the
  /// greatest.
  func double(_ number: DecimalNumber, _ spelling: NumberSpelling) -> Double {
    let magnitude = number.estimatedMagnitude ?? exactMagnitude(number, spelling)
    return number.isNegative ? -magnitude : magnitude
  }

  /// - Throws: ``JSONError`` if the nearest double is infinite.
  func checkRange(of spelling: NumberSpelling) throws(JSONError) {
    // As many digits, and no more, are below 10^300.
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
    // decimal × 10^exponent to the left, middle × 2^binary to the right, and then without fractions.
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

  /// The digits that count, and the exponent of their last one. The middle between two doubles has at
  /// most 768, so that of those behind the 800th only matters whether one of them is not zero, for
  /// which a 1 stands.
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
  /// Puts a digit behind the others.
  fileprivate mutating func append(_ digit: UInt8) {
    if self.compared(to: BigNatural(0)) == 0 {
      self = BigNatural(UInt64(digit))
    } else {
      multiply(by: 10, adding: UInt64(digit))
    }
  }
}

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

extension JSONNumber {
  /// The value, if it is an integer of 64 bits, whatever its spelling: `17`, `17.0`, `1.7e1`.
  public var int64: Int64? {
    var parts = DecimalParts(self)
    guard parts.digits.isEmpty == false else { return 0 }
    guard parts.exponent >= 0, parts.digits.count + parts.exponent <= 19 else { return nil }
    parts.digits.append(contentsOf: repeatElement(0, count: parts.exponent))
    var value: Int64 = 0
    for digit in parts.digits {
      let (shifted, shiftOverflow) = value.multipliedReportingOverflow(by: 10)
      let signed = parts.isNegative ? -Int64(digit) : Int64(digit)
      let (sum, sumOverflow) = shifted.addingReportingOverflow(signed)
      guard !shiftOverflow, !sumOverflow else { return nil }
      value = sum
    }
    return value
  }
}

/// A decimal number as `digits × 10^exponent`, without zeros at either end of the digits.
struct DecimalParts {
  var isNegative = false
  var digits: [UInt8] = []
  var exponent = 0

  init(_ number: JSONNumber) {
    var isFraction = false
    var rest = number.text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        exponent += DecimalParts.writtenExponent(rest)
        rest = rest[rest.endIndex...]
      default:
        if isFraction { exponent -= 1 }
        if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte - UInt8(ascii: "0")) }
      }
    }
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
  }

  /// The number behind the `e`, held within ±10^9, far beyond any number that is finite and not 0.
  private static func writtenExponent(_ text: Substring.UTF8View) -> Int {
    var value = 0
    for byte in text where byte >= UInt8(ascii: "0") {
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000_000)
    }
    return text.first == UInt8(ascii: "-") ? -value : value
  }
}

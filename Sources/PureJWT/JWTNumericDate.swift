/// A number of seconds since 1970 as it is written, which may have a fraction and an exponent (RFC
/// 7519, section 2): 0.d1d2d3… × 10^n.
struct JWTNumericDate {
  private var isNegative = false
  private var digits: [UInt8] = []
  private var pointPosition = 0

  /// The number that a JSON number spells.
  init(_ spelling: String) {
    var isFraction = false
    var rest = spelling.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        pointPosition += Self.exponent(rest)
        return
      case UInt8(ascii: "0") where digits.isEmpty:
        if isFraction { pointPosition -= 1 }
      default:
        if !isFraction { pointPosition += 1 }
        digits.append(byte - UInt8(ascii: "0"))
      }
    }
  }

  /// The number behind the `e`, held within ±10^9, which is beyond any that makes a difference.
  private static func exponent(_ text: Substring.UTF8View) -> Int {
    var value = 0
    for byte in text where byte >= UInt8(ascii: "0") {
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000_000)
    }
    return text.first == UInt8(ascii: "-") ? -value : value
  }
}

// MARK: - Comparing

extension JWTNumericDate {
  /// Whether the number that `spelling` spells is more than `seconds`, of which there are fewer than
  /// 2^63. They are compared exactly, but for less than 2^-64 seconds.
  static func isNumber(_ spelling: String, after seconds: Double) -> Bool {
    guard let integer = Int64(spelling) else { return JWTNumericDate(spelling).isAfter(seconds) }
    let towardZero = Int64(seconds)
    return integer > (Double(towardZero) > seconds ? towardZero - 1 : towardZero)
  }

  private func isAfter(_ seconds: Double) -> Bool {
    if digits.isEmpty { return seconds < 0 }
    if isNegative != (seconds < 0) { return !isNegative }
    let order = orderOfMagnitudes(seconds.magnitude)
    return isNegative ? order < 0 : order > 0
  }

  /// Below, at or above 0, as the number without its sign is below, at or above `seconds`.
  private func orderOfMagnitudes(_ seconds: Double) -> Int {
    // 10^19 is more than 2^63, and below it nothing overflows.
    guard pointPosition <= 19 else { return 1 }
    var rest = digits[...]
    var whole: UInt64 = 0
    for _ in 0..<max(pointPosition, 0) { whole = whole * 10 + UInt64(rest.popFirst() ?? 0) }
    let wholeSeconds = UInt64(seconds)
    if whole != wholeSeconds { return whole < wholeSeconds ? -1 : 1 }

    // What is left of the seconds in units of 2^-64, out of which come its decimal digits.
    var fraction = UInt64((seconds - Double(wholeSeconds)) * 0x1p64)
    var zeros = max(-pointPosition, 0)
    while fraction > 0 {
      let (digit, left) = fraction.multipliedFullWidth(by: 10)
      let written = zeros > 0 ? 0 : UInt64(rest.popFirst() ?? 0)
      zeros -= 1
      if written != digit { return written < digit ? -1 : 1 }
      fraction = left
    }
    return rest.contains { $0 > 0 } ? 1 : 0
  }
}

/// The text that ECMAScript's Number::toString gives for a finite double (ECMA-262, 6.1.6.1.20).
///
/// The digits are those of Swift's own shortest description; what differs is where the point and the
/// exponent stand.
func ecmaScriptText(of value: Double) -> String {
  if value == 0 { return "0" }
  let (digits, pointPosition) = shortestDigits(of: value.magnitude)
  let sign = value < 0 ? "-" : ""
  return sign + ecmaScriptText(digits: digits, pointPosition: pointPosition)
}

/// The digits d1 d2 … and the n for which 0.d1d2… × 10^n is the value.
private func shortestDigits(of value: Double) -> (digits: [UInt8], pointPosition: Int) {
  var digits: [UInt8] = []
  var pointPosition: Int?
  var exponent = 0
  var text = value.description.utf8[...]
  while let byte = text.popFirst() {
    switch byte {
    case UInt8(ascii: "."): pointPosition = digits.count
    case UInt8(ascii: "e"):
      exponent = Int(Substring(text)) ?? 0
      text = text[text.endIndex...]
    default: digits.append(byte)
    }
  }
  let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
  let position = (pointPosition ?? digits.count) + exponent - leadingZeros
  digits.removeFirst(leadingZeros)
  while digits.last == UInt8(ascii: "0") { digits.removeLast() }
  return (digits, position)
}

private func ecmaScriptText(digits: [UInt8], pointPosition: Int) -> String {
  func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
  func text(_ digits: ArraySlice<UInt8>) -> String { String(decoding: digits, as: UTF8.self) }

  switch pointPosition {
  case digits.count...21:
    return text(digits[...]) + zeros(pointPosition - digits.count)
  case 1...21:
    return text(digits[..<pointPosition]) + "." + text(digits[pointPosition...])
  case -5...0:
    return "0." + zeros(-pointPosition) + text(digits[...])
  default:
    let exponent = pointPosition - 1
    let fraction = digits.count > 1 ? "." + text(digits[1...]) : ""
    return text(digits[..<1]) + fraction + (exponent < 0 ? "e-" : "e+") + String(exponent.magnitude)
  }
}

#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// A time as it is written in a claim, and as it was meant.
struct ParsedTimeClaim {
  /// How the claim deviates from a whole JSON number.
  enum Fault { case text, isoDate, wrongType, fractional, writtenAsFloat }

  private(set) var fault: Fault?

  /// The number that is written, rounded toward zero.
  ///
  /// `nil` if there is none.
  private(set) var written: Int64?

  private(set) var unit = TimeUnit.seconds
  private(set) var countsFrom2001 = false

  /// Whether seconds were divided by 1,000 once more, so that what was meant can't be restored.
  private(set) var isDividedTwice = false

  /// Whether the claim is null, as JSON writes NaN.
  private(set) var isNull = false

  /// The intended seconds since 1970, clamped to ±10^12 so that they can be subtracted.
  ///
  /// `nil` if the claim doesn't show them.
  var seconds: Int64? {
    guard let written, !isDividedTwice else { return nil }
    let seconds = unit.seconds(written) + (countsFrom2001 ? secondsUntil2001 : 0)
    return min(max(seconds, -1_000_000_000_000), 1_000_000_000_000)
  }

  /// Whether the claim is a whole number of seconds since 1970, as far as it shows.
  var isPlain: Bool {
    fault == nil && unit == .seconds && !countsFrom2001 && !isDividedTwice
  }

  /// The number that is written, or that there is none.
  var evidence: String { written.map { "\($0)" } ?? "no number" }

  /// What a fault looks like.
  var faultEvidence: String {
    switch fault {
    case .wrongType: isNull ? "null" : "not a number"
    case .isoDate: "a string that begins with a year"
    case .fractional: "\(evidence) and a fraction"
    default: evidence
    }
  }

  /// Parses a claim that was written at about the time `now`, in seconds.
  ///
  /// A claim that is meant to be in the future may be a duration instead of a time.
  init(_ claim: JSONValue, now: Int64?, mayBeDuration: Bool) {
    switch claim {
    case .number(let number):
      if let integer = number._unsignedInteger, 1_000_000_000..<10_000_000_000 ~= integer {
        written = integer
      } else {
        parse(ArraySlice<UInt8>(number.text), number.int64)
      }
    case .string(let text): parse(text: ArraySlice<UInt8>(text))
    default:
      fault = .wrongType
      if case .null = claim { isNull = true }
    }
    if let written { interpret(written, now: now, mayBeDuration: mayBeDuration) }
  }

  private mutating func parse(_ text: ArraySlice<UInt8>, _ integer: Int64?) {
    let isFloat = text.contains(where: isFloatCharacter)
    if let integer {
      written = integer
      if isFloat { fault = .writtenAsFloat }
    } else {
      let whole = wholePart(of: text)
      written = whole
      if isFloat, whole != Int64.max, whole != Int64.min { fault = .fractional }
    }
  }

  private mutating func parse(text: ArraySlice<UInt8>) {
    let year = text.prefix(4)
    if text.count >= 8, year.isDecimal, text[year.endIndex] == UInt8(ascii: "-") {
      fault = .isoDate
    } else {
      fault = .text
      written = text.trimmed.prefix(18).decimalValue
    }
  }

  private mutating func interpret(_ value: Int64, now: Int64?, mayBeDuration: Bool) {
    if let now, isNear(value, now, within: 366 * 86_400) { return }
    // Milliseconds such as 1,800,000 are a duration rather than a time that was divided.
    if 100_000...10_000_000 ~= value, !mayBeDuration || !value.isMultiple(of: 1000) {
      isDividedTwice =
        now.map { isNear(value * 1000, $0, within: 3652 * 86_400) } ?? (value >= 1_000_000)
    }
    unit = TimeUnit(of: value)
    let seconds = unit.seconds(value)
    if let now {
      countsFrom2001 = isNear(seconds, now - secondsUntil2001, within: 4 * 86_400)
    } else {
      countsFrom2001 = 500_000_000..<950_000_000 ~= seconds
    }
  }

  private func isNear(_ value: Int64, _ other: Int64, within distance: Int64) -> Bool {
    (other - distance)...(other + distance) ~= value
  }
}

private func isFloatCharacter(_ byte: UInt8) -> Bool {
  byte == dot || byte | 0x20 == UInt8(ascii: "e")
}

/// The seconds from January 1, 1970, to January 1, 2001.
private var secondsUntil2001: Int64 { 978_307_200 }

/// The whole part of a JSON number, or the largest or smallest integer if it is out of range.
private func wholePart(of text: ArraySlice<UInt8>) -> Int64 {
  let isNegative = text.first == UInt8(ascii: "-")
  let mantissa = text.prefix { $0 | 0x20 != UInt8(ascii: "e") }
  let exponentText = text[mantissa.endIndex...].dropFirst()
  var exponent = 0
  for digit in exponentText where isDecimalDigit(digit) {
    exponent = min(exponent * 10 + Int(digit - UInt8(ascii: "0")), 1000)
  }
  if exponentText.first == UInt8(ascii: "-") { exponent = -exponent }

  let digits = mantissa.filter(isDecimalDigit)
  let wholeCount = mantissa.prefix { $0 != dot }.count - (isNegative ? 1 : 0)
  var value: Int64 = 0
  for place in 0..<max(0, min(wholeCount + exponent, 1000)) {
    let digit = place < digits.count ? Int64(digits[place] - UInt8(ascii: "0")) : 0
    let (product, overflow) = value.multipliedReportingOverflow(by: 10)
    let (sum, sumOverflow) = product.addingReportingOverflow(digit)
    if overflow || sumOverflow { return isNegative ? .min : .max }
    value = sum
  }
  return isNegative ? -value : value
}

/// A time as a claim has it, and as it was meant.
struct ClaimedTime {
  /// How the claim is not a whole number of JSON.
  enum Fault { case text, isoDate, wrongType, fractional, writtenAsFloat }

  /// What it counts.
  enum Unit: Int64 {
    case seconds = 1, milliseconds = 1000, microseconds = 1_000_000, nanoseconds = 1_000_000_000
  }

  private(set) var fault: Fault?

  /// The number that is written, rounded towards zero; nil where there is none.
  private(set) var written: Int64?

  private(set) var unit = Unit.seconds
  private(set) var countsFrom2001 = false

  /// The seconds since 1970 that were meant, held within ±10^12, so that they can be subtracted.
  var seconds: Int64? {
    guard let written else { return nil }
    let seconds = written / unit.rawValue + (countsFrom2001 ? secondsUntil2001 : 0)
    return min(max(seconds, -1_000_000_000_000), 1_000_000_000_000)
  }

  /// Reads a claim that was written at about the time `now`, in seconds.
  init(_ claim: InspectedClaims.Value, now: Int64?) {
    switch claim {
    case .number(let spelling, let whole): read(spelling, whole)
    case .text(let text):
      let isDate = text.count >= 8 && text.part(0, 4).isDecimal && text[4] == UInt8(ascii: "-")
      fault = isDate ? .isoDate : .text
      let digits = text.trimmed
      if !isDate { written = digits.part(0, min(digits.count, 18)).wholeNumber }
    default: fault = .wrongType
    }
    if let written { interpret(written, now: now) }
  }

  private mutating func read(_ spelling: [UInt8], _ whole: Int64?) {
    let hasFloatSpelling = spelling.firstOffset(ofAny: ".eE") != nil
    if let whole {
      written = whole
      if hasFloatSpelling { fault = .writtenAsFloat }
    } else {
      written = wholePart(of: spelling)
      if hasFloatSpelling, written != Int64.max, written != Int64.min { fault = .fractional }
    }
  }

  private mutating func interpret(_ value: Int64, now: Int64?) {
    if let now, isNear(value, now, within: 366 * 86_400) { return }
    switch value {
    case 100_000_000_000..<100_000_000_000_000: unit = .milliseconds
    case 100_000_000_000_000..<100_000_000_000_000_000: unit = .microseconds
    case 100_000_000_000_000_000...: unit = .nanoseconds
    default: break
    }
    let seconds = value / unit.rawValue
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

/// From 1 January 1970 to 1 January 2001.
private var secondsUntil2001: Int64 { 978_307_200 }

/// The whole part of a JSON number; the largest or smallest integer for what is beyond it.
private func wholePart(of text: [UInt8]) -> Int64 {
  let isNegative = text.first == UInt8(ascii: "-")
  let mantissaEnd = text.firstOffset(ofAny: "eE") ?? text.count
  let exponentText = text.part(from: min(mantissaEnd + 1, text.count))
  var exponent = 0
  for digit in exponentText where digit >= UInt8(ascii: "0") {
    exponent = min(exponent * 10 + Int(digit - UInt8(ascii: "0")), 1000)
  }
  if exponentText.begins(with: "-") { exponent = -exponent }

  let mantissa = text.part(isNegative ? 1 : 0, mantissaEnd)
  let wholeCount = mantissa.firstOffset(ofAny: ".") ?? mantissa.count
  var value: Int64 = 0
  for place in 0..<max(0, min(wholeCount + exponent, 1000)) {
    // Behind the point every digit is one place on.
    let offset = place < wholeCount ? place : place + 1
    let digit = offset < mantissa.count ? Int64(mantissa[offset] - UInt8(ascii: "0")) : 0
    let (product, overflow) = value.multipliedReportingOverflow(by: 10)
    let (sum, sumOverflow) = product.addingReportingOverflow(digit)
    if overflow || sumOverflow { return isNegative ? .min : .max }
    value = sum
  }
  return isNegative ? -value : value
}

extension JSONNumber {
  /// The value, if it is an integer of 64 bits, whatever its spelling: `17`, `17.0`, `1.7e1`.
  public var int64: Int64? { shortInteger ?? integer(as: Int64.self) }

  /// The value, if the spelling is nothing but a sign and at most 18 digits.
  var shortInteger: Int64? {
    // SAFETY: the pointer does not leave the closure.
    let value = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe JSONNumber.shortInteger(bytes)
    }
    return value ?? nil
  }

  private static func shortInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    let isNegative = unsafe text.first == UInt8(ascii: "-")
    let start = isNegative ? 1 : 0
    guard 1...18 ~= text.count - start else { return nil }
    var value: Int64 = 0
    for index in start..<text.count {
      // SAFETY: the index is below the number of bytes.
      let digit = unsafe text[index]
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
      value = value &* 10 &+ Int64(digit & 15)
    }
    return isNegative ? -value : value
  }

  /// The value, if it is exactly an integer of the type, whatever its spelling; nil where anything
  /// would have to be rounded or cut off.
  public func integer<Integer: FixedWidthInteger>(
    as type: Integer.Type = Integer.self
  ) -> Integer? {
    let digits = DecimalDigits(self)
    // Not even a power of two with so many digits would have room in the type.
    guard digits.exponent >= 0, digits.count + digits.exponent <= Int64(type.bitWidth) else {
      return digits.count == 0 ? 0 : nil
    }
    var value: Integer = 0
    for digit in digits.text {
      guard let next = appending(digit, to: value, isNegative: digits.isNegative) else {
        return nil
      }
      value = next
    }
    for _ in 0..<digits.exponent {
      guard let next = appending(0, to: value, isNegative: digits.isNegative) else { return nil }
      value = next
    }
    return value
  }

  private func appending<Integer: FixedWidthInteger>(
    _ digit: UInt8, to value: Integer, isNegative: Bool
  ) -> Integer? {
    guard let ten = Integer(exactly: 10), let digit = Integer(exactly: digit) else { return nil }
    let (product, productOverflow) = value.multipliedReportingOverflow(by: ten)
    let (sum, sumOverflow) =
      isNegative
      ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
    return productOverflow || sumOverflow ? nil : sum
  }
}

/// The digits of a number from the first to the last that is not zero, and the power of ten of the
/// last one.
private struct DecimalDigits {
  var isNegative = false
  var text: [UInt8] = []
  var exponent: Int64 = 0
  var count: Int64 { Int64(text.count) }

  init(_ number: JSONNumber) {
    var isFraction = false
    let spelling = Array(number.text.utf8)
    for (offset, byte) in spelling.enumerated() {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        exponent += DecimalDigits.writtenExponent(spelling[(offset + 1)...])
        dropTrailingZeros()
        return
      default:
        if isFraction { exponent -= 1 }
        if byte != UInt8(ascii: "0") || !text.isEmpty { text.append(byte & 15) }
      }
    }
    dropTrailingZeros()
  }

  private mutating func dropTrailingZeros() {
    while text.last == 0 {
      text.removeLast()
      exponent += 1
    }
  }

  /// The number behind the `e`, held within ±10^15, far beyond what any text could make up for.
  private static func writtenExponent(_ text: ArraySlice<UInt8>) -> Int64 {
    var value: Int64 = 0
    for byte in text where byte >= UInt8(ascii: "0") {
      value = min(value * 10 + Int64(byte & 15), 1_000_000_000_000_000)
    }
    return text.first == UInt8(ascii: "-") ? -value : value
  }
}

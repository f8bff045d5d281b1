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
    withSpelling { text, spelling in
      // How many of the digits stand before the point, where the exponent has moved it to.
      var places = Int64(spelling.integer.count) + spelling.exponent
      var value: Integer = 0
      for range in [spelling.integer, spelling.fraction] {
        for position in range {
          let digit = text.byte(at: position) & 15
          if places <= 0, digit == 0 { continue }
          guard places > 0, append(digit, to: &value, isNegative: spelling.isNegative) else {
            return nil
          }
          places -= 1
        }
      }
      while places > 0, value != 0 {
        guard append(0, to: &value, isNegative: spelling.isNegative) else { return nil }
        places -= 1
      }
      return value
    }
  }

  /// Puts a digit behind those of `value`; `false` if the type has no room for it.
  private func append<Integer: FixedWidthInteger>(
    _ digit: UInt8, to value: inout Integer, isNegative: Bool
  ) -> Bool {
    guard let ten = Integer(exactly: 10), let digit = Integer(exactly: digit) else { return false }
    let (product, productOverflow) = value.multipliedReportingOverflow(by: ten)
    let (sum, sumOverflow) =
      isNegative
      ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
    value = sum
    return !productOverflow && !sumOverflow
  }
}

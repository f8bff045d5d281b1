/// A JSON number, which keeps the spelling it was made or read with.
public struct JSONNumber: Sendable {
  /// The number as it is written in a document.
  public let text: String

  /// Creates a number from `value`, an integer.
  public init(_ value: some FixedWidthInteger) {
    text = String(value)
  }

  /// Creates a number from a double, written as `JSON.stringify` does (ECMAScript,
  /// Number::toString): with the fewest digits that read back as the same value, and `-0` as `0`.
  ///
  /// Returns `nil` if `value` is infinite or NaN, which JSON lacks.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = ecmaScriptText(of: value)
  }

  /// Creates a number with a spelling of your own, such as `1.50` (RFC 8259, section 6).
  ///
  /// - Throws: ``JSONError`` if `text` is not a JSON number, or beyond the range of a double.
  public init(spelling text: String) throws(JSONError) {
    try JSONScanner.withCopy(of: text) { (scanner) throws(JSONError) in
      var scanner = scanner
      try scanner.checkRange(of: scanner.scanNumber())
      try scanner.scanEnd(allowingWhitespace: false)
    }
    self.text = text
  }

  /// Creates a number whose spelling the caller has checked.
  init(checkedSpelling text: String) {
    self.text = text
  }

  /// Calls `use` with the parts of the spelling.
  func withSpelling<R>(_ use: (borrowing JSONScanner, NumberSpelling) -> R) -> R {
    do throws(JSONError) {
      return try JSONScanner.withCopy(of: text) { (scanner) throws(JSONError) in
        var scanner = scanner
        let spelling = try scanner.scanNumber()
        return use(scanner, spelling)
      }
    } catch {
      preconditionFailure("the spelling of a number is one")
    }
  }
}

extension JSONNumber: Equatable {
  /// Returns whether both have the same spelling: `1.0` is not `1`.
  ///
  /// Compare ``double`` for the values.
  public static func == (left: Self, right: Self) -> Bool {
    isSameText(left.text, right.text)
  }
}

extension JSONNumber: CustomStringConvertible {
  /// The spelling.
  public var description: String { text }
}

extension JSONNumber {
  /// The nearest double, or the even one of two, as IEEE 754 rounds.
  ///
  /// All digits count, however many there are. A number that is too small becomes 0, or -0.
  ///
  /// It is finite, because documents and spellings are limited to that range. Only an integer
  /// type of more than 1,023 bits can exceed it, which gives infinity.
  public var double: Double {
    // Most numbers are written as integers. Of zeros, one has a sign.
    if let integer = shortInteger, integer != 0 { return Double(integer) }
    return withSpelling { text, spelling in
      text.double(DecimalNumber(spelling, in: text), spelling)
    }
  }
}

extension JSONNumber {
  /// The value, if it is an integer of 64 bits in any spelling: `17`, `17.0`, `1.7e1`.
  public var int64: Int64? { shortInteger ?? integer(as: Int64.self) }

  /// The value, if the spelling is at most 18 digits, without a sign.
  public var _unsignedInteger: Int64? {
    text.utf8.first == UInt8(ascii: "-") ? nil : shortInteger
  }

  /// The value, if the spelling is a sign and at most 18 digits.
  var shortInteger: Int64? {
    // SAFETY: the pointer does not leave the closure, and the memory is only read.
    let value = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      let text = unsafe RawMemory(reading: UnsafeRawBufferPointer(bytes))
      return JSONNumber.shortInteger(text, 0, bytes.count)
    }
    return value ?? nil
  }

  /// The value of the text from `start` to `end`, if it is a sign and at most 18 digits.
  @inline(__always)
  static func shortInteger(_ text: RawMemory, _ start: Int, _ end: Int) -> Int64? {
    let isNegative = text.byte(at: start) == UInt8(ascii: "-")
    var position = isNegative ? start &+ 1 : start
    guard 1...18 ~= end &- position else { return nil }
    var value: Int64 = 0
    while end &- position >= 8 {
      guard let eight = valueOfEightDigits(text.word(at: position)) else { return nil }
      value = value &* 100_000_000 &+ Int64(eight)
      position &+= 8
    }
    while position < end {
      let digit = text.byte(at: position) &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int64(digit)
      position &+= 1
    }
    return isNegative ? -value : value
  }

  /// Returns the value of eight digits, the first one in the lowest byte, or `nil` if one of the
  /// bytes is not a digit.
  ///
  /// Joins neighboring digits to pairs, these to fours, and these to the value, each time with a
  /// multiplication that adds the upper one to ten, a hundred, or ten thousand times the lower one.
  private static func valueOfEightDigits(_ text: UInt64) -> UInt64? {
    let digits = text ^ 0x3030_3030_3030_3030
    let areDigits = (digits | (digits &+ 0x0606_0606_0606_0606)) & 0xf0f0_f0f0_f0f0_f0f0 == 0
    guard areDigits else { return nil }
    let pairs = (digits &* (10 &<< 8 &+ 1)) &>> 8 & 0x00ff_00ff_00ff_00ff
    let fours = (pairs &* (100 &<< 16 &+ 1)) &>> 16 & 0x0000_ffff_0000_ffff
    return (fours &* (10_000 &<< 32 &+ 1)) &>> 32
  }

  /// Returns the value if it is exactly an integer of `type`, in any spelling.
  ///
  /// Returns `nil` if it would have to be rounded or truncated.
  public func integer<Integer: FixedWidthInteger>(
    as type: Integer.Type = Integer.self
  ) -> Integer? {
    withSpelling { text, spelling in
      // The number of digits before the point, where the exponent has moved it.
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

  /// Appends a digit to `value`.
  ///
  /// Returns `false` on overflow.
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

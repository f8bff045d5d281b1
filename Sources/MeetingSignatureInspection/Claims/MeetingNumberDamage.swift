// A meeting number that a program changed: it went through a type that is too small, or was cut.

/// A number that isn't the meeting's anymore.
enum NumberDamage {
  /// What happened to the number, as it is written in a claim, and the evidence for it.
  ///
  /// `joined` is the number that is passed to `join()`, if it is known. `nil` if the number isn't
  /// known to be damaged.
  static func find(
    in text: ArraySlice<UInt8>, joined: ArraySlice<UInt8>?
  ) -> (InspectionCause, String)? {
    if isFloatingPoint(text) {
      return (
        .meetingInexactNumber, "\(counted(text.count, "character")) of a fraction or exponent"
      )
    }
    let joinedDigits = joined.map { MeetingDigits($0).digits[...] }
    let (digits, sign) = withoutSign(text)
    guard digits.isDecimal, let value = digits.decimalValue, digits != joinedDigits else {
      guard sign != nil, digits.isDecimal else { return nil }
      return (.meetingSigned, "a sign before \(counted(digits.count, "digit"))")
    }
    let number = sign == UInt8(ascii: "-") ? -value : value
    if let evidence = wrapped(number, joinedDigits?.decimalValue) {
      return (.meetingThrough32Bits, evidence)
    }
    if sign != nil { return (.meetingSigned, "a sign before \(counted(digits.count, "digit"))") }
    if let evidence = cut(digits, joined, joinedDigits) { return (.meetingCutAtSpace, evidence) }
    if let joined = joinedDigits?.decimalValue, isRounded(number, joined) {
      return (.meetingRounded, "\(counted(digits.count, "digit")), rounded from those for join()")
    }
    return nil
  }

  /// Whether the text is a number with a fraction or an exponent, as `print` writes a double.
  private static func isFloatingPoint(_ text: ArraySlice<UInt8>) -> Bool {
    let mantissa = withoutSign(text).digits.prefix { isDecimalDigit($0) || $0 == dot }
    let exponent = text[mantissa.endIndex...]
    let hasDot = mantissa.contains(dot)
    guard mantissa.first.map(isDecimalDigit) == true, mantissa.splitAtDots.count <= 2 else {
      return false
    }
    if exponent.isEmpty { return hasDot }
    return exponent.first.map { $0 | 0x20 } == UInt8(ascii: "e")
      && withoutSign(exponent.dropFirst()).digits.isDecimal
  }

  private static func withoutSign(
    _ text: ArraySlice<UInt8>
  ) -> (digits: ArraySlice<UInt8>, sign: UInt8?) {
    guard let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") else {
      return (text, nil)
    }
    return (text.dropFirst(), first)
  }

  /// How the number went through 32 bits: clamped to their range, or without its other bits.
  private static func wrapped(_ number: Int64, _ joined: Int64?) -> String? {
    if let joined, joined > Int64(Int32.max),
      number == Int64(Int32(truncatingIfNeeded: joined))
        || number == Int64(UInt32(truncatingIfNeeded: joined))
    {
      return "the remainder of the number for join() modulo 2^32"
    }
    switch number {
    case Int64(Int32.max): return "2147483647, the largest number of 32 bits with a sign"
    case Int64(UInt32.max): return "4294967295, the largest number of 32 bits"
    case Int64(Int32.min)..<0: return "a negative number of 32 bits"
    default: return nil
    }
  }

  /// How much is left of a number that was cut at a space, as in `857 4606 5432`.
  private static func cut(
    _ digits: ArraySlice<UInt8>, _ joined: ArraySlice<UInt8>?, _ joinedDigits: ArraySlice<UInt8>?
  ) -> String? {
    guard let joined, let joinedDigits else {
      return digits.count == 3 ? "3 digits, as many as before the first space" : nil
    }
    guard digits.count < joinedDigits.count, joinedDigits.starts(with: digits) else { return nil }
    let isWritten = joined.starts(with: digits) && joined.dropFirst(digits.count).first == 0x20
    guard isWritten || [3, 6, 7].contains(digits.count) else { return nil }
    return "the first \(counted(digits.count, "digit")) of \(joinedDigits.count), up to a space"
  }

  /// Whether the number is the other one in fewer significant digits, or as a 32-bit float.
  private static func isRounded(_ number: Int64, _ joined: Int64) -> Bool {
    guard number > 0 else { return false }
    if number == Int64(Float(joined)) { return true }
    var unit: Int64 = 1
    while number.isMultiple(of: unit * 10) { unit *= 10 }
    return unit >= 1000
      && (number == joined / unit * unit || number == (joined + unit / 2) / unit * unit)
  }
}

extension InspectionCause {
  static let damagedNumbers: [Explanation] = [
    Explanation(
      of: meetingThrough32Bits,
      why: "The meeting number went through a 32-bit integer, which is too small for it, and came "
        + "out as another number.",
      fix: "Use a string, or 64 bits: Long in Java and Kotlin, long in C#, int64 in Go, BIGINT in "
        + "SQL. PHP: don't cast it to int in a 32-bit build.",
      source: "RFC 8259, section 6: ranges of numbers differ"),
    Explanation(
      of: meetingCutAtSpace,
      why: "Only the digits before a space are left of the meeting number: parseInt() and similar "
        + "functions stop there.",
      fix:
        "Remove the spaces before you convert or pass on the number: number.replace(/\\D/g, '').",
      source: "ECMA-262, parseInt"),
    Explanation(
      of: meetingRounded,
      why: "The meeting number was rounded by a floating-point type or when it was printed.",
      fix:
        "Treat the meeting number as a string everywhere. In a spreadsheet, format the column as "
        + "text.",
      source: "IEEE 754, binary32; C, printf, %g"),
    Explanation(
      of: meetingSigned,
      why: "The meeting number has a plus or minus sign.",
      fix: "Remove the sign. Meeting numbers consist of digits only.",
      source: "Zoom Support, article KB0065196"),
  ]

  static let meetingThrough32Bits = InspectionCause {
    Entry("meeting.through32Bits", .error, shows: .meetingNumberWrong)
  }
  static let meetingCutAtSpace = InspectionCause {
    Entry("meeting.cutAtSpace", .error, shows: .meetingNumberWrong)
  }
  static let meetingRounded = InspectionCause {
    Entry("meeting.rounded", .error, shows: .meetingNumberWrong)
  }
  static let meetingSigned = InspectionCause {
    Entry("meeting.signed", .error, shows: .meetingNumberWrong)
  }
}

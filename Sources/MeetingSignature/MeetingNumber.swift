/// A meeting number: 9 to 11 decimal digits, Zoom's `mn`.
///
/// Eleven digits are an ordinary meeting, ten a personal one, nine a meeting scheduled before
/// 12 April 2020. Leading zeros are kept.
public struct MeetingNumber: Hashable, Sendable {
  /// The number that the digits make.
  let value: Int64

  /// How many digits there are, leading zeros included.
  let digitCount: Int

  /// The number of digits that are taken.
  static var digitCounts: ClosedRange<Int> { 9...11 }

  /// Whether the number begins with a zero, so that it cannot be written as a JSON number.
  let hasLeadingZero: Bool
}

extension MeetingNumber {
  /// A number of 9 to 11 digits.
  ///
  /// - Throws: ``MeetingNumberError`` for a negative number, and one with fewer or more digits.
  public init(_ value: some FixedWidthInteger) throws(MeetingNumberError) {
    try self.init(number: Int64(clamping: value))
  }

  private init(number: Int64) throws(MeetingNumberError) {
    guard number >= 0 else { throw MeetingNumberError(.negative) }
    guard number >= 100_000_000 else { throw MeetingNumberError(.tooShort) }
    guard number < 100_000_000_000 else { throw MeetingNumberError(.tooLong) }
    let digitCount = number < 1_000_000_000 ? 9 : number < 10_000_000_000 ? 10 : 11
    self.init(value: number, digitCount: digitCount, hasLeadingZero: false)
  }

  /// Creates a number from a string of 9 to 11 ASCII digits, and nothing else.
  ///
  /// - Throws: ``MeetingNumberError`` with the position of the first invalid character.
  public init(_ digits: some StringProtocol) throws(MeetingNumberError) {
    try self.init(String(digits), skippingSeparators: false)
  }

  /// Creates a number from a string as people copy it: `"852 1234 5678"`, `"852-1234-5678"`.
  ///
  /// Whitespace and newlines are omitted wherever they are (Unicode's `White_Space`), and dashes after the
  /// first digit. Nothing else is.
  ///
  /// - Throws: ``MeetingNumberError`` with the position of the first invalid character.
  public init(removingSeparatorsFrom text: String) throws(MeetingNumberError) {
    try self.init(text, skippingSeparators: true)
  }
}

extension MeetingNumber: LosslessStringConvertible {
  /// Creates a number from a string of 9 to 11 ASCII digits, or returns `nil` for any other.
  ///
  /// Generic code such as ArgumentParser uses this initializer. Your own code gets the throwing one, whose
  /// error explains what is wrong.
  @_disfavoredOverload
  public init?(_ description: String) {
    do throws(MeetingNumberError) {
      try self.init(description, skippingSeparators: false)
    } catch {
      return nil
    }
  }

  /// The digits.
  public var description: String {
    var digits = [UInt8](repeating: UInt8(ascii: "0"), count: digitCount)
    var rest = value
    for index in digits.indices.reversed() {
      digits[index] += UInt8(rest % 10)
      rest /= 10
    }
    return String(decoding: digits, as: UTF8.self)
  }
}

extension MeetingNumber: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    (left.value, left.digitCount) < (right.value, right.digitCount)
  }
}

/// A meeting number: 9 to 11 decimal digits, Zoom's `mn`.
///
/// Eleven digits are an ordinary meeting, ten a personal one, nine a meeting scheduled before
/// 12 April 2020. Leading zeros are kept.
public struct MeetingNumber: Sendable {
  /// The digits: nine to eleven of them, which a small string holds without allocating.
  let digits: String

  /// The number of digits that are taken.
  static var digitCounts: ClosedRange<Int> { 9...11 }

  /// Whether the number begins with a zero, so that it cannot be written as a JSON number.
  var hasLeadingZero: Bool { digits.utf8.first == UInt8(ascii: "0") }
}

extension MeetingNumber {
  /// A number of 9 to 11 digits.
  ///
  /// - Throws: ``MeetingNumberError`` for a negative number, and one with fewer or more digits.
  public init(_ value: some FixedWidthInteger) throws(MeetingNumberError) {
    guard value >= 0 else { throw MeetingNumberError(.negative) }
    digits = String(value)
    if digits.utf8.count < MeetingNumber.digitCounts.lowerBound {
      throw MeetingNumberError(.tooShort)
    }
    if digits.utf8.count > MeetingNumber.digitCounts.upperBound {
      throw MeetingNumberError(.tooLong)
    }
  }

  /// The number written in `digits`: nothing but 9 to 11 ASCII digits.
  ///
  /// - Throws: ``MeetingNumberError``, which says at which character and why.
  public init(_ digits: String) throws(MeetingNumberError) {
    try self.init(digits, skippingSeparators: false)
  }

  /// The number in a text as people copy it: `"852 1234 5678"`, `"852-1234-5678"`.
  ///
  /// Spaces of every width, tabs and line breaks are left out wherever they stand, and dashes behind
  /// the first digit; nothing else is.
  ///
  /// - Throws: ``MeetingNumberError``, which says at which character and why.
  public init(removingSeparatorsFrom text: String) throws(MeetingNumberError) {
    try self.init(text, skippingSeparators: true)
  }
}

extension MeetingNumber: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    left.digits.utf8.elementsEqual(right.digits.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    for digit in digits.utf8 { hasher.combine(digit) }
  }
}

extension MeetingNumber: CustomStringConvertible {
  /// The digits.
  public var description: String { digits }
}

/// A meeting number of 9 to 11 decimal digits: Zoom's `mn`.
///
/// Ordinary meetings have eleven digits, personal meetings ten, and meetings scheduled before
/// April 12, 2020, nine. Leading zeros are kept.
public struct MeetingNumber: Hashable, Sendable {
  /// The value of the digits.
  let value: Int64

  /// The number of digits, including leading zeros.
  let digitCount: Int

  /// The valid numbers of digits.
  static var digitCounts: ClosedRange<Int> { 9...11 }

  /// Whether the number begins with a zero, so that it cannot be a JSON number.
  let hasLeadingZero: Bool
}

extension MeetingNumber {
  /// Creates a number from `value`, an integer of 9 to 11 digits.
  ///
  /// - Throws: ``MeetingNumberError`` for a negative integer, and for fewer or more digits.
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

  /// Creates a number from the value of a number of digits, or returns `nil` unless these are 9 to
  /// 11.
  init?(_ value: Int64, of digitCount: Int) {
    guard MeetingNumber.digitCounts ~= digitCount else { return nil }
    let least: Int64 =
      digitCount == 9 ? 100_000_000 : digitCount == 10 ? 1_000_000_000 : 10_000_000_000
    self.init(value: value, digitCount: digitCount, hasLeadingZero: value < least)
  }

  /// Creates a number from 9 to 11 ASCII digits, or returns `nil` for anything else.
  init?(digits: ArraySlice<UInt8>) {
    guard MeetingNumber.digitCounts ~= digits.count, let value = decimalValue(digits) else {
      return nil
    }
    self.init(value, of: digits.count)
  }

  /// Creates a number from `digits`, a string of 9 to 11 ASCII digits and nothing else.
  ///
  /// - Throws: ``MeetingNumberError`` with the position of the first invalid character.
  public init(_ digits: some StringProtocol) throws(MeetingNumberError) {
    try self.init(String(digits), skippingSeparators: false)
  }

  /// Creates a number from a string as people copy it: `"852 1234 5678"`, `"852-1234-5678"`.
  ///
  /// Whitespace and newlines are omitted wherever they are in `text` (Unicode's `White_Space`), and
  /// dashes after the first digit. Nothing else is.
  ///
  /// - Throws: ``MeetingNumberError`` with the position of the first invalid character.
  public init(removingSeparatorsFrom text: String) throws(MeetingNumberError) {
    try self.init(text, skippingSeparators: true)
  }
}

extension MeetingNumber: LosslessStringConvertible {
  /// Creates a number from a string of 9 to 11 ASCII digits, or returns `nil` for any other
  /// `description`.
  ///
  /// Generic code such as ArgumentParser uses this initializer. Your own code gets the throwing
  /// one, whose error explains what is wrong.
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
  /// Returns whether `left` is the smaller number or, if they are equal, has fewer leading zeros.
  public static func < (left: Self, right: Self) -> Bool {
    (left.value, left.digitCount) < (right.value, right.digitCount)
  }
}

extension MeetingNumber {
  init(
    _ text: String, skippingSeparators: Bool
  ) throws(MeetingNumberError) {
    var value: Int64 = 0
    var digitCount = 0
    var hasLeadingZero = false
    var position = 0
    for scalar in text.unicodeScalars {
      defer { position += 1 }
      if skippingSeparators, isSpace(scalar) || isDash(scalar) && digitCount > 0 { continue }
      guard "0"..."9" ~= scalar else {
        throw MeetingNumberError(reason(against: scalar), position: position)
      }
      guard digitCount < MeetingNumber.digitCounts.upperBound else {
        throw MeetingNumberError(.tooLong, position: position)
      }
      if digitCount == 0, scalar == "0" { hasLeadingZero = true }
      value = value * 10 + Int64(scalar.value - 0x30)
      digitCount += 1
    }
    guard digitCount >= MeetingNumber.digitCounts.lowerBound else {
      throw MeetingNumberError(.tooShort, position: position)
    }
    self.init(value: value, digitCount: digitCount, hasLeadingZero: hasLeadingZero)
  }
}

private func reason(against scalar: Unicode.Scalar) -> MeetingNumberError.Reason {
  if isSpace(scalar) || isDash(scalar) { return .separator }
  return scalar.isASCII ? .notADigit : .notASCII
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09...0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f,
    0x3000:
    true
  default: false
  }
}

private func isDash(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x2d, 0x2010...0x2015, 0x2212: true
  default: false
  }
}

#if !hasFeature(Embedded)
  extension MeetingNumber: Codable {
    /// Decodes a number from a string of 9 to 11 digits, or from an integer.
    ///
    /// - Throws: `DecodingError`. If the value is a string or an integer, its description is that
    ///   of ``MeetingNumberError``.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      do {
        if let digits = try? container.decode(String.self) {
          try self.init(digits)
        } else if let number = try? container.decode(Int64.self) {
          try self.init(number)
        } else {
          throw DecodingError.dataCorruptedError(
            in: container,
            debugDescription: "invalid meeting number: not a string or an integer of 9 to 11 digits"
          )
        }
      } catch let error as MeetingNumberError {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error)")
      }
    }

    /// Encodes the digits as a string, which keeps leading zeros.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(description)
    }
  }
#endif

/// An error that explains why a value is not a meeting number, and at which character.
public struct MeetingNumberError: Error, Hashable, Sendable {
  /// The cause of the error.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code { case tooShort, tooLong, negative, separator, notADigit, notASCII }
    private let code: Code

    /// The number has fewer than 9 digits.
    public static let tooShort = Reason(code: .tooShort)
    /// The number has more than 11 digits.
    public static let tooLong = Reason(code: .tooLong)
    /// The number is negative.
    public static let negative = Reason(code: .negative)
    /// A space or dash.
    ///
    /// Use ``MeetingNumber/init(removingSeparatorsFrom:)`` to accept numbers as Zoom displays them.
    public static let separator = Reason(code: .separator)
    /// An ASCII character that is not a digit, as in a link or a personal link name.
    public static let notADigit = Reason(code: .notADigit)
    /// A character outside ASCII, such as a full-width or Arabic digit.
    public static let notASCII = Reason(code: .notASCII)

    /// The cause in words.
    public var description: String {
      switch code {
      case .tooShort: "fewer than 9 digits"
      case .tooLong: "more than 11 digits"
      case .negative: "negative"
      case .separator: "a space or dash; MeetingNumber(removingSeparatorsFrom:) omits them"
      case .notADigit: "not a digit"
      case .notASCII: "not an ASCII digit, 0 to 9"
      }
    }
  }

  /// The cause of the error.
  public let reason: Reason

  /// The position of the invalid character (Unicode scalar), counted from 0, or the length of the
  /// string if its end is invalid.
  ///
  /// `nil` for integers.
  public let position: Int?

  init(_ reason: Reason, position: Int? = nil) {
    self.reason = reason
    self.position = position
  }
}

extension MeetingNumberError: CustomStringConvertible {
  /// A sentence with the cause and the position, counted from 1.
  public var description: String {
    guard let position else { return "invalid meeting number: \(reason)" }
    return "invalid meeting number: character \(position + 1): \(reason)"
  }
}

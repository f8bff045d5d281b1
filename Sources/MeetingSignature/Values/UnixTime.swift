/// A point in time: milliseconds since January 1, 1970, 00:00 UTC, up to the end of the year 9999.
///
/// Only the expiry of a signature can be later.
///
/// JWTs count seconds and legacy signatures milliseconds, and confusing the two is a common cause
/// of rejected signatures. Each initializer names its unit, and rejects values that make sense
/// only in the other one.
public struct UnixTime: Hashable, Sendable {
  /// The milliseconds since 1970.
  public let milliseconds: Int64

  /// The last millisecond of the year 9999.
  private static var latest: Int64 { 253_402_300_799_999 }

  /// Creates a time from `seconds` since 1970.
  ///
  /// - Throws: ``UnixTimeError`` for a time before 1970, and for one after the year 9999, as
  ///   milliseconds would be.
  public init(seconds: Int64) throws(UnixTimeError) {
    guard seconds >= 0 else { throw .before1970 }
    guard seconds <= UnixTime.latest / 1000 else { throw .millisecondsForSeconds }
    milliseconds = seconds * 1000
  }

  /// Creates a time from `milliseconds` since 1970.
  ///
  /// - Throws: ``UnixTimeError`` for a time before 1970; for a value that, in seconds, is in the
  ///   years 1973 to 9999; and for a time after the year 9999, as microseconds would be.
  public init(milliseconds: Int64) throws(UnixTimeError) {
    guard milliseconds >= 0 else { throw .before1970 }
    guard milliseconds <= UnixTime.latest else { throw .after9999 }
    guard milliseconds < 100_000_000 || milliseconds > UnixTime.latest / 1000 else {
      throw .secondsForMilliseconds
    }
    self.milliseconds = milliseconds
  }

  /// Creates a time from `fractionalSeconds` since 1970, such as Foundation's
  /// `Date().timeIntervalSince1970`.
  ///
  /// The value is rounded to microseconds, the precision of a `Double`, and then truncated to
  /// milliseconds.
  ///
  /// - Throws: ``UnixTimeError``, as for whole seconds, and for infinities and NaN.
  public init(fractionalSeconds: Double) throws(UnixTimeError) {
    guard fractionalSeconds.isFinite else { throw .notFinite }
    guard fractionalSeconds >= 0 else { throw .before1970 }
    guard fractionalSeconds < Double(UnixTime.latest / 1000 + 1) else {
      throw .millisecondsForSeconds
    }
    milliseconds = Int64(fractionalSeconds * 1_000_000 + 0.5) / 1000
  }

  /// Creates a time that is known to be in range.
  init(knownMilliseconds: Int64) {
    milliseconds = knownMilliseconds
  }

  /// Creates a time from seconds that are known to be in range, or to be those of a claim.
  init(knownSeconds: Int64) {
    milliseconds = knownSeconds * 1000
  }

  /// The whole seconds since 1970, rounded down.
  public var seconds: Int64 { milliseconds / 1000 }
}

extension UnixTime: Comparable {
  /// Returns whether `left` is earlier.
  public static func < (left: Self, right: Self) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension UnixTime: LosslessStringConvertible {
  /// Creates a time from seconds since 1970 in decimal, with up to three digits after a point, as
  /// ``description`` writes them.
  ///
  /// Returns `nil` for anything else, and for times out of range.
  public init?(_ description: String) {
    let parts = description.utf8.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    var fraction = parts.count == 2 ? Array(parts[1]) : []
    guard fraction.count <= 3, parts.count == 1 || !fraction.isEmpty else { return nil }
    fraction += repeatElement(UInt8(ascii: "0"), count: 3 - fraction.count)
    guard parts[0].count <= 12, let seconds = decimalValue(parts[0]),
      let milliseconds = decimalValue(fraction), let time = try? UnixTime(seconds: seconds)
    else { return nil }
    self.init(knownMilliseconds: time.milliseconds + milliseconds)
  }

  /// The seconds since 1970 in decimal, with three digits after a point if they are not whole:
  /// `1700000000`, `1700000000.250`.
  public var description: String {
    let rest = milliseconds % 1000
    guard rest > 0 else { return "\(seconds)" }
    return "\(seconds)." + (rest < 10 ? "00" : rest < 100 ? "0" : "") + "\(rest)"
  }
}

/// Returns the value of decimal digits, of which there must be at most 18, or `nil` for none or
/// anything else.
func decimalValue(_ digits: some Collection<UInt8>) -> Int64? {
  guard !digits.isEmpty else { return nil }
  var value: Int64 = 0
  for digit in digits {
    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
    value = value * 10 + Int64(digit & 15)
  }
  return value
}

#if !hasFeature(Embedded)
  extension UnixTime: Codable {
    /// Decodes a time from a number of seconds since 1970, as JWTs have it (RFC 7519, section 2,
    /// NumericDate), with or without a fraction.
    ///
    /// - Throws: `DecodingError` for anything else. For a number that is out of range, such as
    ///   milliseconds, its description is that of ``UnixTimeError``.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      do {
        if let seconds = try? container.decode(Int64.self) {
          try self.init(seconds: seconds)
        } else if let seconds = try? container.decode(Double.self) {
          try self.init(fractionalSeconds: seconds)
        } else {
          throw DecodingError.dataCorruptedError(
            in: container, debugDescription: "invalid time: not a number of seconds since 1970")
        }
      } catch let error as UnixTimeError {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error)")
      }
    }

    /// Encodes the seconds since 1970: an integer, or a number with a fraction if they are not
    /// whole.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if milliseconds % 1000 == 0 {
        try container.encode(seconds)
      } else {
        try container.encode(Double(milliseconds) / 1000)
      }
    }
  }
#endif

/// An error that explains why a number is not a time.
public struct UnixTimeError: Error, Hashable, Sendable {
  private enum Code {
    case before1970, after9999, millisecondsForSeconds, secondsForMilliseconds, notFinite
  }
  private let code: Code

  private init(code: Code) { self.code = code }

  /// The time is before 1970.
  public static let before1970 = UnixTimeError(code: .before1970)

  /// Milliseconds after the year 9999.
  ///
  /// Microseconds are as large.
  public static let after9999 = UnixTimeError(code: .after9999)

  /// Seconds after the year 9999: these are milliseconds.
  public static let millisecondsForSeconds = UnixTimeError(code: .millisecondsForSeconds)

  /// Milliseconds that are a time between 1973 and 9999 if they are seconds.
  public static let secondsForMilliseconds = UnixTimeError(code: .secondsForMilliseconds)

  /// An infinity, or not a number.
  public static let notFinite = UnixTimeError(code: .notFinite)
}

extension UnixTimeError: CustomStringConvertible {
  /// A sentence with the cause.
  public var description: String {
    switch code {
    case .before1970: "invalid time: before 1970"
    case .after9999: "invalid time: after the year 9999; are these microseconds?"
    case .millisecondsForSeconds: "invalid time: too large for seconds; are these milliseconds?"
    case .secondsForMilliseconds: "invalid time: too small for milliseconds; are these seconds?"
    case .notFinite: "invalid time: not a finite number"
    }
  }
}

/// A point in time: milliseconds since 1 January 1970, 00:00 UTC, up to the end of the year 9999.
///
/// JWTs count seconds, legacy signatures milliseconds, and mixing them up is a classic of refused
/// signatures. Here the unit stands at the call, and a value that makes sense only in the other unit
/// is refused.
public struct UnixTime: Hashable, Sendable {
  /// The milliseconds since 1970.
  public let milliseconds: Int64

  /// The last millisecond of the year 9999.
  private static var latest: Int64 { 253_402_300_799_999 }

  /// The time `seconds` after 1970.
  ///
  /// - Throws: ``UnixTimeError`` for a time before 1970, and one after the year 9999, which is what
  ///   milliseconds look like that are taken for seconds.
  public init(seconds: Int64) throws(UnixTimeError) {
    guard seconds >= 0 else { throw .before1970 }
    guard seconds <= UnixTime.latest / 1000 else { throw .millisecondsForSeconds }
    milliseconds = seconds * 1000
  }

  /// The time `milliseconds` after 1970.
  ///
  /// - Throws: ``UnixTimeError`` for a time before 1970; for one that is within the years 1973 to
  ///   9999 if read as seconds; and for one after the year 9999, as microseconds would be.
  public init(milliseconds: Int64) throws(UnixTimeError) {
    guard milliseconds >= 0 else { throw .before1970 }
    guard milliseconds <= UnixTime.latest else { throw .after9999 }
    guard milliseconds < 100_000_000 || milliseconds > UnixTime.latest / 1000 else {
      throw .secondsForMilliseconds
    }
    self.milliseconds = milliseconds
  }

  /// The millisecond in which lies a number of seconds after 1970, such as Foundation's
  /// `Date().timeIntervalSince1970`.
  ///
  /// It is rounded to microseconds, which is what such a double is good for, and then down.
  ///
  /// - Throws: ``UnixTimeError`` as for whole seconds, and for infinities and not-a-number.
  public init(fractionalSeconds: Double) throws(UnixTimeError) {
    guard fractionalSeconds.isFinite else { throw .notFinite }
    guard fractionalSeconds >= 0 else { throw .before1970 }
    guard fractionalSeconds < Double(UnixTime.latest / 1000 + 1) else {
      throw .millisecondsForSeconds
    }
    milliseconds = Int64(fractionalSeconds * 1_000_000 + 0.5) / 1000
  }

  /// A time that the caller knows to be in range.
  init(knownMilliseconds: Int64) {
    milliseconds = knownMilliseconds
  }

  /// The whole seconds since 1970, rounded down.
  public var seconds: Int64 { milliseconds / 1000 }
}

extension UnixTime: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

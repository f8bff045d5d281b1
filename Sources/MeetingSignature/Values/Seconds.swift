/// A duration in whole seconds, written with its unit.
///
///     let options = MeetingSDKSigner.Options(validFor: .hours(2))
///
/// Swift's own `Duration` requires macOS 13 and iOS 16, and has fractions, which a JWT of Zoom's
/// does not.
public struct Seconds: Hashable, Sendable {
  /// The number of seconds.
  public let count: Int64

  /// Returns a duration of `count` whole seconds.
  public static func seconds(_ count: Int) -> Seconds { Seconds(count, of: 1) }

  /// Returns a duration of `count` whole minutes.
  public static func minutes(_ count: Int) -> Seconds { Seconds(count, of: 60) }

  /// Returns a duration of `count` whole hours.
  public static func hours(_ count: Int) -> Seconds { Seconds(count, of: 3600) }

  /// Returns a duration of `count` whole days of 24 hours.
  public static func days(_ count: Int) -> Seconds { Seconds(count, of: 86_400) }

  /// Durations of more than 292 billion years are all the longest one, which is out of every
  /// range.
  private init(_ count: Int, of unit: Int64) {
    self.count = Int64(count).clampedProduct(with: unit)
  }

  /// The number of milliseconds, or the largest there is.
  var milliseconds: Int64 { count.clampedProduct(with: 1000) }
}

extension Int64 {
  fileprivate func clampedProduct(with factor: Int64) -> Int64 {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? (self < 0 ? .min : .max) : product
  }
}

extension Seconds: Comparable {
  /// Returns whether `left` is shorter.
  public static func < (left: Self, right: Self) -> Bool { left.count < right.count }
}

extension Seconds: CustomStringConvertible {
  /// The number of seconds and the unit: `1800 s`.
  public var description: String { "\(count) s" }
}

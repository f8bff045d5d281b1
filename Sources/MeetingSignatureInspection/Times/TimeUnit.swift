/// What the number of a time counts, and from when.
enum TimeUnit {
  case seconds, milliseconds, microseconds, nanoseconds

  /// 100 nanoseconds, counted from 1970, from 1601 as in Windows, and from the year 1 as in .NET.
  case ticks, ticksSince1601, ticksSinceYear1

  /// The unit in which a number is a time in these decades.
  ///
  /// Any other large number counts nanoseconds.
  init(of number: Int64) {
    switch number {
    case ..<1_000_000_000_000: self = .seconds
    case ..<100_000_000_000_000: self = .milliseconds
    case ..<10_000_000_000_000_000: self = .microseconds
    case ..<100_000_000_000_000_000: self = .ticks
    case 125_000_000_000_000_000..<150_000_000_000_000_000: self = .ticksSince1601
    case 630_000_000_000_000_000..<655_000_000_000_000_000: self = .ticksSinceYear1
    default: self = .nanoseconds
    }
  }

  private var perSecond: Int64 {
    switch self {
    case .seconds: 1
    case .milliseconds: 1000
    case .microseconds: 1_000_000
    case .nanoseconds: 1_000_000_000
    case .ticks, .ticksSince1601, .ticksSinceYear1: 10_000_000
    }
  }

  /// The seconds from the beginning of the count to 1970.
  private var secondsUntil1970: Int64 {
    switch self {
    case .ticksSince1601: 11_644_473_600
    case .ticksSinceYear1: 62_135_596_800
    default: 0
    }
  }

  /// The seconds since 1970, rounded toward zero.
  func seconds(_ number: Int64) -> Int64 { number / perSecond - secondsUntil1970 }

  var name: String {
    switch self {
    case .seconds: "seconds"
    case .milliseconds: "milliseconds"
    case .microseconds: "microseconds"
    case .nanoseconds: "nanoseconds"
    case .ticks, .ticksSince1601, .ticksSinceYear1: "ticks of 100 ns"
    }
  }
}

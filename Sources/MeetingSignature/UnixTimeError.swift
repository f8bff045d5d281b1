/// Why a number is not taken for a time.
public struct UnixTimeError: Error, Hashable, Sendable {
  private enum Code {
    case before1970, after9999, millisecondsForSeconds, secondsForMilliseconds, notFinite
  }
  private let code: Code

  private init(code: Code) { self.code = code }

  /// A time before 1970.
  public static let before1970 = UnixTimeError(code: .before1970)

  /// A number of milliseconds beyond the year 9999; microseconds are as large.
  public static let after9999 = UnixTimeError(code: .after9999)

  /// A number of seconds beyond the year 9999: these are milliseconds.
  public static let millisecondsForSeconds = UnixTimeError(code: .millisecondsForSeconds)

  /// A number of milliseconds that is a time between 1973 and 9999 if it counts seconds.
  public static let secondsForMilliseconds = UnixTimeError(code: .secondsForMilliseconds)

  /// An infinity, or not a number.
  public static let notFinite = UnixTimeError(code: .notFinite)
}

extension UnixTimeError: CustomStringConvertible {
  /// A sentence.
  public var description: String {
    switch code {
    case .before1970: "not a time: before 1970"
    case .after9999: "not a time: after the year 9999; are these microseconds?"
    case .millisecondsForSeconds: "not a time: too large for seconds; are these milliseconds?"
    case .secondsForMilliseconds: "not a time: too small for milliseconds; are these seconds?"
    case .notFinite: "not a time: not a finite number"
    }
  }
}

/// How a report is written for people.
public struct ReportStyle: Sendable {
  /// Whether the verdict and the severities have colors, as escape sequences for a terminal.
  public var isColored = false

  /// The length of the longest line of running text, in characters.
  ///
  /// The first line, values, and code aren't wrapped.
  public var lineLength = 90

  /// The language in which code is shown, or all languages if it is `nil`.
  public var language: FixLanguage?

  /// How to supply the secret, in a sentence, such as the names of variables.
  public var secretRemedy = InspectionGap.secret.remedy

  /// The offset of local time from UTC, in seconds, at a time in seconds since 1970.
  ///
  /// If it is `nil`, or returns `nil`, times are shown in UTC only.
  public var utcOffset: (@Sendable (Int64) -> Int?)?

  /// The default style: no colors, all languages, and times in UTC.
  public init() {}

  func remedy(for gap: InspectionGap) -> String { gap == .secret ? secretRemedy : gap.remedy }
}

/// A time in a claim, as a person reads it.
///
/// Calendar arithmetic without a library: the proleptic Gregorian calendar, in UTC.
struct DisplayedTime {
  /// The seconds since January 1, 1970, from the year 1 to the year 9999.
  let seconds: Int64

  /// Returns `nil` for a time in another year.
  init?(seconds: Int64) {
    guard -62_135_596_800...253_402_300_799 ~= seconds else { return nil }
    self.seconds = seconds
  }

  /// The date and time in UTC, such as `2023-11-14T22:13:20Z`.
  var iso8601: String { date(separator: "T", of: seconds) + "Z" }

  /// The date and time in UTC, and, at an offset of so many seconds from it, the local one.
  func text(utcOffset: Int?) -> String {
    let utc = date(separator: " ", of: seconds) + " UTC"
    guard let offset = utcOffset, offset != 0, -86_400...86_400 ~= offset,
      let local = DisplayedTime(seconds: seconds + Int64(offset))
    else { return utc }
    let minutes = abs(offset) / 60
    let zone = (offset < 0 ? "-" : "+") + padded(minutes / 60) + ":" + padded(minutes % 60)
    return "\(utc), locally \(date(separator: " ", of: local.seconds)) (\(zone))"
  }

  private func date(separator: String, of seconds: Int64) -> String {
    // Days from March 1 of the year 0, so that a leap day is the last day of its year.
    let (days, second) = (seconds - 86_400 * floorDays(seconds), floorDays(seconds) + 719_468)
    let era = second / 146_097
    let dayOfEra = second % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    let date = padded(Int(year), 4) + "-" + padded(Int(month >= 10 ? month - 9 : month + 3))
    let time = [days / 3600, days / 60 % 60, days % 60].map { padded(Int($0)) }
    return date + "-" + padded(Int(day)) + separator + time.joined(separator: ":")
  }

  private func floorDays(_ seconds: Int64) -> Int64 {
    (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
  }

  private func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The distance from `now`, such as `3 h 20 min ago` or `in 12 days`.
  func distance(from now: Int64) -> String {
    let distance = seconds - now
    if distance == 0 { return "now" }
    let duration = Self.duration(abs(distance))
    return distance < 0 ? "\(duration) ago" : "in \(duration)"
  }

  /// A duration in the two largest units that matter.
  static func duration(_ seconds: Int64) -> String {
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400)
    if minutes == 0 { return "\(seconds) s" }
    if hours == 0 { return "\(minutes) min" + rest(seconds % 60, "s") }
    if hours < 48 { return "\(hours) h" + rest(minutes % 60, "min") }
    if days < 730 { return counted(Int(days), "day") }
    return counted(Int(days * 400 / 146_097), "year")
  }

  private static func rest(_ number: Int64, _ unit: String) -> String {
    number == 0 ? "" : " \(number) \(unit)"
  }
}

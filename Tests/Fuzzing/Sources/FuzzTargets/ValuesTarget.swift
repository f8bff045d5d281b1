#if canImport(MeetingSignature)
  internal import MeetingSignature
#endif

extension FuzzTarget {
  /// Meeting numbers, times, and credentials are those that were given, or are rejected.
  static let values = FuzzTarget(name: "values") { bytes in
    var input = FuzzInput(bytes)
    let kind = input.below(4)
    let text = String(decoding: input.rest, as: UTF8.self)
    switch kind {
    case 0: try checkMeetingNumber(text)
    case 1: try checkTime(text)
    case 2: try checkTimes(input.integer())
    default:
      let key = String(decoding: input.chunk(), as: UTF8.self)
      try checkCredentials(key, String(decoding: input.rest, as: UTF8.self))
    }
  }
}

private func checkMeetingNumber(_ text: String) throws {
  let digits = text.utf8.filter { 0x30...0x39 ~= $0 }
  let strict = outcome { () throws(MeetingNumberError) in try MeetingNumber(text) }
  let copied = outcome { () throws(MeetingNumberError) in
    try MeetingNumber(removingSeparatorsFrom: text)
  }
  if let number = try? strict.get() {
    try require(number.description.utf8.elementsEqual(text.utf8), "\(number) is not what was given")
    try require(9...11 ~= digits.count, "\(number) has \(digits.count) digits")
    try require((try? copied.get()) == number, "removing separators gives another number")
  }
  if let number = try? copied.get() {
    try require(number.description.utf8.elementsEqual(digits), "\(number) has other digits")
    try require(try MeetingNumber(number.description) == number, "\(number) is not read again")
  }
  let withoutError: (String) -> MeetingNumber? = MeetingNumber.init
  try require((try? strict.get()) == withoutError(text), "the initializer without an error")
  if case .failure(let error) = strict {
    try require(!error.description.contains(text) || text.utf8.count < 8, "an error has the text")
  }
  if case .failure(let error) = strict, let position = error.position {
    try require(
      0...text.unicodeScalars.count ~= position,
      "the position \(position) is not in the text")
  }
}

private func checkTime(_ text: String) throws {
  if let role = MeetingRole(text) {
    try require(MeetingRole(role.description) == role, "\(role) is not read again")
  }
  guard let time = UnixTime(text) else { return }
  try require(UnixTime(time.description) == time, "\(time) is not read again")
  try require(0...253_402_300_799_999 ~= time.milliseconds, "\(time) is out of range")
}

private func checkTimes(_ bits: UInt64) throws {
  let integer = Int64(bitPattern: bits)
  for result in [
    outcome { () throws(UnixTimeError) in try UnixTime(seconds: integer) },
    outcome { () throws(UnixTimeError) in try UnixTime(milliseconds: integer) },
    outcome { () throws(UnixTimeError) in try UnixTime(fractionalSeconds: Double(bitPattern: bits))
    },
  ] {
    if case .failure(let error) = result {
      try require(!error.description.isEmpty, "an error has no sentence")
    }
  }
  if let time = try? UnixTime(seconds: integer) {
    try require(time.seconds == integer && UnixTime(time.description) == time, "\(integer) s")
  }
  if let time = try? UnixTime(milliseconds: integer) {
    try require(time.milliseconds == integer, "\(integer) ms is \(time)")
    try require(UnixTime(time.description) == time, "\(time) is not read again")
  }
  let (half, other) = (integer >> 16, Int64(truncatingIfNeeded: bits << 16) >> 16)
  if let left = try? UnixTime(milliseconds: half), let right = try? UnixTime(milliseconds: other) {
    try require((left < right) == (half < other), "the order of \(left) and \(right)")
  }
  if let left = try? MeetingNumber(half), let right = try? MeetingNumber(other) {
    try require((left < right) == (half < other), "the order of \(left) and \(right)")
  }
  try checkSeconds(Int(truncatingIfNeeded: half), Int(truncatingIfNeeded: other))
  let double = Double(bitPattern: bits)
  if let time = try? UnixTime(fractionalSeconds: double) {
    try require(abs(Double(time.milliseconds) / 1000 - double) <= 0.001, "\(double) s is \(time)")
  }
  if let number = try? MeetingNumber(integer) {
    try require(number.description == String(integer), "\(integer) is \(number)")
  }
}

private func checkSeconds(_ count: Int, _ other: Int) throws {
  let (seconds, minutes) = (Seconds.seconds(count), Seconds.minutes(other))
  try require(seconds.count == count && minutes.count == other * 60, "\(seconds), \(minutes)")
  try require((seconds < minutes) == (count < other * 60), "the order of \(seconds) and \(minutes)")
  try require(Seconds.days(other / 24) == .hours(other / 24 * 24), "days are not hours")
  for count in [Int.max, .min] {
    try require(Seconds.days(count).count == count, "\(count) days are \(Seconds.days(count))")
  }
  try require(seconds.description.hasPrefix("\(count)"), "\(seconds)")
}

private func checkCredentials(_ key: String, _ secret: String) throws {
  let credentials: MeetingSDKCredentials
  do throws(MeetingSDKCredentialsError) {
    credentials = try MeetingSDKCredentials(key: key, secret: secret)
  } catch {
    return try require(
      secret.utf8.count < 8 || !error.description.contains(secret), "an error has the secret")
  }
  if let other = try? MeetingSDKCredentials(key: key, secret: "another secret of 32 characters.") {
    try require(shown(credentials) == shown(other), "a description depends on the secret")
  }
  let fromBytes = try? MeetingSDKCredentials(key: key, secretBytes: secret.utf8)
  try require(
    fromBytes?.key.utf8.elementsEqual(key.utf8) == true, "the bytes of a secret are rejected")
  let time = try UnixTime(seconds: ClaimsMutation.now)
  let signed = try MeetingSDKSigner(credentials).sign(.native, issuedAt: time)
  let verified = try MeetingSDKSignature.verify(signed.text, using: credentials, at: time)
  try require(verified.claims.appKey?.utf8.elementsEqual(key.utf8) == true, "the key is another")
}

#if canImport(PureCrypto)
  internal import MeetingSignature
  internal import PureJSON
#endif

/// What is inside a token: the members of the header and the claims, in their order, with what each
/// means.
///
/// Reading them needs no secret, and proves nothing.
public struct TokenContents: Sendable {
  /// What the token is, such as `a JWT of 297 characters`.
  public let subject: String

  let headerMembers: [JSONValue.Member]
  let claimMembers: [JSONValue.Member]

  /// The time from which the distances of the times are counted, in seconds.
  let now: Int64?

  /// Whether the claims are those of the Meeting SDK, as far as they show.
  let isMeetingSDK: Bool

  /// The members of the header, at most 100.
  ///
  /// Empty for a legacy signature.
  public var header: [TokenClaim] { displayed(headerMembers) }

  /// The claims of a JWT, or the fields of a legacy signature, at most 100.
  public var claims: [TokenClaim] { displayed(claimMembers) }

  private func displayed(_ members: [JSONValue.Member]) -> [TokenClaim] {
    members.prefix(100).map { TokenClaim($0, now: now) }
  }
}

/// A member of a header, a claim, or a field, with what it means.
public struct TokenClaim: Sendable {
  /// The name, in printable ASCII; other characters, quotation marks, and `<`, `>`, and `&` are
  /// escaped as in JSON, and a long name is shortened.
  ///
  /// A page still has to escape it.
  public let name: String

  /// The value as JSON in printable ASCII, escaped like ``name``, and shortened if it is long.
  ///
  /// A page still has to escape it.
  public let value: String

  /// What the claim means.
  ///
  /// Empty if that isn't known.
  public let meaning: String

  /// The time in the claim, in seconds since 1970, if it is one.
  ///
  /// A time in another unit, such as milliseconds, is converted.
  public let time: Int64?

  /// The unit that the time was converted from.
  let unit: TimeUnit

  /// The value as it is written.
  let json: JSONValue

  private let now: Int64?

  init(_ member: JSONValue.Member, now: Int64?) {
    json = member.value
    let mark = RepairedJSON.duplicateMark
    let isDuplicate = member.name.utf8.starts(with: mark.utf8)
    let bare = ArraySlice<UInt8>(member.name).dropFirst(isDuplicate ? mark.utf8.count : 0)
    name = displayedName(bare)
    value = Self.displayed(member.value)
    let meaning = Self.meaning(of: bare, member.value)
    self.meaning = isDuplicate ? "a duplicate name" : meaning ?? ""
    self.now = now
    let number = Self.isTime(bare) ? member.value.numberValue?.int64 : nil
    unit = number.map { TimeUnit(of: $0) } ?? .seconds
    time = number.flatMap { [unit] in DisplayedTime(seconds: unit.seconds($0)) }?.seconds
  }

  /// The value on one line.
  ///
  /// Large values aren't written out.
  private static func displayed(_ value: JSONValue) -> String {
    switch value {
    case .array(let elements): return "[\(counted(elements.count, "element"))]"
    case .object(let members): return "{\(counted(members.count, "member"))}"
    default: break
    }
    let json = ArraySlice<UInt8>(value.serialized())
    guard case .string = value else { return printable(json, limit: 80) }
    return "\"" + printable(json.dropFirst().dropLast(), limit: 80) + "\""
  }

  /// What the claim means, and the time in it.
  func explanation(utcOffset: ((Int64) -> Int?)?) -> String {
    guard let text = timeText(utcOffset: utcOffset) else { return meaning }
    let isPast = time.flatMap { time in now.map { time <= $0 } } ?? false
    let name = ArraySlice<UInt8>(name)
    let past = name.equals("exp") ? "expired" : name.equals("tokenExp") ? "the session ended" : nil
    return (isPast ? past ?? meaning : meaning) + " " + text
  }

  /// The time as UTC and, at an offset of so many seconds from it, as local time, and its distance
  /// from now.
  ///
  /// `nil` if the claim is no time.
  private func timeText(utcOffset: ((Int64) -> Int?)?) -> String? {
    guard let time, let displayed = DisplayedTime(seconds: time) else { return nil }
    var text = displayed.text(utcOffset: utcOffset?(time))
    if let now { text += ", " + displayed.distance(from: now) }
    if unit != .seconds { text += ", if these are \(unit.name)" }
    return text
  }
}

extension TokenClaim {
  private static func isTime(_ name: ArraySlice<UInt8>) -> Bool {
    ["iat", "exp", "tokenExp", "nbf", "auth_time", "timestamp"].contains(where: name.equals)
  }

  private static func meaning(of name: ArraySlice<UInt8>, _ value: JSONValue) -> String? {
    if name.equals("role") || name.equals("role_type") {
      switch value.numberValue?.int64 {
      case 0: return "a participant"
      case 1: return "the host"
      default: return "the role: 0 is a participant, 1 is the host"
      }
    }
    return meanings.first { name.equals($0.0) }?.1
  }

  private static var meanings: [(String, String)] {
    [
      ("alg", "the algorithm of the signature"), ("typ", "the type of the token"),
      ("kid", "the name of the signing key"), ("appKey", "the Client ID or SDK Key"),
      ("sdkKey", "the same key, for Web SDKs before 5.0.0"), ("mn", "the meeting number"),
      ("iat", "issued"), ("exp", "expires"), ("tokenExp", "the session ends"),
      ("nbf", "not valid before"), ("video_webrtc_mode", "1 turns WebRTC video on, 0 off"),
      ("iss", "the issuer"), ("sub", "the subject"), ("aud", "the audience"),
      ("jti", "the token's own identifier"), ("app_key", "the Video SDK's key"),
      ("tpc", "the Video SDK's session name"), ("version", "the version of the format"),
      ("user_identity", "the user"), ("user_key", "the user"), ("session_key", "the session"),
      ("key", "the API Key"), ("meetingNumber", "the meeting number"),
      ("timestamp", "signed"), ("hash", "the HMAC, shortened"),
    ]
  }
}

/// The name of a claim as a report shows it.
func displayedName(_ name: ArraySlice<UInt8>) -> String { printable(name, limit: 40) }

/// The text in printable ASCII, with other characters and those of markup escaped as in JSON.
///
/// What isn't UTF-8 is replaced. Longer text ends with an ellipsis.
private func printable(_ text: ArraySlice<UInt8>, limit: Int) -> String {
  var printable: [UInt8] = []
  for unit in String(decoding: text, as: UTF8.self).utf16 {
    if printable.count >= limit {
      printable += "…".utf8
      break
    }
    if let byte = UInt8(exactly: unit), isPrintable(byte), !isMarkup(byte) {
      printable.append(byte)
      continue
    }
    // JSON has escaped a quotation mark with a backslash.
    let isEscaped = unit == 0x22 && printable.last == UInt8(ascii: "\\")
    printable += (isEscaped ? "u" : "\\u").utf8
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(unit >> UInt16(shift) & 15)
      printable.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
  return String(decoding: printable, as: UTF8.self)
}

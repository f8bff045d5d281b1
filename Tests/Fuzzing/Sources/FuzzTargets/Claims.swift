/// Makes the JSON of claims out of decisions, so that what is signed is often nearly right.
struct ClaimsMutation {
  static let key = "CLIENT_ID_0123456789ab"
  static let secret = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF"
  static let now: Int64 = 1_700_000_030

  private static let names = [
    "appKey", "sdkKey", "mn", "role", "iat", "exp", "tokenExp", "video_webrtc_mode", "nbf",
    "app_key",
    "iss", "token_exp", "meetingNumber", "role_type", "tpc", "user_id", "",
  ]

  /// What a payload usually has, in which a mutation replaces some.
  private static let usual = [
    "\"\(key)\"", "\"\(key)\"", "\"85746065432\"", "0", "1700000000", "1700007200", "1700007200",
    "1",
  ]

  private static let values = [
    "0", "1", "-0", "1.0", "10e-1", "2", "1700000000", "1.7e9", "1700000000.5", "1700000000000",
    "1700000031", "1700001800", "1700001799", "1700172800", "1700172801", "1700000030",
    "85746065432", "8.5746065432e10", "\"85746065432\"", "\"857 4606 5432\"", "\"1\"", "null",
    "true",
    "[]", "{}", "\"\(key)\"", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
    "1e308", "1e-400", "123456789", "\"012345678\"", "99999999999", "999999999999", "\"\"",
  ]

  /// The JSON of claims.
  static func claims(_ input: inout FuzzInput) -> [UInt8] {
    var members = zip(names, usual).map { ($0, $1) }
    let kept = input.byte()
    members = members.enumerated().filter { kept >> UInt8($0.offset) & 1 == 0 }.map(\.element)
    for _ in 0..<input.below(6) {
      let member = (name(&input), value(&input))
      let place = input.below(members.count + 1)
      if input.below(2) == 0, place < members.count {
        members[place].1 = member.1
      } else {
        members.insert(member, at: place)
      }
    }
    let text = members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",")
    return Array("{\(text)}".utf8)
  }

  private static func name(_ input: inout FuzzInput) -> String {
    switch input.below(4) {
    case 0: secretPiece(&input)
    default: input.pick(names)
    }
  }

  private static func value(_ input: inout FuzzInput) -> String {
    switch input.below(8) {
    case 0: "\"\(secretPiece(&input))\""
    case 1: String(Int64(truncatingIfNeeded: input.integer()))
    case 2: "\"" + String(decoding: input.chunk(), as: UTF8.self) + "\""
    case 3: String(decoding: input.chunk(), as: UTF8.self)
    default: input.pick(values)
    }
  }

  /// A part of the secret, with something around it.
  static func secretPiece(_ input: inout FuzzInput) -> String {
    let start = input.below(25)
    let piece = secret.dropFirst(start).prefix(8 + input.below(25))
    return input.pick(["", "x", "a.b", "\\u0061"]) + piece + input.pick(["", "y", " "])
  }
}

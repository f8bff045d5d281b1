import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import TestSupport

extension Mutation {
  /// Changes the number of a web token that is judged as one.
  private static func number(
    _ causes: String..., isCompared: Bool = true,
    _ change: @escaping @Sendable (String, inout SeededRandom) -> String
  ) -> Mutation {
    Mutation(causes) { token, random in
      guard !token.isNative else { return false }
      token.forgery.inspector.meetingNumber = isCompared ? token.meeting : nil
      let changed = change(token.meeting, &random)
      token.forgery.set("mn", changed)
      return changed.filter(\.isWholeNumber) != token.meeting
        || !changed.allSatisfy { $0.isWholeNumber || $0 == "\"" }
    }
  }

  static let numbers: [Mutation] = [
    number("meeting.through32Bits") { _, _ in "2147483647" },
    number("meeting.through32Bits", isCompared: false) { _, _ in "\"2147483647\"" },
    number("meeting.through32Bits") { "\(Int32(truncatingIfNeeded: Int64($0) ?? 0)) ".trimmed($1) },
    number("meeting.through32Bits") { number, _ in
      "\"\(UInt32(truncatingIfNeeded: Int64(number) ?? 0))\""
    },
    number("meeting.through32Bits", isCompared: false) { _, random in
      "\(Int.random(in: -2_147_483_648 ... -1, using: &random))"
    },
    number("meeting.cutAtSpace") { number, _ in "\(number.prefix(3))" },
    number("meeting.cutAtSpace", isCompared: false) { number, _ in "\"\(number.prefix(3))\"" },
    number("meeting.rounded") { number, _ in "\(Int(Float(number) ?? 0))" },
    number("meeting.rounded") { number, _ in
      let unit = number.count == 11 ? 100_000 : 10_000
      return "\"\((Int(number) ?? 0) / unit * unit)\""
    },
    number("meeting.inexactNumber") { number, _ in "\(number).0" },
    number("meeting.inexactNumber") { number, _ in "\"\(number).0\"" },
    number("meeting.inexactNumber") { number, _ in
      "\"\(number.prefix(1)).\(number.dropFirst())E\(number.count - 1)\""
    },
    number("meeting.inexactNumber", isCompared: false) { number, _ in
      "\"\(number.prefix(1)).\(number.dropFirst().prefix(5))e+\(number.count - 1)\""
    },
    number("meeting.signed") { number, _ in "\"-\(number)\"" },
    number("meeting.signed") { number, _ in "\"+\(number)\"" },
    number("meeting.signed") { number, _ in "-\(number)" },
    number("meeting.separators") { number, _ in "\"\(number.prefix(3)) \(number.dropFirst(3))\"" },
    number("meeting.separators", isCompared: false) { number, _ in
      "\"\(number.prefix(3))-\(number.dropFirst(3))\""
    },
    number("meeting.notANumber") { number, _ in "\"https://zoom.us/j/\(number)\"" },
    number("meeting.digitCount") { number, _ in "\"\(number)12\"" },
    number("meeting.notTheJoined") { number, _ in "\"\(Int64(String(number.reversed())) ?? 0)\"" },
    Mutation("meeting.missing", "role.missing") { token, random in
      let name = ["mn", "role"].randomElement(using: &random) ?? "mn"
      token.forgery.set(name, nil)
      return !token.isNative
    },
    Mutation("meeting.missing") { token, _ in
      token.forgery.set("mn", "null")
      return !token.isNative
    },
    Mutation("meeting.misnamed") { token, _ in
      token.forgery.rename("mn", to: "meetingNumber")
      return !token.isNative
    },
  ]

  private static func claim(
    _ cause: String, _ name: String, _ values: String...
  ) -> Mutation {
    Mutation(cause) { token, random in
      guard token.forgery.has(name), let value = values.randomElement(using: &random) else {
        return false
      }
      token.forgery.set(name, value)
      return true
    }
  }

  static let keysAndRoles: [Mutation] = [
    claim("role.text", "role", "\"0\"", "\"1\""),
    claim("role.wrongType", "role", "null", "true", "\"host\"", "{}"),
    claim("role.outOfRange", "role", "2", "-1", "5"),
    claim(
      "key.placeholder", "appKey", "\"undefined\"", "\"YOUR_SDK_KEY\"", "\"\"", "\"<your key>\""),
    claim("key.notAString", "appKey", "null", "7"),
    claim("key.email", "appKey", "\"me@example.com\"").where {
      $0.forgery.inspector.credentials == nil && !$0.forgery.has("sdkKey")
    },
    claim("claims.webRTCValue", "video_webrtc_mode", "2", "true").where {
      $0.forgery.inspector.platform != .native
    },
    Mutation("role.misnamed") { token, _ in
      token.forgery.rename("role", to: "role_type")
      return !token.isNative
    },
    Mutation("key.malformed") { token, random in
      let around = [" ", "\\n", "'"].randomElement(using: &random) ?? " "
      token.forgery.set("appKey", "\"\(token.key)\(around)\"")
      return !token.forgery.has("sdkKey")
    },
    Mutation("key.onlySDKKey") { token, _ in
      token.forgery.set("sdkKey", nil)
      token.forgery.rename("appKey", to: "sdkKey")
      return token.forgery.inspector.platform != .web(MeetingSDKVersion(3, 9))
    },
    Mutation("key.misnamed") { token, random in
      let name = ["app_key", "appkey", "apiKey", "clientId"].randomElement(using: &random) ?? ""
      token.forgery.set("sdkKey", nil)
      token.forgery.rename("appKey", to: name)
      return true
    },
    Mutation("key.missing", "key.misnamed", "kind.restApp") { token, _ in
      token.forgery.set("sdkKey", nil)
      token.forgery.set("appKey", nil)
      return true
    },
    Mutation("key.isTheSecret") { token, _ in
      token.forgery.set("appKey", "\"\(token.secret)\"")
      return !token.forgery.has("sdkKey")
    },
  ]
}

extension String {
  fileprivate func trimmed(_ random: SeededRandom) -> String { filter { $0 != " " } }
}

import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import TestSupport
import Testing

/// A mistake that people make, and the causes of which one must be the first that is reported.
struct Mutation: Sendable {
  let causes: [String]

  /// Applies the mistake, and returns whether the token allows it.
  let apply: @Sendable (inout RandomToken, inout SeededRandom) -> Bool

  /// Whether only what the inspector was given is wrong, and the signature is correct.
  var isOfGivenSecret = false

  /// Whether the secret or the key is wrong, so that findings about them are right.
  var isOfCredentials = false

  init(
    _ causes: String..., apply: @escaping @Sendable (inout RandomToken, inout SeededRandom) -> Bool
  ) {
    self.init(causes, apply)
  }
}

@Suite struct MutationTests {
  @Test
  func `the first finding is the mistake's own, and the credentials are accused only if wrong`() {
    var random = SeededRandom(seed: testSeed)
    print("mutations: seed \(testSeed)")
    var (tried, missed) = (0, [String: [String]]())
    while tried < 2000 {
      var token = RandomToken(using: &random)
      guard let mutation = Mutation.all.randomElement(using: &random),
        mutation.apply(&token, &random)
      else { continue }
      tried += 1
      let report = token.forgery.report
      let found = report.findings.map(\.cause.identifier)
      let isNamed =
        mutation.isOfGivenSecret
        ? found.contains { mutation.causes.contains($0) } && report.verdict == .nothingFound
        : found.first.map { mutation.causes.contains($0) } == true
      if !isNamed {
        missed[mutation.causes[0], default: []].append("\(report)\n\(token.forgery.payloadText)")
      }
      #expect(
        mutation.isOfCredentials || !found.contains { Self.accusations.contains($0) },
        "seed \(testSeed): \(mutation.causes): \(report)")
    }
    let count = missed.values.reduce(0) { $0 + $1.count }
    #expect(count * 100 <= tried * 2, "seed \(testSeed): \(count) of \(tried) missed")
    for (cause, reports) in missed.sorted(by: { $0.value.count > $1.value.count }) {
      print("missed: \(cause): \(reports.count), such as \(reports[0])")
    }
  }

  /// What says that the key or the secret is wrong.
  static let accusations: Set = [
    "hmac.mismatch", "hmac.editedOrOtherPair", "hmac.secretLooksLikeKey", "key.notTheExpected",
  ]
}

// MARK: - Times

extension Mutation {
  static let all =
    times + expiries + numbers + keysAndRoles + secrets + givenSecrets + credentials + messages
    + containers + surroundings + responses + values + otherThings

  /// Changes what the tokens's times are written as.
  private static func written(
    _ cause: String, _ names: [String] = ["iat", "exp", "tokenExp"],
    _ change: @escaping @Sendable (Int64) -> String
  ) -> Mutation {
    Mutation(cause) { token, _ in
      for name in names {
        guard let claim = token.forgery.claims.first(where: { $0.name == name }),
          let value = Int64(claim.json)
        else { return false }
        token.forgery.set(name, change(value))
      }
      return true
    }
  }

  static let times: [Mutation] = [
    written("time.issuedAtDividedTwice") { "\($0 / 1000)" },
    written("time.issuedAtDividedTwice", ["iat"]) { "\($0 / 1000)" },
    written("time.issuedAtDividedTwice", ["iat", "exp"]) { "\($0 / 1000)" },
    written("time.issuedAtInMilliseconds") { "\($0 * 1000)" },
    written("time.issuedAtInMilliseconds", ["iat"]) { "\($0 * 1000 + 123)" },
    written("time.issuedAtInMicroseconds") { "\($0 * 1_000_000)" },
    written("time.issuedAtInNanoseconds") { "\($0 * 1_000_000_000)" },
    written("time.expiryInOtherUnit", ["exp", "tokenExp"]) { "\($0 * 1000)" },
    written("time.issuedAtSince2001") { "\($0 - 978_307_200)" },
    written("time.issuedAtText", ["iat"]) { "\"\($0)\"" },
    written("time.issuedAtText") { "\"\($0)\"" },
    written("time.expiryText", ["exp"]) { "\"\($0)\"" },
    written("time.issuedAtFractional", ["iat"]) { "\($0 - 5).25" },
    written("time.expiryFractional", ["exp", "tokenExp"]) { "\($0).5" },
    written("time.writtenAsFloat", ["tokenExp"]) { "\($0).0" },
    written("time.issuedAtWrongType", ["iat"]) { _ in "null" },
    written("time.issuedAtWrongType") { _ in "null" },
    written("time.expiryWrongType", ["exp"]) { _ in "null" },
    written("time.expiryWrongType", ["tokenExp"]) { _ in "null" },
    written("time.expiryRelative", ["exp", "tokenExp"]) { _ in "7200" },
    written("time.issuedAtISODate", ["iat"]) { _ in "\"2026-11-25T21:00:00Z\"" },
    Mutation("time.issuedAtNotPositive") { token, random in
      token.forgery.set("iat", .random(in: 0...5000, using: &random))
      return true
    },
    Mutation("time.issuedAtMissing") { token, _ in
      token.forgery.set("iat", nil)
      return true
    },
    Mutation("time.zoneOffsetAhead") { token, random in
      token.shiftTimes(by: .random(in: 1...12, using: &random) * 3600)
      return token.now - token.issued < 60
    },
    Mutation("time.issuedInFuture", "time.issuedAtRoundedToFloat") { token, random in
      token.shiftTimes(by: token.now - token.issued + .random(in: 100...1500, using: &random))
      return true
    },
    Mutation("time.expired") { token, random in
      token.shiftTimes(by: -token.validity - .random(in: 3700...100_000, using: &random))
      return token.forgery.has("exp")
    },
  ]

  /// Sets `exp` and `tokenExp`, or one of them, to a number of seconds after `iat`.
  private static func validity(
    _ causes: String..., names: [String] = ["exp", "tokenExp"],
    platform: MeetingSDKPlatform? = nil,
    _ seconds: @escaping @Sendable (RandomToken, inout SeededRandom) -> Int64
  ) -> Mutation {
    Mutation(causes) { token, random in
      if let platform {
        guard token.isNative == (platform == .native) else { return false }
        token.forgery.inspector.platform = platform
      }
      let end = token.issued + seconds(token, &random)
      for name in names {
        guard token.forgery.has(name) else { return false }
        token.forgery.set(name, end)
      }
      return true
    }
  }

  init(
    _ causes: [String], _ apply: @escaping @Sendable (inout RandomToken, inout SeededRandom) -> Bool
  ) {
    (self.causes, self.apply) = (causes, apply)
  }

  static let expiries: [Mutation] = [
    validity("time.validityTooShort") { token, random in
      .random(in: 61...1799, using: &random)
    }.whereFresh,
    validity("time.validityTooLong", names: ["exp"]) { _, random in
      .random(in: 172_801...1_799_999, using: &random)
    },
    validity("time.validityTooLong") { _, _ in 360_000_000 },
    validity("time.validityAtMaximum", names: ["exp"]) { _, _ in 172_800 },
    validity("time.validityTimes1000") { _, random in
      .random(in: 1...24, using: &random) * 3_600_000
    },
    validity("time.expiryNotAfterIssue") { _, _ in 0 }.whereFresh,
    validity("time.expiryZoneOffset") { _, random in
      7200 - .random(in: 3...12, using: &random) * 3600
    },
    validity("time.expiryZoneOffset", names: ["exp"]) { token, random in
      token.validity - (token.validity / 3600 + .random(in: 1...2, using: &random)) * 3600
    }.where { $0.validity < 40_000 },
    validity("time.sessionZoneOffset", names: ["tokenExp"]) { token, random in
      token.validity - (token.validity / 3600 + .random(in: 1...2, using: &random)) * 3600
    }.where { $0.validity < 40_000 && $0.forgery.has("exp") },
    validity("time.expiresTooSoon", platform: .web()) { token, random in
      token.now - token.issued + .random(in: 5...59, using: &random)
    }.where { $0.now - $0.issued > 1800 },
    validity("time.sessionEndsTooSoon", names: ["tokenExp"], platform: .native) { token, random in
      token.now - token.issued + .random(in: 60...1799, using: &random)
    }.where { $0.now - $0.issued > 1800 },
    validity("time.validityAtMinimumOnNative", platform: .native) { _, _ in 1800 }.whereFresh,
    Mutation("time.sessionExpiryMissing") { token, _ in
      token.forgery.set("tokenExp", nil)
      return token.isNative
    },
    Mutation("time.expiryMissing") { token, _ in
      token.forgery.set("exp", nil)
      return !token.isNative
    },
  ]

  private var whereFresh: Mutation { `where` { $0.now - $0.issued <= 1 } }

  private func `where`(_ condition: @escaping @Sendable (RandomToken) -> Bool) -> Mutation {
    let apply = apply
    return Mutation(causes) { condition($0) && apply(&$0, &$1) }
  }
}

extension RandomToken {
  fileprivate mutating func shiftTimes(by seconds: Int64) {
    for name in ["iat", "exp", "tokenExp"] {
      guard let claim = forgery.claims.first(where: { $0.name == name }),
        let value = Int64(claim.json)
      else { continue }
      forgery.set(name, value + seconds)
    }
  }
}

extension Forgery {
  func has(_ name: String) -> Bool { claims.contains { $0.name == name } }
}

// MARK: - Claims

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

// MARK: - Secrets

/// What surrounds a secret, or what it is turned into.
private let disguises: [(cause: String, change: @Sendable (String) -> String)] = [
  ("hmac.secretHasTrailingNewline", { "\($0)\n" }),
  ("hmac.secretHasTrailingNewline", { "\($0)\r\n" }),
  ("hmac.secretHasSurroundingSpace", { " \($0)" }),
  ("hmac.secretHasSurroundingSpace", { "\($0) " }),
  ("hmac.secretHasSurroundingSpace", { "\u{feff}\($0)" }),
  ("hmac.secretHasQuotes", { "\"\($0)\"" }),
  ("hmac.secretHasQuotes", { "'\($0)'" }),
  ("hmac.secretHasEscapedNewline", { "\($0)\\n" }),
  ("hmac.secretIsBytesLiteral", { "b'\($0)'" }),
  ("hmac.secretHasName", { "ZOOM_MEETING_SDK_SECRET=\($0)" }),
  ("hmac.secretHasName", { "CLIENT_SECRET=\($0)" }),
  ("hmac.secretHasPunctuation", { "\($0)," }),
  ("hmac.secretHasPunctuation", { "\($0);" }),
  ("hmac.secretHasPunctuation", { "\"\($0)\"," }),
  ("hmac.secretHasInvisibleCharacters", { "\($0)\u{200b}" }),
  ("hmac.secretHasInvisibleCharacters", { "\u{2060}\($0)" }),
  ("hmac.secretHasInvisibleCharacters", { "\($0)\u{feff}" }),
]

func base64(_ text: String, as variant: Base64.Variant = .standard) -> String {
  Base64.encode(text.utf8, as: variant)
}

extension Mutation {
  private static func signed(
    _ cause: String, _ change: @escaping @Sendable (String) -> String
  ) -> Mutation {
    Mutation(cause) { token, _ in
      token.forgery.sign(with: change(token.secret))
      return true
    }
  }

  /// The signature was made with something other than the secret.
  static let secrets: [Mutation] =
    disguises.map { signed($0.cause, $0.change) } + [
      signed("hmac.secretBase64Encoded") { base64($0) },
      signed("hmac.secretBase64Encoded") { base64("\($0)\n") },
      signed("hmac.secretBase64Encoded") { base64($0, as: .standardUnpadded) },
      signed("hmac.placeholderSecret") { _ in "your-256-bit-secret" },
      signed("hmac.placeholderSecret") { _ in "undefined" },
      signed("hmac.emptySecret") { _ in "" },
      signed("hmac.environmentVariableName") { _ in "ZOOM_CLIENT_SECRET" },
      Mutation("hmac.secretBase64Decoded") { token, _ in
        guard let bytes = try? Base64.decode(token.secret, as: .standard) else { return false }
        token.forgery.signingSecret = bytes
        return true
      },
      Mutation("hmac.secretReadAsUTF16") { token, _ in
        token.forgery.signingSecret = token.secret.utf8.flatMap { [$0, 0] }
        return true
      },
      Mutation("hmac.keyInPlaceOfSecret") { token, _ in
        token.forgery.sign(with: token.key)
        return true
      },
    ]

  private static func given(
    _ cause: String, _ change: @escaping @Sendable (String) -> String
  ) -> Mutation {
    var mutation = Mutation(cause) { token, _ in
      token.forgery.inspector.credentials = UncheckedCredentials(
        key: token.key, secret: change(token.secret))
      return true
    }
    mutation.isOfGivenSecret = true
    return mutation
  }

  /// The inspector was given something other than the secret that made the signature.
  static let givenSecrets: [Mutation] =
    disguises.map { given($0.cause, $0.change) } + [
      given("hmac.givenSecretBase64Encoded") { base64($0) },
      given("hmac.givenSecretBase64Encoded") { base64("\($0)\n") },
      given("hmac.givenSecretBase64Encoded") { base64($0) + "\n" },
      given("hmac.secretHasInvisibleCharacters") { "\($0.prefix(9))\u{200b}\($0.dropFirst(9))" },
      given("hmac.secretHasName") { "export MY_ZOOM_THING=\"\($0)\"" },
    ]

  private static func wrong(
    _ causes: String..., apply: @escaping @Sendable (inout RandomToken, inout SeededRandom) -> Bool
  ) -> Mutation {
    var mutation = Mutation(causes, apply)
    mutation.isOfCredentials = true
    return mutation
  }

  /// The credentials are wrong.
  static let credentials: [Mutation] = [
    wrong("hmac.mismatch", "hmac.editedOrOtherPair") { token, random in
      token.forgery.sign(with: random.text(32, alphanumericCharacters))
      return true
    },
    wrong("hmac.mismatch", "hmac.editedOrOtherPair") { token, random in
      token.forgery.sign(with: random.text(32, alphanumericCharacters))
      token.shiftTimes(by: -token.validity - 10_000)
      return true
    },
    wrong("key.notTheExpected") { token, random in
      token.forgery.inspector.credentials = UncheckedCredentials(
        key: random.text(22, keyCharacters), secret: token.secret)
      return true
    },
  ]
}

// MARK: - The text

extension Mutation {
  /// Changes the bytes that are signed, from those that are sent, the header, and the payload.
  private static func message(
    _ cause: String, _ change: @escaping @Sendable ([UInt8], String, String) -> String
  ) -> Mutation {
    Mutation(cause) { token, _ in
      let (header, payload) = (token.forgery.header, token.forgery.payloadText)
      token.forgery.message = { Array(change($0, header, payload).utf8) }
      return true
    }
  }

  static let messages: [Mutation] = [
    message("hmac.rawJSONSigned") { "\($1).\($2)" },
    message("hmac.payloadAloneSigned") { _, _, payload in payload },
    message("hmac.lineBreaksSigned") { sent, _, _ in String(decoding: sent, as: UTF8.self) + "\n" },
    message("hmac.lineBreaksSigned") { "\(lines($1, 60))\n.\(lines($2, 60))\n" },
    message("hmac.lineBreaksSigned") { "\(lines($1, 76)).\(lines($2, 76))" },
    message("hmac.lineBreaksSigned") { sent, _, _ in
      broken(String(decoding: sent, as: UTF8.self), every: 64)
    },
    Mutation("hmac.keyAndMessageSwapped") { token, _ in
      token.forgery.code = { hmac($1, $0) }
      return true
    },
  ]

  private static func lines(_ text: String, _ width: Int) -> String {
    broken(base64(text), every: width)
  }

  static let containers: [Mutation] = [
    Mutation("container.hexSignature") { token, _ in
      token.forgery.signature = { $0.map(hexadecimal).joined() }
      return true
    },
    Mutation("container.hexSignature", "hmac.hexDigest") { token, _ in
      token.forgery.signature = {
        Base64.encode($0.flatMap { hexadecimal($0).utf8 }, as: .urlUnpadded)
      }
      return true
    },
    Mutation("container.standardBase64") { token, _ in
      token.forgery.signature = { Base64.encode($0, as: .standardUnpadded) }
      return token.forgery.text.contains { $0 == "+" || $0 == "/" }
    },
    Mutation("container.padding") { token, _ in
      token.forgery.signature = { Base64.encode($0, as: .url) }
      return true
    },
    Mutation("container.signatureLength", "container.otherAlgorithm") { token, random in
      let length = [20, 48, 64].randomElement(using: &random) ?? 20
      token.forgery.code = { message, _ in Array(message.prefix(length)) }
      return true
    },
    Mutation("container.payloadStringified") { token, _ in
      let text = token.forgery.payloadText
      guard token.forgery.space.isEmpty, !text.contains("\\") else { return false }
      token.forgery.payload = "\"\(text.replacing("\"", with: "\\\""))\""
      return true
    },
    Mutation("kind.unsigned") { token, _ in
      token.forgery.header = #"{"alg":"none","typ":"JWT"}"#
      token.forgery.signature = { _ in "" }
      return true
    },
    // A character that is lost or changed says nothing about the secret.
    Mutation("container.notBase64", "container.payloadNotJSON", "container.headerNotJSON") {
      token, random in
      let at = Int.random(in: 3..<40, using: &random)
      token.forgery.wrap = { "\($0.prefix(at))!\($0.dropFirst(at))" }
      return true
    },
  ]
}

import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import PureCrypto
import TestSupport
import Testing

/// `MeetingSDKSignature.verify` and an inspector that isn't given an SDK judge alike: what is verified has no error,
/// and what isn't has an error or a warning.
///
/// Where they differ, ``rulesOfSDKs`` has the rule.
@Suite struct AgreementTests {
  private static let now = Forgery.now

  /// Errors in signatures that are verified: rules of one SDK or version, which verification doesn't know.
  private static let rulesOfSDKs: Set = [
    // Since Web SDK 5.0.0.
    "key.onlySDKKey",
    // Native SDKs require more than the documented minimum, and as much when they are initialized.
    "time.validityAtMinimumOnNative", "time.sessionEndsTooSoon",
  ]

  // MARK: One claim

  /// The spellings of each claim: those that are verified, and those that aren't.
  private static let spellings: [(name: String, verified: [String?], others: [String?])] = [
    (
      "appKey", ["\"\(Forgery.key)\""],
      ["\"another\"", "\"\(Forgery.key) \"", "\"\"", "1", "null", "[]", nil]
    ),
    (
      "sdkKey", ["\"\(Forgery.key)\"", nil],
      ["\"another\"", "\"\(Forgery.key.lowercased())\"", "\"\"", "1", "null"]
    ),
    (
      "mn", ["\"85746065432\"", "85746065432", "\"857460654\"", "2147483647", "\"4294967295\""],
      [
        "8.5212345678e10", "85212345678.0", "8521234567800e-2", "-85746065432", "-0", "0", "1.5",
        "\"857 4606 5432\"", "\"85746065\"", "\"857460654321\"", "857460654321", "\"+8574606543\"",
        "\"8.5e10\"", "\"８５７４６０６５４３２\"", "\"abc\"", "\"\"", "\" \"", "null", "true", "[]", "{}",
        nil,
      ]
    ),
    (
      "role", ["0", "1"],
      [
        "10e-1", "-0", "1.0", "0.0", "0e5", "1e0", "0.1e1", "\"1\"", "\"0\"", "\"host\"", "2", "5",
        "-1",
        "0.5", "9223372036854775808", "null", "true", "[0]", nil,
      ]
    ),
    (
      "iat", ["\(now)", "\(now - 5000)"],
      [
        "1.7e9", "1.700000e9", "17000000e2", "\(now).0", "\(now).5", "\"\(now)\"", "null", "true",
        "\(now + 1)", "\(now + 7000)", "\(now * 1000)", "\(now / 1000)", "-\(now)", "0", "-0",
        "9223372036854775808", "\"2026-11-25T21:00:00Z\"", "\(now - 172_800)", nil,
      ]
    ),
    (
      "exp", ["\(now + 5000)", "\(now + 1770)", "\(now - 30 + 172_800)"],
      [
        "1.7e9", "1.700007e9", "\(now + 7170).0", "\"\(now + 7170)\"", "null", "\(now)",
        "\(now - 1)",
        "\(now + 1769)", "\(now + 172_771)", "\((now + 7170) * 1000)", "7200", "-\(now)", "0", "-0",
        "\(now - 30)", "1000000000000", "\"\"", nil,
      ]
    ),
    (
      "tokenExp", ["\(now + 5000)", "\(now + 1770)", "\(now + 10_000_000)", "200000000000", nil],
      [
        "1.7e9", "1.700007e9", "\(now + 7170).0", "\"\(now + 7170)\"", "null", "\(now)",
        "\(now + 1769)",
        "\((now + 7170) * 1000)", "7200", "-1", "0", "-0", "1000000000000", "[]",
      ]
    ),
    (
      "nbf", ["\(now)", "0", "\(now - 5000)", nil],
      [
        "\(now + 1)", "\"\(now)\"", "null", "1.7e9", "1.700000e9", "\(now).0", "-1", "-0",
        "\(now * 1000)",
        "true", "[]", "9223372036854775808",
      ]
    ),
    (
      "video_webrtc_mode", ["0", "1", nil],
      ["2", "-0", "1.0", "10e-1", "\"1\"", "null", "true", "[]", "-1"]
    ),
    ("unknown", ["1", "null", "[1,2]", "1e300", "\"\\u0000\""], ["1e999", "\"\\ud800\"", "01"]),
  ]

  /// What the findings about a claim begin with.
  private static let families = [
    "appKey": ["key."], "sdkKey": ["key."], "mn": ["meeting.", "role."],
    "role": ["role.", "meeting."],
    "iat": ["time."], "exp": ["time."], "tokenExp": ["time."], "nbf": ["claims.notBefore"],
    "video_webrtc_mode": ["claims.webRTC"], "unknown": ["container."],
  ]

  @Test(arguments: spellings.map(\.name))
  func `each spelling of a claim is judged alike, with a cause of the claim`(name: String) throws {
    let spelling = try #require(Self.spellings.first { $0.name == name })
    for (json, isVerified) in spelling.verified.map({ ($0, true) })
      + spelling.others.map({ ($0, false) })
    {
      let forgery = forged { $0.set(name, json) }
      let judgment = Judgment(of: forgery)
      let about = "\(name): \(json ?? "absent"): \(judgment)"
      #expect(judgment.isVerified == isVerified, "\(about)")
      #expect(judgment.agrees(except: Self.rulesOfSDKs), "\(about)")
      if !isVerified {
        let families = try #require(Self.families[name])
        #expect(
          judgment.complaints.contains { cause in families.contains(where: cause.hasPrefix) },
          "\(about)")
      }
    }
  }

  // MARK: The header

  @Test(arguments: [
    (#""alg":"HS256""#, true, ""), (#""typ":"JWT","alg":"HS256""#, true, ""),
    (#""alg":"HS256","typ":"jwt""#, true, ""),
    (#""alg":"HS256","typ":"application/JWT""#, true, ""),
    (#""alg":"HS256","b64":true"#, true, ""), (#""alg":"HS256","kid":"1","x":[]"#, true, ""),
    (#""alg":"HS256","typ":"at+jwt""#, false, "container.otherType"),
    (#""alg":"HS256","typ":"""#, false, "container.otherType"),
    (#""alg":"HS256","typ":null"#, false, "container.otherType"),
    (#""alg":"HS256","typ":1"#, false, "container.otherType"),
    (#""alg":"HS256","typ":["JWT"]"#, false, "container.otherType"),
    (#""alg":"HS256","typ":"JWT ""#, false, "container.otherType"),
    (#""alg":"HS256","crit":["b64"],"b64":true"#, false, "container.headerExtension"),
    (#""alg":"HS256","crit":[]"#, false, "container.headerExtension"),
    (#""alg":"HS256","b64":false"#, false, "container.headerExtension"),
    (#""alg":"HS256","b64":null"#, false, "container.headerExtension"),
    (#""alg":"hs256""#, false, "container.otherAlgorithm"),
    (#""alg":"HS512""#, false, "container.otherAlgorithm"),
    (#""alg":"HS256 ""#, false, "container.otherAlgorithm"),
    (#""alg":["HS256"]"#, false, "container.otherAlgorithm"),
    (#""alg":null"#, false, "container.otherAlgorithm"), (#""alg":"none""#, false, "kind.unsigned"),
    (#""alg":"RS256""#, false, "kind.asymmetric"),
    (#""typ":"JWT""#, false, "container.algorithmMissing"),
    (#""alg":"HS256","alg":"HS256""#, false, "container.duplicateNames"),
  ])
  func `each header is judged alike`(members: String, isVerified: Bool, cause: String) {
    let judgment = Judgment(of: forged { $0.header = "{\(members)}" })
    #expect(judgment.isVerified == isVerified, "\(members): \(judgment)")
    #expect(judgment.agrees(), "\(members): \(judgment)")
    #expect(isVerified || judgment.complaints.contains(cause), "\(members): \(judgment)")
  }

  // MARK: Legacy signatures

  /// The signature of number `8521234567` at 13 digits of time, of which some stand before or after the dot.
  @Test(arguments: [
    ("8521234567", "1699999990000", ""), ("85212345671", "699999990000", "legacy.timestampShifted"),
    ("852123456", "71699999990000", "legacy.timestampShifted"),
    ("85212345", "671699999990000", "legacy.timestampShifted"),
    ("852123456716", "99999990000", "legacy.timestampShifted"),
    ("8521234567", "0699999990000", "legacy.timestampMalformed"),
    ("8521234567", "169999999000", "legacy.timestampMalformed"),
    ("8521234567", "1699999990", "legacy.timestampInSeconds"),
  ])
  func `a legacy time has 13 digits`(number: String, time: String, cause: String) throws {
    var forgery = Forgery()
    forgery.legacy = .init(fields: [Forgery.key, number, time, "0"])
    let report = forgery.report
    let credentials = try MeetingSDKCredentials(key: Forgery.key, secret: Forgery.secret)
    let verified = try? LegacySignature.verify(
      forgery.text, using: credentials, at: UnixTime(seconds: Self.now))
    #expect(report.passedStages.contains(.hmac), "\(report)")
    #expect((verified != nil) == cause.isEmpty)
    let clock = report.findings.filter { $0.stage == .clock && $0.severity == .error }
    #expect(clock.map(\.cause.identifier) == (cause.isEmpty ? [] : [cause]), "\(report)")
  }

  // MARK: Many claims

  @Test func `signatures of any claims are judged alike`() {
    var random = SeededRandom(seed: testSeed)
    print("agreement: seed \(testSeed)")
    var verified = 0
    for _ in 0..<rounds(4000) {
      let forgery = forgery(using: &random)
      let judgment = Judgment(of: forgery)
      #expect(
        judgment.agrees(except: Self.rulesOfSDKs),
        "seed \(testSeed): \(forgery.header) \(forgery.payloadText): \(judgment)")
      if judgment.isVerified { verified += 1 }
    }
    #expect(verified * 20 > rounds(4000))
  }

  /// A signature in which up to three claims are changed, doubled, or omitted.
  private func forgery(using random: inout SeededRandom) -> Forgery {
    var forgery = Forgery()
    if random.chance(0.4) { forgery.makeNative() }
    if forgery.inspector.platform == .native, random.chance(0.5) { forgery.set("exp", nil) }
    if random.chance(0.1) { forgery.header = #"{"alg":"HS256"}"# }
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      guard let spelling = Self.spellings.randomElement(using: &random) else { continue }
      let values = random.chance(0.6) ? spelling.verified : spelling.others
      forgery.set(spelling.name, values.randomElement(using: &random) ?? nil)
    }
    if random.chance(0.2) { forgery.set("iat", Self.oddTimes.randomElement(using: &random) ?? 0) }
    if random.chance(0.2) {
      forgery.set("tokenExp", Self.oddTimes.randomElement(using: &random) ?? 0)
    }
    if random.chance(0.03), let first = forgery.claims.first { forgery.claims.append(first) }
    if random.chance(0.05) {
      let depth = Int.random(in: 28...34, using: &random)
      forgery.set(
        "nested",
        String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
    }
    return forgery
  }

  /// Times in other units, of other years, and at the limits.
  private static let oddTimes: [Int64] = [
    0, 1000, 86_400, 1_700_000, now / 1000, now - 978_307_200, now - 172_800, now - 172_801,
    now - 7200,
    now - 1800, now - 30, now, now + 1, now + 5, now + 6, now + 3600, now + 1769, now + 1770,
    now + 1771,
    now + 172_770, now + 172_771, 99_999_999_999, 100_000_000_000, 253_402_300_800, 999_999_999_999,
    1_000_000_000_000,
  ]
}

/// What verification and inspection say about a signature.
private struct Judgment: CustomStringConvertible {
  let fault: MeetingSDKVerificationError?
  let report: InspectionReport

  init(of forgery: Forgery) {
    var inspector = forgery.inspector
    (inspector.platform, inspector.meetingNumber) = (nil, nil)
    report = inspector.inspect(forgery.text)
    do throws(MeetingSDKVerificationError) {
      guard case .at(let time) = inspector.time,
        let credentials = try? MeetingSDKCredentials(key: Forgery.key, secret: Forgery.secret)
      else { fatalError("the forgery has no time, or no credentials") }
      _ = try MeetingSDKSignature.verify(forgery.text, using: credentials, at: time)
      fault = nil
    } catch {
      fault = error
    }
  }

  var isVerified: Bool { fault == nil }

  /// The causes of errors and warnings.
  var complaints: [String] { causes { $0 != .note } }

  func agrees(except known: Set<String> = []) -> Bool {
    isVerified ? Set(causes { $0 == .error }).isSubset(of: known) : !complaints.isEmpty
  }

  private func causes(_ isWanted: (InspectionSeverity) -> Bool) -> [String] {
    report.findings.filter { isWanted($0.severity) }.map(\.cause.identifier)
  }

  var description: String { "\(fault?.description ?? "verified"); \(report)" }
}

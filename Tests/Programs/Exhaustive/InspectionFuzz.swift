#if canImport(MeetingSignatureInspection)
  import MeetingSignature
  import MeetingSignatureInspection
  import PureBase64
  import PureCrypto
  import PureJWT
#endif

/// Inspects as many random and mutated texts as the first argument says, from the seed in the
/// second, and prints how long one took on average.
///
/// Traps if a report shows the secret or is out of order.
///
/// With a third argument, `outcomes`, prints what was found in each text instead. The output of two
/// versions of the inspector can then be compared.
@main
struct InspectionFuzz {
  static let key = "CLIENT_ID_0123456789ab"
  static let secret = "CLIENT_SECRET_0123456789abcdefgh"

  static func main() throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
    let count = Int(numbers.first ?? 1000)
    var random = FuzzRandom(state: numbers.dropFirst().first ?? 1)
    let seeds = try seeds()
    if CommandLine.arguments.last == "outcomes" {
      for _ in 0..<count {
        let inspector = try randomInspector(&random)
        let text = try mutated(randomSeed(seeds, &random), &random)
        print(outcome(of: inspector.inspect(text)))
      }
      return
    }
    var texts: [[UInt8]] = []
    for _ in 0..<count {
      texts.append(try mutated(seeds[random.below(seeds.count)], &random))
    }
    for text in texts { checkStages(text) }
    let inspectors = try inspectors()
    let clock = ContinuousClock()
    var longest = Duration.zero
    let duration = clock.measure {
      for text in texts {
        let one = clock.measure { check(inspectors[random.below(inspectors.count)].inspect(text)) }
        longest = max(longest, one)
      }
    }
    let average = Int((duration / count).components.attoseconds / 1_000_000_000)
    print("average \(average) ns, longest \(longest), of \(count) texts")
  }

  /// The verdict, the stages that passed, and the findings in order, on one line.
  static func outcome(of report: InspectionReport) -> String {
    let stages = report.passedStages.map { "\($0)" }.joined(separator: ",")
    let findings = report.findings.map { "\($0.severity):\($0.stage):\($0.cause.identifier)" }
    return "\(report.verdict) [\(stages)] " + findings.joined(separator: " ")
      + " / \(report.checklist.count)"
  }

  /// A token that was found has nothing around it that the same stage would remove.
  static func checkStages(_ text: [UInt8]) {
    guard let token = PastedText(text[...]).token else { return }
    let again = PastedText(token)
    precondition(again.token == token && again.findings.findings.isEmpty, "not the whole layer")
  }

  static func check(_ report: InspectionReport) {
    let severities = report.findings.map(\.severity)
    precondition(severities == severities.sorted(), "out of order")
    for finding in report.findings {
      precondition(finding.evidence.unicodeScalars.count < 200, "the evidence is too long")
      precondition(!finding.evidence.contains(secret), "the secret is shown")
    }
    precondition(report.subject.utf8.count < 120 && !report.subject.contains(secret))
    // What a client showed may have no cause that can't be detected offline.
    precondition(
      report.clientError != nil || report.checklist.isEmpty == (report.verdict == .rejected))
  }

  static func inspectors() throws -> [SignatureInspector] {
    let time = SignatureInspector.Time.at(try UnixTime(seconds: 1_700_000_030))
    let known = UncheckedCredentials(key: key, secret: secret)
    return [
      SignatureInspector(
        credentials: known, meetingNumber: "85746065432", platform: .web(), time: time),
      SignatureInspector(credentials: known, platform: .native, time: time),
      SignatureInspector(
        credentials: UncheckedCredentials(key: nil, secret: secret), time: .ignored),
      SignatureInspector(time: .ignored),
    ]
  }

  /// Texts of all kinds.
  static func seeds() throws -> [[UInt8]] {
    let signer = MeetingSDKSigner(try MeetingSDKCredentials(key: key, secret: secret))
    let number = try MeetingNumber("85746065432")
    let time = try UnixTime(seconds: 1_700_000_030)
    let web = try signer.sign(.web(number, role: .host), issuedAt: time).text
    let native = try signer.sign(.native, issuedAt: time).text
    let legacy = try signer.signLegacy(
      meetingNumber: number, role: .participant, issuedAt: time, style: .node
    ).text
    var texts = [web, native, legacy, "{\"signature\":\"\(web)\"}", "\u{feff}\"\(legacy)\"\n"]
    texts += ["Bearer \(web)", "b'\(native)'", "https://x?signature=\(web)&y", "%22\(legacy)%22"]
    let claims = [
      #"{"appKey":"CLIENT_ID_0123456789ab","mn":"857 4606","role":"5","iat":1.7e300,"exp":-9e999}"#,
      #"{"iat":99999999999999999999,"exp":"1700000000","tokenExp":[],"mn":1e-5,"role":null,"x":{}}"#,
      #"{"app_key":"k","tpc":"t","iat":-9223372036854775808,"exp":9223372036854775807,"nbf":1e18}"#,
      #"{"iat":1700000000.5,"exp":7200,"exp":1,"iat":9223372036854775807}"#, "[]", "\"{}\"", "",
    ]
    let jwtKey = try JWTKey(secret: secret.utf8)
    texts += claims.map { JWT.sign(payload: $0.utf8, using: jwtKey) }
    return texts.map { Array($0.utf8) } + [[]]
  }

  /// Characters that mean something somewhere on the way.
  static let special = Array(".=%\"'\n {}+/-_\\".utf8)

  static func mutated(_ seed: [UInt8], _ random: inout FuzzRandom) throws -> [UInt8] {
    var text = seed
    if random.below(8) == 0 { text = (0..<random.below(400)).map { _ in random.byte() } }
    for _ in 0..<random.below(5) {
      let place = random.below(text.count + 1)
      let length = min(random.below(12), text.count - place)
      switch random.below(6) {
      case 0: text.insert(random.byte(), at: place)
      case 1: text.removeSubrange(place..<(place + length))
      case 2:
        text.insert(contentsOf: text[place..<(place + length)], at: random.below(text.count + 1))
      case 3 where place < text.count: text[place] ^= 1 << UInt8(random.below(8))
      case 4 where place < text.count: text[place] = special[random.below(special.count)]
      default: text.insert(contentsOf: Array("...%2E\\n\u{2026}\u{200b}".utf8), at: place)
      }
    }
    return text
  }
}

// MARK: - Outcomes

extension InspectionFuzz {
  /// Secrets as they are configured and as they sign: right ones, and ones with a known mistake.
  static let secrets: [String] = [
    secret, secret, secret, "\(secret)\n", " \(secret) ", "\"\(secret)\"", "'\(secret)'\r\n",
    "\(secret)\\n", "\u{feff}\(secret)", "", key, "secret", "undefined", "ZOOM_SDK_SECRET",
    "0123456789abcdef", "abcdef012345678", "s\u{e9}cret-\u{100}-secret", "AbcdefghijklmnopqrstuV",
    "QUJDREVGR0g=",
  ]

  static func randomInspector(_ random: inout FuzzRandom) throws -> SignatureInspector {
    let keys: [String?] = [key, key, key, nil, "other-key", " \(key)", "", secret, "a.b"]
    let key = keys[random.below(keys.count)]
    let secret = secrets[random.below(secrets.count)]
    let credentials: [UncheckedCredentials?] = [
      UncheckedCredentials(key: key, secret: secret),
      UncheckedCredentials(key: key, secret: secret),
      UncheckedCredentials(
        key: key, secretBytes: secret.utf8.map { $0 ^ (random.below(9) == 0 ? 128 : 0) }),
      UncheckedCredentials(key: key ?? ""), nil,
    ]
    let numbers: [String?] = [
      nil, "85746065432", "857 4606 5432", "12", "https://zoom.us/j/85746065432",
    ]
    let platforms: [MeetingSDKPlatform?] = [
      nil, .web(), .native, .web(MeetingSDKVersion(3, 13)), .web(MeetingSDKVersion(4, 9, 9)),
      .web(MeetingSDKVersion(5)),
    ]
    let roles: [MeetingRole?] = [nil, .host, .participant]
    return SignatureInspector(
      credentials: credentials[random.below(credentials.count)],
      meetingNumber: numbers[random.below(numbers.count)], role: roles[random.below(roles.count)],
      platform: platforms[random.below(platforms.count)], time: try randomTime(&random))
  }

  static func randomTime(_ random: inout FuzzRandom) throws -> SignatureInspector.Time {
    let offsets: [Int64] = [
      0, 1, 2, 3, 5, 6, 30, 31, 157, 1800, 3600, 7200, 19_800, 172_801, 5_000_000,
    ]
    let offset = offsets[random.below(offsets.count)] * (random.below(4) == 0 ? -1 : 1)
    switch random.below(8) {
    case 0: return .ignored
    case 1: return .at(try UnixTime(seconds: Int64(random.below(86_401))))
    default: return .at(try UnixTime(seconds: 1_700_000_030 + offset))
    }
  }

  /// One of the seeds, or a token of random claims that some secret has signed.
  static func randomSeed(_ seeds: [[UInt8]], _ random: inout FuzzRandom) throws -> [UInt8] {
    if random.below(3) == 0 { return seeds[random.below(seeds.count)] }
    let headers = [
      #"{"alg":"HS256","typ":"JWT"}"#, #"{"alg":"HS256","typ":"JWT"}"#,
      #"{"alg":"HS256","typ":"JWT"}"#,
      #"{"typ":"jwt","alg":"none"}"#, #"{"alg":"RS256","kid":"1"}"#, #"{"alg":"HS512"}"#, "[]",
      "{}",
      #"{"alg":"HS256","alg":"none"}"#, #"{"alg":7,"typ":null}"#,
    ]
    let header = Array(headers[random.below(headers.count)].utf8)
    let payload = Array(randomClaims(&random).utf8)
    let variants: [Base64.Variant] = [.urlUnpadded, .urlUnpadded, .urlUnpadded, .url, .standard]
    let variant = variants[random.below(variants.count)]
    let input =
      Base64.encode(header, as: variant) + "." + Base64.encode(payload, as: .urlUnpadded)
    var secret = Array(secrets[random.below(secrets.count)].utf8)
    if random.below(6) == 0 { secret = secret.flatMap { [$0, 0] } }
    if random.below(8) == 0 { secret = Base64.decode(lenient: secret) }
    let messages = [
      Array(input.utf8), Array(input.utf8), Array(input.utf8), payload, header + [46] + payload,
    ]
    let message = messages[random.below(messages.count)]
    let isSwapped = random.below(20) == 0
    var code = Array(
      HMAC<SHA256>.authenticationCode(
        for: isSwapped ? secret : message, using: SymmetricKey(data: isSwapped ? message : secret)))
    if random.below(12) == 0 { code.removeLast(random.below(33)) }
    if random.below(12) == 0 { code += code[..<random.below(code.count + 1)] }
    var signature = Base64.encode(code, as: random.below(6) == 0 ? .standard : .urlUnpadded)
    let digits = Array("0123456789abcdef".utf8)
    if random.below(10) == 0 {
      let hex = code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
      signature =
        random.below(2) == 0 ? String(decoding: hex, as: UTF8.self) : Base64.encode(hex, as: .url)
    }
    if random.below(10) == 0 { return randomLegacy(code, &random) }
    return wrapped(Array("\(input).\(signature)".utf8), &random)
  }

  static func randomLegacy(_ code: [UInt8], _ random: inout FuzzRandom) -> [UInt8] {
    let times = ["1700000000000", "1700000000", "1699996400000", "1800000000000", "x"]
    var fields = [
      key, "85746065432", times[random.below(times.count)], ["0", "1", "7"][random.below(3)],
    ]
    if random.below(8) == 0 { fields.insert("1700007200", at: 3) }
    var message = Base64.encode(fields.joined().utf8, as: .standard)
    if random.below(5) == 0 { message = fields.joined(separator: random.below(2) == 0 ? "." : "") }
    let signing = secrets[random.below(secrets.count)]
    let hash = HMAC<SHA256>.authenticationCode(
      for: message.utf8, using: SymmetricKey(data: signing.utf8))
    let variants: [Base64.Variant] = [.standard, .standard, .standard, .url, .standardUnpadded]
    let bytes = random.below(6) == 0 ? code : Array(hash)
    fields.append(Base64.encode(bytes, as: variants[random.below(variants.count)]))
    if random.below(8) == 0 { fields.removeLast(random.below(5)) }
    let text = fields.joined(separator: ".")
    if random.below(6) == 0 { return wrapped(Array(text.utf8), &random) }
    return wrapped(Base64.encodedBytes(of: text.utf8, as: .standard), &random)
  }

  static func randomClaims(_ random: inout FuzzRandom) -> String {
    let times = [
      "1700000000", "1700000000", "1700000000", "1700000128", "1700000000.5", "1.7e9",
      "1700000000.0",
      "1700000000000", "1700000000000000", "721692800", "\"1700000000\"",
      "\"2023-11-14T22:13:20Z\"",
      "0", "-5", "null", "true", "7200", "1700007200", "1700007200", "1700001800", "1700172800",
      "1701800000", "1707200000", "[]", "1700000098", "1700003630", "1699996430",
    ]
    let keys = [
      "\"\(key)\"", "\"\(key)\"", "\"\(secret)\"", "\"\"", "\"YOUR_KEY\"", "7", "\"a@b.c\"",
      "\" \(key)\"",
    ]
    let numbers = [
      "\"85746065432\"", "85746065432", "\"857 4606-5432\"", "\"x\"", "null",
      "\"\u{ff11}2345678901\"", "1e3", "\"85\u{2003}746065432\"",
    ]
    let roles = ["0", "1", "\"1\"", "5", "null", "true", "0.0", "[]"]
    let all: [(String, [String], Int)] = [
      ("appKey", keys, 2), ("sdkKey", keys, 5), ("mn", numbers, 2), ("role", roles, 2),
      ("iat", times, 1), ("exp", times, 1), ("tokenExp", times, 1),
      ("video_webrtc_mode", roles, 6), ("nbf", times, 12), ("app_key", keys, 12), ("iss", keys, 12),
      ("token_exp", times, 12), ("meetingNumber", numbers, 12), ("role_type", roles, 12),
      ("tpc", roles, 16), ("auid", roles, 16), ("user_id", roles, 16), ("uid", roles, 16),
      ("zid", roles, 16), ("x`\u{e9}", roles, 9), ("videoWebRtcMode", roles, 14),
      ("iat", times, 20),
    ]
    var members: [String] = []
    for (name, values, chance) in all
    where random.below(chance + 1) == 0 || chance == 1 && random.below(9) > 0 {
      members.append("\"\(name)\":\(values[random.below(values.count)])")
    }
    let object = "{" + members.joined(separator: ",") + "}"
    return random.below(30) == 0
      ? "\"" + object.split(separator: "\"").joined(separator: "\\\"") + "\"" : object
  }

  /// The text in some of the layers that an inspection removes.
  static func wrapped(_ text: [UInt8], _ random: inout FuzzRandom) -> [UInt8] {
    var text = text
    while random.below(3) == 0 {
      switch random.below(14) {
      case 0: text = Array("\"".utf8) + text + Array("\"".utf8)
      case 1: text += Array("\r\n".utf8)
      case 2: text = Array("{\"signature\": \"".utf8) + text + Array("\"}".utf8)
      case 3: text = Array("b'".utf8) + text + Array("'".utf8)
      case 4: text = Array("Bearer ".utf8) + text
      case 5: text = Array("https://x?a=b&signature=".utf8) + text + Array("#c".utf8)
      case 6: text = Array("appKey:x.".utf8) + text
      case 7: text = Array("\u{feff}\u{200b}".utf8) + text
      case 8: text = Base64.encodedBytes(of: text, as: .standard)
      case 9: text = Array(text.split(separator: 46).joined(separator: Array("%2E".utf8)))
      case 10: text.insert(contentsOf: Array("\n".utf8), at: random.below(text.count + 1))
      case 11: text = text.map { $0 == 43 ? 32 : $0 }
      case 12: text += Array("...".utf8)
      default: text.insert(32, at: random.below(text.count + 1))
      }
    }
    return text
  }
}

extension Base64 {
  /// The valid bytes at the beginning of a string.
  fileprivate static func decode(lenient text: [UInt8]) -> [UInt8] {
    let valid = text.filter { (48...57 ~= $0) || (65...90 ~= $0) || (97...122 ~= $0) }
    return (try? decode(valid[..<(valid.count / 4 * 4)], as: .standard)) ?? []
  }
}

/// SplitMix64.
struct FuzzRandom {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }
  mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: next()) }
}

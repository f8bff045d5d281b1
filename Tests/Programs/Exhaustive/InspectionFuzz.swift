#if canImport(MeetingSignatureInspection)
  import MeetingSignature
  import MeetingSignatureInspection
  import PureJWT
#endif

/// Inspects as many random and mutated texts as the first argument says, from the seed in the second,
/// and says how long one took on average. Stops where a report shows the secret or is out of order.
@main
struct InspectionFuzz {
  static let key = "CLIENT_ID_0123456789ab"
  static let secret = "CLIENT_SECRET_0123456789abcdefgh"

  static func main() throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
    let count = Int(numbers.first ?? 1000)
    var random = FuzzRandom(state: numbers.dropFirst().first ?? 1)
    let seeds = try seeds()
    var texts: [[UInt8]] = []
    for _ in 0..<count {
      texts.append(try mutated(seeds[random.below(seeds.count)], &random))
    }
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

  static func check(_ report: InspectionReport) {
    let severities = report.findings.map(\.severity)
    precondition(severities == severities.sorted(), "out of order")
    for finding in report.findings {
      precondition(finding.seen.utf8.count < 200, "more is shown than was seen")
      precondition(!finding.seen.contains(secret), "the secret is shown")
    }
    precondition(report.subject.utf8.count < 120 && !report.subject.contains(secret))
    precondition(report.checklist.isEmpty == (report.verdict == .refused))
  }

  static func inspectors() throws -> [SignatureInspector] {
    let time = try UnixTime(seconds: 1_700_000_030)
    let known = InspectionCredentials(key: key, secret: secret)
    return [
      SignatureInspector(
        credentials: known, meetingNumber: "85746065432", platform: .web(), time: time),
      SignatureInspector(credentials: known, platform: .native, time: time),
      SignatureInspector(credentials: InspectionCredentials(key: nil, secret: secret)),
      SignatureInspector(),
    ]
  }

  /// Texts of all kinds.
  static func seeds() throws -> [[UInt8]] {
    let signer = MeetingSDKSigner(try MeetingSDKCredentials(key: key, secret: secret))
    let number = try MeetingNumber("85746065432")
    let time = try UnixTime(seconds: 1_700_000_030)
    let web = try signer.sign(.web(meetingNumber: number, role: .host), issuedAt: time).text
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

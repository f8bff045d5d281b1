import MeetingSignature
import MeetingSignatureInspection
import TestSupport
import Testing

struct OracleValue: Decodable {
  let type: String
  let json: String?
  let text: String
}

/// One run of a program, with the fields that the inspector needs.
struct OracleCase: Decodable {
  let id: String
  let key: String
  let secret: String
  let meetingNumber: OracleValue?
  let role: OracleValue?
  let clockMs: Int64
  let payload: String?
  let output: String?
  let nodeOutput: String?
  let jsrsasignKeyHex: String?
}

@Suite struct OracleTests {
  static let families = [
    "jwt-forum-001", "jwt-forum-002", "jwt-forum-003", "jwt-forum-003-fractional", "jwt-native",
    "jwt-official-endpoint", "jwt-official-endpoint-history",
  ]

  private func inspect(_ vector: OracleCase, _ text: String) -> InspectionReport {
    let time = try? UnixTime(milliseconds: vector.clockMs)
    return SignatureInspector(
      credentials: UncheckedCredentials(key: vector.key, secret: vector.secret),
      time: time.map { .at($0) } ?? .ignored
    ).inspect(text)
  }

  @Test(arguments: families)
  func `nothing is found in a signature that the typed API accepts`(family: String) throws {
    var (checked, excepted) = (0, 0)
    for vector in try vectors(family, of: OracleCase.self) {
      guard let output = vector.nodeOutput ?? vector.output,
        (try? UnixTime(milliseconds: vector.clockMs)) != nil,
        let time = try? UnixTime(milliseconds: vector.clockMs + 1000),
        let credentials = try? MeetingSDKCredentials(key: vector.key, secret: vector.secret),
        (try? MeetingSDKSignature.verify(output, using: credentials, at: time)) != nil
      else { continue }
      let report = inspect(vector, output)
      let found = report.findings.filter { $0.severity != .note }.map(\.cause.identifier)
      #expect(Set(found).isSubset(of: Self.exceptions), "\(vector.id): \(report)")
      checked += 1
      if !found.isEmpty { excepted += 1 }
    }
    #expect("\(checked) \(excepted)" == Self.tallies[family])
  }

  /// What the typed API accepts and the inspector warns about: `Math.round` without back-dating.
  static let exceptions: Set = ["time.issuedSlightlyInFuture"]

  static let tallies = [
    "jwt-forum-001": "92 0", "jwt-forum-002": "66 0", "jwt-forum-003": "41 0",
    "jwt-forum-003-fractional": "5 0", "jwt-native": "87 0", "jwt-official-endpoint": "121 0",
    "jwt-official-endpoint-history": "88 1",
  ]

  /// Code whose signatures Zoom rejected, with the reasons from the thread or the oracle's report.
  @Test(arguments: [
    ("broken-docs-buffer-from", ["legacy.keyAlone"]),
    (
      "broken-unencoded",
      ["kind.legacyUnencoded", "legacy.timestampInSeconds", "legacy.messageNotEncoded"]
    ),
    (
      "legacy-ruby-encode64-newlines",
      ["transport.lineBreaks", "legacy.hashLineBreak", "legacy.messageLineBreaks"]
    ),
    ("legacy-ruby-urlsafe64", ["kind.legacy", "legacy.hashLineBreak"]),
    ("jwt-forum-003-fractional", ["time.issuedAtFractional", "time.expiryFractional"]),
  ])
  func `broken programs get the answers of their threads`(family: String, causes: [String])
    throws
  {
    var checked = 0
    for vector in try vectors(family, of: OracleCase.self) {
      guard let output = vector.output, !output.isEmpty else { continue }
      // A fraction shows at most clocks; other clocks and numbers make no signature of that kind.
      if family.hasPrefix("jwt-"), !(vector.payload ?? "").contains(/"iat":-?[0-9]+\.[0-9]/) {
        continue
      }
      if Self.oddities.contains(where: { vector.id.hasSuffix($0) }) { continue }
      let report = inspect(vector, output)
      let found = Set(report.findings.map(\.cause.identifier))
      #expect(Set(causes).subtracting(found) == [], "\(vector.id): \(report)")
      #expect(report.verdict == .rejected)
      checked += 1
    }
    #expect(checked >= 14)
  }

  /// Clocks whose times have an unusual number of digits, and values that span fields.
  static let oddities = [
    "clock/29999", "clock/30000", "clock/year-9999", "clock-negative/minus-500", "number-fraction",
    "key/u2028",
  ]

  @Test(arguments: families)
  func `jsrsasign's reading of a secret is detected`(family: String) throws {
    for vector in try vectors(family, of: OracleCase.self) where vector.nodeOutput != nil {
      guard let output = vector.output, output != vector.nodeOutput else { continue }
      let found = inspect(vector, output).findings.map(\.cause.identifier)
      #expect(
        found.contains("hmac.secretReadAsHex") || found.contains("hmac.secretReadAsLowBytes"),
        "\(vector.id): \(found)")
    }
  }
}

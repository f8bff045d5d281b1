import MeetingSignature
import MeetingSignatureInspection
import TestVectors
import Testing

struct OracleValue: Decodable {
  let type: String
  let json: String?
  let text: String
}

/// One run of a program, as far as it concerns the inspector.
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
      credentials: InspectionCredentials(key: vector.key, secret: vector.secret), time: time
    ).inspect(text)
  }

  @Test(arguments: families)
  func `nothing is found in what the typed API admits`(family: String) throws {
    var checked = 0
    for vector in try vectors(family, of: OracleCase.self) {
      guard let output = vector.nodeOutput ?? vector.output,
        let time = try? UnixTime(milliseconds: vector.clockMs + 1000),
        let credentials = try? MeetingSDKCredentials(key: vector.key, secret: vector.secret),
        (try? MeetingSDKSignature.verify(output, using: credentials, at: time)) != nil
      else { continue }
      let report = inspect(vector, output)
      let exceptions = Self.exceptions.filter { vector.id.contains($0.id) }
      let found = report.findings.filter { $0.severity != .note }.map(\.cause.identifier)
      #expect(Set(found).isSubset(of: exceptions.map(\.cause)), "\(vector.id): \(report)")
      checked += 1
    }
    #expect("\(checked)" == Self.tallies[family])
  }

  /// What the typed API admits and the catalogue warns of, by a part of the case's id: iat just at
  /// 1970, rounded up or written as a float; a number of 9 digits; 1800 seconds to the point; the names of
  /// missing values for a key or a secret.
  static let exceptions: [(id: String, cause: String)] = [
    ("clock/", "time.issuedAtNotPositive"), ("-500", "time.issuedSlightlyInFuture"), ("-501", "time.issuedSlightlyInFuture"),
    ("-999", "time.issuedSlightlyInFuture"), ("9-digits", "meeting.nineDigits"),
  ]

  static let tallies: [String: String] = [:]

  /// Code that Zoom refused: what the thread or the oracle's report says is why.
  @Test(arguments: [
    ("broken-docs-buffer-from", ["legacy.keyAlone"]),
    ("broken-unencoded", ["kind.legacyUnencoded", "legacy.timestampInSeconds", "legacy.messageNotEncoded"]),
    ("legacy-ruby-encode64-newlines", ["transport.lineBreaks", "legacy.hashLineBreak", "legacy.messageLineBreaks"]),
    ("legacy-ruby-urlsafe64", ["kind.legacy", "legacy.hashLineBreak"]),
    ("jwt-forum-003-fractional", ["time.issuedAtFractional", "time.expiryFractional"]),
  ])
  func `broken programs are told what the threads told them`(family: String, causes: [String]) throws {
    for vector in try vectors(family, of: OracleCase.self) {
      guard let output = vector.output, !output.isEmpty else { continue }
      let report = inspect(vector, output)
      let found = Set(report.findings.map(\.cause.identifier))
      print("BROKEN", family, vector.id, Set(causes).subtracting(found), report)
    }
  }

  @Test(arguments: families)
  func `how jsrsasign reads a secret is named`(family: String) throws {
    for vector in try vectors(family, of: OracleCase.self) where vector.nodeOutput != nil {
      guard let output = vector.output, output != vector.nodeOutput else { continue }
      let found = Set(inspect(vector, output).findings.map(\.cause.identifier))
      print("HEX", family, vector.id, vector.secret.count, found.sorted())
    }
  }
}

import MeetingSignature
import MeetingSignatureInspection
import TestSupport
import Testing

/// A signature that someone reported, what the inspector is given, and what it must say.
struct FieldReport: Decodable, Sendable {
  let id: String
  let text: String
  let key: String
  let secret: String
  let platform: String
  let sdkVersion: String?
  let meeting: String?
  let role: String?
  let now: Int64
  let expectCauses: [String]
  let forbidCauses: [String]

  func inspection(hasCredentials: Bool = true) -> InspectionReport {
    SignatureInspector(
      credentials: hasCredentials ? UncheckedCredentials(key: key, secret: secret) : nil,
      meetingNumber: meeting,
      role: role.map { $0 == "host" ? .host : .participant },
      platform: platform == "native" ? .native : .web(sdkVersion.flatMap { MeetingSDKVersion($0) }),
      time: MeetingSignatureInspectionTests.time(now)
    ).inspect(text)
  }
}

@Suite struct FieldReportTests {
  /// The identifiers for what the reports expect in words, or for a report's number; any will do.
  static let identifiers: [String: [String]] = [
    "hint at Video SDK": ["kind.meetingClaimsForVideoSDK"],
    "signature member is an object, not a string": ["transport.memberNotText"],
    "transport.jsonObject or notText": ["transport.jsonObject", "transport.notText"],
    "iat divided by 1000 twice": ["time.issuedAtDividedTwice"],
    "time.issuedLongAgo or issuedAtNotPositive": [
      "time.issuedAtNotPositive", "time.issuedAtConstant",
    ],
    "kind.unrecognized, better: authorization code": ["kind.opaqueToken"],
    "time.validityAtMaximum; no ERROR for mn without role": ["time.validityAtMaximum"],
    "time.sessionExpired with the time zone named": ["time.sessionZoneOffset"],
    "claims.unknown note only": ["claims.unknown"],
    "P08": ["transport.suffix"],
    "P09": ["transport.suffix"],
    "pasted twice": ["transport.pastedTwice"],
    "an error message of the endpoint": ["transport.endpointError"],
    "secret was base64-encoded": ["hmac.secretBase64Encoded"],
    "hmac first, or a hint to --now": ["hmac.mismatch", "hmac.editedOrOtherPair"],
  ]

  /// What can't be seen: a signature that is the same in both alphabets.
  static let invisible = ["06": "container.standardBase64"]

  /// What the reports expect in words where nothing worse than a note is to be found.
  static let clean = [
    "nothing", "nothing but notes", "notes only",
    "no error, or one that says mn can be left out on native",
  ]

  @Test func `all reports are read`() throws {
    let reports = try fieldReports(of: FieldReport.self)
    #expect(reports.count == 49)
  }

  @Test func `each report from the field gets its answer`() throws {
    for report in try fieldReports(of: FieldReport.self) { check(report) }
  }

  private func check(_ report: FieldReport) {
    let inspection = report.inspection()
    let found = inspection.findings.map(\.cause.identifier)
    for (place, words) in report.expectCauses.enumerated() {
      if words.hasPrefix("nothing found; checklist") {
        let verdicts: [InspectionReport.Verdict] = [.nothingFound, .undecided]
        #expect(verdicts.contains(inspection.verdict), "\(report.id): \(inspection)")
        checkChecklist(of: inspection, for: words, report.id)
        continue
      }
      if words == "usage error, or as if unset" {
        #expect(inspection.verdict == .undecided, "\(report.id): \(inspection)")
        continue
      }
      if Self.clean.contains(words) {
        #expect(inspection.verdict == .nothingFound, "\(report.id): \(inspection)")
        continue
      }
      if words == Self.invisible[report.id] { continue }
      let wanted = Self.identifiers[words] ?? Self.identifiers[report.id] ?? [words]
      let finding = inspection.findings.first { wanted.contains($0.cause.identifier) }
      #expect(found.contains { wanted.contains($0) }, "\(report.id): no \(words): \(inspection)")
      // The order of notes doesn't matter.
      if place == 0, let finding {
        #expect(
          finding.severity == .note
            ? inspection.verdict == .nothingFound : finding == inspection.findings.first,
          "\(report.id): \(words) isn't first: \(inspection)")
      }
    }
    for inspection in [inspection, report.inspection(hasCredentials: false)] {
      for words in report.forbidCauses {
        #expect(!isFound(words, in: inspection), "\(report.id): \(words): \(inspection)")
      }
    }
  }

  private func checkChecklist(of report: InspectionReport, for words: String, _ id: String) {
    if words.contains("Server-to-Server OAuth") {
      #expect(report.checklist.contains { $0.why.contains("Server-to-Server OAuth") }, "\(id)")
    }
    for code in [63, 200] where words.hasSuffix(" \(code)") {
      #expect(
        report.checklist.contains { cause in
          cause.identifier == "offline.unpublishedApp"
            && cause.clientMessages.contains { $0.code == code }
        }, "\(id): \(code)")
    }
  }

  /// Whether the report says what it must not.
  private func isFound(_ words: String, in report: InspectionReport) -> Bool {
    let found = report.findings.map(\.cause.identifier)
    return switch words {
    case "ERROR": report.findings.contains { $0.severity == .error }
    case "WARNING": report.findings.contains { $0.severity == .warning }
    case "hmac.*": report.findings.contains { $0.stage == .hmac }
    case "meeting.missing together with meeting.withoutRole":
      found.contains("meeting.missing") && found.contains("meeting.withoutRole")
    case "meeting.withoutRole as error":
      report.findings.contains {
        $0.severity == .error && $0.cause.identifier == "meeting.withoutRole"
      }
    default: found.contains(words)
    }
  }
}

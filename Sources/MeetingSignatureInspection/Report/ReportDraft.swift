#if canImport(PureCrypto)
  internal import MeetingSignature
  internal import PureJSON
#endif

/// A report in the making.
struct ReportDraft {
  var subject = "not a token"
  var platform: MeetingSDKPlatform?
  var platformIsAssumed = false
  var clientError: ClientError?

  /// What wasn't given, apart from what the stages show.
  var unchecked: [InspectionGap] = []

  /// What is inside the token, as it is written.
  var contents: Contents?

  private var findings: [InspectionFinding] = []
  private var decidedStages: [InspectionStage] = []

  /// The members of a token before they are redacted.
  struct Contents {
    var header: [JSONValue.Member]
    var claims: [JSONValue.Member]
    var isMeetingSDK: Bool
    var now: Int64?
  }

  /// Adds the findings of a stage.
  ///
  /// A stage that wasn't decided can't pass.
  mutating func add(_ stage: StageFindings, isDecided: Bool = true) {
    findings += stage.findings
    if isDecided, !decidedStages.contains(stage.stage) { decidedStages.append(stage.stage) }
  }

  mutating func add(_ check: SignatureCheck) {
    add(check.findings, isDecided: check.isAuthentic)
  }

  /// Whether nothing was found out about the HMAC.
  var isSignatureUndecided: Bool {
    !decidedStages.contains(.hmac) && !findings.contains { $0.stage == .hmac }
  }

  /// Appends the first and last characters of a signature to the subject.
  mutating func mention(_ name: String, _ signature: ArraySlice<UInt8>) {
    guard let short = abbreviated(signature) else { return }
    subject += ", \(name) \(short)"
  }

  /// The report, without the secret should the input have contained it.
  func finished(redacting secret: SecretSlice?) -> InspectionReport {
    let redaction = Redaction(of: secret)
    let findings = rankedFindings(redaction)
    let subject = redaction.applied(to: subject)
    return InspectionReport(
      subject: subject, platform: platform, platformIsAssumed: platformIsAssumed,
      passedStages: decidedStages.filter { stage in
        findings.allSatisfy { $0.stage != stage || $0.severity == .note }
      },
      findings: findings, unchecked: unchecked,
      contents: contents.map {
        TokenContents(
          subject: subject, headerMembers: redaction.applied(to: $0.header),
          claimMembers: redaction.applied(to: $0.claims), now: $0.now,
          isMeetingSDK: $0.isMeetingSDK)
      },
      clientError: clientError)
  }

  /// The findings in the order of the report.
  ///
  /// Within a rank, those that lead to what the client showed precede the others, which are in the
  /// order in which they were found.
  private func rankedFindings(_ redaction: Redaction) -> [InspectionFinding] {
    var unique: [InspectionFinding] = []
    for finding in findings {
      let redacted = InspectionFinding(
        cause: finding.cause, severity: finding.severity, stage: finding.stage,
        evidence: redaction.applied(to: finding.evidence))
      if !unique.contains(redacted) { unique.append(redacted) }
    }
    var ranked: [InspectionFinding] = []
    for severity in InspectionSeverity.allCases {
      let same = unique.filter { $0.severity == severity }
      ranked += matchingFirst(same.filter { !$0.cause.isSymptomOnly })
      ranked += matchingFirst(same.filter { $0.cause.isSymptomOnly })
    }
    return ranked
  }

  private func matchingFirst(_ findings: [InspectionFinding]) -> [InspectionFinding] {
    guard let clientError else { return findings }
    let matches = findings.map { clientError.rank(of: $0.cause, on: platform) != nil }
    let paired = zip(findings, matches)
    return paired.filter { $0.1 }.map { $0.0 } + paired.filter { !$0.1 }.map { $0.0 }
  }
}

/// The first and last four characters of a signature, or `nil` if it is short or can't be printed.
@inline(never)
func abbreviated(_ signature: ArraySlice<UInt8>) -> String? {
  guard signature.count >= 32, signature.allSatisfy(isPrintable) else { return nil }
  let (start, end) = (signature.prefix(4), signature.suffix(4))
  return "\(String(decoding: start, as: UTF8.self))…\(String(decoding: end, as: UTF8.self))"
}

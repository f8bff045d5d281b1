#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// The findings of one stage, in the order in which its rules report them.
struct StageFindings {
  let stage: InspectionStage
  private(set) var findings: [InspectionFinding] = []

  init(_ stage: InspectionStage) { self.stage = stage }

  // Not inlined: some two hundred places report a cause.
  @inline(never)
  mutating func report(
    _ cause: InspectionCause, _ evidence: String, as severity: InspectionSeverity? = nil
  ) {
    let severity = severity ?? cause.severity
    findings.append(
      InspectionFinding(cause: cause, severity: severity, stage: stage, evidence: evidence))
  }

  /// Adds the findings of a part of the stage.
  mutating func append(_ part: StageFindings) { findings += part.findings }
}

/// A report in the making.
struct ReportDraft {
  var subject = "not a token"
  var platform: MeetingSDKPlatform?
  var platformIsAssumed = false
  var clientError: ClientError?
  var unchecked: [InspectionGap] = []
  var contents: Contents?

  /// The members of a token before they are redacted.
  struct Contents {
    let header: [JSONValue.Member]
    let claims: [JSONValue.Member]
    let isMeetingSDK: Bool
    let now: Int64?
  }

  private var findings: [InspectionFinding] = []
  private var decidedStages: [InspectionStage] = []

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
    if let short = abbreviated(signature) { subject += ", \(name) \(short)" }
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
      contents: contents.map { tokenContents($0, subject, redaction) },
      clientError: clientError)
  }

  private func tokenContents(
    _ contents: Contents, _ subject: String, _ redaction: Redaction
  ) -> TokenContents {
    var (header, claims) = (contents.header, contents.claims)
    redaction.apply(to: &header)
    redaction.apply(to: &claims)
    return TokenContents(
      subject: subject, headerMembers: header, claimMembers: claims, now: contents.now,
      isMeetingSDK: contents.isMeetingSDK)
  }

  /// The findings in the order of the report.
  ///
  /// Within a rank, in the order in which they were found.
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
      ranked += same.filter { !$0.cause.isSymptomOnly } + same.filter { $0.cause.isSymptomOnly }
    }
    return clientError.map { matchingFirst(ranked, $0) } ?? ranked
  }

  /// The findings with those first, within their severity, that lead to what the client showed.
  private func matchingFirst(
    _ findings: [InspectionFinding], _ error: ClientError
  ) -> [InspectionFinding] {
    var ordered: [InspectionFinding] = []
    for severity in InspectionSeverity.allCases {
      for isMatch in [true, false] {
        for finding in findings
        where finding.severity == severity
          && (error.rank(of: finding.cause, on: platform) != nil) == isMatch
        {
          ordered.append(finding)
        }
      }
    }
    return ordered
  }
}

// MARK: - Evidence

/// The first and last four characters of a signature, or `nil` if it is short or can't be printed.
@inline(never)
func abbreviated(_ signature: ArraySlice<UInt8>) -> String? {
  guard signature.count >= 32, signature.allSatisfy(isPrintable) else { return nil }
  let (start, end) = (signature.prefix(4), signature.suffix(4))
  return "\(String(decoding: start, as: UTF8.self))…\(String(decoding: end, as: UTF8.self))"
}

/// A number with its unit in the right form, such as `1 byte` or `2 bytes`.
@inline(never)
func counted(_ number: Int, _ unit: String) -> String {
  "\(number) \(unit)\(number == 1 ? "" : "s")"
}

/// The length of the text and what it consists of, without the text.
@inline(never)
func shape(of text: ArraySlice<UInt8>) -> String {
  if text.isEmpty { return "empty" }
  if text.isDecimal { return counted(text.count, "digit") }
  if text.allSatisfy(isAlphanumeric) { return "\(text.count) letters and digits" }
  return counted(text.count, "byte")
}

/// A name from the input, made printable and short.
@inline(never)
func displayName(_ name: some Sequence<UInt8>) -> String {
  var display: [UInt8] = []
  for byte in name {
    if display.count == 24 { return String(decoding: display, as: UTF8.self) + "…" }
    display.append(0x21..<0x7f ~= byte && byte != UInt8(ascii: "`") ? byte : UInt8(ascii: "?"))
  }
  return String(decoding: display, as: UTF8.self)
}

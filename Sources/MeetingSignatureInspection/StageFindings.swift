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
  private var findings: [InspectionFinding] = []
  private var decidedStages: [InspectionStage] = []

  /// Adds the findings of a stage.
  ///
  /// A stage that wasn't decided can't pass.
  mutating func add(_ stage: StageFindings, isDecided: Bool = true) {
    findings += stage.findings
    guard isDecided, !decidedStages.contains(stage.stage) else { return }
    let next = decidedStages.firstIndex { $0.rawValue > stage.stage.rawValue }
    decidedStages.insert(stage.stage, at: next ?? decidedStages.endIndex)
  }

  mutating func add(_ check: SignatureCheck) {
    add(check.findings, isDecided: check.isAuthentic)
  }

  /// Appends the first and last characters of a signature to the subject.
  mutating func mention(_ name: String, _ signature: ArraySlice<UInt8>) {
    guard signature.count >= 32, signature.allSatisfy(isPrintable) else { return }
    let (start, end) = (signature.prefix(4), signature.suffix(4))
    subject +=
      ", \(name) \(String(decoding: start, as: UTF8.self))…\(String(decoding: end, as: UTF8.self))"
  }

  /// The report, without the secret should the input have contained it.
  func finished(
    for platform: MeetingSDKPlatform?, redacting secret: SecretSlice?
  ) -> InspectionReport {
    let findings = rankedFindings(redacting: secret)
    let isRejected = findings.first?.severity == .error
    return InspectionReport(
      subject: redacted(subject, secret),
      passedStages: decidedStages.filter { stage in
        findings.allSatisfy { $0.stage != stage || $0.severity == .note }
      },
      findings: findings,
      checklist: isRejected ? [] : InspectionCause.checklist(for: platform))
  }

  /// The findings in the order of the report.
  ///
  /// Within a rank, in the order in which they were found.
  private func rankedFindings(redacting secret: SecretSlice?) -> [InspectionFinding] {
    var unique: [InspectionFinding] = []
    for finding in findings {
      let redacted = InspectionFinding(
        cause: finding.cause, severity: finding.severity, stage: finding.stage,
        evidence: redacted(finding.evidence, secret))
      if !unique.contains(redacted) { unique.append(redacted) }
    }
    var ranked: [InspectionFinding] = []
    for severity in InspectionSeverity.allCases {
      let same = unique.filter { $0.severity == severity }
      ranked += same.filter { !$0.cause.isSymptomOnly } + same.filter { $0.cause.isSymptomOnly }
    }
    return ranked
  }
}

/// The text with a mark in place of the secret.
private func redacted(_ text: String, _ secret: SecretSlice?) -> String {
  guard let secret, secret.count >= 4, let first = secret.first else { return text }
  var redacted: [UInt8] = []
  var isRedacted = false
  var rest = ArraySlice<UInt8>(text)
  while let index = rest.firstIndex(of: first) {
    redacted += rest[..<index]
    rest = rest[index...]
    if rest.starts(with: secret) {
      redacted += "[secret]".utf8
      rest = rest.dropFirst(secret.count)
      isRedacted = true
    } else {
      redacted.append(first)
      rest = rest.dropFirst()
    }
  }
  return isRedacted ? String(decoding: redacted + rest, as: UTF8.self) : text
}

// MARK: - Evidence

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

#if canImport(PureCrypto)
  internal import MeetingSignature
#endif

/// One inspection: what is known, and what has been found so far.
struct InspectionRun {
  let known: SignatureInspector
  var stage = InspectionStage.transport
  var subject = "not a token"

  /// Whether the end of the text is known to be missing, so that the signature proves nothing.
  var isTruncated = false

  private var findings: [InspectionFinding] = []
  private var reached: [InspectionStage] = []

  init(_ known: SignatureInspector) { self.known = known }

  /// The time of use, in seconds since 1970.
  var now: Int64? { known.time?.seconds }

  mutating func inspect(_ pasted: [UInt8]) {
    begin(.transport)
    guard let text = unwrap(pasted) else { return }
    begin(.kind)
    switch classify(text) {
    case .jwt(let segments): inspectJWT(segments)
    case .legacy(let signature): inspectLegacy(signature)
    case .other: break
    }
  }

  /// Goes on to a stage, which has passed if nothing but notes is reported from now on.
  mutating func begin(_ stage: InspectionStage) {
    self.stage = stage
    if !reached.contains(stage) { reached.append(stage) }
  }

  // Not inlined, here and below: some two hundred places report something.
  @inline(never)
  mutating func report(
    _ entry: some InspectionCauseFamily, _ seen: String, as severity: InspectionSeverity? = nil
  ) {
    report(entry.cause, seen, as: severity)
  }

  @inline(never)
  private mutating func report(
    _ cause: InspectionCause, _ seen: String, as severity: InspectionSeverity?
  ) {
    let finding = InspectionFinding(
      cause: cause, severity: severity ?? cause.severity, stage: stage, seen: redacted(seen))
    if !findings.contains(finding) { findings.append(finding) }
  }

  func finished() -> InspectionReport {
    let passed = reached.filter { stage in
      findings.allSatisfy { $0.stage != stage || $0.severity == .note }
    }
    let isRefused = findings.contains { $0.severity == .error }
    let checklist = isRefused ? [] : OfflineCause.allCases.filter { $0.concerns(known.platform) }
    return InspectionReport(
      subject: redacted(subject), passedStages: passed, findings: ranked,
      checklist: checklist.map { $0.cause })
  }

  /// The findings in the order of the report; within a rank in the order in which they were found.
  private var ranked: [InspectionFinding] {
    var ranked: [InspectionFinding] = []
    for severity in InspectionSeverity.allCases {
      let alike = findings.filter { $0.severity == severity }
      ranked += alike.filter { !$0.cause.isSymptom } + alike.filter { $0.cause.isSymptom }
    }
    return ranked
  }

  /// The text without the secret, should the input have had it where it is shown.
  private func redacted(_ text: String) -> String {
    guard let secret = known.credentials?.secret, secret.count >= 4 else { return text }
    var (rest, shown) = (Array(text.utf8)[...], [UInt8]())
    while let byte = rest.first {
      if rest.starts(with: secret) {
        shown += Array("[secret]".utf8)
        rest = rest.dropFirst(secret.count)
      } else {
        shown.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: shown, as: UTF8.self)
  }
}

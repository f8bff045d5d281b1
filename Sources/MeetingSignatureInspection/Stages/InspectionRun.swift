#if canImport(PureCrypto)
  internal import MeetingSignature
#endif

/// One inspection: what is known, and what has been found so far. Not copyable, because copies would be
/// made wherever one rule asks another.
struct InspectionRun: ~Copyable {
  // What is known.
  let hasCredentials: Bool
  let givenKey: [UInt8]?
  let secret: SecretText?
  let joinedNumber: [UInt8]?
  let role: MeetingRole?
  let platform: MeetingSDKPlatform?
  let time: UnixTime?

  var stage = InspectionStage.transport
  var subject: SeenText = "not a token"

  /// Whether the end of the text is known to be missing, so that the signature proves nothing.
  var isTruncated = false

  /// Whether the given secret has made the signature.
  var isAuthentic = false

  private var findings: [InspectionFinding] = []
  private var reached: [InspectionStage] = []

  init(_ known: SignatureInspector) {
    hasCredentials = known.credentials != nil
    givenKey = known.credentials?.key.map { utf8Bytes(of: $0) }
    secret = known.credentials?.secret
    joinedNumber = known.meetingNumber.map { utf8Bytes(of: $0) }
    role = known.role
    platform = known.platform
    time = known.time
  }

  /// The time of use, in seconds since 1970.
  var now: Int64? { time?.seconds }

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
    _ entry: CatalogueEntry, _ seen: SeenText, as severity: InspectionSeverity? = nil
  ) {
    report(entry.cause, seen, as: severity)
  }

  @inline(never)
  private mutating func report(
    _ cause: InspectionCause, _ seen: SeenText, as severity: InspectionSeverity?
  ) {
    let finding = InspectionFinding(
      cause: cause, severity: severity ?? cause.severity, stage: stage, seen: redacted(seen))
    if !findings.contains(finding) { findings.append(finding) }
  }

  func finished() -> InspectionReport {
    let passed = reached.filter { stage in
      isDecided(stage) && findings.allSatisfy { $0.stage != stage || $0.severity == .note }
    }
    let isRefused = findings.contains { $0.severity == .error }
    return InspectionReport(
      subject: redacted(subject), passedStages: passed, findings: ranked,
      checklist: isRefused ? [] : checklist)
  }

  /// Whether enough is known to say that nothing is wrong at a stage.
  private func isDecided(_ stage: InspectionStage) -> Bool {
    switch stage {
    case .hmac: isAuthentic
    case .clock: time != nil
    default: true
    }
  }

  private var checklist: [InspectionCause] {
    var checklist: [InspectionCause] = []
    for entry in OfflineCause.allCases where entry.concerns(platform) {
      checklist.append(entry.cause)
    }
    return checklist
  }

  /// The findings in the order of the report; within a rank in the order in which they were found.
  private var ranked: [InspectionFinding] {
    var ranked: [InspectionFinding] = []
    for severity in InspectionSeverity.allCases {
      for isSymptom in [false, true] {
        for finding in findings
        where finding.severity == severity && finding.cause.isSymptom == isSymptom {
          ranked.append(finding)
        }
      }
    }
    return ranked
  }

  /// The text without the secret, should the input have had it where it is shown.
  private func redacted(_ text: SeenText) -> String {
    var shown = text.bytes
    if let secret, secret.count >= 4 {
      shown = []
      var offset = 0
      while offset < text.bytes.count {
        if secret.stands(in: text.bytes, at: offset) {
          shown += StaticString("[secret]").bytes
          offset += secret.count
        } else {
          shown.append(text.bytes[offset])
          offset += 1
        }
      }
    }
    return String(decoding: shown, as: UTF8.self)
  }
}

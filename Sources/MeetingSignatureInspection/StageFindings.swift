#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// The findings of one stage, in the order in which its rules report them.
struct StageFindings {
  let stage: InspectionStage
  var findings: [InspectionFinding] = []

  /// What the rules look at, which is the place of what they report.
  var part: InspectionPlace.Part?
  var claims = FaultyClaims.none

  init(_ stage: InspectionStage, in part: InspectionPlace.Part? = nil) {
    (self.stage, self.part) = (stage, part)
  }

  // Not inlined: some two hundred places report a cause.
  @inline(never)
  mutating func report(
    _ cause: InspectionCause, _ evidence: String, as severity: InspectionSeverity? = nil
  ) {
    report(cause, evidence, at: FaultPlaces(part, claims), as: severity)
  }

  /// Reports a cause that claims with other names have.
  @inline(never)
  mutating func report(
    _ cause: InspectionCause, _ evidence: String, named names: String,
    as severity: InspectionSeverity? = nil
  ) {
    var places = FaultPlaces(part, .none)
    places.names = names
    report(cause, evidence, at: places, as: severity)
  }

  /// Reports a cause with a range of bytes in a part.
  @inline(never)
  mutating func report(
    _ cause: InspectionCause, _ evidence: String, in part: InspectionPlace.Part, from start: Int,
    to end: Int, as severity: InspectionSeverity? = nil
  ) {
    var places = FaultPlaces(nil, .none)
    places.add(part, start, end)
    report(cause, evidence, at: places, as: severity)
  }

  @inline(never)
  mutating func report(
    _ cause: InspectionCause, _ evidence: String, at places: FaultPlaces,
    as severity: InspectionSeverity?
  ) {
    findings.append(
      InspectionFinding(
        cause: cause, severity: severity ?? cause.severity, stage: stage, evidence: evidence,
        faults: places))
  }

  /// Reports one mistake that several claims have, with what each of them shows.
  @inline(never)
  mutating func report(
    _ cause: InspectionCause, in claims: [ClaimEvidence], as severity: InspectionSeverity? = nil
  ) {
    if claims.isEmpty { return }
    let names = claims.map { $0.name }.joined(by: "\n")
    report(cause, joined(claims), named: names, as: severity)
  }

  /// Whether a rule has reported something as an error.
  var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// Adds the findings of a part of the stage.
  mutating func append(_ part: StageFindings) { findings += part.findings }
}

/// The name of a claim, and what it shows.
struct ClaimEvidence {
  let name: String
  let detail: String
}

/// A report in the making.
struct ReportDraft {
  var subject = "not a token"

  /// What the subject and the contents show shortened: `signature` or `hash`, and what it is.
  var signature: (name: String, text: ArraySlice<UInt8>)?
  var platform: MeetingSDKPlatform?
  var platformIsAssumed = false
  var clientError: ClientError?
  var unchecked: [InspectionGap] = []
  var contents: Contents?

  /// The members of a token before they are redacted.
  struct Contents {
    let header: [JSONValue.Member]
    let claims: [JSONValue.Member]
    var isLegacy = false
    let isMeetingSDK: Bool
    let now: Int64?
  }

  private var findings: [InspectionFinding] = []
  /// A bit for each stage that was decided.
  private var decidedStages = 0

  /// Adds the findings of a stage.
  ///
  /// A stage that wasn't decided can't pass.
  mutating func add(_ stage: StageFindings, isDecided: Bool = true) {
    findings += stage.findings
    if isDecided { decidedStages |= 1 << stage.stage.rawValue }
  }

  mutating func add(_ check: SignatureCheck) {
    add(check.findings, isDecided: check.isAuthentic)
  }

  private func isDecided(_ stage: InspectionStage) -> Bool {
    decidedStages >> stage.rawValue & 1 == 1
  }

  /// Whether nothing was found out about the HMAC.
  var isSignatureUndecided: Bool {
    !isDecided(.hmac) && !findings.contains { $0.stage == .hmac }
  }

  /// The report, without the secret should the input have contained it.
  func finished(redacting credentials: UncheckedCredentials) -> InspectionReport {
    let areSwapped =
      credentials.areSwapped || findings.contains { $0.cause == .hmacKeyAndSecretSwapped }
    var redaction = Redaction(of: credentials, areSwapped: areSwapped)
    let findings = rankedFindings(&redaction)
    let short = shortSignature(&redaction)
    var subject = subject
    if let signature, let short { subject += ", \(signature.name) \(short)" }
    return InspectionReport(
      subject: subject, platform: platform, platformIsAssumed: platformIsAssumed,
      passedStages: InspectionStage.allCases.filter { stage in
        isDecided(stage)
          && findings.allSatisfy { $0.stage != stage || $0.severity == .note }
      },
      findings: findings, unchecked: unchecked,
      contents: contents.map { tokenContents($0, subject, short, &redaction) },
      clientError: clientError)
  }

  /// The first and last characters of the signature.
  private func shortSignature(_ redaction: inout Redaction) -> String? {
    guard let text = signature?.text, let short = abbreviated(text) else { return nil }
    // A signature that matches isn't the secret.
    return !isDecided(.hmac) && redaction.shows(text) ? "[secret]" : short
  }

  private func tokenContents(
    _ contents: Contents, _ subject: String, _ short: String?, _ redaction: inout Redaction
  ) -> TokenContents {
    var claims = redaction.applied(to: contents.claims)
    if contents.isLegacy, let hash = signature?.text {
      let shown = short ?? counted(hash.count, "character")
      claims.append(JSONValue.Member("hash", .string(shown)))
    }
    return TokenContents(
      subject: subject, headerMembers: redaction.applied(to: contents.header),
      claimMembers: claims, now: contents.now, isMeetingSDK: contents.isMeetingSDK)
  }

  /// The findings in the order of the report.
  ///
  /// Within a rank, in the order in which they were found.
  private func rankedFindings(_ redaction: inout Redaction) -> [InspectionFinding] {
    var unique: [InspectionFinding] = []
    for finding in findings {
      var redacted = finding
      redacted.cause = redaction.applied(to: finding.cause, in: finding.stage)
      if finding.showsInput {
        redacted.evidence = redaction.applied(to: finding.evidence)
        redacted.faults.names = redaction.applied(to: finding.faults.names)
      }
      if !unique.contains(redacted) { unique.append(redacted) }
    }
    var ranked: [InspectionFinding] = []
    for severity in InspectionSeverity.allCases {
      let same = unique.filter { $0.severity == severity }
      for rank in CauseRank.allCases where !same.isEmpty {
        ranked += same.filter { CauseRank(of: $0.cause) == rank }
      }
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

extension InspectionFinding {
  /// Whether the evidence may have a piece of what was pasted.
  ///
  /// Right tokens have notes, which are only about numbers and lengths, except for names.
  fileprivate var showsInput: Bool {
    severity != .note || stage.rawValue < InspectionStage.hmac.rawValue || cause == .claimsUnknown
  }
}

// MARK: - Evidence

/// The first and last four characters of a signature, or `nil` if it is short or these are no
/// characters of a signature.
@inline(never)
func abbreviated(_ signature: ArraySlice<UInt8>) -> String? {
  let (start, end) = (signature.prefix(4), signature.suffix(4))
  guard signature.count >= 32, start.allSatisfy(isTokenCharacter), end.allSatisfy(isTokenCharacter)
  else { return nil }
  return "\(start.string)…\(end.string)"
}

/// A number with its unit in the right form, such as `1 byte` or `2 bytes`.
@inline(never)
func counted(_ number: Int, _ unit: String) -> String {
  "\(number) \(unit)\(number == 1 ? "" : "s")"
}

/// The evidence in one phrase: `exp and tokenExp: null`, or `exp: 1; tokenExp: 2`.
private func joined(_ claims: [ClaimEvidence]) -> String {
  guard let first = claims.first else { return "" }
  if claims.allSatisfy({ $0.detail.hasSameBytes(as: first.detail) }) {
    return "\(listed(claims.map { $0.name })): \(first.detail)"
  }
  return claims.map { "\($0.name): \($0.detail)" }.joined(by: "; ")
}

/// The names as a list in a sentence, such as `iat, exp, and tokenExp`.
@inline(never)
func listed(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  let rest = Array(names.dropLast()).joined(by: ", ")
  return "\(rest)\(names.count > 2 ? "," : "") and \(last)"
}

/// A number with commas between groups of three digits.
@inline(never)
func grouped(_ number: Int64) -> String {
  let digits = Array("\(number.magnitude)".utf8)
  var text: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text.append(UInt8(ascii: ",")) }
    text.append(digit)
  }
  return String(decoding: text, as: UTF8.self)
}

/// A duration in words, with the seconds unless these are the words: `3 h 20 min (12,000 s)`.
@inline(never)
func duration(_ seconds: Int64) -> String {
  let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400)
  let words: String
  switch seconds {
  case ..<60: return "\(seconds) s"
  case ..<3600:
    words = seconds % 60 == 0 ? "\(minutes) min" : "\(minutes) min \(seconds % 60) s"
  case ..<259_200:
    words = minutes % 60 == 0 ? "\(hours) h" : "\(hours) h \(minutes % 60) min"
  case ..<63_115_200: words = "\(days) days"
  default: words = "\(grouped((seconds + 15_778_800) / 31_557_600)) years"
  }
  return "\(words) (\(grouped(seconds)) s)"
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
func displayName(_ name: ArraySlice<UInt8>) -> String {
  var display: [UInt8] = []
  for byte in name.prefix(24) { display.append(displaying: byte == 0x20 ? 0 : byte) }
  if name.count > 24 { display += "…".utf8 }
  return String(decoding: display, as: UTF8.self)
}

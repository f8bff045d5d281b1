#if canImport(PureCrypto)
  internal import MeetingSignature
  internal import PureJSON
#endif

/// Runs the stages in order, once each, and collects what they find.
///
/// A stage is a value that is made from the results of earlier ones, and has its findings and
/// results as properties. What product a JWT is for shows only in its claims, so this is determined
/// after decoding.
struct Inspection {
  private let known: ClaimExpectations
  private let platform: MeetingSDKPlatform?
  private let time: UnixTime?
  private let hasCredentials: Bool
  private var report = ReportDraft()

  /// Inspects `pasted` with what an inspector knows.
  static func report(
    on pasted: ArraySlice<UInt8>, _ inspector: SignatureInspector, at time: UnixTime?
  ) -> InspectionReport {
    var inspection = Inspection(inspector, time)
    inspection.inspect(pasted)
    return inspection.report.finished(redacting: inspection.known.credentials)
  }

  private init(_ inspector: SignatureInspector, _ time: UnixTime?) {
    known = ClaimExpectations(
      credentials: inspector.credentials ?? .none,
      meetingNumber: inspector.meetingNumber.map { ArraySlice<UInt8>($0) }, role: inspector.role)
    platform = inspector.platform
    hasCredentials = inspector.credentials != nil
    self.time = time
    report.platform = platform
    report.clientError = inspector.clientError
  }

  private mutating func inspect(_ pasted: ArraySlice<UInt8>) {
    if let error = ClientError(pasted: pasted) {
      report.subject = "what a client showed, not a signature"
      report.clientError = error
      return
    }
    let text = PastedText(pasted)
    guard let token = text.token else { return report.add(text.findings) }
    if report.clientError == nil, token.count < pasted.count,
      let error = ClientError(around: pasted), !error.meanings.isEmpty
    {
      report.clientError = error
    }
    let form = TokenForm(
      token, text.segments, isTruncated: text.isTruncated, known.credentials)
    // What the token is matters more than what is around it.
    report.add(form.findings)
    switch form.form {
    case .jwt(let segments):
      inspectJWT(segments, isTruncated: form.isTruncated, around: text.findings)
    case .legacy(let signature):
      report.add(text.findings)
      inspectLegacy(signature)
    case .other:
      report.add(text.findings)
      report.subject = form.subject
    }
  }

  private mutating func inspectJWT(
    _ segments: [ArraySlice<UInt8>], isTruncated: Bool, around pasted: StageFindings
  ) {
    let jwt = JWTContainer(segments, isTruncated: isTruncated)
    let length = segments[0].count + segments[1].count + segments[2].count + 2
    report.subject = "a JWT of \(length) characters"
    report.signature = ("signature", segments[2])

    let product = jwt.claims.map { TokenProduct(header: jwt.headerClaims, claims: $0) }
    if let product { report.add(product.findings) }
    report.add(pasted)
    let isMeetingSDK = product?.isMeetingSDK ?? true
    show(jwt, isMeetingSDK: isMeetingSDK)
    // The rest is about another product's rules, and about a secret that isn't the given one.
    if !isMeetingSDK { return }
    report.add(jwt.findings)
    if hasCredentials || jwt.claims != nil {
      report.add(SignatureCheck(of: jwt, known.credentials))
    }
    reportGaps(jwt.claims)
    guard let claims = jwt.claims else { return }
    let target = TargetSDK(platform, claims)
    if platform == nil {
      report.platform = target.isWeb ? .web() : .native
      report.platformIsAssumed = true
    }
    report.add(ClaimsCheck(claims, for: target, known).findings)
    let times = TimesCheck(
      claims, isForWeb: target.isWeb, areRequired: true, now: time?.seconds)
    report.add(times.findings, isDecided: time != nil)
  }

  /// The errors that the claims of a token for the Meeting SDK have on a platform.
  static func errors(
    in claims: TokenClaims, on platform: MeetingSDKPlatform, now: Int64?
  ) -> [InspectionCause] {
    let nothing = ClaimExpectations(credentials: .none, meetingNumber: nil, role: nil)
    let target = TargetSDK(platform, claims)
    let times = TimesCheck(claims, isForWeb: target.isWeb, areRequired: true, now: now)
    let findings =
      ClaimsCheck(claims, for: target, nothing).findings.findings + times.findings.findings
    return findings.filter { $0.severity == .error }.map { $0.cause }
  }

  private mutating func inspectLegacy(_ signature: LegacySignatureText) {
    let container = LegacyContainer(signature, givenKey: known.credentials.keyBytes)
    report.add(container.findings)
    report.subject = "a legacy signature of \(counted(signature.outer.count, "character"))"
    let isWhole = signature.fields.count >= 5
    if isWhole { report.signature = ("hash", signature.hash) }

    if let hash = container.hash {
      report.add(SignatureCheck(hash, of: signature, known.credentials))
    }
    reportGaps(nil)
    if isWhole || signature.fields.count == 1 {
      report.add(ClaimsCheck(signature, known).findings)
    }
    if isWhole {
      report.contents = ReportDraft.Contents(
        header: [], claims: signature.members, isLegacy: true, isMeetingSDK: false,
        now: time?.seconds)
      let name: FaultyClaims = signature.fields.count == 6 ? .iat : .timestamp
      let timestamp = LegacyTimestamp(
        signature.fields[2], name, after: signature.fields[1], now: time)
      report.add(timestamp.findings, isDecided: time != nil)
    }
  }
}

// MARK: - What the report shows besides findings

extension Inspection {
  private mutating func reportGaps(_ claims: TokenClaims?) {
    if report.isSignatureUndecided {
      report.unchecked.append(known.credentials.secret?.isEmpty ?? true ? .secret : .completeness)
    }
    if time == nil { report.unchecked.append(.clock) }
    if known.credentials.keyBytes == nil { report.unchecked.append(.key) }
    guard let claims else { return }
    if known.meetingNumber == nil, claims.contains("mn") { report.unchecked.append(.meetingNumber) }
    if known.role == nil, claims.contains("role") { report.unchecked.append(.role) }
  }

  private mutating func show(_ jwt: JWTContainer, isMeetingSDK: Bool) {
    // The usual header isn't parsed.
    let header =
      jwt.hasUsualHeader
      ? [JSONValue.Member("alg", "HS256"), JSONValue.Member("typ", "JWT")]
      : jwt.headerClaims?.members
    guard header != nil || jwt.claims != nil else { return }
    report.contents = ReportDraft.Contents(
      header: header ?? [], claims: jwt.claims?.members ?? [],
      isMeetingSDK: isMeetingSDK && jwt.claims != nil, now: time?.seconds)
  }
}

extension LegacySignatureText {
  /// The fields before the hash as members.
  ///
  /// There are at least five fields.
  fileprivate var members: [JSONValue.Member] {
    let names =
      fields.count == 6
      ? ["key", "meetingNumber", "iat", "exp", "role"]
      : ["key", "meetingNumber", "timestamp", "role"]
    var members: [JSONValue.Member] = []
    for (index, name) in names.enumerated() {
      // The key and the meeting number are text.
      let number = index < 2 ? nil : fields[index].decimalValue
      let text = String(decoding: fields[index], as: UTF8.self)
      members.append(
        JSONValue.Member(name, number.map { .number(JSONNumber($0)) } ?? .string(text)))
    }
    return members
  }
}

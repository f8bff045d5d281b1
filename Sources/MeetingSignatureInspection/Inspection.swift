#if canImport(PureCrypto)
  internal import MeetingSignature
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
  static func report(on pasted: [UInt8], _ inspector: SignatureInspector, at time: UnixTime?)
    -> InspectionReport
  {
    var inspection = Inspection(inspector, time)
    inspection.inspect(pasted[...])
    return inspection.report.finished(
      for: inspector.platform, redacting: inspection.known.credentials.secret)
  }

  private init(_ inspector: SignatureInspector, _ time: UnixTime?) {
    known = ClaimExpectations(
      credentials: inspector.credentials ?? .none,
      meetingNumber: inspector.meetingNumber.map { ArraySlice<UInt8>($0) }, role: inspector.role)
    platform = inspector.platform
    hasCredentials = inspector.credentials != nil
    self.time = time
  }

  private mutating func inspect(_ pasted: ArraySlice<UInt8>) {
    let text = PastedText(pasted)
    guard let token = text.token else { return report.add(text.findings) }
    let form = TokenForm(token, isTruncated: text.isTruncated, known.credentials)
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
    report.mention("signature", segments[2])

    let product = jwt.claims.map { TokenProduct(header: jwt.headerClaims, claims: $0) }
    if let product { report.add(product.findings) }
    report.add(pasted)
    // The rest is about another product's rules, and about a secret that isn't the given one.
    if product?.isMeetingSDK == false { return }
    report.add(jwt.findings)
    if hasCredentials || jwt.claims != nil {
      report.add(SignatureCheck(of: jwt, known.credentials))
    }
    guard let claims = jwt.claims else { return }
    let target = TargetSDK(platform, claims)
    report.add(ClaimsCheck(claims, for: target, known).findings)
    let times = TimesCheck(
      claims, isForWeb: target.isWeb, areRequired: true, now: time?.seconds)
    report.add(times.findings, isDecided: time != nil)
  }

  private mutating func inspectLegacy(_ signature: LegacySignatureText) {
    let container = LegacyContainer(signature, givenKey: known.credentials.keyBytes)
    report.add(container.findings)
    report.subject = "a legacy signature of \(counted(signature.outer.count, "character"))"
    let isWhole = signature.fields.count >= 5
    if isWhole { report.mention("hash", signature.hash) }

    if let hash = container.hash {
      report.add(SignatureCheck(hash, of: signature, known.credentials))
    }
    if isWhole || signature.fields.count == 1 {
      report.add(ClaimsCheck(signature, known).findings)
    }
    if isWhole {
      report.add(LegacyTimestamp(signature.fields[2], now: time).findings, isDecided: time != nil)
    }
  }
}

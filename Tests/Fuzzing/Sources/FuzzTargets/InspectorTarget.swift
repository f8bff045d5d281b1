#if canImport(MeetingSignatureInspection)
  internal import MeetingSignature
  internal import MeetingSignatureInspection
  internal import PureBase64
  internal import PureCrypto
  internal import PureJSON
#endif

extension FuzzTarget {
  /// A report shows nothing of the secret, is the same for the same text, is valid JSON, and has no control
  /// characters and no markup of the text.
  static let inspector = FuzzTarget(name: "inspector") { bytes in
    var input = FuzzInput(bytes)
    let inspector = try makeInspector(&input)
    let text = pasted(&input)
    try checkReport(of: text, by: inspector, hiding: ClaimsMutation.secret, &input)
  }

  /// The same holds for signatures with the mistakes that people make.
  static let mistakes = FuzzTarget(name: "mistakes") { bytes in
    var input = FuzzInput(bytes)
    let mistake = MistakenSignature(&input)
    try checkReport(of: mistake.text, by: mistake.inspector, hiding: mistake.secret, &input)
  }
}

private func checkReport(
  of text: [UInt8], by inspector: SignatureInspector, hiding secret: String,
  _ input: inout FuzzInput
) throws {
  let report = inspector.inspect(text)
  try checkOrder(of: report)
  let json = report.json.serialized()
  try require(inspector.inspect(text).json.serialized() == json, "the report is another")
  try require(try JSONValue(parsing: json) == report.json, "the report's JSON is not read again")
  var style = ReportStyle()
  style.utcOffset = { _ in 3600 }
  style.language = input.pick([nil] + FixLanguage.allCases)
  let contents = report.contents?.json ?? .null
  let shown = [report.text(style), report.description, report.contents?.text(style) ?? ""]
  let pieces = SecretPieces(of: secret)
  for (index, text) in (shown + [json, contents.serialized()]).enumerated() {
    if let piece = pieces.found(in: text) {
      throw BrokenProperty(description: "output \(index) has \(piece) of the secret")
    }
  }
  for (index, text) in shown.enumerated() {
    try require(!hasControlCharacter(text), "output \(index) has a control character")
  }
  for value in [report.json, contents] {
    try require(!hasControlCharacter(in: value), "a string has a control character")
  }
  try checkMarkup(in: report)
  try checkOtherCalls(report, text, inspector)
}

/// What a page and a command call besides.
private func checkOtherCalls(
  _ report: InspectionReport, _ text: [UInt8], _ inspector: SignatureInspector
) throws {
  let string = String(decoding: text, as: UTF8.self)
  if string.utf8.elementsEqual(text) {
    try require(
      inspector.inspect(string).findings == report.findings, "a string has other findings")
  }
  var colored = ReportStyle()
  colored.isColored = true
  let parts = report.text(colored).split(separator: "\u{1b}", omittingEmptySubsequences: false)
  let plain = parts.prefix(1) + parts.dropFirst().map { $0.drop { $0 != "m" }.dropFirst() }
  try require(plain.joined() == report.text(), "colors change the text")
  for place in report.findings.flatMap(\.places) {
    try require(Set([place]).contains(place) && !place.description.isEmpty, "the place \(place)")
  }
  for language in FixLanguage.allCases {
    try require(FixLanguage(name: language.name) == language, "the name of \(language)")
  }
  if let platform = inspector.platform {
    let named = MeetingSDKPlatform(name: platform.name)
    try require(
      named?.name.utf8.elementsEqual(platform.name.utf8) == true, "the name of \(platform)")
  }
  for finding in report.findings {
    let hasCode = !finding.cause.fixes.isEmpty
    try require((finding.cause.fixTitle != nil) == hasCode, "the code of \(finding.cause)")
    try require(Set([finding]).contains(finding), "the finding \(finding)")
    try require(Set(InspectionCause.all).contains(finding.cause), "the cause \(finding.cause)")
  }
  if let error = report.clientError {
    let explained = inspector.explain(error)
    try require(explained.clientError != nil && explained.findings.isEmpty, "the explanation")
  }
  guard let signature = inspector.signature(in: string) else { return }
  for secret in [nil, ClaimsMutation.secret] {
    guard let steps = SignatureSteps(of: signature, secret: secret) else { continue }
    let isOther = steps.steps.contains {
      $0.valueInSignature?.utf8.elementsEqual($0.value.utf8) == true
    }
    try require(!isOther, "what is equal is shown as a difference")
  }
}

/// What a report repeats from the text has none of the characters that markup consists of.
private func checkMarkup(in report: InspectionReport) throws {
  var shown = [report.subject, report.contents?.text() ?? ""]
  for finding in report.findings {
    shown.append(finding.evidence)
    // The advice for one text can name what is in it.
    let usual = InspectionCause.all.first { $0 == finding.cause }
    if usual?.fix != finding.cause.fix { shown.append(finding.cause.fix) }
  }
  for claim in (report.contents?.header ?? []) + (report.contents?.claims ?? []) {
    try require(!claim.name.contains { "\"'".contains($0) }, "the name \(claim.name) has quotes")
    try require(claim.value.dropFirst().dropLast().allSatisfy { $0 != "\"" }, "a value has quotes")
  }
  for text in shown {
    try require(
      !text.unicodeScalars.contains { "<>&`".unicodeScalars.contains($0) }, "markup in \(text)")
  }
}

private func makeInspector(_ input: inout FuzzInput) throws -> SignatureInspector {
  let secret = ClaimsMutation.secret
  let credentials: [UncheckedCredentials] = [
    UncheckedCredentials(key: ClaimsMutation.key, secret: secret),
    UncheckedCredentials(key: nil, secret: secret),
    UncheckedCredentials(key: ClaimsMutation.key, secret: secret + "\n"),
    UncheckedCredentials(key: secret, secret: secret),
  ]
  let others = [
    UncheckedCredentials(key: ClaimsMutation.key, secretBytes: secret.utf8),
    UncheckedCredentials(key: ClaimsMutation.key),
  ]
  for one in credentials + others where one.key?.utf8.elementsEqual(secret.utf8) != true {
    try require(SecretPieces(of: secret).found(in: shown(one)) == nil, "\(one) shows the secret")
  }
  let platforms: [MeetingSDKPlatform?] = [nil, .web(), .native, .web(MeetingSDKVersion(3, 13))]
  let roles: [MeetingRole?] = [nil, .host, .participant]
  let errors = ["3712", "Signature is invalid.", "0", "the signature has expired (3705)"]
  let clientError = input.below(4) == 0 ? ClientError(input.pick(errors)) : nil
  let time = try UnixTime(seconds: ClaimsMutation.now + [0, 7200, -86_400, 31][input.below(4)])
  return SignatureInspector(
    credentials: input.pick(credentials),
    meetingNumber: input.pick([nil, "85746065432", "857 4606 5432", secret]),
    role: input.pick(roles), platform: input.pick(platforms),
    clientError: clientError, time: .at(time))
}

/// What may be pasted: bytes as they are, or signed after a mutation, in some layer.
private func pasted(_ input: inout FuzzInput) -> [UInt8] {
  let text: String
  switch input.below(5) {
  case 0: return Array(input.rest)
  case 1: text = signed(Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8), Array(input.rest))
  case 2:
    let headers = [
      #"{"alg":"\#(ClaimsMutation.secretPiece(&input))"}"#,
      #"{"alg":"HS256","\#(ClaimsMutation.secretPiece(&input))":1}"#,
      #"{"alg":"HS256","typ":"JWT"}"#,
    ]
    text = signed(Array(input.pick(headers).utf8), ClaimsMutation.claims(&input))
  case 3:
    let fields = [
      input.pick([ClaimsMutation.key, ClaimsMutation.secretPiece(&input)]), "85746065432",
      "1700000000000", input.pick(["0", "1", ClaimsMutation.secretPiece(&input)]),
      Base64.encode(Array(input.chunk()), as: .standard),
    ]
    text = Base64.encode(fields.joined(separator: ".").utf8, as: .standard)
  default: text = ClaimsMutation.secretPiece(&input) + String(decoding: input.rest, as: UTF8.self)
  }
  return Array(
    (input.pick(["", "", "\"", "Bearer ", "signature=", "{\"signature\":\""]) + text).utf8)
}

private func signed(_ header: [UInt8], _ payload: [UInt8]) -> String {
  let text =
    Base64.encode(header, as: .urlUnpadded) + "." + Base64.encode(payload, as: .urlUnpadded)
  let code = HMAC<SHA256>.authenticationCode(
    for: text.utf8, using: SymmetricKey(data: ClaimsMutation.secret.utf8))
  return text + "." + Base64.encode(Array(code), as: .urlUnpadded)
}

private func checkOrder(of report: InspectionReport) throws {
  let severities = report.findings.map(\.severity)
  try require(severities == severities.sorted(), "the findings are out of order")
  try require(
    report.findings.allSatisfy { $0.evidence.unicodeScalars.count < 200 },
    "the evidence is too long")
  try require(report.subject.utf8.count < 120, "the subject is too long")
  // What a client showed may have no cause that can't be detected offline.
  try require(
    report.clientError != nil || report.checklist.isEmpty == (report.verdict == .rejected),
    "the checklist")
}

/// Whether a string has a control character that is no newline.
private func hasControlCharacter(_ text: String) -> Bool {
  text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || 0x7f...0x9f ~= $0.value }
}

private func hasControlCharacter(in value: JSONValue) -> Bool {
  switch value {
  case .string(let text): hasControlCharacter(text)
  case .array(let elements): elements.contains(where: hasControlCharacter(in:))
  case .object(let members):
    // The value of a claim is as it is in the token.
    members.contains {
      hasControlCharacter($0.name) || $0.name != "value" && hasControlCharacter(in: $0.value)
    }
  default: false
  }
}

import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import Testing

/// What the answer says to someone whose signature was rejected: the cause, where it is, and what
/// to do.
///
/// TOKEN stands for a right signature.
@Suite struct FirstSentenceTests {
  private static let token = Forgery().text
  private static let accusations = [
    "hmac.mismatch", "hmac.editedOrOtherPair", "key.notTheExpected", "key.isTheSecret",
  ]

  private func inspect(_ text: String) -> InspectionReport {
    Forgery().inspector.inspect(text.replacing("TOKEN", with: Self.token))
  }

  private func first(_ report: InspectionReport) -> String {
    report.findings.first.map { "\($0.severity) \($0.cause.identifier)" } ?? "\(report.verdict)"
  }

  private func accuses(_ report: InspectionReport) -> Bool {
    report.findings.contains { Self.accusations.contains($0.cause.identifier) }
  }

  // MARK: What a client showed

  @Test(arguments: [
    ("{type: 'JOIN_MEETING_FAILED', reason: 'Signature is invalid.', errorCode: 3712}", 3712),
    ("errorCode: 3712\nerrorMessage: \"Signature is invalid.\"\nmethod: \"join\"", 3712),
    ("/**/localJsonpCallback({\"errorCode\":200,\"errorMessage\":\"Invalid signature.\"});", 3712),
    ("Joining Meeting Timeout or Browser restriction\nError code: 3712", 3712),
    ("{type: 'JOIN_MEETING_FAILED', reason: 'Not started', errorCode: 3008}", 3008),
    ("{type: 'JOIN_MEETING_FAILED', reason: 'x', errorCode: 9999}", 9999),
    ("[Error: Error= 5 (unknown), internalErrorCode=124]", 5),
    ("INFO meeting_status_changed. status = MEETING_STATUS_FAILED, iResult=63", 63),
    ("Failed to authenticate, error code: 11", 11), ("Auth failed, error code: 2", 2),
    ("onMobileRTCAuthReturn error: MobileRTCAuthError(rawValue: 11)", 11),
    ("Failed to initialize Zoom SDK. Error: 1, internalErrorCode=0", 1),
    ("Uncaught TypeError: t.split is not a function\n    at Object.join (x.js:2:1)", nil),
    ("TypeError: Cannot read properties of undefined (reading 'split')", nil),
    ("InvalidCharacterError: Failed to execute 'atob' on 'Window': The string to be", nil),
  ])
  func `a client's message is explained, however it was copied`(text: String, code: Int?) {
    let report = inspect(text)
    #expect(report.verdict == .undecided)
    #expect(report.clientError != nil && report.clientError?.code == code, "\(report)")
    let name = code.map { "Error \($0): " } ?? "The message: '"
    #expect(report.answer.hasPrefix(name), "\(report.answer)")
  }

  @Test(arguments: [
    "Error: Request failed with status code 500 (POST /zoom/auth)", "error code: 502",
    "Zoom auth failed. Error: 401", "Error: Zoom said 500",
    "{\"code\":11,\"message\":\"Zoom auth\"}", "{\"code\":124,\"message\":\"Invalid token.\"}",
    "POST http://localhost:4000/ net::ERR_CONNECTION_REFUSED",
  ])
  func `a status and an answer of a server aren't a client's message`(text: String) {
    #expect(first(inspect(text)) == "error transport.endpointError")
  }

  @Test func `groups of letters and digits are no message, and are not shown`() {
    let report = Forgery().inspector.inspect("q7RzQ7 rZq7RzQ7 rZq7 Rz9q 8sT1vW4")
    #expect(first(report) == "error kind.unrecognized")
    #expect(!report.description.contains("rZq7"))
  }

  @Test func `a client's message next to a signature is used`() {
    let post = "I get {type: 'JOIN_MEETING_FAILED', errorCode: 4011} with this signature:\n\nTOKEN"
    let report = inspect(post)
    #expect(report.clientError?.code == 4011 && report.verdict == .nothingFound)
    #expect(report.answer.contains("What can cause 4011 elsewhere: An unpublished app can join"))
    #expect(inspect("{\"errorCode\":0,\"signature\":\"TOKEN\"}").clientError == nil)
    #expect(inspect(Self.token).clientError == nil)
  }

  @Test(arguments: [
    (3712, "Server-to-Server OAuth app"), (200, "An unpublished app"), (4012, "ZAK or OBF token"),
    (6603, "the host's administrator blocked it"), (10000, "rejects SDKs older than"),
  ])
  func `a code and a right signature name what to check first`(code: Int, cause: String) {
    let answer = forged { $0.inspector.clientError = ClientError(code: code) }.report.answer
    #expect(answer.hasPrefix("Nothing found offline: no reason for a rejection is visible in the"))
    #expect(answer.contains("What can cause \(code) elsewhere: ") && answer.contains(cause))
  }

  @Test func `a code that nothing elsewhere leads to leaves the checklist`() {
    let answer = forged { $0.inspector.clientError = ClientError(code: 3706) }.report.answer
    #expect(answer.hasSuffix("If the signature is rejected, go through the checklist."))
  }

  // MARK: What was given to the inspector

  @Test func `credentials that were given the wrong way round accuse no right signature`() {
    let report = forged {
      $0.inspector.credentials = UncheckedCredentials(key: Forgery.secret, secret: Forgery.key)
    }.report
    #expect(first(report) == "note hmac.keyAndSecretSwapped" && !accuses(report), "\(report)")
    #expect(report.passedStages.contains(.hmac))
    // In the signer, they are a mistake.
    let signer = forged {
      $0.set("appKey", "\"\(Forgery.secret)\"")
      $0.sign(with: Forgery.key)
    }
    #expect(first(signer.report) == "error hmac.keyAndSecretSwapped")
  }

  @Test(arguments: [
    "ZOOM_SDK_KEY=\(Forgery.key)", Base64.encode(Forgery.key.utf8, as: .standard),
    "\"\(Forgery.key)\"", "\(Forgery.key)\n",
  ])
  func `a given key with something around it accuses no right signature`(key: String) {
    let report = forged {
      $0.inspector.credentials = UncheckedCredentials(key: key, secret: Forgery.secret)
    }.report
    #expect(report.verdict == .nothingFound, "\(report)")
  }

  @Test func `an empty secret is no secret`() {
    let report = forged { $0.give(secret: "") }.report
    #expect(report.verdict == .undecided)
    #expect(report.answer.contains("no secret was given. Supply the secret."), "\(report.answer)")
  }

  // MARK: Keys and secrets

  @Test(arguments: [
    String(Forgery.key.dropLast()), String(Forgery.key.dropFirst(3)), String(Forgery.key.prefix(8)),
  ])
  func `a key that was cut isn't another app's`(key: String) {
    let report = forged { $0.set("appKey", "\"\(key)\"") }.report
    #expect(first(report) == "error key.malformed" && !accuses(report))
    #expect(report.answer.contains("The key is damaged (appKey: a part of the given key)."))
  }

  @Test func `another key stays another app's`() {
    for key in ["AbcdefghijklmnopqrstuV", Forgery.key + "x", String(Forgery.key.prefix(7))] {
      #expect(first(forged { $0.set("appKey", "\"\(key)\"") }.report) == "error key.notTheExpected")
    }
  }

  @Test func `a secret in any claim is found`() {
    let report = forged { $0.set("sdkSecret", "\"\(Forgery.secret)\"") }.report
    #expect(first(report) == "warning key.isTheSecret")
    #expect(report.answer.contains("where anyone can read it (sdkSecret)."))
    #expect(!report.text().contains(Forgery.secret))
  }

  @Test(arguments: [
    ("{{client_secret}}", "hmac.placeholderSecret"), ("{{sdkSecret}}", "hmac.placeholderSecret"),
    ("clientSecret", "hmac.environmentVariableName"),
  ])
  func `a variable in place of the secret is named`(secret: String, cause: String) {
    let report = forged { $0.sign(with: secret) }.report
    #expect(first(report) == "error \(cause)")
    #expect(report.answer.contains("'\(secret)'"))
  }

  @Test func `a claim as a console warning writes it is misnamed`() {
    let report = forged { $0.rename("appKey", to: "appKey:sdkKey") }.report
    #expect(first(report) == "error key.misnamed")
    #expect(report.answer.contains("(the claim appKey:sdkKey)"))
  }

  @Test func `an email address in place of the key comes before a different key`() {
    #expect(first(forged { $0.set("appKey", "\"ann@example.com\"") }.report) == "error key.email")
  }

  // MARK: Claims

  @Test(arguments: [
    "undefined", "null", "NaN", "{{meetingNumber}}", "${meetingNumber}", "YOUR_MEETING_NUMBER",
    "[object Object]",
  ])
  func `a name in place of the meeting number is neither a link nor a topic`(name: String) {
    let report = forged { $0.set("mn", "\"\(name)\"") }.report
    #expect(report.findings.map(\.cause.identifier) == ["meeting.notANumber"])
    #expect(report.answer.contains("The variable with the meeting number isn't set"))
    #expect(report.answer.contains("(mn: '\(name)')"))
  }

  @Test(arguments: [
    ("role", "5", "The role is out of range: 0 is a participant, 1 is the host (role is 5)."),
    ("role", "null", "role isn't a number (null)."),
    ("iat", "null", "iat isn't a number (iat: null)."),
    ("appKey", "\"undefined\"", "(appKey: 'undefined')."),
    ("exp", "\"2h\"", "quotation marks: exp: iat + 7200."),
    ("iat", "\(Forgery.now + 150)", "an invalid signature (2 min 30 s ahead of the given time)."),
    ("role", "\"\"", "role isn't a number (a string, empty)."),
    ("mn", nil, "The Web SDK requires the meeting number in the claim mn (no mn)."),
    ("mn", "\"team-main\"", "For a session of the Video SDK, sign its claims instead."),
  ])
  func `the first sentence shows the place`(name: String, json: String?, words: String) {
    let answer = forged { $0.set(name, json) }.report.answer
    #expect(answer.contains(words), "\(answer)")
  }

  @Test(arguments: [
    ("b'TOKEN'", "The text is a Python bytes literal, b'…'. Decode"),
    ("TOKENTOKEN", "the same signature more than once. Pass it once."),
    ("Bearer TOKEN", "Other text precedes the signature ('Bearer' before the signature). Pass"),
    ("{\"a\":{\"jwt\":\"TOKEN\"}}", "with the signature at a.jwt). Pass the member"),
  ])
  func `the first sentence says nothing twice`(text: String, words: String) {
    let answer = inspect(text).answer
    #expect(answer.contains(words), "\(answer)")
  }

  // MARK: Times

  @Test func `an expired signature may have been signed just now`() {
    let tokyo = forged {
      $0.set("iat", Forgery.issued - 32_400)
      $0.set("exp", Forgery.issued - 25_200)
      $0.set("tokenExp", Forgery.issued - 25_200)
    }.report
    #expect(first(tokyo) == "error time.expired")
    #expect(tokyo.answer.contains("(exp and tokenExp: 7 h ago)"))
    #expect(tokyo.answer.contains("If it was signed just now, local time was used as UTC"))
    #expect(tokyo.findings.contains { $0.cause.identifier == "time.zoneOffsetBehind" })
  }

  @Test func `a duration in place of a time isn't also missing`() {
    #expect(
      forged {
        $0.set("exp", "7200")
        $0.set("tokenExp", "7200")
      }.found == ["time.expiryRelative"])
  }

  // MARK: Text

  @Test(arguments: [
    ("const token = jwt.sign(payload, process.env.SDK_SECRET);", "the code that makes a signature"),
    ("$hash = hash_hmac('sha256', $data, $secret, true);", "the code that makes a signature"),
    ("HEADER:\n{\"alg\": \"HS256\"}\nPAYLOAD:\n{\"appKey\": \"k\", \"iat\": 1}", "the claims of a"),
    ("IDX10653: The encryption algorithm requires a key size of at least 128", "'IDX10653: The"),
    ("Signature does not include tokenExp", "'Signature does not include tokenExp'"),
    ("io.jsonwebtoken.security.WeakKeyException: The key is too short", "WeakKeyException: The"),
    ("SignJWT { _payload: { appKey: 'k', mn: '1' } }", "an object, as its language prints it"),
    ("SHA256 digest: " + String(repeating: "0a", count: 32), "an object, as its language"),
  ])
  func `text without a signature is named`(text: String, words: String) {
    let report = inspect(text)
    #expect(report.verdict == .rejected && report.answer.contains(words), "\(report.answer)")
  }

  @Test(arguments: [
    "HMAC with SHA256: " + String(repeating: "0a", count: 32), "\u{1}\u{fffd}2\u{fffd}K\u{fffd}",
    "\u{c3}\u{0f}\u{e9}\u{1b}abc",
  ])
  func `an HMAC that wasn't encoded is named`(code: String) {
    let segments = Self.token.split(separator: ".")
    let report = inspect("\(segments[0]).\(segments[1]).\(code)")
    #expect(report.findings.map(\.cause.identifier) == ["container.segmentNotText"], "\(report)")
  }

  @Test(arguments: ["\u{2010}", "\u{2013}", "\u{2014}", "\u{2212}"])
  func `a dash that replaced a hyphen is shown, and no part is missing`(dash: String) {
    let text = forged {
      $0.signature = { _ in "AAAAAAAA\(dash)" + String(repeating: "A", count: 34) }
    }.text
    let report = inspect(text)
    #expect(report.findings.map(\.cause.identifier) == ["container.notBase64"], "\(report)")
    #expect(report.answer.contains("at offset 8 of the signature"))
  }

  @Test func `line breaks say more than the newline at the end`() {
    let lines = inspect(broken(Self.token, every: 76) + "\n")
    #expect(first(lines) == "error transport.lineBreaks")
    // What is wrong inside, more than what copying may have added.
    let text = forged { $0.set("role", "7") }.text + "\n"
    #expect(
      inspect(text).findings.map(\.cause.identifier)
        == ["role.outOfRange", "transport.surroundingSpace"])
  }

  @Test func `a signature in quoted mail is whole`() {
    let mail = broken(Self.token, every: 70).replacing("\n", with: "\n> ")
    let report = inspect("> \(mail)")
    #expect(report.passedStages.contains(.hmac))
    #expect(first(report) == "error transport.lineBreaks")
  }

  @Test(arguments: [
    "{&quot;signature&quot;:&quot;TOKEN&quot;}",
    "<?xml version=\"1.0\"?>\n<string xmlns=\"http://x.y\">TOKEN</string>",
  ])
  func `markup that a program passed is an error`(text: String) {
    #expect(first(inspect(text)) == "error transport.prefix")
  }

  // MARK: Other tokens

  @Test(arguments: [
    (#"{"aud":"client","uid":"u","iss":"web","sty":99,"clt":0,"exp":1,"iat":1}"#, "kind.zakOrOBF"),
    (#"{"iss":"someone","aud":"something","video":{"room":"r"},"exp":1}"#, "kind.otherToken"),
  ])
  func `another issuer's token accuses nothing`(payload: String, cause: String) {
    let report = forged {
      $0.payload = payload
      $0.sign(with: "their secret")
    }.report
    #expect(report.findings.map(\.cause.identifier) == [cause], "\(report)")
  }
}

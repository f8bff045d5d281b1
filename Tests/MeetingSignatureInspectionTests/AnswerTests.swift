import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import PureJSON
import Testing

/// What the first line says.
@Suite struct AnswerTests {
  private func first(_ report: InspectionReport) -> String {
    report.findings.first.map { "\($0.severity) \($0.cause.identifier)" } ?? "\(report.verdict)"
  }

  // MARK: Without a signature

  @Test(arguments: [
    (#"{"errors":["role must be 0 or 1"]}"#, "'role must be 0 or 1'"),
    ("[object Promise]", "[object Promise]"), ("Cannot POST /signature", "Cannot POST /signature"),
    (#"{"data":{"signature":{}}}"#, "data.signature is an empty object"),
    ("<html><head><title>Error</title></head><body><pre>Cannot GET /x</pre>", "'Cannot GET /x'"),
    ("<br />\n<b>Fatal error</b>:  Uncaught Error: x in /a.php", "Uncaught Error: x in /a.php"),
    (
      "* Connected to x\n> POST / HTTP/1.1\n>\n< HTTP/1.1 400 Bad Request\n<\n{\"error\":\"no role\"}",
      "error: 'no role'"
    ),
  ])
  func `the first line shows what is in place of a signature`(text: String, shown: String) {
    let report = Forgery().inspector.inspect(text)
    #expect(report.answer.contains(shown), "\(report.answer)")
  }

  @Test(arguments: [
    ("thread 'main' panicked at src/main.rs:3", "error transport.endpointError"),
    (
      "Access to fetch at 'http://x' has been blocked by CORS policy",
      "error transport.endpointError"
    ),
    ("Promise <pending>", "error transport.notText"), ("Observable", "error transport.notText"),
    ("() -> kotlin.String", "error transport.notText"), ("class Signer", "error transport.notText"),
    ("generateSignature(mn, role)", "error transport.notText"),
    ("*jwt.Token", "error transport.notText"),
    ("Zoom\\Signature Object\n(\n    [token] =>\n)", "error transport.notText"),
    ("f\"{signature}\"", "error transport.placeholder"),
    ("__SIGNATURE__", "error transport.placeholder"),
    (#"{"words":[1,-2],"sigBytes":32}"#, "error transport.memberNotText"),
    (#"{"meetingNumber":"85746065432","role":0}"#, "error transport.jsonObject"),
    ("Meeting ID: 857 4606 5432", "error kind.meeting"),
    ("3|AbCdEfGhIj0123456789", "error kind.opaqueToken"),
    ("v4.local.AAAAAAAAAAAAAAAAAAAA0AAAAAAAA", "error kind.opaqueToken"),
    ("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aaaa.bbbb.cccc", "error kind.encrypted"),
    ("sha256=" + String(repeating: "0a", count: 32), "error kind.bareHMAC"),
    ("Basic " + base64("\(Forgery.key):\(Forgery.secret)"), "error kind.credential"),
  ])
  func `what isn't a signature is named`(text: String, finding: String) {
    #expect(first(Forgery().inspector.inspect(text)) == finding)
  }

  @Test func `JSON in a string is parsed, and the fix says so`() {
    let text = JSONValue.string("{\"signature\":\"\(Forgery().text)\"}").serialized()
    let report = Forgery().inspector.inspect(text)
    #expect(report.findings.map(\.cause.identifier) == ["transport.jsonObject"])
    #expect(report.answer.contains("JSON.parse((await response.json())).signature"))
  }

  @Test func `a body in base64 has a path`() {
    let body = base64("{\"signature\":\"\(Forgery().text)\"}")
    let report = Forgery().inspector.inspect("{\"isBase64Encoded\":true,\"body\":\"\(body)\"}")
    #expect(report.answer.contains("JSON.parse(atob((await response.json()).body)).signature"))
    #expect(report.passedStages.contains(.hmac))
  }

  @Test func `a signature as bytes in a member has a path`() {
    let bytes = "{\"signature\":{\"type\":\"Buffer\",\"data\":\(Array(Forgery().text.utf8))}}"
    let report = Forgery().inspector.inspect(bytes)
    #expect(report.findings.first?.evidence.contains("as a buffer of") == true)
    #expect(report.answer.contains("toString()") && report.passedStages.contains(.hmac))
  }

  @Test func `an object that a language prints isn't called JSON`() {
    let report = Forgery().inspector.inspect("{:signature=>\"\(Forgery().text)\"}")
    #expect(report.answer.contains("an object as a language prints it"))
  }

  @Test(arguments: [
    "undefined", "null", "None", "[object Object]", "Promise { <pending> }", "System.Byte[]",
    "true",
    "\"abc\"", "b'abc'", "[1, 2, 3]", "<Buffer b3 4f>", "Instance of 'Digest'",
  ])
  func `a part that is a value is named`(value: String) {
    let parts = Forgery().text.split(separator: ".")
    for text in ["\(parts[0]).\(parts[1]).\(value)", "\(parts[0]).\(value).\(parts[2])"] {
      let report = Forgery().inspector.inspect(text)
      if text.hasSuffix(value) || value == "undefined" {
        #expect(
          report.findings.map(\.cause.identifier) == ["container.segmentNotText"], "\(report)")
        let shown = value.replacing("<", with: "‹").replacing("\"", with: "”")
          .replacing("'", with: "’")
        #expect(report.answer.contains("'\(shown.prefix(8))"), "\(report.answer)")
      }
    }
  }

  @Test func `names in the style of C# are misnamed`() {
    let found = forged {
      $0.rename("appKey", to: "AppKey")
      $0.rename("mn", to: "Mn")
      $0.rename("role", to: "Role")
    }.found
    #expect(found.contains("key.misnamed") && found.contains("meeting.misnamed"))
    #expect(found.contains("role.misnamed"))
  }

  // MARK: The secret

  @Test func `a secret that doesn't match says what to do`() {
    let report = forged { $0.sign(with: "another secret") }.report
    #expect(first(report) == "error hmac.mismatch")
    #expect(report.answer.contains("Copy the Client Secret from the page of the app"))
    #expect(report.answer.contains("restart the server"))
  }

  @Test(arguments: [
    Forgery.key, "undefined", "ZOOM_SDK_SECRET", "${SDK_SECRET}", "your-client-secret",
  ])
  func `what was given in place of a secret isn't compared`(secret: String) {
    let report = forged { $0.give(secret: secret) }.report
    #expect(report.verdict == .risky, "\(report)")
    #expect(report.findings.count == 1)
    #expect(report.answer.contains("The inspector was given something other than a secret"))
  }

  @Test(arguments: [
    "<\(Forgery.secret)>", "Bearer \(Forgery.secret)", "{\"secret\":\"\(Forgery.secret)\"}",
    "\(Forgery.secret) # production", "\u{201c}\(Forgery.secret)\u{201d}",
    Forgery.secret.utf8.map(hexadecimal).joined(),
  ])
  func `a given secret with something around it is a note`(secret: String) {
    let report = forged { $0.give(secret: secret) }.report
    #expect(first(report) == "note hmac.secretAltered")
    #expect(report.passedStages.contains(.hmac))
  }

  @Test(arguments: [
    String(Forgery.secret.dropLast()), String(Forgery.secret.dropFirst()),
    Forgery.secret.uppercased(),
    "\(Forgery.key)\(Forgery.secret)", "\(Forgery.key):\(Forgery.secret)", "<\(Forgery.secret)>",
    Forgery.secret.utf8.map(hexadecimal).joined(), "Bearer \(Forgery.secret)",
  ])
  func `an altered secret is named`(secret: String) {
    #expect(forged { $0.sign(with: secret) }.found == ["hmac.secretAltered"])
  }

  @Test(arguments: ["false", "${SDK_SECRET}", "process.env.ZOOM_SECRET", "$CLIENT_SECRET"])
  func `what stands for a secret is named`(secret: String) {
    let found = forged { $0.sign(with: secret) }.found
    #expect(["hmac.placeholderSecret", "hmac.environmentVariableName"].contains(found[0]))
  }

  // MARK: The token

  @Test func `a character too many is one, and accuses nothing`() {
    let report = forged { $0.wrap = { $0 + "x" } }.report
    #expect(report.findings.map(\.cause.identifier) == ["transport.suffix"])
    #expect(report.findings[0].evidence == "1 character after the 43 of a signature")
  }

  @Test func `of a truncated token nothing else is said`() {
    for count in [1, 10, 60, 100] {
      let report = forged { $0.wrap = { String($0.dropLast(count)) } }.report
      #expect(
        report.findings.map(\.cause.identifier) == ["transport.truncated"], "\(count): \(report)")
    }
  }

  @Test func `another hash that the header names is one finding`() {
    let report = forged {
      $0.header = #"{"alg":"HS512","typ":"JWT"}"#
      $0.code = { _, _ in [UInt8](repeating: 7, count: 64) }
    }.report
    #expect(report.findings.map(\.cause.identifier) == ["container.otherAlgorithm"])
  }

  @Test func `a key with something around it isn't another key`() {
    for key in [
      "b'\(Forgery.key)'", "SDK_KEY=\(Forgery.key)", "appKey:\(Forgery.key)", base64(Forgery.key),
    ] {
      let found = forged { $0.set("appKey", "\"\(key)\"") }.found
      #expect(Set(found) == ["key.malformed"], "\(key): \(found)")
    }
  }

  @Test(arguments: [("{'appKey':1}", "an apostrophe"), (#"{"iat":NaN}"#, "'N'"), ("{/**/}", "'/'")])
  func `an unexpected byte is shown`(payload: String, character: String) {
    let report = forged { $0.payload = payload }.report
    #expect(
      report.findings[0].evidence.contains("an unexpected byte: \(character), in the payload"))
  }

  @Test func `times near 1970 are no durations`() {
    let found = forged {
      $0.set("iat", "1795")
      $0.set("exp", "1802")
      $0.set("tokenExp", "1802")
    }.found
    #expect(found.first == "time.issuedAtNotPositive" && !found.contains("time.expiryRelative"))
  }

  @Test func `duplicate names are one finding, found in time`() {
    let twice = forged {
      $0.claims += [("role", "1"), ("mn", "\"1\""), ("x", "1"), ("x", "2")]
    }
    #expect(twice.found.filter { $0 == "container.duplicateNames" }.count == 1)
    let names = (0..<60_000).map { "\"n\($0 % 30_000)\":1" }.joined(separator: ",")
    #expect(forged { $0.payload = "{\(names)}" }.found.first == "container.duplicateNames")
  }

  // MARK: Languages and codes

  @Test func `no fix of code names the calls of some languages only`() throws {
    for identifier in ["container.padding", "container.hexSignature", "hmac.hexDigest"] {
      let cause = try #require(InspectionCause.all.first { $0.identifier == identifier })
      #expect(cause.fixes.count == FixLanguage.allCases.count)
      #expect(!cause.fix.contains("CryptoJS") && !cause.fix.contains("getUrlEncoder"))
    }
  }

  @Test(arguments: [
    ("JWTTOKENWRONG", 11, 1), ("MobileRTCAuthError_TokenWrong", 11, 1), ("TOKENWRONG", 5, 1),
  ])
  func `a message is its own, not a part of another`(text: String, code: Int, count: Int) {
    let error = ClientError(text)
    #expect(error?.code == code && error?.meanings.count == count)
  }
}

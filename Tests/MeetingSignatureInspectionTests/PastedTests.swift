import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import PureJSON
import TestSupport
import Testing

/// What people paste instead of a bare signature.
///
/// TOKEN stands for a right one.
@Suite struct PastedTests {
  private static let token = Forgery().text
  private static let other = forged { $0.set("role", "1") }.text
  private static let segments = token.split(separator: ".").map(String.init)

  private func filled(_ text: String) -> String {
    text.replacing("TOKEN", with: Self.token).replacing("OTHER", with: Self.other)
      .replacing("HEADER", with: Self.segments[0]).replacing("PAYLOAD", with: Self.segments[1])
      .replacing("HMAC", with: Self.segments[2])
  }

  private func inspect(_ text: String) -> InspectionReport {
    Forgery().inspector.inspect(filled(text))
  }

  private func found(_ report: InspectionReport) -> [String] {
    report.findings.map { "\($0.severity) \($0.cause.identifier)" }
  }

  // MARK: In other text

  @Test(arguments: [
    "SDK JWT: TOKEN", "SDK JWT: TOKEN\n", "I/flutter (12345): Generated Zoom JWT: TOKEN",
    "2026-11-25T12:00:00Z INFO [main] token=TOKEN user=1",
    "[2026-11-25 12:00:00] local.INFO: TOKEN",
    "[info] JWT: TOKEN", "console.log TOKEN SIG", "const signature = 'TOKEN';",
    "export SIGNATURE=\"TOKEN\"\n", "zoom:\n  signature: TOKEN\n  role: 0\n",
    "KEY=a\nSIGNATURE=TOKEN\nROLE=0\n", "curl -H 'Authorization: Bearer TOKEN' https://x.y/z",
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nTOKEN", "Signature is TOKEN. It fails.",
    "https://x.y/meeting?mn=85746065432&signature=TOKEN&role=0", "wss://x.y/?signature=TOKEN&a=b#c",
    "Array\n(\n    [signature] => TOKEN\n)\n",
    "array(1) {\n  [\"signature\"]=>\n  string(9) \"TOKEN\"\n}",
    "SignatureResponse(signature=TOKEN, sdkKey=x)", "< HTTP/2 200\n<\n{\"signature\":\"TOKEN\"}",
    "/api/join/TOKEN/85746065432", "('TOKEN', 200)", "data: {\"signature\":\"TOKEN\"}\n\n",
  ])
  func `text that was copied with a signature is a note`(text: String) {
    let report = inspect(text)
    #expect(found(report) == ["note transport.prefix"], "\(report)")
    #expect(report.passedStages == InspectionStage.allCases)
  }

  @Test(arguments: [
    "jwtToken=TOKEN", "signature => TOKEN", "signature: TOKEN", "Bearer TOKEN", "JWT TOKEN",
    "Authorization: Bearer TOKEN", "Optional(\"TOKEN\")", "Some(\"TOKEN\")", "Ok(\"TOKEN\")",
    "Promise { 'TOKEN' }", "%{signature: \"TOKEN\"}", "map[signature:TOKEN]", "[ 'TOKEN' ]",
    "token`TOKEN`", "<string xmlns=\"http://x.y\">TOKEN</string>", "(TOKEN)", "**TOKEN**",
    "tokenTOKEN", "<br />\n<b>Warning</b>: x<br />\n{\"signature\":\"TOKEN\"}",
  ])
  func `text that a program may have passed is an error`(text: String) {
    let report = inspect(text)
    #expect(found(report) == ["error transport.prefix"], "\(report)")
    #expect(report.passedStages.contains(.hmac))
  }

  @Test(arguments: [
    ("TOKEN;", "error", "';' after the signature"),
    ("TOKEN',", "error", "'’,' after the signature"),
    ("TOKEN.", "error", "'.' after the signature"),
    ("TOKEN SIG", "note", "'SIG' after the signature"),
    ("TOKEN/join", "note", "'/join' after the signature"),
    ("TOKEN&x=y", "note", "'＆x=y' after the signature"),
  ])
  func `what follows is shown`(text: String, severity: String, evidence: String) {
    let report = inspect(text)
    #expect(found(report) == ["\(severity) transport.suffix"])
    #expect(report.findings.first?.evidence == evidence)
  }

  @Test(arguments: [
    "TOKENTOKEN", "TOKEN\nTOKEN", "TOKEN TOKEN", "TOKEN,TOKEN", "'TOKEN' 'TOKEN'", "TOKEN.TOKEN",
    "TOKENTOKENTOKEN",
  ])
  func `the same signature more than once is named`(text: String) {
    #expect(found(inspect(text)) == ["error transport.pastedTwice"])
  }

  @Test func `a legacy signature twice is named`() {
    let legacy = forged { $0.legacy = .init() }.text
    #expect(
      inspect(legacy + legacy).findings.contains { $0.cause.identifier == "transport.pastedTwice" })
  }

  @Test(arguments: ["TOKENOTHER", "TOKEN\nOTHER", "old: TOKEN\nnew: OTHER"])
  func `of two signatures the first is inspected`(text: String) {
    let report = inspect(text)
    #expect(report.findings.first?.cause.identifier == "transport.severalTokens")
    #expect(!found(report).contains("note role.hostNeedsZAK"), "\(report)")
  }

  @Test func `of several tokens the Meeting SDK's is inspected`() {
    let login = forged { $0.payload = #"{"sub":"u","iat":1}"# }.text
    let report = inspect("Authorization: Bearer \(login)\n\n{\"x\":TOKEN}")
    #expect(report.findings.first?.cause.identifier == "transport.severalTokens")
    #expect(report.passedStages.contains(.hmac))
  }

  @Test func `a signature that is broken over lines is found in other text`() {
    let lines = broken(Self.token, every: 70)
    let report = inspect("SDK JWT: \(lines)\nDone.")
    #expect(report.passedStages.contains(.hmac), "\(report)")
    #expect(found(report).contains("error transport.lineBreaks"))
    // The lines of a file.
    let file = inspect("jwt: >-\n  " + lines.replacing("\n", with: "\n  "))
    #expect(file.passedStages.contains(.hmac), "\(file)")
    #expect(found(file) == ["note transport.prefix", "note transport.lineBreaks"])
  }

  @Test(arguments: ["token: b'TOKEN'", "{'token': b'TOKEN'}"])
  func `a Python literal is found in other text`(text: String) {
    #expect(found(inspect(text)).contains("error transport.pythonBytes"))
  }

  @Test func `an unfinished signature is found in other text`() {
    let report = inspect("SDK JWT: " + Self.token.dropLast(20))
    #expect(found(report).contains("error transport.truncated"), "\(report)")
    #expect(!report.findings.contains { $0.stage == .hmac })
  }

  @Test func `what stands around a signature shows no long words`() {
    let report = inspect(
      "SECRET=\(Forgery.secret) Zk4Rw8Tq1Ln6Vb3Xc9Mf2Hj7Pd5Sg0Ya TOKEN 0123456789abcdefghijk")
    #expect(
      report.findings.first?.evidence
        == "'…' before the signature and '…' after it, at offset 73")
  }

  // MARK: Responses

  @Test(arguments: [
    (#"{"signature":"TOKEN"}"#, "signature", "(await response.json()).signature"),
    (
      #"{"data":{"jwt_token":"TOKEN"}}"#, "data.jwt_token", "(await response.json()).data.jwt_token"
    ),
    (#"[{"a":1},{"sdkJWT":"TOKEN"}]"#, "[1].sdkJWT", "(await response.json())[1].sdkJWT"),
    (#"{"a":{"x-y":["TOKEN"]}}"#, #"a["x-y"][0]"#, #"(await response.json()).a["x-y"][0]"#),
    (
      #"{"statusCode":200,"body":"{\"signature\":\"TOKEN\"}"}"#, "JSON.parse(body).signature",
      "JSON.parse((await response.json()).body).signature"
    ),
    (#"{"zak":"OTHER","result":"TOKEN"}"#, "result", "(await response.json()).result"),
    (#"{"token":null,"signature":"TOKEN"}"#, "signature", "(await response.json()).signature"),
    ("\n{\"signature\":\"TOKEN\"}\n", "signature", "(await response.json()).signature"),
  ])
  func `the path of the signature is in the finding and in the fix`(
    text: String, path: String, expression: String
  ) throws {
    let report = inspect(text)
    #expect(found(report) == ["error transport.jsonObject"], "\(report)")
    let finding = try #require(report.findings.first)
    #expect(finding.evidence.hasSuffix("with the signature at \(path)"), "\(finding)")
    #expect(finding.cause.fix == "Pass the member that contains the signature: \(expression).")
    #expect(report.passedStages.contains(.hmac))
  }

  @Test(arguments: [
    "{ signature: 'TOKEN', sdkKey: 'x' }", "{:signature=>\"TOKEN\"}", "{signature=TOKEN, a=b}",
    "{'signature': 'TOKEN'}", "{\"signature\":\"TOKEN", "{\\\"signature\\\":\\\"TOKEN\\\"}",
  ])
  func `objects of other languages are read`(text: String) {
    #expect(found(inspect(text)) == ["error transport.jsonObject"])
  }

  @Test(arguments: [
    (#"{"sdkKey":"a","signature":{},"role":0}"#, "signature is an empty object"),
    (#"{"data":{"signature":null}}"#, "data.signature is null"),
    (#"{"jwtToken":""}"#, "jwtToken is an empty string"),
    (#"{"token":[1]}"#, "token is an array of 1 element"),
    (#"{"signature":{"a":1,"b":2}}"#, "signature is an object with a, b"),
    (#"{"signature":true}"#, "signature is true"), (#"{"signature":7}"#, "signature is a number"),
    ("{ signature: Promise { <pending> } }", "signature is 'Promise { ‹pending› }'"),
    ("{'signature': None}", "signature is 'None'"), ("{:signature=>nil}", "signature is 'nil'"),
  ])
  func `a member that isn't a string is named, and what it is`(text: String, evidence: String) {
    let report = inspect(text)
    #expect(found(report) == ["error transport.memberNotText"], "\(report)")
    #expect(report.findings.first?.evidence == evidence)
  }

  @Test(arguments: [
    (#"{"errors":["role must be 0 or 1"]}"#, "errors[0]", "role must be 0 or 1"),
    (#"{"errors":[{"property":"role","reason":"wrong"}]}"#, "errors[0].reason", "wrong"),
    (#"{"error":"Unauthorized"}"#, "error", "Unauthorized"),
    (#"{"message":"Internal Server Error"}"#, "message", "Internal Server Error"),
    (#"{"error":{"code":500,"message":"boom"}}"#, "error.message", "boom"),
    (#"{"signature":null,"error":"no key"}"#, "error", "no key"),
    (#"{"errorMessage":"Task timed out"}"#, "errorMessage", "Task timed out"),
    (#"{"statusCode":500,"body":"{\"detail\":\"x\"}"}"#, "JSON.parse(body).detail", "x"),
    (#"{"type":"about:blank","title":"Bad Request","status":400}"#, "title", "Bad Request"),
  ])
  func `the endpoint's own error is shown`(text: String, path: String, message: String) throws {
    let finding = try #require(inspect(text).findings.first)
    #expect(finding.cause.identifier == "transport.endpointError", "\(finding)")
    #expect(finding.evidence.contains(message), "\(finding)")
  }

  @Test(arguments: [
    "Internal Server Error", "404 page not found", "502 Bad Gateway", "Cannot POST /signature",
    "upstream connect error or disconnect/reset before headers. reset reason: overflow",
    "Traceback (most recent call last):\n  File \"a.py\", line 3\nKeyError: 'x'",
    "Fatal error: Uncaught Error: x", "TypeError: Cannot read properties of undefined",
    "java.lang.NullPointerException", "no healthy upstream", "Unauthorized", "Not Found",
    "Error: secretOrPrivateKey must have a value", "connect ECONNREFUSED 127.0.0.1:4000",
    "Request failed with status code 500", "SQLSTATE[HY000] [2002] Connection refused",
  ])
  func `an error as text is shown`(text: String) {
    let report = inspect(text)
    #expect(found(report) == ["error transport.endpointError"], "\(report)")
  }

  @Test(arguments: [
    (
      "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head></html>", "'502 Bad Gateway'"
    ),
    ("<html><body><pre>Cannot GET /x</pre></body></html>", "'Cannot GET /x'"),
    ("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "'AccessDenied'"),
    ("<h1>Not Found</h1><p>x</p>", "'Not Found'"),
  ])
  func `the title of a page is shown`(text: String, title: String) throws {
    let finding = try #require(inspect(text).findings.first)
    #expect(finding.cause.identifier == "transport.errorPage")
    #expect(finding.evidence.hasSuffix(title), "\(finding)")
  }

  @Test func `a message is shortened`() {
    let report = inspect("Error: " + String(repeating: "x y ", count: 200))
    #expect(report.findings[0].evidence.utf8.count < 160)
  }

  @Test func `decoded claims aren't a signature`() {
    for text in [Forgery().payloadText, #"{"alg":"HS256"}"# + "\n" + Forgery().payloadText] {
      #expect(found(inspect(text)) == ["error transport.unsignedClaims"])
    }
  }

  // MARK: Values that are no text

  @Test(arguments: [
    "undefined", "null", "NULL", "none", "None", "nil", "NaN", "True", "false", "(null)", "<nil>",
    "kotlin.Unit", "()", "Optional(nil)", "Optional.empty", "{}", "[]", "undefined;",
    "\"undefined\"",
    "'null'", "undefined.undefined.undefined", "bool(false)", "string(0) \"\"", "%!s(MISSING)",
    "map[]",
    "0", "-1",
  ])
  func `a missing value is named`(text: String) {
    #expect(found(inspect(text)) == ["error transport.notText"])
    #expect(inspect(text).findings[0].cause.fix.contains("Find where the value is lost"))
  }

  @Test(arguments: [
    "[object Promise]", "Promise { <pending> }", "Promise {}", "Instance of 'Future<String>'",
    "<coroutine object sign at 0x7f3c>", "<Future pending>", "<Task pending name='Task-1'>",
    "System.Threading.Tasks.Task`1[System.String]", "CompletableFuture@1b6d3586",
    "java.util.concurrent.CompletableFuture@1b6d3586[Not completed]", "COROUTINE_SUSPENDED",
    "DeferredCoroutine{Active}@5e91993f", "Future(<not completed>)", "#<Promise:0x00007f>",
    "MonoJust",
    "reactor.core.publisher.MonoMap", "scala.concurrent.impl.Promise$DefaultPromise@5",
  ])
  func `a result that wasn't awaited is named`(text: String) {
    #expect(found(inspect(text)) == ["error transport.notText"])
    #expect(inspect(text).findings[0].cause.fix.contains("Await the result"))
  }

  @Test(arguments: [
    "[Function: sign]", "[AsyncFunction: sign]", "function sign() { [native code] }", "ƒ sign()",
    "async () => { return 1 }", "<function sign at 0x7f>", "Closure: () => String", "(Function)",
    "<bound method Signer.sign of <__main__.Signer object at 0x7f>>", "#<Proc:0x00 a.rb:1>",
    "Function0<kotlin.String>", "CODE(0x55)", "#Function<1.2/0 in x>", "Closure Object\n(\n)",
  ])
  func `a function that wasn't called is named`(text: String) {
    #expect(found(inspect(text)) == ["error transport.notText"])
    #expect(inspect(text).findings[0].cause.fix.contains("Call the function"))
  }

  @Test(arguments: [
    "[object Object]", "Instance of 'Signature'", "<__main__.Signer object at 0x7f0>",
    "System.Byte[]",
    "<Response [200]>", "[B@1b6d3586", "[Ljava.lang.String;@1b6d3586", "com.x.Signature@5e91993f",
    "Newtonsoft.Json.Linq.JObject", "#<Signer:0x00007f @key=\"a\">", "Array", "Array\n(\n)\n",
    "object(stdClass)#3 (0) {\n}", "HASH(0x55d)", "table: 0x55", "Resource id #3",
    "<Buffer 65 79 4a>",
    "<Signer: 0x600000c0>", "0xc000012345", "Symbol(x)", "&{}", "Swift.String",
  ])
  func `an object is named`(text: String) {
    #expect(found(inspect(text)) == ["error transport.notText"])
    #expect(inspect(text).findings[0].cause.fix.contains("not the object"))
  }

  @Test(arguments: [
    "${signature}", "{{signature}}", "<%= signature %>", "$signature", "%s", "YOUR_SIGNATURE",
    "signature", "process.env.SIGNATURE", "jwt_here",
  ])
  func `a placeholder is named`(text: String) {
    #expect(found(inspect(text)) == ["error transport.placeholder"])
  }

  // MARK: The kind

  @Test(arguments: [
    ("HMAC", "kind.bareHMAC"), ("PAYLOAD.HMAC", "kind.headerMissing"),
    (".PAYLOAD.HMAC", "kind.headerMissing"),
    ("HEADER.PAYLOAD", "kind.signatureMissing"), ("HEADER.PAYLOAD.", "kind.signatureMissing"),
    ("PAYLOAD", "kind.payloadAlone"), ("jwt: PAYLOAD.HMAC", "kind.headerMissing"),
    ("SDK JWT: HEADER.PAYLOAD", "kind.signatureMissing"), ("signature: HMAC", "kind.bareHMAC"),
    (Forgery.key, "kind.credential"), (Forgery.secret, "kind.credential"),
    ("obR7kfQ2mL_KdTYKjnimT4KPd8KKdQt9FQw", "kind.opaqueToken"), ("85746065432", "kind.meeting"),
    ("6f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0", "kind.opaqueToken"),
    ("https://zoom.us/j/85746065432?pwd=a", "kind.meeting"),
    ("s0+lAG3CZZDa1Ss+2eyV+PTjsPYrZV1fHLxnalouQ0g=", "kind.bareHMAC"),
  ])
  func `the kind is the first finding`(text: String, kind: String) {
    let report = inspect(text)
    #expect(report.findings.first?.cause.identifier == kind, "\(report)")
    #expect(!report.findings.contains { $0.stage == .container || $0.stage == .hmac })
  }

  @Test(arguments: [
    (#"{"app_key":"k","tpc":"t","role_type":1,"version":1,"iat":1,"exp":2}"#, "kind.videoSDK"),
    (#"{"app_key":"k","role_type":1,"user_identity":"u","iat":1}"#, "kind.videoSDK"),
    (#"{"app_key":"k","role_type":1,"user_id":"u","user_name":"n","iat":1}"#, "kind.cobrowse"),
    (#"{"iss":"k","exp":1}"#, "kind.restApp"),
    (#"{"aud":null,"iss":"k","exp":1,"iat":1}"#, "kind.restApp"),
    (#"{"auid":"x","iss":"zm:cid:a","uid":"u"}"#, "kind.oauth"),
    (#"{"iss":"zm:cid:a","aud":"https://oauth.zoom.us","exp":1}"#, "kind.oauth"),
    (#"{"aud":"clientsm","uid":"u","zid":"z","mnum":"1"}"#, "kind.zakOrOBF"),
    (#"{"sub":"1","email":"a@b.c","iat":1,"exp":2}"#, "kind.otherToken"),
  ])
  func `of another product's token only the kind is said`(payload: String, kind: String) {
    for header in [
      #"{"alg":"HS256","typ":"JWT"}"#, #"{"alg":"HS512","kid":"a"}"#, #"{"alg":"HS256"}"#,
    ] {
      for wrap in ["", "Bearer ", "\n"] {
        let report = forged {
          ($0.header, $0.payload) = (header, payload)
          $0.sign(with: "another secret")
          $0.signature = { Base64.encode($0, as: .standard) }
          $0.wrap = { wrap + $0 }
        }.report
        #expect(report.findings.first?.cause.identifier == kind, "\(report)")
        #expect(report.findings.allSatisfy { [.kind, .transport].contains($0.stage) }, "\(report)")
      }
    }
  }

  // MARK: Hostile text

  @Test func `damaged text of every kind is inspected in linear time, and nothing traps`() {
    var random = SeededRandom(seed: 16)
    let pieces = [
      Self.token, "eyJ", ".", "=", "{\"", "\"signature\":", "\\", "'", "\n", "%4", "…", "<", "b'",
      "Bearer ",
      Self.segments[0], Self.segments[1], "[", "{", "}", "é", "\u{feff}", "signature=",
      "Promise { ", "null",
    ]
    for _ in 0..<rounds(3000) {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        text += Array(pieces.randomElement(using: &random) ?? "").prefix(
          .random(in: 1...300, using: &random)
        ).flatMap { String($0).utf8 }
        if Bool.random(using: &random) { text.append(.random(in: 0...255, using: &random)) }
      }
      #expect(Forgery().inspector.inspect(text).findings.count < 40)
    }
  }

  @Test(arguments: [
    "a", ".", "eyJ.", "=eyJhbGciOi.", "HEADER.", "TOKEN ", "{", "[", "{\"a\":", "\"", "\\", "<",
    "%41", "…",
    "signature=", "signature:", "1.", "\n", "é", "ey\n", "{\"error\":[]},", "-ey",
  ])
  func `a long text has few findings`(unit: String) {
    let unit = Array(filled(unit).utf8)
    let text = Array(repeatElement(unit, count: 200_000 / unit.count).joined())
    let report = Forgery().inspector.inspect(text)
    #expect(1...24 ~= report.findings.count, "\(report)")
  }
}

import MeetingSignatureInspection
import TestSupport
import Testing

@Suite struct ClientErrorTests {
  @Test(arguments: [
    ("3712", 3712), (" 3712\n", 3712), ("Signature is invalid.", 3712),
    ("signature is invalid", 3712), (#"{"errorCode":3712,"errorMessage":"x"}"#, 3712),
    (#"{"method":"join","status":false,"result":"Signature is invalid.","errorCode":1}"#, 3712),
    (#"{"errorCode":200,"errorMessage":"Invalid signature."}"#, 3712),
    (#"{"errorCode":200,"errorMessage":"The api key is wrong."}"#, 3704),
    (#"{"errorCode":200,"errorMessage":"Fail to join the meeting."}"#, 200),
    ("Error: 5, internalErrorCode=124", 5), ("Error=5, internalErrorCode=124", 5),
    ("JoinMeetingError(errorCode: 63)", 63), ("MEETING_FAIL_UNABLE_TO_JOIN_EXTERNAL_MEETING", 63),
    ("error code 3705", 3705), ("9999", 9999),
  ])
  func `a code is read from what clients show`(text: String, code: Int) throws {
    #expect(try #require(ClientError(text)).code == code)
  }

  @Test(arguments: [
    "", " ", "abc", "undefined", "eyJhbGciOiJIUzI1NiJ9.e30.AA", "internalErrorCode=124", "12345678",
    "errorCode", "code: none", "-5",
  ])
  func `other text isn't an error`(text: String) {
    #expect(ClientError(text) == nil)
  }

  @Test func `a message without a code has none`() throws {
    let error = try #require(ClientError("TypeError: signature.split is not a function"))
    #expect(error.code == nil)
    #expect(error.causes(on: .web()).map(\.identifier).contains("transport.notText"))
    #expect(error.causes(on: .android).map(\.identifier).contains("transport.notText"))
  }

  @Test func `one number has other meanings on other systems`() {
    let five = ClientError(code: 5)
    func meanings(_ platform: MeetingSDKPlatform) -> [String] {
      five.meanings(on: platform).map(\.description)
    }
    #expect(meanings(.android) == ["Android: 5 TOKENWRONG"])
    #expect(meanings(.iOS) == ["iOS: 5 a fault of the network, not of the token"])
    #expect(
      meanings(.electron)
        == ["Windows, macOS, Linux, Electron: 5 unknown error, not of the token"])
    #expect(
      meanings(.reactNative) == [
        "Android: 5 TOKENWRONG", "React Native: 5 internalErrorCode 124",
        "iOS: 5 a fault of the network, not of the token",
      ])
    #expect(five.causes(on: .iOS).isEmpty)
    #expect(!five.causes(on: .android).isEmpty)
  }

  @Test(arguments: [
    (63, "offline.unpublishedApp"), (64, "offline.keyBlocked"), (82, "offline.signInRequired"),
    (500, "offline.authorizationMissing"), (501, "offline.authorizationMissing"),
    (502, "offline.authorizationMissing"), (503, "offline.authorizationMissing"),
    (504, "offline.authorizationMissing"), (505, "offline.authorizationMissing"),
    (506, "offline.authorizationMissing"),
  ])
  func `the codes of native joins lead outside of the signature`(code: Int, cause: String) {
    for platform in MeetingSDKPlatform.all where !platform.isWeb {
      #expect(ClientError(code: code).causes(on: platform).map(\.identifier) == [cause])
    }
    let report = SignatureInspector(platform: .linux).explain(ClientError(code: code))
    #expect(report.verdict == .undecided)
    #expect(report.checklist.map(\.identifier) == [cause])
    #expect(report.possibleCauses.isEmpty)
    #expect(report.answer.hasPrefix("Error \(code): '"))
    #expect(report.answer.contains("The signature isn't the cause."), "\(report.answer)")
  }

  @Test func `a code ranks the causes that it is first for, and what programs get wrong`() throws {
    let causes = ClientError(code: 3712).causes(on: .web()).map(\.identifier)
    #expect(causes.first == "hmac.secretHasTrailingNewline")
    #expect(causes.contains("offline.otherAppType"))
    // kind.legacy shows a TypeError first.
    let (quoted, legacy) = (
      try #require(causes.firstIndex(of: "transport.quoted")),
      try #require(causes.firstIndex(of: "kind.legacy"))
    )
    #expect(quoted < legacy)
    #expect(!causes.contains("time.expired"))
    let keys = ClientError(code: 3704).causes(on: .web()).map(\.identifier)
    #expect(keys.contains("key.notTheExpected"))
  }

  @Test func `a code brings the findings that lead to it forward, within their severity`() {
    let forgery = forged {
      $0.set("role", "7")
      $0.set("mn", "\"85746065433\"")
    }
    var inspector = forgery.inspector
    #expect(
      inspector.inspect(forgery.text).findings.map(\.cause.identifier)
        == ["meeting.notTheJoined", "role.outOfRange"])
    inspector.clientError = ClientError(code: 3708)
    let report = inspector.inspect(forgery.text)
    #expect(
      report.findings.map(\.cause.identifier) == ["role.outOfRange", "meeting.notTheJoined"])
    #expect(
      unwrapped(report.text()).contains(
        "The client showed 3708, 'Incorrect role' (Web SDK). What leads to it: role.outOfRange."))
    inspector.clientError = ClientError(code: 3705)
    #expect(
      unwrapped(inspector.inspect(forgery.text).text()).contains("No finding leads to it."))
  }

  @Test func `a code brings the checklist's causes forward`() {
    var forgery = Forgery()
    forgery.inspector.clientError = ClientError(code: 4011)
    #expect(forgery.report.checklist.first?.identifier == "offline.unpublishedApp")
    #expect(forgery.report.checklist.count == Forgery().report.checklist.count)
  }

  @Test(arguments: [
    "Signature is invalid.", "3712", #"{"errorCode":3712}"#, "Error=5, internalErrorCode=124",
    "  TOKENWRONG\n",
  ])
  func `a client's message in place of a signature is explained`(text: String) throws {
    let pasted = SignatureInspector().inspect(text)
    let explained = SignatureInspector().explain(try #require(ClientError(text)))
    #expect(pasted.verdict == .undecided)
    #expect(pasted.answer == explained.answer)
    #expect(pasted.text() == explained.text())
    #expect(!pasted.possibleCauses.isEmpty)
  }

  @Test(arguments: [
    #"{"error":"role must be 0 or 1"}"#, #"{"code":200,"data":{}}"#, "13", "null",
    #"{"message":"Unauthorized"}"#, "a signature",
  ])
  func `an answer of an endpoint isn't a client's message`(text: String) {
    let report = SignatureInspector().inspect(text)
    #expect(report.clientError == nil)
    #expect(report.verdict == .rejected)
  }

  @Test func `a token next to a message is inspected`() {
    let report = Forgery().inspector.inspect(
      "{\"errorCode\":3712,\"signature\":\"\(Forgery().text)\"}")
    #expect(report.contents != nil)
  }

  @Test func `every error has codes, and each system has one for a wrong token`() {
    for cause in InspectionCause.all where cause.severity == .error {
      #expect(!cause.clientMessages.isEmpty, "\(cause)")
    }
    let mismatch = InspectionCause.all.first { $0.identifier == "hmac.mismatch" }
    for platform in MeetingSDKPlatform.all {
      #expect(mismatch?.clientMessages(on: platform).isEmpty == false, "\(platform)")
    }
    #expect(mismatch?.clientMessages(on: nil).count == mismatch?.clientMessages.count)
  }

  @Test func `platforms have names`() {
    for platform in MeetingSDKPlatform.all {
      #expect(MeetingSDKPlatform(name: platform.name) == platform)
      #expect(MeetingSDKPlatform(name: platform.name.uppercased()) == platform)
    }
    for name in ["", "web5", "fridge", "i os"] { #expect(MeetingSDKPlatform(name: name) == nil) }
    #expect(MeetingSDKPlatform.web(MeetingSDKVersion(5, 1)).description == "Web SDK 5.1.0")
    #expect(MeetingSDKPlatform.web(MeetingSDKVersion(5, 1)).webVersion == MeetingSDKVersion(5, 1))
  }
}

/// The text with a space for each newline, and without indentation.
func unwrapped(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

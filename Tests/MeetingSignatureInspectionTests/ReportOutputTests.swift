import MeetingSignature
import MeetingSignatureInspection
import PureJSON
import TestSupport
import Testing

/// The report as text and as JSON.
@Suite struct ReportOutputTests {
  private func lines(_ report: InspectionReport) -> [String] {
    report.text().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  // MARK: What was judged, and what wasn't

  @Test func `the SDK is given, or follows from the claims`() {
    let web = Forgery().report
    #expect(web.platform == .web() && !web.platformIsAssumed)
    let assumed = forged { $0.inspector.platform = nil }.report
    #expect(assumed.platform == .web() && assumed.platformIsAssumed)
    #expect(lines(assumed)[1] == "Judged for the current Web SDK, which its claims suggest.")
    let native = forged {
      $0.makeNative()
      $0.inspector.platform = nil
    }.report
    #expect(native.platform == .native && native.platformIsAssumed)
    let given = forged { $0.inspector.platform = .web(MeetingSDKVersion(5, 1)) }.report
    #expect(lines(given)[1] == "Judged for the Web SDK 5.1.0.")
    let text = SignatureInspector().inspect("undefined")
    #expect(text.platform == nil && !text.platformIsAssumed)
    #expect(!text.text().contains("Judged"))
    #expect(SignatureInspector(platform: .iOS).inspect("undefined").platform == .iOS)
  }

  @Test func `what the other kind of SDK would reject is one sentence`() {
    for platform in [nil, MeetingSDKPlatform.android] {
      let native = forged {
        $0.makeNative()
        $0.inspector.platform = platform
      }.report
      #expect(native.verdict == .nothingFound)
      let text = unwrapped(native.text())
      #expect(text.contains("The current Web SDK would reject it: "), "\(text)")
      #expect(text.contains("(meeting.missing)") && text.contains("(role.missing)"))
      #expect(native.json["otherPlatform"]?["platform"]?.stringValue == "web")
    }
    let web = forged { $0.set("tokenExp", nil) }.report
    #expect(
      unwrapped(web.text()).contains(
        "The native SDKs would reject it: Native SDKs require tokenExp (time.sessionExpiryMissing)."
      ))
    #expect(!Forgery().report.text().contains("would reject it"))
    #expect(Forgery().report.json["otherPlatform"]?.isNull == true)
    let video = forged { $0.payload = #"{"app_key":"k","tpc":"t"}"# }.report
    #expect(!video.text().contains("would reject it"))
  }

  @Test func `an unchecked HMAC is undecided, and never nothing found`() {
    var inspector = Forgery().inspector
    inspector.credentials = nil
    let text = forged { $0.sign(with: Forgery.secret + "\n") }.text
    let report = inspector.inspect(text)
    #expect(report.verdict == .undecided)
    #expect(report.unchecked == [.secret, .key, .role])
    #expect(
      report.answer
        == "Undecided: nothing wrong was found, but the HMAC wasn't checked: no secret was given. "
        + "Supply the secret.")
    #expect(!report.checklist.isEmpty)
    inspector.credentials = .init(key: Forgery.key)
    #expect(inspector.inspect(text).unchecked == [.secret, .role])
    inspector.credentials = .init(key: Forgery.key, secret: Forgery.secret)
    #expect(inspector.inspect(text).verdict == .rejected)
    #expect(inspector.inspect(text).unchecked == [.role])
  }

  @Test func `an ignored clock is undecided`() {
    var forgery = Forgery()
    forgery.inspector.time = .ignored
    #expect(forgery.report.verdict == .undecided)
    #expect(forgery.report.unchecked == [.clock, .role])
    #expect(forgery.report.answer.contains("but the clock wasn't checked"))
  }

  @Test func `everything is checked if everything is given`() {
    let report = forged { $0.inspector.role = .participant }.report
    #expect(report.unchecked == [])
    #expect(report.verdict == .nothingFound)
    #expect(!report.text().contains("Not c"))
  }

  @Test func `a mistake that is found without the secret is an answer`() {
    var forgery = forged { $0.sign(with: "your-256-bit-secret") }
    forgery.inspector.credentials = nil
    #expect(forgery.report.verdict == .rejected)
    #expect(!forgery.report.unchecked.contains(.secret))
  }

  @Test func `a truncated signature asks for the rest`() {
    let report = forged { $0.wrap = { String($0.dropLast(10)) } }.report
    #expect(report.unchecked.first == .completeness)
    #expect(report.verdict == .rejected)
    #expect(
      report.text().contains("Not checked: the HMAC, because the signature is incomplete."))
  }

  // MARK: Text

  @Test(arguments: Sample.all.map(\.identifier))
  func `the first line is the answer, and sentences end`(identifier: String) throws {
    let sample = try #require(Sample.all.first { $0.identifier == identifier })
    for change in [sample.cause, sample.nearMiss] {
      let report = forged(change).report
      #expect(lines(report)[0] == report.answer)
      let first = try #require(report.answer.first)
      #expect(first.isUppercase && report.answer.hasSuffix("."), "\(report.answer)")
      #expect(!report.answer.contains("  ") && !report.answer.contains(".."), "\(report.answer)")
      for line in lines(report).dropFirst() where !line.contains("UTC") && !line.hasPrefix("    ") {
        #expect(line.count <= 100 || line.contains("JWT") || line.hasPrefix("note"), "\(line)")
      }
      if let cause = report.findings.first, cause.severity != .note {
        #expect(report.answer.hasSuffix(cause.cause.fix))
      }
    }
  }

  @Test func `findings say what was seen, why, what to do, and what the client shows`() {
    let text = forged { $0.set("role", "5") }.report.text()
    #expect(
      text.contains(
        """

        error  role.outOfRange
          Seen:   role is 5
          Why:    The role is out of range: 0 is a participant, 1 is the host.
          Fix:    Write 0 or 1.
          Code:   Web SDK: 3708 Incorrect role.

        """))
  }

  @Test func `the checklist has the codes of the judged SDK`() {
    let web = unwrapped(Forgery().report.text())
    #expect(web.contains("Shown as: Web SDK: 4011, 3712; Web SDK, Component View: 200"))
    #expect(!web.contains("native SDKs, joining"))
    #expect(web.contains("offline.otherAppType"))
    let native = unwrapped(forged { $0.makeNative() }.report.text())
    #expect(native.contains("Shown as: native SDKs, joining: 63"))
    #expect(!native.contains("offline.passcodeName"))
  }

  @Test func `colors are for terminals`() {
    var style = ReportStyle()
    #expect(!Forgery().report.text(style).contains("\u{1b}"))
    style.isColored = true
    #expect(
      Forgery().report.text(style).hasPrefix("\u{1b}[1;32mNothing found offline\u{1b}[0m: "))
    let rejected = forged { $0.set("role", "5") }.report.text(style)
    #expect(rejected.hasPrefix("\u{1b}[1;31mWould be rejected\u{1b}[0m: The role"))
    #expect(rejected.contains("\n\u{1b}[1;31merror\u{1b}[0m  role.outOfRange\n"))
  }

  @Test func `how to supply the secret is the caller's sentence`() {
    var style = ReportStyle()
    style.secretRemedy = "Set SECRET."
    let report = SignatureInspector(time: time(Forgery.now)).inspect(Forgery().text)
    #expect(report.text(style).hasPrefix(report.answer.dropLast("Supply the secret.".count)))
    #expect(report.text(style).split(separator: "\n").first?.hasSuffix("Set SECRET.") == true)
  }

  @Test func `a fix that is code has a call for each language, once on a page`() throws {
    let coded = InspectionCause.all.filter { !$0.fixes.isEmpty }
    #expect(coded.count >= 40)
    for cause in coded {
      #expect(cause.fixes.map(\.language) == FixLanguage.allCases)
      #expect(cause.fixes.allSatisfy { !$0.code.isEmpty } && cause.fixTitle != nil)
    }
    let report = forged {
      $0.set("iat", "\"1700000010\"")
      $0.set("role", "\"0\"")
    }.report
    let text = report.text()
    #expect(text.split(separator: "In code, ").count == 3, "\(text)")
    var style = ReportStyle()
    style.language = .php
    #expect(report.text(style).contains("          PHP:          time() - 30\n"))
    #expect(!report.text(style).contains("Python:"))
    #expect(FixLanguage(name: "Kotlin") == .java && FixLanguage(name: "cobol") == nil)
  }

  // MARK: JSON

  @Test(arguments: Sample.all.map(\.identifier))
  func `the JSON of every report has the same shape`(identifier: String) throws {
    let sample = try #require(Sample.all.first { $0.identifier == identifier })
    for change in [sample.cause, sample.nearMiss] {
      let forgery = forged(change)
      let json = forgery.report.json
      expectShape(json)
      let text = json.serialized()
      #expect(!text.contains(Forgery.secret))
      #expect(!forgery.report.text().contains(Forgery.secret))
      #expect(try JSONValue(parsing: text).serialized() == text)
    }
  }

  @Test func `the JSON of an explained code has the shape, too`() {
    let report = SignatureInspector().explain(ClientError(code: 3712))
    expectShape(report.json)
    #expect(report.json["clientError"]?["code"]?.intValue == 3712)
    #expect(report.json["possibleCauses"]?.arrayValue?.isEmpty == false)
    expectShape(SignatureInspector(maximumByteCount: 3).inspect("long").json)
  }

  @Test func `the JSON says what the text says`() throws {
    let report = forged { $0.set("role", "5") }.report
    let json = report.json
    #expect(json["verdict"]?.stringValue == "would be rejected")
    #expect(json["answer"]?.stringValue == report.answer)
    #expect(json["platform"]?.stringValue == "web")
    let finding = try #require(json["findings"]?.arrayValue?.first)
    #expect(finding["cause"]?["identifier"]?.stringValue == "role.outOfRange")
    #expect(finding["evidence"]?.stringValue == "role is 5")
    #expect(finding["codes"]?.arrayValue?.first?["code"]?.intValue == 3708)
    #expect(json["claims"]?.arrayValue?.map { $0["name"]?.stringValue }[2] == "role")
    #expect(json["claims"]?.arrayValue?[3]["secondsFromNow"]?.intValue == -30)
  }

  private func expectShape(_ json: JSONValue) {
    expect(
      json,
      [
        "verdict": .text, "answer": .text, "subject": .text, "platform": .optionalText,
        "sdkVersion": .optionalText, "platformIsAssumed": .bool, "otherPlatform": .any,
        "header": .claims, "claims": .claims, "findings": .findings, "passedStages": .texts,
        "unchecked": .gaps, "clientError": .any, "possibleCauses": .causes(withCodes: false),
        "checklist": .causes(withCodes: true),
      ])
  }

  private indirect enum Shape {
    case text, optionalText, bool, any, texts, claims, findings, gaps, messages, fixes, places
    case causes(withCodes: Bool)
  }

  private func expect(_ json: JSONValue, _ members: KeyValuePairs<String, Shape>) {
    #expect(json.objectValue?.map(\.name) == members.map(\.key))
    for (name, shape) in members {
      if let value = json[name] { expect(value, shape) }
    }
  }

  private func expect(_ value: JSONValue, _ shape: Shape) {
    switch shape {
    case .any: break
    case .text: #expect(value.stringValue?.isEmpty == false)
    case .optionalText: #expect(value.isNull || value.stringValue != nil)
    case .bool: #expect(value.boolValue != nil)
    case .texts: #expect(value.arrayValue?.allSatisfy { $0.stringValue != nil } == true)
    case .fixes: #expect(value.objectValue?.allSatisfy { $0.value.stringValue != nil } == true)
    case .claims:
      for claim in value.arrayValue ?? [] {
        #expect(claim.objectValue?.prefix(3).map(\.name) == ["name", "value", "meaning"])
      }
    case .gaps:
      for gap in value.arrayValue ?? [] {
        expect(gap, ["name": .text, "subject": .text, "reason": .text, "remedy": .text])
      }
    case .places:
      for place in value.arrayValue ?? [] {
        expect(
          place, ["part": .text, "claim": .optionalText, "offset": .any, "length": .any])
      }
    case .messages:
      for message in value.arrayValue ?? [] {
        expect(message, ["client": .text, "code": .any, "text": .text])
      }
    case .findings:
      for finding in value.arrayValue ?? [] {
        expect(
          finding,
          [
            "severity": .text, "stage": .text, "evidence": .text, "places": .places,
            "codes": .messages, "cause": .any,
          ])
        if let cause = finding["cause"] { expect([cause], .causes(withCodes: false)) }
      }
    case .causes(let withCodes):
      for cause in value.arrayValue ?? [] {
        let names = [
          "identifier", "severity", "why", "fix", "fixes", "clientMessages", "source",
        ]
        #expect(cause.objectValue?.map(\.name) == names + (withCodes ? ["codes"] : []))
        if let messages = cause["clientMessages"] { expect(messages, .messages) }
        if let fixes = cause["fixes"] { expect(fixes, .fixes) }
      }
    }
  }
}

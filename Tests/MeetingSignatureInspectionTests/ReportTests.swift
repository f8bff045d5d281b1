import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import TestSupport
import Testing

@Suite struct ReportTests {
  @Test func `a legacy signature is found in its layers`() {
    let forgery = forged {
      $0.legacy = .init()
      $0.wrap = { #"{"signature":"\"\#($0)\\n\""}"# }
    }
    let found = forgery.found
    for identifier in [
      "transport.jsonObject", "transport.quoted", "transport.surroundingSpace", "kind.legacy",
    ] {
      #expect(found.contains(identifier), "\(found)")
    }
  }

  @Test func `root causes precede symptoms`() {
    let found = forged { $0.set("iat", Forgery.now + 3600) }.found
    #expect(found.first == "time.zoneOffsetAhead")
    #expect(found.last == "time.issuedInFuture")
  }

  @Test func `the verdict is that of the worst finding`() {
    #expect(Forgery().report.verdict == .nothingFound)
    #expect(!Forgery().report.checklist.isEmpty)
    #expect(forged { $0.set("role", "\"0\"") }.report.verdict == .risky)
    let rejected = forged { $0.set("iat", nil) }.report
    #expect(rejected.verdict == .rejected)
    #expect(rejected.checklist.isEmpty)
    #expect(!rejected.passedStages.contains(.clock))
    #expect(rejected.passedStages.contains(.claims))
  }

  @Test func `a stage that can't be decided doesn't pass`() {
    var forgery = Forgery()
    forgery.inspector = SignatureInspector(time: .ignored)
    #expect(forgery.report.passedStages == [.transport, .kind, .container, .claims])
    forgery = Forgery()
    forgery.inspector.time = .ignored
    #expect(!forgery.report.passedStages.contains(.clock))
    #expect(forgery.report.passedStages.contains(.hmac))
    let short = SignatureInspector(credentials: .init(key: Forgery.key, secret: Forgery.secret))
      .inspect("eyJhbGciOiJIUzI1NiJ9.e30.AAAA")
    #expect(!short.passedStages.contains(.hmac))
  }

  @Test func `without a time and a secret only the text is inspected`() {
    var forgery = forged { $0.set("iat", Forgery.now + 3600) }
    forgery.sign(with: "something else")
    forgery.inspector = SignatureInspector(time: .ignored)
    #expect(!forgery.found.contains("time.issuedInFuture"))
    #expect(!forgery.found.contains("hmac.mismatch"))
    forgery.sign(with: "your-256-bit-secret")
    #expect(forgery.found.contains("hmac.placeholderSecret"))
    forgery.sign(with: Forgery.key)
    #expect(forgery.found.contains("hmac.keyInPlaceOfSecret"))
  }

  @Test(arguments: ["\n", "\r\n", " "])
  func `a fault of the given secret is distinguished from one of the signing secret`(ending: String)
  {
    let faulty = Forgery.secret + ending
    #expect(forged { $0.share(secret: faulty) }.report.verdict == .rejected)
    let bare = forged { $0.inspector.credentials = .init(key: Forgery.key, secret: faulty) }
    #expect(bare.report.verdict == .nothingFound)
    #expect(bare.found.count == 1)
  }

  @Test(arguments: Sample.all.map(\.identifier))
  func `no report contains a secret or a whole signature`(identifier: String) throws {
    let sample = try #require(Sample.all.first { $0.identifier == identifier })
    for change in [sample.cause, sample.nearMiss] {
      let forgery = forged(change)
      let shown = everyText(of: forgery.report) + everyText(of: forgery.inspector)
      #expect(!shown.contains(Forgery.secret))
      let signature = forgery.text.split(separator: ".").last ?? ""
      #expect(signature.utf8.count < 40 || !shown.contains(signature))
    }
  }

  @Test func `a secret in the wrong place is redacted`() {
    for name in ["mn", "role", "iat", Forgery.secret] {
      let shown = everyText(of: forged { $0.set(name, "\"\(Forgery.secret)\"") }.report)
      #expect(!shown.contains(Forgery.secret))
    }
    let pasted = everyText(of: forged { $0.wrap = { _ in Forgery.secret } }.report)
    #expect(!pasted.contains(Forgery.secret))
  }

  /// The placeholder `secret` is part of the mark that replaces it.
  @Test(arguments: ["secret", "aaaa", "[sec", "the "])
  func `redaction ends whatever the secret is`(secret: String) {
    #expect(
      forged { $0.inspector.credentials = .init(key: "k", secret: secret) }.report.verdict
        == .rejected)
  }

  @Test func `versions are read strictly`() {
    #expect(MeetingSDKVersion("3.13.1").map { $0 < MeetingSDKVersion(5) } == true)
    #expect(MeetingSDKVersion("5")?.description == "5.0.0")
    for text in ["", "5.", "5.0.0.0", "v5", "5.0.x", "1234567"] {
      #expect(MeetingSDKVersion(text) == nil)
    }
  }

  /// The command-line tool's tests compare the whole page.
  @Test func `Troubleshooting contains every cause`() throws {
    let page = try documentation("Troubleshooting.md")
    for cause in InspectionCause.all {
      #expect(page.contains("### `\(cause.identifier)`"), "\(cause)")
      #expect(page.contains(cause.why) && page.contains(cause.fix), "\(cause)")
    }
  }
}

import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import Testing

/// The findings of one stage, whatever the others find.
@Suite struct StageTests {
  private let token = Forgery().text

  /// The identifiers that a stage reports, in order.
  private func found(
    _ stage: InspectionStage, in text: String, _ inspector: SignatureInspector = Forgery().inspector
  ) -> [String] {
    inspector.inspect(text).findings.filter { $0.stage == stage }.map(\.cause.identifier)
  }

  private func evidence(
    _ identifier: String, in text: String, _ inspector: SignatureInspector = Forgery().inspector
  ) -> String? {
    inspector.inspect(text).findings.first { $0.cause.identifier == identifier }?.evidence
  }

  // MARK: Pasted

  @Test(arguments: [
    ("\u{feff}TOKEN", "transport.invisibleCharacters"), (" TOKEN\n", "transport.surroundingSpace"),
    ("{'jwt': 'TOKEN'}", "transport.jsonObject"), ("[{\"token\":\"TOKEN", "transport.jsonObject"),
    ("b'TOKEN'", "transport.pythonBytes"), ("\u{201e}TOKEN\u{201c}", "transport.quoted"),
    ("wss://x.y?a=1&signature=TOKEN&b=2#c", "transport.prefix"), ("JWT TOKEN", "transport.prefix"),
    ("sdkKey:TOKEN", "transport.appKeyPrefix"),
  ])
  func `a layer is found alone, and the token in it is whole`(pasted: String, cause: String) {
    let text = pasted.replacing("TOKEN", with: token)
    #expect(found(.transport, in: text) == [cause])
    #expect(Forgery().inspector.inspect(text).passedStages.contains(.hmac))
  }

  @Test func `layers are removed from the outside to the inside, and whitespace is reported last`()
  {
    let text = #"\u{feff}"{\"signature\":\"Bearer%20\#(token)\n\"}""#
      .replacing(#"\u{feff}"#, with: "\u{feff}")
    #expect(
      found(.transport, in: text) == [
        "transport.invisibleCharacters", "transport.quoted", "transport.jsonObject",
        "transport.percentEncoded", "transport.prefix", "transport.surroundingSpace",
      ])
    #expect(Forgery().inspector.inspect(text).passedStages.contains(.hmac))
  }

  @Test(arguments: ["", " \n", "undefined", "<html>", "{\"error\":1}", "[object Promise]"])
  func `nothing else is inspected without a signature`(text: String) {
    let report = Forgery().inspector.inspect(text)
    #expect(report.findings.map(\.stage) == [.transport])
    #expect(report.passedStages == [])
  }

  @Test func `numbers have units, and plurals are right`() {
    let spaced = token.replacing(".", with: ". ", maxReplacements: 1)
    #expect(evidence("transport.innerSpace", in: spaced) == "1 space, the first at offset 37")
    let twice = token.replacing(".", with: ". ")
    #expect(evidence("transport.innerSpace", in: twice) == "2 spaces, the first at offset 37")
    #expect(
      evidence("transport.surroundingSpace", in: " \(token)\n\n")
        == "whitespace: 1 leading, 2 trailing characters, a newline at the end")
    #expect(
      evidence("transport.lineBreaks", in: broken(token, every: 76))
        == "4 lines of 76 characters, like MIME")
    #expect(evidence("kind.unrecognized", in: "?") == "1 byte")
  }

  @Test func `a layer that comes twice is reported once`() {
    #expect(found(.transport, in: "Bearer Bearer \(token)") == ["transport.prefix"])
  }

  @Test func `the signature of text with an ellipsis isn't checked`() {
    let report = Forgery().inspector.inspect(token.dropLast(10) + "...")
    #expect(report.findings.map(\.cause.identifier) == ["transport.truncated"])
    #expect(!report.passedStages.contains(.hmac))
  }

  // MARK: Kind

  @Test(arguments: [
    ("eyJhIjoxfQ", ["transport.truncated"]), ("eyJhIjoxfQ.e30", ["transport.truncated"]),
    ("eyJhIjoxfQ.e30.AA", []), ("eyJhIjoxfQ.e30.AA.AA", ["transport.extraSegments"]),
    ("eyJhIjoxfQ.a.b.c.d", ["kind.encrypted"]), ("AA.AA.AA", []), ("AA..AA", ["kind.unrecognized"]),
    ("v0=" + String(repeating: "a", count: 64), ["kind.webhookHeader"]),
    ("v0=" + String(repeating: "g", count: 64), ["kind.unrecognized"]),
  ])
  func `the form is recognized by the characters`(text: String, causes: [String]) {
    #expect(found(.kind, in: text) == causes)
  }

  @Test func `a legacy key may contain dots`() {
    let key = "a.b.c"
    let legacy = forged {
      $0.legacy = .init(fields: [key, Forgery.meeting, "\(Forgery.issued * 1000)", "0"])
      $0.inspector.credentials = UncheckedCredentials(key: key, secret: Forgery.secret)
    }
    #expect(found(.kind, in: legacy.text, legacy.inspector) == ["kind.legacy"])
    #expect(legacy.report.passedStages.contains(.hmac))
    #expect(legacy.report.passedStages.contains(.claims))
  }

  // MARK: Container

  @Test func `the segments are decoded, and each fault has its place`() {
    let segments = token.split(separator: ".")
    let altered = "\(segments[0])=.\(segments[1].dropLast())*.\(segments[2])"
    #expect(
      found(.container, in: altered) == [
        "container.payloadNotJSON", "container.notBase64", "container.padding",
      ])
    #expect(evidence("container.padding", in: altered) == "'=' at offset 36 of the header")
  }

  @Test func `a JSON document is read in spite of a duplicate name`() {
    let forgery = forged { $0.claims.append(("role", "5")) }
    #expect(found(.container, in: forgery.text) == ["container.duplicateNames"])
    #expect(found(.claims, in: forgery.text) == [])
  }

  @Test(arguments: [(20, "SHA-1"), (48, "SHA-384"), (64, "SHA-512")])
  func `the length of a signature names its hash`(length: Int, hash: String) throws {
    let forgery = forged { $0.code = { _, _ in [UInt8](repeating: 7, count: length) } }
    let finding = try #require(forgery.report.findings.first)
    #expect(finding.cause.identifier == "container.signatureLength")
    #expect(finding.cause.why.contains(hash))
    #expect(finding.evidence == "\(length) bytes")
    #expect(found(.hmac, in: forgery.text) == [])
  }

  @Test func `an unsigned token isn't truncated`() {
    let unsigned = forged {
      $0.header = #"{"alg":"none"}"#
      $0.signature = { _ in "" }
    }
    #expect(unsigned.found.contains("kind.unsigned"))
    #expect(!unsigned.found.contains("transport.truncated"))
  }

  @Test func `a segment that ends within a byte is damaged`() {
    let segments = token.split(separator: ".")
    let altered = "\(segments[0])A.\(segments[1]).\(segments[2])"
    #expect(found(.container, in: altered).contains("container.notBase64"))
  }

  // MARK: Secret

  @Test func `a byte-order mark before the given secret is a note`() {
    let marked = UncheckedCredentials(key: Forgery.key, secret: "\u{feff}" + Forgery.secret)
    let report = forged { $0.inspector.credentials = marked }.report
    #expect(report.findings.map(\.cause.identifier) == ["hmac.secretHasSurroundingSpace"])
    #expect(report.verdict == .nothingFound)
  }

  @Test func `faults of the given secret are warnings after the mismatch`() {
    let forgery = forged {
      $0.message = { _ in Array("x".utf8) }
      $0.inspector.credentials = UncheckedCredentials(key: nil, secret: "\"\(Forgery.secret)\" ")
    }
    #expect(
      found(.hmac, in: forgery.text, forgery.inspector) == [
        "hmac.mismatch", "hmac.editedOrOtherPair", "hmac.secretHasSurroundingSpace",
        "hmac.secretHasQuotes",
      ])
  }

  // MARK: Claims

  @Test(arguments: [
    0x09...0x0d, 0x20...0x2f, 0x85...0x85, 0xa0...0xad, 0x1680...0x1680, 0x180e...0x180e,
    0x2000...0x2070,
    0x2212...0x2212, 0x3000...0x3000, 0xfeff...0xfeff,
  ])
  func `a separator is what MeetingNumber removes`(range: ClosedRange<UInt32>) throws {
    for value in range {
      let scalar = try #require(Unicode.Scalar(value))
      let number = "857\(scalar)46065432"
      let isRemoved = (try? MeetingNumber(removingSeparatorsFrom: number)) != nil
      var inspector = Forgery().inspector
      inspector.meetingNumber = number
      let causes = found(.claims, in: token, inspector)
      #expect(causes == [isRemoved ? "meeting.separators" : "meeting.notANumber"], "\(value)")
    }
  }

  @Test func `unknown claims are named, and no more than four of them`() {
    let forgery = forged {
      for name in ["a", "b`c", "d", "e", "f", "g"] { $0.set(name, "1") }
    }
    #expect(evidence("claims.unknown", in: forgery.text) == "a, b‘c, d, e, and 2 more")
  }

  @Test func `a secret in a claim's name is redacted`() {
    let forgery = forged {
      $0.share(secret: "s3cr3t-n4me")
      $0.set("as3cr3t-n4meb", "1")
    }
    #expect(evidence("claims.unknown", in: forgery.text, forgery.inspector) == "a[secret]b")
  }

  // MARK: Times

  @Test func `times are required in tokens of the Meeting SDK only`() {
    let video = forged { $0.payload = #"{"app_key":"k","tpc":"t"}"# }
    #expect(found(.kind, in: video.text) == ["kind.videoSDK"])
    #expect(found(.clock, in: video.text) == [])
  }

  @Test func `the clock is the current one, a given one, or ignored`() {
    var inspector = SignatureInspector()
    #expect(inspector.time == .now)
    #expect(found(.clock, in: token, inspector).contains("time.expired"))
    inspector.time = .ignored
    #expect(found(.clock, in: token, inspector) == [])
    #expect(!inspector.inspect(token).passedStages.contains(.clock))
    inspector.time = time(Forgery.now)
    #expect(found(.clock, in: token, inspector) == [])
    #expect(inspector.inspect(token).passedStages.contains(.clock))
  }

  @Test(arguments: [
    ("1.7000000405e9", "iat: 1700000040 and a fraction"), ("-1e400", nil),
    ("1e-400", "iat: 0 and a fraction"),
    ("0.17000000405e10", "iat: 1700000040 and a fraction"), ("123456789012345678901.5", nil),
  ])
  func `a fraction is rounded toward zero`(number: String, expected: String?) {
    let forgery = forged { $0.set("iat", number) }
    #expect(evidence("time.issuedAtFractional", in: forgery.text) == expected)
  }
}

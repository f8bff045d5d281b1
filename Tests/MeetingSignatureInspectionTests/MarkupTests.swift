import MeetingSignature
import MeetingSignatureInspection
import PureJSON
import Testing

/// What a report repeats of the text can neither be markup nor change how text is shown.
@Suite struct MarkupTests {
  private static let attack = #"<svg/onload=alert(1)>&lt;"'`x"#

  /// Texts that repeat the attack in the evidence, the subject, the advice, or the contents.
  private static let places: [(name: String, make: @Sendable (String) -> String)] = [
    ("before", { "\($0): \(Forgery().text)" }), ("after", { "\(Forgery().text) \($0)" }),
    ("an error", { "Error: \($0)" }), ("a page", { "<title>\($0.dropFirst())</title>" }),
    ("a member's name", { "{\(JSONValue.string($0).serialized()):\"\(Forgery().text)\"}" }),
    ("a member's value", { "{\"error\":\(JSONValue.string($0).serialized())}" }),
    ("names", { "{\"signature\":{\(JSONValue.string($0).serialized()):1}}" }),
    ("a value", { "Promise { \($0) }" }), ("a segment", { "\(Forgery().text.dropLast(43))'\($0)" }),
    (
      "a long segment",
      { "\(Forgery().text.dropLast(43))\($0)\(String(repeating: "<", count: 43))" }
    ),
    (
      "an algorithm",
      { text in forged { $0.header = "{\"alg\":\(JSONValue.string(text).serialized())}" }.text }
    ),
    ("a claim", { text in forged { $0.claims.append((escaped(text), "1")) }.text }),
    ("a claim's value", { text in forged { $0.set("x", "\"\(escaped(text))\"") }.text }),
    ("a role", { text in forged { $0.set("role", "\"\(escaped(text))\"") }.text }),
    ("JSON", { text in forged { $0.payload = "{<\(text)" }.text }),
    ("base64", { text in Forgery().text.replacing(".", with: ".<") }),
  ]

  @Test(arguments: places.map(\.name))
  func `nothing that a report repeats is markup`(name: String) throws {
    let place = try #require(Self.places.first { $0.name == name })
    let report = Forgery().inspector.inspect(place.make(Self.attack))
    var shown = [report.subject, report.contents?.text() ?? ""] + report.findings.map(\.evidence)
    for finding in report.findings {
      let usual = InspectionCause.all.first { $0 == finding.cause }
      if usual?.fix != finding.cause.fix { shown.append(finding.cause.fix) }
    }
    for text in shown { #expect(!text.contains { "<>&`".contains($0) }, "\(text)") }
    #expect(!shown.joined().contains("\"'"))
    #expect(!report.text().contains("<svg"))
    for claim in report.contents?.claims ?? [] {
      #expect(!(claim.name + claim.value.dropFirst().dropLast()).contains { "\"'".contains($0) })
    }
  }

  @Test func `a claim is escaped for people, and as it is for programs`() throws {
    let report = forged {
      $0.set(##"<b>&\"'`"##, ##""<i>\"x\"""##)
    }.report
    let claim = try #require(report.contents?.claims.last)
    #expect(claim.name == #"\u003cb\u003e\u0026\u0022\u0027\u0060"#)
    #expect(claim.value == #""\u003ci\u003e\u0022x\u0022""#)
    #expect(report.json["claims"]?.arrayValue?.last?["value"] == #"<i>"x""#)
    #expect(evidence(of: report) == "‹b›＆”’‘")
  }

  @Test func `what can't be seen, or turns text around, is a question mark`() {
    for character in [
      "\u{1}", "\u{7f}", "\u{85}", "\u{9b}", "\u{202e}", "\u{61c}", "\u{2028}", "\u{e0041}",
    ] {
      let report = Forgery().inspector.inspect("Error: a\(character)b")
      #expect(evidence(of: report) == "the text is 'Error: a?b'", "\(report)")
    }
    for bytes: [UInt8] in [[0xef, 0xbf, 0x01], [0xf0, 0x9f, 0x1b], [0xc2, 0x7f]] {
      let report = Forgery().inspector.inspect(Array("Error: a".utf8) + bytes + [0x62])
      #expect(evidence(of: report) == "the text is 'Error: a??b'", "\(report)")
    }
    let report = Forgery().inspector.inspect("Error: é 数 →😀")
    #expect(evidence(of: report) == "the text is 'Error: é 数 →😀'")
  }

  @Test func `a secret of such characters is redacted`() {
    for secret in [##"<a&b"c'd`e>fg"##, "&&&&&&&&&&"] {
      let forgery = forged { $0.share(secret: secret) }
      for text in ["Error: \(secret)", "x \(secret) \(forgery.text)"] {
        let shown = "\(forgery.inspector.inspect(text))"
        #expect(
          shown.contains("[secret]") || !shown.contains("＆") && !shown.contains("”"), "\(shown)")
      }
    }
  }

  private func evidence(of report: InspectionReport) -> String? { report.findings.first?.evidence }
}

private func escaped(_ text: String) -> String {
  String(JSONValue.string(text).serialized().dropFirst().dropLast())
}

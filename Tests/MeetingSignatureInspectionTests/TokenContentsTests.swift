import MeetingSignature
import MeetingSignatureInspection
import PureJSON
import TestSupport
import Testing

@Suite struct TokenContentsTests {
  private func contents(_ change: (inout Forgery) -> Void = { _ in }) throws -> TokenContents {
    var forgery = Forgery()
    change(&forgery)
    return try #require(forgery.report.contents)
  }

  @Test func `the header and the claims are in their order, with what they mean`() throws {
    let contents = try contents()
    #expect(contents.header.map(\.name) == ["alg", "typ"])
    #expect(contents.header.map(\.value) == ["\"HS256\"", "\"JWT\""])
    #expect(contents.claims.map(\.name) == ["appKey", "mn", "role", "iat", "exp", "tokenExp"])
    #expect(contents.claims.map(\.value)[1...3] == ["\"85746065432\"", "0", "1700000010"])
    #expect(
      contents.claims.map(\.meaning) == [
        "the Client ID or SDK Key", "the meeting number", "a participant", "issued", "expires",
        "the session ends",
      ])
    #expect(
      contents.claims.map(\.time) == [nil, nil, nil, 1_700_000_010, 1_700_007_210, 1_700_007_210])
  }

  @Test func `the text has dates and distances`() throws {
    var style = ReportStyle()
    #expect(
      try contents().text(style).split(separator: "\n").suffix(3) == [
        "  iat       1700000010                issued 2023-11-14 22:13:30 UTC, 30 s ago",
        "  exp       1700007210                expires 2023-11-15 00:13:30 UTC, in 1 h 59 min",
        "  tokenExp  1700007210                the session ends 2023-11-15 00:13:30 UTC, in 1 h 59 min",
      ])
    style.utcOffset = { _ in -12_600 }
    #expect(
      try contents().text(style).contains(
        "2023-11-14 22:13:30 UTC, locally 2023-11-14 18:43:30 (-03:30), 30 s ago"))
  }

  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
      (951_782_400, "2000-02-29T00:00:00Z"),
      (951_868_799, "2000-02-29T23:59:59Z"), (951_868_800, "2000-03-01T00:00:00Z"),
      (4_107_542_400, "2100-03-01T00:00:00Z"), (1_709_164_800, "2024-02-29T00:00:00Z"),
      (1_735_689_599, "2024-12-31T23:59:59Z"), (253_402_300, "1978-01-11T21:31:40Z"),
      (99_999_999_999, "5138-11-16T09:46:39Z"), (-62_135_596_800, "0001-01-01T00:00:00Z"),
    ] as [(Int64, String)])
  func `a date is that of the Gregorian calendar`(seconds: Int64, date: String) throws {
    let json = try contents { $0.set("iat", seconds) }.json.serialized()
    #expect(json.contains("\"time\":\"\(date)\""), "\(json)")
  }

  @Test(
    arguments: [
      (0, "now"), (-1, "1 s ago"), (59, "in 59 s"), (60, "in 1 min"), (-61, "1 min 1 s ago"),
      (3600, "in 1 h"), (-12_000, "3 h 20 min ago"), (172_799, "in 47 h 59 min"),
      (172_800, "in 2 days"), (-86_400 * 729, "729 days ago"), (-86_400 * 730, "1 year ago"),
      (86_400 * 731, "in 2 years"), (347_155_200, "in 11 years"),
    ] as [(Int64, String)])
  func `a distance is in the units that matter`(seconds: Int64, words: String) throws {
    let text = try contents { $0.set("iat", Forgery.now + seconds) }.text()
    #expect(text.contains("UTC, \(words)\n"), "\(text)")
  }

  @Test(arguments: [
    ("1700000010000", "milliseconds"), ("1700000010000000", "microseconds"),
    ("1700000010000000000", "nanoseconds"), ("17000000100000000", "ticks of 100 ns"),
    ("133444736100000000", "ticks of 100 ns"), ("638355968100000000", "ticks of 100 ns"),
  ])
  func `a time in another unit is converted, and says so`(time: String, unit: String) throws {
    let contents = try contents { $0.set("iat", time) }
    #expect(contents.text().contains("2023-11-14 22:13:30 UTC, 30 s ago, if these are \(unit)\n"))
    #expect(contents.claims[3].time == 1_700_000_010)
  }

  @Test(arguments: [
    "\"1700000010\"", "1.5", "null", "1e300", "-9223372036854775808", "-62135596801", "[]",
  ])
  func `what isn't a time has no date`(value: String) throws {
    #expect(try contents { $0.set("iat", value) }.claims[3].time == nil)
  }

  @Test func `nothing in a token controls the terminal`() throws {
    let contents = try contents {
      $0.set(#"\u001b[31m"#, #""\u001b]0;x\u0007\u202e\u0085é""#)
      $0.set("long", "\"" + String(repeating: "a", count: 500) + "\"")
      $0.set("list", "[1,[2]]")
      $0.set("object", #"{"a":1}"#)
    }
    let text = contents.text()
    #expect(
      text.utf8.allSatisfy { $0 == 0x0a || 0x20..<0x7f ~= $0 || [0xe2, 0x80, 0xa6].contains($0) })
    #expect(text.contains(#"\u001b[31m"#) && text.contains(#"\u202e\u0085\u00e9"#))
    #expect(!text.contains(String(repeating: "a", count: 90)))
    #expect(text.contains("[2 elements]") && text.contains("{1 member}"))
  }

  @Test func `many claims are shown up to a limit`() throws {
    let contents = try contents { forgery in
      for number in 0..<200 { forgery.set("c\(number)", "1") }
    }
    #expect(contents.claims.count == 100)
  }

  @Test func `a duplicate name is marked`() throws {
    let contents = try contents { $0.claims.append(("role", "5")) }
    #expect(contents.claims.last?.name == "role")
    #expect(contents.claims.last?.meaning == "a duplicate name")
  }

  @Test func `a header other than the usual one is shown`() throws {
    let contents = try contents { $0.header = #"{"typ":"JWT","alg":"HS256","kid":"k"}"# }
    #expect(contents.header.map(\.name) == ["typ", "alg", "kid"])
  }

  @Test func `the fields of a legacy signature are shown, but not its hash`() throws {
    let forgery = forged { $0.legacy = .init() }
    let contents = try #require(forgery.report.contents)
    #expect(contents.claims.map(\.name) == ["key", "meetingNumber", "timestamp", "role", "hash"])
    #expect(contents.claims[2].time == Forgery.issued)
    #expect(contents.text().contains("signed 2023-11-14 22:13:30 UTC, 30 s ago"))
    #expect(contents.claims[4].value.utf8.count < 20)
    let six = forged {
      $0.legacy = .init(fields: [
        Forgery.key, Forgery.meeting, "\(Forgery.issued)", "\(Forgery.issued + 7200)", "0",
      ])
    }
    #expect(
      six.report.contents?.claims.map(\.name)
        == ["key", "meetingNumber", "iat", "exp", "role", "hash"])
  }

  @Test func `a token for another product, or signed by anybody, is shown`() throws {
    let inspector = SignatureInspector(time: .ignored)
    let video = forged { $0.payload = #"{"app_key":"k","tpc":"t","role_type":1}"# }
    #expect(
      inspector.inspect(video.text).contents?.claims.map(\.name) == ["app_key", "tpc", "role_type"])
    let foreign = "eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiJ5b3UifQ.AAAA"
    let contents = try #require(inspector.inspect(foreign).contents)
    #expect(contents.header.map(\.name) == ["alg", "kid"])
    #expect(contents.claims.map(\.value) == ["\"you\""])
    #expect(inspector.inspect("undefined").contents == nil)
  }

  @Test(arguments: ["", "\n", "\" "])
  func `a secret in the claims is redacted, at any depth`(around: String) throws {
    let forgery = forged {
      $0.set("x", "{\"a\":[\"x\(Forgery.secret)y\"]}")
      $0.set(Forgery.secret, "1")
      $0.set("escaped", "\"\\u006d" + Forgery.secret.dropFirst() + "\"")
      let given = (around.hasPrefix("\"") ? "\"" : "") + Forgery.secret + around
      $0.inspector.credentials = .init(key: Forgery.key, secret: given)
    }
    let report = forgery.report
    for text in [report.text(), report.json.serialized(), everyText(of: report)] {
      #expect(!text.contains(Forgery.secret))
    }
    #expect(report.text().contains("[secret]"))
  }
}

import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import PureJSON
import Testing

/// The places of findings in what was inspected.
@Suite struct PlaceTests {
  private let token = Forgery().text

  /// The places of a finding: the characters that are there, or the name of the claim.
  private func places(_ identifier: String, in forgery: Forgery) -> [String] {
    let text = forgery.text
    let finding = forgery.inspector.inspect(text).findings.first {
      $0.cause.identifier == identifier
    }
    return finding?.places.map { shown($0, in: text) } ?? ["no finding"]
  }

  private func places(_ identifier: String, in text: String) -> [String] {
    places(identifier, in: forged { $0.wrap = { _ in text } })
  }

  /// The places of a finding about a changed segment of the usual token.
  private func places(
    _ identifier: String, _ segment: Int, _ change: (String) -> String
  ) -> [String] {
    var segments = token.split(separator: ".").map(String.init)
    segments[segment] = change(segments[segment])
    return places(identifier, in: segments.joined(separator: "."))
  }

  private func shown(_ place: InspectionPlace, in text: String) -> String {
    guard let range = place.range else { return "\(place)" }
    let bytes = part(place.part, of: text)
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return "outside: \(place)" }
    let before =
      range.isEmpty
      ? String(decoding: bytes[..<range.lowerBound].suffix(3), as: UTF8.self) + "^" : ""
    return "\(place.part): \(before)\(String(decoding: bytes[range], as: UTF8.self))"
  }

  /// The bytes in which a range of a part counts.
  private func part(_ part: InspectionPlace.Part, of text: String) -> [UInt8] {
    if part == .text { return Array(text.utf8) }
    let token = SignatureInspector(time: .ignored).signature(in: text) ?? ""
    let segments = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    func segment(_ index: Int) -> String { index < segments.count ? segments[index] : "" }
    func decoded(_ index: Int) -> [UInt8] {
      (try? Base64.decodeLeniently(segment(index), as: .urlUnpadded)) ?? []
    }
    return switch part {
    case .header: Array(segment(0).utf8)
    case .payload: Array(segment(1).utf8)
    case .signature: Array(segment(2).utf8)
    case .decodedHeader: decoded(0)
    case .decodedPayload: decoded(1)
    default: Array(token.utf8)
    }
  }

  // MARK: Around the signature, and within

  @Test(arguments: [
    ("Bearer TOKEN", "transport.prefix", ["text: Bearer "]),
    ("\u{e9} signature=TOKEN;", "transport.prefix", ["text: \u{e9} signature=", "text: ;"]),
    ("TOKEN;", "transport.suffix", ["text: ;"]),
    (" TOKEN\r\n", "transport.surroundingSpace", ["text:  ", "text: \r\n"]),
    ("\"TOKEN\"", "transport.quoted", ["text: \"", "text: \""]),
    ("b'TOKEN'", "transport.pythonBytes", ["text: b'", "text: '"]),
    (
      "{\"signature\":\"TOKEN\"}", "transport.jsonObject", ["text: {\"signature\":\"", "text: \"}"]
    ),
    ("\u{feff}TOKEN", "transport.invisibleCharacters", ["text: \u{feff}"]),
    ("appKey:TOKEN", "transport.appKeyPrefix", ["text: appKey:"]),
    ("TOKENTOKEN", "transport.pastedTwice", ["text: TOKEN"]),
    ("TOKEN.x", "transport.extraSegments", ["token: .x"]),
    ("TOKEN.x.y.z", "transport.extraSegments", ["token: .x.y.z"]),
  ])
  func `what is around the signature is marked`(
    pasted: String, cause: String, expected: [String]
  ) {
    let text = pasted.replacing("TOKEN", with: token)
    #expect(places(cause, in: text) == expected.map { $0.replacing("TOKEN", with: token) })
  }

  @Test func `each layer is marked where it was in the text`() {
    let text = "log: \" Bearer \(token)\n\""
    let found = Forgery().inspector.inspect(text).findings.filter { $0.stage == .transport }
    let ranges = found.flatMap { $0.places.compactMap(\.range) }
    #expect(ranges.first == 0..<14)
    #expect(ranges.last == (14 + token.utf8.count)..<text.utf8.count)
    let quoted = "\" Bearer \(token)\n\""
    #expect(places("transport.quoted", in: quoted) == ["text: \"", "text: \""])
    #expect(places("transport.prefix", in: quoted) == ["text:  Bearer ", "text: \n"])
    let spaced = " b'\(token)' "
    #expect(places("transport.surroundingSpace", in: spaced) == ["text:  ", "text:  "])
    #expect(places("transport.pythonBytes", in: spaced) == ["text: b'", "text: '"])
  }

  @Test func `what is inside the signature is marked, one run after another`() {
    let lines = broken(token, every: 76)
    #expect(places("transport.lineBreaks", in: lines) == ["text: \n", "text: \n", "text: \n"])
    #expect(
      places(
        "transport.lineBreaks",
        in: "a: |\n  " + broken(token, every: 200).replacing("\n", with: "\r\n  "))
        == ["text: \r\n  "])
    let spaced = token.replacing(".", with: ".  ")
    #expect(places("transport.innerSpace", in: spaced) == ["text:   ", "text:   "])
    let escaped = token.replacing(".", with: "\\n.")
    #expect(places("transport.lineBreaks", in: escaped) == ["text: \\n", "text: \\n"])
    let joined = token.replacing(".", with: "\u{200b}.")
    #expect(
      places("transport.invisibleCharacters", in: joined) == ["text: \u{200b}", "text: \u{200b}"])
    let plus = forged {
      $0.signature = { _ in "AAAA+" + String(repeating: "A", count: 38) }
      $0.wrap = { $0.replacing("+", with: " ") }
    }
    #expect(places("transport.plusTurnedToSpace", in: plus) == ["text:  "])
  }

  @Test func `there is no place in text that was decoded first`() {
    let text = Base64.encode("Bearer \(token)".utf8, as: .standard)
    #expect(places("transport.encodedTwice", in: Base64.encode(token.utf8, as: .standard)) == [])
    for finding in Forgery().inspector.inspect(text).findings { #expect(finding.places == []) }
    #expect(places("transport.endpointError", in: #"{"errors":["role"]}"#) == [])
  }

  @Test func `no more than 32 places are given`() {
    #expect(places("transport.lineBreaks", in: broken(token, every: 4)).count == 32)
    let many = forged { for index in 0..<50 { $0.set("x\(index)", "1") } }
    #expect(places("claims.unknown", in: many).count == 32)
    let stars = String(repeating: "A*", count: 100)
    #expect(places("container.notBase64", in: "\(token.prefix(36)).\(stars).AA").count == 32)
  }

  // MARK: The segments

  @Test func `characters outside of the alphabet are marked`() {
    #expect(places("container.notBase64", 1) { "\($0.dropLast())*" } == ["payload: *"])
    #expect(
      places("container.notBase64", 2) { "\($0.prefix(9))!?\($0.prefix(9))#" }
        == ["signature: !?", "signature: #"])
    #expect(places("container.notBase64", 0) { "\($0)A" } == ["header: A"])
    #expect(
      places("container.standardBase64", 2) { "a+/\($0.dropFirst(6).dropLast(3))/bc" }
        == ["signature: +/", "signature: /"])
  }

  @Test func `padding is marked in every segment`() {
    let padded = forged {
      $0.header = #"{"alg":"HS256","typ":"JWT" }"#
      $0.segment = { Base64.encode($0, as: .url) }
      $0.signature = { Base64.encode($0, as: .url) }
    }
    #expect(places("container.padding", in: padded).first == "header: ==")
    #expect(places("container.padding", in: padded).last == "signature: =")
    #expect(places("container.padding", 0) { "\($0)=" } == ["header: ="])
  }

  @Test(arguments: [
    ("transport.truncated", 0..<1, "token: CJ9^"), ("kind.signatureMissing", 0..<2, "token: MH0^"),
    ("kind.headerMissing", 1..<3, "token: ^"),
  ])
  func `a missing segment has an empty range`(cause: String, kept: Range<Int>, expected: String) {
    let segments = token.split(separator: ".")
    #expect(places(cause, in: segments[kept].joined(separator: ".")) == [expected])
  }

  @Test func `the rest of a signature is missing at its end`() {
    let text = String(token.dropLast(10))
    #expect(places("transport.truncated", in: text) == ["signature: \(text.suffix(3))^"])
    let segments = token.split(separator: ".")
    #expect(
      places("kind.payloadMissing", in: "\(segments[0]).\(segments[2])") == ["token: J9.^"])
    #expect(places("transport.suffix", 2) { "\($0)abc" } == ["signature: abc"])
  }

  @Test func `what the secret shows is a fault of the third segment`() {
    for sample in Sample.signing {
      let forgery = forged(sample.cause)
      for finding in forgery.report.findings where finding.stage == .hmac {
        let isLegacy = forgery.legacy != nil
        #expect(finding.places.map(\.description) == [isLegacy ? "fields, hash" : "signature"])
      }
    }
    #expect(
      places(
        "container.hexSignature", in: forged { $0.signature = { $0.map(hexadecimal).joined() } })
        == ["signature"])
  }

  // MARK: JSON

  @Test(arguments: [
    (#"{"mn":1,}"#, "decodedPayload: }"), (#"{"mn":'1'}"#, "decodedPayload: '"),
    (#"{"mn":"1""#, "decodedPayload: \"1\"^"), (#"{"é":1 2}"#, "decodedPayload: 2"),
    (#"{"mn":1,"mn":2,,"#, "decodedPayload: ,"),
  ])
  func `the fault of a payload that isn't JSON is marked in its text`(
    payload: String, expected: String
  ) {
    #expect(places("container.payloadNotJSON", in: forged { $0.payload = payload }) == [expected])
  }

  @Test func `the offset of a fault isn't moved by the duplicate names before it`() throws {
    let forgery = forged { $0.payload = #"{"mn":1,"mn":2,"mn":3,x}"# }
    let fault = try #require(
      forgery.report.findings.first { $0.cause.identifier == "container.payloadNotJSON" })
    #expect(fault.places.map(\.range) == [22..<23])
    #expect(fault.evidence.hasSuffix("in the payload, at offset 22"))
  }

  @Test func `the fault of a header is marked in its text`() {
    #expect(
      places("container.headerNotJSON", in: forged { $0.header = #"{"alg";"HS256"}"# })
        == ["decodedHeader: ;"])
    #expect(places("container.headerNotJSON", in: forged { $0.header = "{ }" }) == ["no finding"])
    #expect(
      places("container.otherAlgorithm", in: forged { $0.header = #"{"alg":"HS512"}"# })
        == ["header, alg"])
    #expect(
      places("container.headerType", in: forged { $0.header = #"{"alg":"HS256"}"# })
        == ["header, typ"])
  }

  @Test func `a duplicate name is marked where it is again`() throws {
    let forgery = forged {
      $0.claims.append(("role", "5"))
      $0.claims.append(("mn", "5"))
    }
    let finding = try #require(
      forgery.report.findings.first { $0.cause.identifier == "container.duplicateNames" })
    let payload = forgery.payloadText
    let starts = finding.places.compactMap { $0.range?.lowerBound }
    let ends = starts.map { String(decoding: Array(payload.utf8)[$0...], as: UTF8.self) }
    #expect(ends == [#""role":5,"mn":5}"#, #""mn":5}"#])
  }

  @Test(arguments: [
    ("\"crit\":[\"x\"]", "crit", "container.headerExtension"),
    ("\"b64\":false", "b64", "container.headerExtension"),
    ("\"typ\":\"at+jwt\"", "typ", "container.otherType"),
  ])
  func `a member of the header is marked by its name`(
    member: String, name: String, cause: String
  ) throws {
    let forgery = forged { $0.header = "{\"alg\":\"HS256\",\(member)}" }
    let finding = try #require(forgery.report.findings.first { $0.cause.identifier == cause })
    #expect(finding.places.map(\.claim) == [name])
  }

  @Test func `bytes that aren't UTF-8 are marked, and nothing after they were replaced`() {
    let latin = Array(#"{"a":""#.utf8) + [0xe9] + Array(#"",x}"#.utf8)
    let text = "\(token.prefix(36)).\(Base64.encode(latin, as: .urlUnpadded)).\(token.suffix(43))"
    let findings = Forgery().inspector.inspect(text).findings
    func ranges(_ identifier: String) -> [Range<Int>?]? {
      findings.first { $0.cause.identifier == identifier }?.places.map(\.range)
    }
    #expect(ranges("container.payloadNotUTF8") == [6..<7])
    #expect(ranges("container.payloadNotJSON") == [])
  }

  // MARK: Claims

  @Test(arguments: [
    ("key.placeholder", ["payload, appKey"]), ("key.missing", ["payload, appKey"]),
    ("key.misnamed", ["payload, app_key"]), ("key.onlySDKKey", ["payload, sdkKey"]),
    ("key.appKeyDiffersFromSDKKey", ["payload, appKey", "payload, sdkKey"]),
    ("key.email", ["payload, appKey"]), ("key.notAString", ["payload, appKey"]),
    ("meeting.missing", ["payload, mn"]), ("meeting.misnamed", ["payload, meetingNumber"]),
    ("meeting.separators", ["payload, mn"]), ("meeting.notTheJoined", ["payload, mn"]),
    ("meeting.withoutRole", ["payload, mn", "payload, role"]),
    ("role.missing", ["payload, role"]), ("role.misnamed", ["payload, role_type"]),
    ("role.wrongType", ["payload, role"]), ("claims.webRTCText", ["payload, video_webrtc_mode"]),
    ("claims.webRTCMisnamed", ["payload, videoWebRtcMode"]), ("claims.notBefore", ["payload, nbf"]),
    ("claims.unknown", ["payload, meeting"]), ("time.issuedAtMissing", ["payload, iat"]),
    ("time.issuedAtText", ["payload, iat"]), ("time.expiryMissing", ["payload, exp"]),
    (
      "time.issuedAtInMilliseconds",
      ["payload, iat", "payload, exp", "payload, tokenExp"]
    ),
    ("time.expired", ["payload, exp", "payload, tokenExp"]),
    ("time.sessionExpired", ["payload, tokenExp"]),
    ("time.sessionExpiryMissing", ["payload, tokenExp"]),
    ("time.sessionExpiryMisnamed", ["payload, token_exp"]),
    ("time.validityTooLong", ["payload, exp", "payload, tokenExp"]),
    ("kind.meetingClaimsForVideoSDK", ["payload, mn"]),
  ])
  func `a fault of claims names them`(cause: String, expected: [String]) throws {
    let sample = try #require(Sample.all.first { $0.identifier == cause })
    #expect(places(cause, in: forged(sample.cause)) == expected)
  }

  @Test(arguments: [
    ("legacy.timestampInSeconds", ["fields, timestamp"]), ("legacy.hashHex", ["fields, hash"]),
    ("legacy.messageOrder", ["fields, hash"]),
    ("legacy.sixFields", ["fields, iat", "fields, exp"]),
    ("legacy.fieldCount", ["fields"]),
  ])
  func `a fault of a legacy signature names the field`(cause: String, expected: [String]) throws {
    let sample = try #require(Sample.all.first { $0.identifier == cause })
    #expect(places(cause, in: forged(sample.cause)) == expected)
  }

  @Test func `a damaged character of a legacy signature is marked`() {
    let legacy = forged {
      $0.legacy = .init(outer: { Base64.encode($0.utf8, as: .standard) + "-" })
    }
    #expect(places("legacy.corrupt", in: legacy) == ["token: -"])
  }

  // MARK: All of them

  @Test(arguments: Sample.all.map(\.identifier))
  func `every place is in its part, and every claim is in the report, or missing`(
    identifier: String
  ) throws {
    let sample = try #require(Sample.all.first { $0.identifier == identifier })
    for change in [sample.cause, sample.nearMiss] {
      let forgery = forged(change)
      let (text, report) = (forgery.text, forgery.report)
      let names = (report.contents.map { $0.header + $0.claims } ?? []).map(\.name)
      let known = MeetingSDKClaim.allCases.map(\.name) + ["alg", "typ"]
      for finding in report.findings {
        #expect(finding.places.count <= 32)
        for place in finding.places {
          #expect(!shown(place, in: text).hasPrefix("outside"), "\(finding)")
          if let claim = place.claim { #expect((names + known).contains(claim), "\(finding)") }
          #expect(place.claim == nil || place.range == nil)
        }
        let isOfClaims = finding.stage == .claims || finding.stage == .clock
        #expect(!isOfClaims || !finding.places.isEmpty, "\(finding)")
      }
    }
  }

  @Test func `a claim's name is shown as in the contents, without the secret`() {
    let forgery = forged {
      $0.share(secret: "s3cr3t-n4me")
      $0.set("as3cr3t-n4meb", "1")
      $0.set("caf\u{e9}|x", "1")
    }
    let report = forgery.report
    let found = report.findings.first { $0.cause.identifier == "claims.unknown" }
    #expect(found?.places.map(\.claim) == ["a[secret]b", "caf\\u00e9|x"])
    #expect(report.contents?.claims.suffix(2).map(\.name) == ["a[secret]b", "caf\\u00e9|x"])
  }

  @Test func `the JSON has the places`() throws {
    func document(_ text: String, _ index: Int) throws -> JSONValue {
      let finding = try #require(
        Forgery().inspector.inspect(text).json["findings"]?.arrayValue?[index])
      return try #require(finding["places"])
    }
    #expect(
      try document("Bearer \(token)", 0).serialized()
        == #"[{"part":"text","claim":null,"offset":0,"length":7}]"#)
    let expired = forged { $0.set("exp", Forgery.now - 10) }
    #expect(
      expired.report.json["findings"]?.arrayValue?[0]["places"]?.serialized()
        == #"[{"part":"payload","claim":"exp","offset":null,"length":null}]"#)
    #expect(try document("undefined", 0) == .array([]))
  }

  @Test func `two places are equal if all of their properties are`() {
    func place(_ text: String) -> InspectionPlace? {
      Forgery().inspector.inspect(text).findings.first?.places.first
    }
    let claims = forged { $0.set("mn", "\"1\"") }.report.findings.first?.places.first
    let other = forged { $0.set("role", "5") }.report.findings.first?.places.first
    #expect(place("Bearer \(token)") == place("Bearer \(token)"))
    #expect(place("Bearer \(token)") != place("JWT \(token)"))
    #expect(claims != other && claims != place("Bearer \(token)"))
    #expect(Set([claims, claims, other]).count == 2)
    #expect(place("Bearer \(token)")?.description == "text, 0..<7")
    #expect(InspectionPlace.Part.allCases.map(\.description).count == 8)
  }
}

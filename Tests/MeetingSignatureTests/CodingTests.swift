import Foundation
import MeetingSignature
import Testing

/// The values as parts of requests and responses.
@Suite struct CodingTests {
  struct Request<Value: Decodable>: Decodable { let value: Value }

  private func decode<Value: Decodable>(_ json: String, as type: Value.Type) throws -> Value {
    let json = Data("{\"value\":\(json)}".utf8)
    return try JSONDecoder().decode(Request<Value>.self, from: json).value
  }

  private func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func expectCorrupted<Value: Decodable>(
    _ json: String, as type: Value.Type, _ sentence: String
  ) {
    let error = #expect(throws: DecodingError.self) { try decode(json, as: type) }
    guard case .dataCorrupted(let context) = error else {
      Issue.record("another error for \(json): \(String(describing: error))")
      return
    }
    #expect(context.debugDescription.hasPrefix(sentence), "\(json)")
    #expect(context.codingPath.map(\.stringValue) == ["value"])
  }

  @Test func `a meeting number is read from a string or an integer, and written as a string`()
    throws
  {
    for json in [#""85212345678""#, "85212345678", "8.5212345678e10"] {
      #expect(try decode(json, as: MeetingNumber.self) == MeetingNumber("85212345678"))
    }
    #expect(try encode([MeetingNumber(852_123_456)]) == #"["852123456"]"#)
    let number = try decode(#""012345678""#, as: MeetingNumber.self)
    #expect(try encode([number]) == #"["012345678"]"#)
  }

  @Test(arguments: [
    "12345678", "123456789012", "9007199254740993", "-852123456", #""852 1234 5678""#,
    #""12345678""#, #""123456789012""#, #""""#, #""８５２１２３４５６７８""#,
  ])
  func `a bad meeting number is an error with our sentence and the path`(json: String) {
    expectCorrupted(json, as: MeetingNumber.self, "invalid meeting number: ")
  }

  @Test(arguments: ["true", "null", "{}", "[]", "85212345678.5", "1e30"])
  func `neither a string nor an integer is a meeting number`(json: String) {
    expectCorrupted(json, as: MeetingNumber.self, "invalid meeting number: not a string or an")
  }

  @Test func `a role is Zoom's integer`() throws {
    #expect(try decode("0", as: MeetingRole.self) == .participant)
    #expect(try decode("1", as: MeetingRole.self) == .host)
    #expect(try encode(MeetingRole.allCases) == "[0,1]")
    for json in ["2", "-1", "5"] { expectCorrupted(json, as: MeetingRole.self, "not a role: ") }
    for json in [#""1""#, "true", "null", "0.5"] {
      expectCorrupted(json, as: MeetingRole.self, "not a role: ")
    }
  }

  @Test func `a time is a number of seconds`() throws {
    let time = try UnixTime(seconds: 1_700_000_000)
    #expect(try decode("1700000000", as: UnixTime.self) == time)
    #expect(try encode([time]) == "[1700000000]")
    let fraction = try UnixTime(milliseconds: 1_700_000_000_250)
    #expect(try decode("1700000000.25", as: UnixTime.self) == fraction)
    #expect(try encode([fraction]) == "[1700000000.25]")
    for milliseconds in [1, 999, 1001, 253_402_300_799_999, 1_700_000_000_007] as [Int64] {
      guard let time = try? UnixTime(milliseconds: milliseconds) else { continue }
      #expect(try decode(try encode(time), as: UnixTime.self) == time)
    }
    expectCorrupted("1700000000000", as: UnixTime.self, "invalid time: too large for seconds")
    expectCorrupted("-1", as: UnixTime.self, "invalid time: before 1970")
    expectCorrupted("1e300", as: UnixTime.self, "invalid time: too large for seconds")
    for json in [#""1700000000""#, "true", "null"] {
      expectCorrupted(json, as: UnixTime.self, "invalid time: not a number of seconds")
    }
  }

  @Test func `a signature is written as its text, and claims under Zoom's names`() throws {
    struct Response: Encodable {
      let signature: MeetingSDKSignature
      let claims: MeetingSDKClaims?
    }
    let credentials = try MeetingSDKCredentials(
      key: "CLIENT_ID_0123456789ab", secret: "CLIENT_SECRET_0123456789abcdefgh")
    let web = try MeetingSDKSigner(credentials).sign(
      .web(MeetingNumber("85212345678"), role: .host),
      issuedAt: UnixTime(seconds: 1_700_000_030), options: .init(layout: .year2022))
    let json = try encode(Response(signature: web, claims: web.claims))
    #expect(
      json == #"{"claims":{"appKey":"CLIENT_ID_0123456789ab","exp":1700007200,"iat":1700000000,"#
        + #""mn":"85212345678","role":1,"sdkKey":"CLIENT_ID_0123456789ab","tokenExp":1700007200},"#
        + #""signature":"\#(web.text)"}"#)
    #expect(!json.contains("CLIENT_SECRET"))
  }
}

import MeetingSignature
import PureBase64
import Testing

@Suite struct LegacySignatureTests {
  let credentials: MeetingSDKCredentials
  let number: MeetingNumber
  let time: UnixTime

  init() throws {
    credentials = try MeetingSDKCredentials(
      key: "API_KEY_0123456789abcd", secret: "API_SECRET_0123456789abcdefghijklmnop")
    number = try MeetingNumber("85746065432")
    time = try UnixTime(milliseconds: 1_600_000_030_000)
  }

  private func sign(
    _ style: LegacySignatureStyle = .node, backdatedBy backdating: Seconds = .seconds(30)
  ) throws -> LegacySignature {
    try MeetingSDKSigner(credentials).signLegacy(
      meetingNumber: number, role: .participant, issuedAt: time, backdatedBy: backdating,
      style: style)
  }

  /// A signature whose outermost text is `text`.
  private func signature(_ text: String) -> String { Base64.encode(text.utf8, as: .standard) }

  @Test func `has the bytes of Node and Python`() throws {
    let text =
      "QVBJX0tFWV8wMTIzNDU2Nzg5YWJjZC44NTc0NjA2NTQzMi4xNjAwMDAwMDAwMDAwLjAuUW9ndjZuWUlOTkdtOHVz"
      + "Y2NENGVZbTVzdlVnSWNybGh6UjVJVEQ1Qnkrdz0="
    #expect(try sign(.node).text == text)
    #expect(try sign(.rubyStrict).text == text)
    #expect(try sign(.rubyURLSafe).text == text)
    #expect(try sign(.javaScript).text == text.replacing("=", with: ""))
    #expect(try !"\(sign()) \(Array(Mirror(reflecting: sign()).children))".contains("QVBJ"))
  }

  @Test func `is verified, in every style, from its time on`() throws {
    for style in [LegacySignatureStyle.node, .javaScript, .rubyStrict, .rubyURLSafe] {
      let signature = try sign(style)
      #expect(
        try LegacySignature.verify(signature.text, using: credentials, at: time) == signature)
    }
    let verified = try LegacySignature.verify(sign().text, using: credentials, at: time)
    #expect((verified.meetingNumber, verified.role) == (number, .participant))
    #expect(verified.issuedAt.milliseconds == 1_600_000_000_000)
    let future = try sign(backdatedBy: .seconds(0))
    let earlier = try UnixTime(milliseconds: time.milliseconds - 1)
    let error = #expect(throws: MeetingSDKVerificationError.self) {
      try LegacySignature.verify(future.text, using: credentials, at: earlier)
    }
    #expect(error?.reason == .issuedInFuture)
    let second = Seconds.seconds(1)
    let leeway = try LegacySignature.verify(
      future.text, using: credentials, at: earlier, leeway: second)
    #expect(leeway == future)
    let tooEarly = try UnixTime(milliseconds: time.milliseconds - 1001)
    #expect(throws: MeetingSDKVerificationError.self) {
      try LegacySignature.verify(future.text, using: credentials, at: tooEarly, leeway: second)
    }
  }

  /// The message has no separators, so that the code of one meeting is that of another.
  @Test func `is not valid for a meeting that takes a digit from the time`() throws {
    let short = try MeetingNumber("8574606543")
    let signature = try MeetingSDKSigner(credentials).signLegacy(
      meetingNumber: short, role: .host, issuedAt: time)
    let fields = String(
      decoding: try Base64.decode(signature.text, as: .urlUnpadded), as: UTF8.self)
    let shifted = self.signature(fields.replacing(".1600000000000.", with: "1.600000000000."))
    let error = #expect(throws: MeetingSDKVerificationError.self) {
      try LegacySignature.verify(shifted, using: credentials, at: time)
    }
    #expect(error?.reason == .invalidClaim)
    #expect(error?.claim == .iat)
  }

  @Test func `of any length is refused before it is decoded`() throws {
    let long = self.signature(String(repeating: "a.", count: 40_000))
    #expect(throws: MeetingSDKVerificationError.self) {
      try LegacySignature.verify(long, using: credentials, at: time)
    }
  }

  @Test func `is not what verification of today's signatures takes`() throws {
    let error = #expect(throws: MeetingSDKVerificationError.self) {
      try MeetingSDKSignature.verify(sign().text, using: credentials, at: time)
    }
    #expect(error?.reason == .legacySignature)
    #expect("\(try #require(error))".contains("sign a JWT"))
  }

  @Test func `says which field is wrong`() throws {
    let key = "API_KEY_0123456789abcd"
    let hash = "Qogv6nYINNGm8usccD4eYm5svUgIcrlhzR5ITD5By+w="
    let faults: [(String, MeetingSDKVerificationError.Reason, MeetingSDKClaim?)] = [
      ("QQ", .notLegacySignature, nil), ("not base64!", .notLegacySignature, nil),
      ("", .notLegacySignature, nil),
      (signature("a.b.c"), .notLegacySignature, nil),
      (signature("\(key).1600000000000.0.\(hash)"), .notLegacySignature, nil),
      (signature("other.85746065432.1600000000000.0.\(hash)"), .otherKey, .appKey),
      (signature("\(key).857-4606-5432.1600000000000.0.\(hash)"), .invalidClaim, .mn),
      (signature("\(key).85746065432.1600000000.0.\(hash)"), .invalidClaim, .iat),
      (signature("\(key).85746065432.+1600000000000.0.\(hash)"), .invalidClaim, .iat),
      (signature("\(key).85746065432.1600000000000.5.\(hash)"), .invalidClaim, .role),
      (signature("\(key).85746065432.1600000000000.+0.\(hash)"), .invalidClaim, .role),
      (signature("\(key).85746065432.1600000000000.0.\(hash)\n"), .notLegacySignature, nil),
      (signature("\(key).85746065432.1600000000000.1.\(hash)"), .wrongSignature, nil),
      (signature("\(key).85746065432.1600000000001.0.\(hash)"), .wrongSignature, nil),
    ]
    for (text, reason, claim) in faults {
      let error = #expect(throws: MeetingSDKVerificationError.self) {
        try LegacySignature.verify(text, using: credentials, at: time)
      }
      #expect(error?.reason == reason, "\(text)")
      #expect(error?.claim == claim, "\(text)")
    }
  }

  @Test func `options have ranges`() throws {
    for seconds in [-1, 601, .max, .min] {
      let error = #expect(throws: MeetingSDKSigningError.self) {
        try sign(backdatedBy: .seconds(seconds))
      }
      #expect(error?.reason == .backdatingOutOfRange)
    }
    let error = #expect(throws: MeetingSDKSigningError.self) {
      try MeetingSDKSigner(credentials).signLegacy(
        meetingNumber: number, role: .host, issuedAt: UnixTime(milliseconds: 29_999))
    }
    #expect(error?.reason == .issuedTooEarly)
  }

  @Test(arguments: [1_000_000_030, 1_000_000_031, 10_000_000_029] as [Int64])
  func `is verified at any time of 13 digits`(seconds: Int64) throws {
    let issued = try UnixTime(seconds: seconds)
    let signature = try MeetingSDKSigner(credentials).signLegacy(
      meetingNumber: number, role: .host, issuedAt: issued)
    let verified = try LegacySignature.verify(signature.text, using: credentials, at: issued)
    #expect(verified == signature)
  }

  @Test(arguments: [600, 1_000_000_029, 10_000_000_030, 253_402_300_799] as [Int64])
  func `is not verified at other times`(seconds: Int64) throws {
    let issued = try UnixTime(seconds: seconds)
    let signature = try MeetingSDKSigner(credentials).signLegacy(
      meetingNumber: number, role: .host, issuedAt: issued)
    let error = #expect(throws: MeetingSDKVerificationError.self) {
      try LegacySignature.verify(signature.text, using: credentials, at: issued)
    }
    #expect(error?.claim == .iat)
  }

  @Test func `without a time it signs now`() throws {
    let signature = try MeetingSDKSigner(credentials).signLegacy(meetingNumber: number, role: .host)
    #expect(try LegacySignature.verify(signature.text, using: credentials) == signature)
  }
}

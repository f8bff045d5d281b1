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
    _ style: LegacySignatureStyle = .node, backdatedBy seconds: Int = 30
  ) throws -> MeetingSDKSignature {
    try MeetingSDKSigner(credentials).signLegacy(
      meetingNumber: number, role: .participant, issuedAt: time, backdatedBy: seconds, style: style)
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
    #expect(try sign().kind == .legacy)
    #expect(try sign().claims == nil)
  }

  @Test func `is verified, in every style, from its time on`() throws {
    for style in [LegacySignatureStyle.node, .javaScript, .rubyStrict, .rubyURLSafe] {
      let signature = try sign(style)
      #expect(
        try MeetingSDKSignature.verify(signature.text, using: credentials, at: time) == signature)
    }
    let future = try sign(backdatedBy: 0)
    let earlier = try UnixTime(milliseconds: time.milliseconds - 1)
    let error = #expect(throws: MeetingSDKVerificationError.self) {
      try MeetingSDKSignature.verify(future.text, using: credentials, at: earlier)
    }
    #expect(error?.reason == .issuedInFuture)
  }

  @Test func `says which field is wrong`() throws {
    let key = "API_KEY_0123456789abcd"
    let hash = "Qogv6nYINNGm8usccD4eYm5svUgIcrlhzR5ITD5By+w="
    let faults: [(String, MeetingSDKVerificationError.Reason, MeetingSDKClaim?)] = [
      ("QQ", .malformed, nil), ("not base64!", .malformed, nil), ("", .malformed, nil),
      (signature("a.b.c"), .malformed, nil),
      (signature("\(key).1600000000000.0.\(hash)"), .malformed, nil),
      (signature("other.85746065432.1600000000000.0.\(hash)"), .otherKey, .appKey),
      (signature("\(key).857-4606-5432.1600000000000.0.\(hash)"), .invalidClaim, .mn),
      (signature("\(key).85746065432.1600000000.0.\(hash)"), .invalidClaim, .iat),
      (signature("\(key).85746065432.+1600000000000.0.\(hash)"), .invalidClaim, .iat),
      (signature("\(key).85746065432.1600000000000.5.\(hash)"), .invalidClaim, .role),
      (signature("\(key).85746065432.1600000000000.+0.\(hash)"), .invalidClaim, .role),
      (signature("\(key).85746065432.1600000000000.0.\(hash)\n"), .malformed, nil),
      (signature("\(key).85746065432.1600000000000.1.\(hash)"), .wrongSignature, nil),
      (signature("\(key).85746065432.1600000000001.0.\(hash)"), .wrongSignature, nil),
    ]
    for (text, reason, claim) in faults {
      let error = #expect(throws: MeetingSDKVerificationError.self) {
        try MeetingSDKSignature.verify(text, using: credentials, at: time)
      }
      #expect(error?.reason == reason, "\(text)")
      #expect(error?.claim == claim, "\(text)")
    }
  }

  @Test func `options have ranges`() throws {
    for seconds in [-1, 601, .max] {
      let error = #expect(throws: MeetingSDKSigningError.self) { try sign(backdatedBy: seconds) }
      #expect(error?.reason == .backdatingOutOfRange)
    }
    let error = #expect(throws: MeetingSDKSigningError.self) {
      try MeetingSDKSigner(credentials).signLegacy(
        meetingNumber: number, role: .host, issuedAt: UnixTime(milliseconds: 29_999))
    }
    #expect(error?.reason == .issuedTooEarly)
  }

  @Test(arguments: [600, 29_999, 253_403_000, 253_402_300_799] as [Int64])
  func `is verified at any time that can be signed`(seconds: Int64) throws {
    let issued = try UnixTime(seconds: seconds)
    let signature = try MeetingSDKSigner(credentials).signLegacy(
      meetingNumber: number, role: .host, issuedAt: issued)
    let verified = try MeetingSDKSignature.verify(signature.text, using: credentials, at: issued)
    #expect(verified == signature)
  }

  @Test func `without a time it signs now`() throws {
    let signature = try MeetingSDKSigner(credentials).signLegacy(meetingNumber: number, role: .host)
    #expect(try MeetingSDKSignature.verify(signature.text, using: credentials) == signature)
  }
}

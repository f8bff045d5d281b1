import MeetingSignature
import MeetingSignatureInspection
import Testing

@Suite struct SignatureStepsTests {
  let key = "CLIENT_ID_0123456789ab"
  let secret = "CLIENT_SECRET_0123456789abcdefgh"

  private func signer() throws -> MeetingSDKSigner {
    MeetingSDKSigner(try MeetingSDKCredentials(key: key, secret: secret))
  }

  private func time() throws -> UnixTime { try UnixTime(seconds: 1_700_000_030) }

  @Test func `the steps of a right JWT lead to it, and none differs`() throws {
    let number = try MeetingNumber("85746065432")
    let text = try signer().sign(.web(number, role: .participant), issuedAt: time()).text
    let steps = try #require(SignatureSteps(of: text, secret: secret)?.steps)
    #expect(steps.map(\.name).first == "header" && steps.map(\.name).last == "base64url(HMAC)")
    #expect(steps[0].value == #"{"alg":"HS256","typ":"JWT"}"#)
    #expect(steps[4].value + "." + steps[6].value == text)
    #expect(steps.allSatisfy { $0.valueInSignature == nil })
    let another = try #require(SignatureSteps(of: text, secret: "another")?.steps)
    #expect(
      another.map { $0.valueInSignature != nil } == [false, false, false, false, false, true, true])
  }

  @Test func `the steps of a legacy signature lead to it`() throws {
    let number = try MeetingNumber("85746065432")
    let text = try signer()
      .signLegacy(meetingNumber: number, role: .host, issuedAt: time(), style: .node).text
    let steps = try #require(SignatureSteps(of: text, secret: secret)?.steps)
    #expect(steps[0].value == "\(key)8574606543217000000000001")
    #expect(steps[4].value.hasSuffix("." + steps[3].value))
    #expect(steps.allSatisfy { $0.valueInSignature == nil })
    #expect(SignatureSteps(of: "abc", secret: secret) == nil)
  }

  @Test func `the signature in some text is without what is around it`() throws {
    let text = try signer().sign(.native, issuedAt: time()).text
    let inspector = SignatureInspector(time: .ignored)
    #expect(inspector.signature(in: "{\"data\":{\"jwt\":\"\(text)\"}}") == text)
    #expect(inspector.signature(in: "jwt: \(text), ok") == text)
    #expect(inspector.signature(in: "null") == nil)
  }
}

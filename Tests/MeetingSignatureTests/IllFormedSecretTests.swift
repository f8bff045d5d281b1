import MeetingSignature
import TestSupport
import Testing

/// Secrets with half of a surrogate pair, which a Swift string cannot hold: Node signs with the bytes
/// that it puts in their place.
@Suite struct IllFormedSecretTests {
  struct File: Decodable {
    let input: Input
    let cases: [Case]
  }

  struct Input: Decodable {
    let key: String
    let meetingNumber: Int64
    let clockMs: Int64
  }

  struct Case: Decodable {
    let id: String
    let nodeSecretIsUtf8OfHex: String?
    let asSecret: [String: Outcome]
  }

  struct Outcome: Decodable {
    let ok: String?
  }

  @Test func `the bytes that Node uses give Node's signature`() throws {
    let file = try vectorFile("ill-formed-utf16", as: File.self)
    var compared = 0
    for vector in file.cases {
      guard let secret = vector.nodeSecretIsUtf8OfHex,
        let expected = vector.asSecret["legacy-node-buffer"]?.ok
      else { continue }
      let credentials = try MeetingSDKCredentials(
        key: file.input.key, secretBytes: bytes(hex: secret))
      let signature = try MeetingSDKSigner(credentials).signLegacy(
        meetingNumber: MeetingNumber(file.input.meetingNumber), role: .participant,
        issuedAt: UnixTime(milliseconds: file.input.clockMs), style: .node)
      #expect(signature.text == expected, "\(vector.id)")
      compared += 1
    }
    #expect(compared == file.cases.count)
  }
}

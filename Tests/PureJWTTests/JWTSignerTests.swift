import PureJSON
import PureJWT
import TestSupport
import Testing

@Suite struct JWTSignerTests {
  private func key() throws -> JWTKey {
    try JWTKey(secret: "a secret of thirty-two characters".utf8)
  }

  @Test func `signs as one without a prefix does, whatever the payload begins with`() throws {
    let key = try key()
    let payload = Array(
      #"{"appKey":"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTU"}"#.utf8)
    for count in 0...payload.count {
      let signer = JWTSigner(key, payloadPrefix: Array(payload[..<count]))
      #expect(signer.sign(payload: payload) == JWT.sign(payload: payload, using: key), "\(count)")
      #expect(
        signer.sign(payload: payload[..<count]) == JWT.sign(payload: payload[..<count], using: key))
      for index in payload.indices {
        var other = payload
        other[index] ^= 1
        #expect(signer.sign(payload: other) == JWT.sign(payload: other, using: key))
      }
      let shorter = payload.prefix(count / 2)
      #expect(signer.sign(payload: AnySequence(shorter)) == JWT.sign(payload: shorter, using: key))
    }
  }

  @Test func `signs a JSON value as its text`() throws {
    let signer = try JWTSigner(try key(), header: Array(#"{"alg":"HS256","kid":"1"}"#.utf8))
    let payload: JSONValue = ["iss": "me", "exp": 1_700_000_000]
    #expect(try signer.sign(payload: payload) == signer.sign(payload: payload.serialized().utf8))
  }

  @Test func `signs with a header of its own, byte for byte`() throws {
    let header = Array("{\"kid\":\"2026\", \"alg\":\"HS256\"}".utf8)
    let signer = try JWTSigner(
      try key(), header: header, payloadPrefix: Array(#"{"iss":"me""#.utf8))
    for payload in [#"{"iss":"me","sub":"you"}"#, "{}"] {
      let jwt = try JWT.verify(signer.sign(payload: payload.utf8), using: try key())
      #expect(jwt.header == header)
      #expect(jwt.payload == Array(payload.utf8))
    }
  }

  @Test(arguments: [
    (#"{"alg":"none"}"#, JWTError.Reason.algorithm), (#"{"typ":"JWT"}"#, .algorithm),
    (#"{"alg":"HS256","crit":["x"]}"#, .critical), ("[]", .invalidHeader),
    (#"{"alg":"HS256","alg":"HS256"}"#, .invalidHeader), ("", .invalidHeader),
  ])
  func `refuses a header that would not be verified`(
    header: String, reason: JWTError.Reason
  ) throws {
    let key = try key()
    let error = #expect(throws: JWTError.self) { try JWTSigner(key, header: Array(header.utf8)) }
    #expect(error?.reason == reason)
  }

  @Test func `nothing shows the key`() throws {
    let signer = JWTSigner(try key())
    #expect(!everyText(of: signer).contains("thirty"))
    #expect(Mirror(reflecting: signer).children.isEmpty)
  }
}

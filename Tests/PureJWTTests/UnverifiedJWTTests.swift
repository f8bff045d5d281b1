import PureBase64
import PureJSON
import PureJWT
import Testing

@Suite struct UnverifiedJWTTests {
  private func token(
    header: String, payload: String = "{}", signature: [UInt8] = [1, 2, 3]
  ) -> String {
    [Array(header.utf8), Array(payload.utf8), signature]
      .map { Base64.encode($0, as: .urlUnpadded) }.joined(separator: ".")
  }

  @Test(arguments: ["HS256", "HS384", "HS512", "RS256", "ES256", "PS512", "EdDSA", "none", "é"])
  func `a token of any algorithm is read`(algorithm: String) throws {
    let text = token(
      header: #"{"typ":"JWT","alg":"\#(algorithm)"}"#, payload: #"{"iss":"me"}"#)
    let read = try JWT.unverified(text)
    #expect(read.algorithm == algorithm)
    #expect(read.signature == [1, 2, 3])
    #expect(try read.claims()["iss"] == "me")
    #expect(try JWT.unverified(Array(text.utf8)) == read)
    #expect(throws: JWTError.self) { try JWT.verify(text, using: JWTKey(secret: "secret".utf8)) }
  }

  @Test func `a token without a signature is read`() throws {
    #expect(try JWT.unverified(token(header: #"{"alg":"none"}"#, signature: [])).signature == [])
  }

  @Test(
    arguments: [
      ("{}", .algorithm), (#"{"alg":256}"#, .algorithm), ("[]", .invalidHeader),
      ("alg", .invalidHeader), (#"{"alg":"HS256","b64":false}"#, .unencodedPayload),
    ] as [(String, JWTError.Reason)])
  func `a header names an algorithm`(header: String, reason: JWTError.Reason) throws {
    let error = #expect(throws: JWTError.self) { try JWT.unverified(token(header: header)) }
    #expect(error?.reason == reason)
  }

  @Test(
    arguments: [
      (#""b64":true"#, nil), (#""b64":false"#, .unencodedPayload),
      (#""b64":null"#, .unencodedPayload),
      (#""b64":"true""#, .unencodedPayload), (#""b64":1"#, .unencodedPayload),
      (#""crit":["b64"],"b64":true"#, .critical), (#""crit":["b64"],"b64":false"#, .critical),
      (#""crit":["exp"]"#, .critical), (#""crit":[]"#, .critical), (#""crit":null"#, .critical),
      (#""crit":"b64""#, .critical),
    ] as [(String, JWTError.Reason?)])
  func `b64 is true or absent, and crit is absent`(
    member: String, reason: JWTError.Reason?
  ) throws {
    let key = try JWTKey(secret: "secret".utf8)
    let header = Array(#"{"alg":"HS256",\#(member)}"#.utf8)
    let signed = Result { () throws(JWTError) in try JWTSigner(key, header: header) }
      .map { $0.sign(payload: "{}".utf8) }
    switch signed {
    case .success(let token):
      #expect(reason == nil)
      #expect(try JWT.verify(token, using: key).header == header)
    case .failure(let error):
      #expect(error.reason == reason)
    }
    // A header is checked before the signature, so any will do.
    let error = #expect(throws: JWTError.self) {
      try JWT.verify(
        token(
          header: String(decoding: header, as: UTF8.self), signature: .init(repeating: 0, count: 32)
        ),
        using: key)
    }
    #expect(error?.reason == reason ?? .wrongSignature)
  }
}

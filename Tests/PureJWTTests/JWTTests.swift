import PureBase64
import PureJSON
import PureJWT
import TestSupport
import Testing

@Suite struct JWTTests {
  static let secret = Array("a secret of thirty-two bytes or so".utf8)

  private func key() throws -> JWTKey { try JWTKey(secret: Self.secret) }

  private func token(header: String, payload: String = "{}") throws -> String {
    func segment(_ text: String) -> String { Base64.encode(Array(text.utf8), as: .urlUnpadded) }
    let honest = JWT.sign(payload: Array(payload.utf8), using: try key())
    let signature = honest.split(separator: ".")[2]
    return "\(segment(header)).\(segment(payload)).\(signature)"
  }

  private func reason(for token: String) throws -> JWTError.Reason? {
    let key = try key()
    do throws(JWTError) {
      _ = try JWT.verify(token, using: key)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func `verifies the token of RFC 7515, appendix A.1`() throws {
    let secret = try Base64.decode(
      "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
      as: .urlUnpadded)
    let token =
      "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
      + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNv"
      + "bS9pc19yb290Ijp0cnVlfQ"
      + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    let jwt = try JWT.verify(token, using: try JWTKey(secret: secret))
    #expect(
      String(decoding: jwt.header, as: UTF8.self) == "{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}")
    #expect(jwt.payload.starts(with: "{\"iss\":\"joe\",\r\n".utf8))
  }

  @Test func `what is signed is verified, and its payload given back`() throws {
    let key = try key()
    for payload in ["", "{}", #"{"iss":"me"}"#, "not JSON", String(repeating: "x", count: 5000)] {
      let token = JWT.sign(payload: Array(payload.utf8), using: key)
      let jwt = try JWT.verify(token, using: key)
      #expect(jwt.payload == Array(payload.utf8))
      #expect(String(decoding: jwt.header, as: UTF8.self) == #"{"alg":"HS256","typ":"JWT"}"#)
      #expect(try JWT.verify(AnySequence(token.utf8), using: key) == jwt)
      let unverified = try JWT.unverified(token)
      #expect(unverified.payload == jwt.payload && unverified.header == jwt.header)
      #expect(unverified.algorithm == "HS256" && unverified.signature.count == 32)
      #expect(JWT.sign(payload: AnySequence(payload.utf8), using: key) == token)
    }
  }

  @Test func `refuses another key, and reads the token without one`() throws {
    let token = JWT.sign(payload: Array("{}".utf8), using: try key())
    let other = try JWTKey(secret: Array("another secret".utf8))
    let error = #expect(throws: JWTError.self) { try JWT.verify(token, using: other) }
    #expect(error?.reason == .wrongSignature)
    #expect(error?.offset == 41)
    #expect(try JWT.unverified(token).payload == Array("{}".utf8))
  }

  @Test func `no token that differs in one bit is verified`() throws {
    let key = try key()
    let token = Array(JWT.sign(payload: Array(#"{"iss":"me","exp":17}"#.utf8), using: key).utf8)
    #expect(try unsafe JWT.verify(token.span.bytes, using: key).payload.count == 21)
    for bit in 0..<(token.count * 8) {
      var changed = token
      changed[bit / 8] ^= 1 << (bit % 8)
      #expect(throws: JWTError.self, "bit \(bit)") {
        try unsafe JWT.verify(changed.span.bytes, using: key)
      }
    }
    for length in token.indices {
      let text = String(decoding: token[..<length], as: UTF8.self)
      #expect(throws: JWTError.self, "\(length) bytes") { try JWT.verify(text, using: key) }
    }
  }

  @Test func `says which of several keys has signed`() throws {
    let keys = try ["the newest", "the old one", "the oldest"].map { try JWTKey(secret: $0.utf8) }
    for (index, key) in keys.enumerated() {
      let token = JWT.sign(payload: "{}".utf8, using: key)
      let (jwt, keyIndex) = try JWT.verify(token, using: keys)
      #expect(keyIndex == index)
      #expect(jwt == (try JWT.verify(token, using: key)))
      #expect(try unsafe JWT.verify(Array(token.utf8).span.bytes, using: keys).keyIndex == index)
    }
    let token = JWT.sign(payload: "{}".utf8, using: try key())
    let none = #expect(throws: JWTError.self) { try JWT.verify(token, using: keys) }
    #expect(none?.reason == .wrongSignature)
    let noKey = #expect(throws: JWTError.self) { try JWT.verify(token, using: []) }
    #expect(noKey?.reason == .noKey)
  }

  @Test func `a token that is too long is not looked at`() throws {
    let key = try key()
    let token = JWT.sign(payload: "{}".utf8, using: key)
    let count = token.utf8.count
    #expect(try JWT.verify(token, using: key, maximumByteCount: count).payload == Array("{}".utf8))
    let error = #expect(throws: JWTError.self) {
      try JWT.verify(token, using: key, maximumByteCount: count - 1)
    }
    #expect(error?.reason == .tooLong)
    #expect(error?.offset == count - 1)
    let huge = String(repeating: ".", count: JWT.defaultMaximumByteCount + 1)
    let refusal = #expect(throws: JWTError.self) { try JWT.unverified(huge) }
    #expect(refusal?.reason == .tooLong)
  }

  @Test func `signs a JSON value as it is written`() throws {
    let key = try key()
    let payload: JSONValue = ["iss": "é", "exp": 1_700_000_000, "list": [1, true, .null]]
    let token = try JWT.sign(payload: payload, using: key)
    #expect(token == JWT.sign(payload: payload.serialized().utf8, using: key))
    let literal = try JWT.sign(
      payload: ["iss": "é", "exp": 1_700_000_000, "list": [1, true, .null]], using: key)
    #expect(token == literal)
    #expect(try JWTSigner(key).sign(payload: payload) == token)
    #expect(try JWT.verify(token, using: key).claims().json == payload)
  }

  @Test(
    arguments: [
      (#"{"alg":"none","typ":"JWT"}"#, .algorithm), (#"{"alg":"hs256"}"#, .algorithm),
      (#"{"alg":"RS256"}"#, .algorithm), (#"{"typ":"JWT"}"#, .algorithm),
      (#"{"alg":1}"#, .algorithm),
      (#"{"alg":"HS256","crit":["b64"],"b64":false}"#, .critical),
      (#"{"alg":"HS256","crit":null}"#, .critical), (#"["HS256"]"#, .invalidHeader),
      (#"{"alg":"HS256","b64":false}"#, .unencodedPayload),
      (#"{"alg":["HS256"]}"#, .algorithm), (#"{"ALG":"HS256"}"#, .algorithm),
      (#"{"alg":"HS256 "}"#, .algorithm), (#"{"alg":"HS512"}"#, .algorithm),
      (#"{"alg":"HS256","typ":"JWT"} "#, .wrongSignature),
      (#"{"alg":"HS256","alg":"none"}"#, .invalidHeader), ("{", .invalidHeader),
      ("", .invalidHeader),
      (#"{"alg":"HS256"}"#, .wrongSignature),
    ] as [(String, JWTError.Reason)])
  func `the header is checked and never obeyed`(header: String, reason: JWTError.Reason) throws {
    #expect(try self.reason(for: token(header: header)) == reason)
  }

  @Test func `says which part is malformed and where`() throws {
    let key = try key()
    let token = JWT.sign(payload: Array("{}".utf8), using: key)
    let parts = token.split(separator: ".").map(String.init)
    let faulty: [(String, JWTError.Reason, Int)] = [
      ("", .segmentCount, 0), ("a.b", .segmentCount, 3), ("a.b.c.d", .segmentCount, 5),
      ("\(parts[0])=.\(parts[1]).\(parts[2])", .notBase64URL, 36),
      ("\(parts[0]).e+0.\(parts[2])", .notBase64URL, 38),
      ("\(parts[0]).\(parts[1]).\(parts[2])=", .notBase64URL, token.utf8.count),
      ("\(parts[0]).\(parts[1]).AAAA", .signatureLength, 41),
      ("\(parts[0]).\(parts[1]).", .signatureLength, 41),
      ("\(parts[0]).\(parts[1]).\(parts[2])AA", .notBase64URL, token.utf8.count + 2),
      ("\(parts[0]).\(parts[1]).\(String(repeating: "A", count: 44))", .signatureLength, 41),
      (" " + token, .notBase64URL, 0), (token + "\n", .notBase64URL, token.utf8.count),
    ]
    for (text, reason, offset) in faulty {
      let error = #expect(throws: JWTError.self) { try JWT.verify(text, using: key) }
      #expect(error?.reason == reason, "\(text)")
      #expect(error?.offset == offset, "\(text)")
    }
  }

  @Test(
    arguments: [
      ("", 0), ("[]", 0), ("x{}", 0), ("{x}", 1), ("{ x}", 2), ("{  x}", 4), ("{   x}", 5),
      (#"{"alg":"HS256","#, 20), (#"{"alg":"HS256","alg":"HS256"}"#, 20), (#"{"alg":"RS256"}"#, 0),
    ])
  func `says where the header is malformed`(header: String, offset: Int) throws {
    let token = try token(header: header)
    let error = #expect(throws: JWTError.self) { try JWT.verify(token, using: key()) }
    #expect(error?.offset == offset)
    if let jsonError = error?.jsonError {
      #expect(jsonError.offset * 4 / 3 == offset)
      #expect(error?.description.contains("line 1, column \(jsonError.offset + 1)") ?? false)
    }
  }

  @Test func `a key has at least one byte, and nothing shows it`() throws {
    let error = #expect(throws: JWTError.self) { try JWTKey(secret: []) }
    #expect(error?.reason == .emptyKey)
    for count in [1, 32, 64, 65, 100] {
      let zeros = [UInt8](repeating: 0, count: count)
      let error = #expect(throws: JWTError.self) { try JWTKey(secret: zeros) }
      #expect(error?.reason == .zeroKey)
      #expect(throws: Never.self) { try JWTKey(secret: zeros + [1]) }
      #expect(throws: Never.self) { try JWTKey(secret: [128] + zeros) }
    }
    #expect(Mirror(reflecting: try key()).children.isEmpty)
    let text = everyText(of: try key())
    #expect(!text.contains("thirty"))
    #expect(!text.contains("97, 32, 115"))
  }

  @Test func `a header that is nested deep is refused`() throws {
    let deep = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
    #expect(try reason(for: token(header: "{\"alg\":\"HS256\",\"x\":\(deep)}")) == .invalidHeader)
  }
}

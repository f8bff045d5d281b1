import PureBase64
import PureJWT
import TestVectors
import Testing

@Suite struct JWTTests {
  struct ConformanceRow: Decodable {
    let id: String
    let token: String
    let keyHex: String
    let jws: String
    let payloadHex: String?
    let reason: String?
  }

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
      #expect(try JWT.unverified(token) == jwt)
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
    let token = Array(JWT.sign(payload: Array(#"{"iss":"me"}"#.utf8), using: key).utf8)
    for bit in 0..<(token.count * 8) {
      var changed = token
      changed[bit / 8] ^= 1 << (bit % 8)
      let text = String(decoding: changed, as: UTF8.self)
      #expect(throws: JWTError.self, "bit \(bit)") { try JWT.verify(text, using: key) }
    }
    for length in token.indices {
      let text = String(decoding: token[..<length], as: UTF8.self)
      #expect(throws: JWTError.self, "\(length) bytes") { try JWT.verify(text, using: key) }
    }
  }

  @Test(
    arguments: [
      (#"{"alg":"none","typ":"JWT"}"#, .algorithm), (#"{"alg":"hs256"}"#, .algorithm),
      (#"{"alg":"RS256"}"#, .algorithm), (#"{"typ":"JWT"}"#, .algorithm),
      (#"{"alg":1}"#, .algorithm),
      (#"{"alg":"HS256","crit":["b64"],"b64":false}"#, .critical),
      (#"{"alg":"HS256","crit":null}"#, .critical), (#"["HS256"]"#, .invalidHeader),
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

  @Test func `a key has at least one byte, and nothing shows it`() throws {
    let error = #expect(throws: JWTError.self) { try JWTKey(secret: []) }
    #expect(error?.reason == .emptyKey)
    #expect(Mirror(reflecting: try key()).children.isEmpty)
    let text = everyText(of: try key())
    #expect(!text.contains("thirty"))
    #expect(!text.contains("97, 32, 115"))
  }

  @Test(.enabled(if: Conformance.isHere, "\(Conformance.absence)"))
  func `agrees with the conformance tables`() throws {
    let files = ["jws.json", "rfc/jws_rfc.json"]
    for row in try files.flatMap({ try Conformance.rows($0, of: ConformanceRow.self) })
    where row.jws != "either" {
      let verified = (try? JWTKey(secret: bytes(hex: row.keyHex)))
        .flatMap { try? JWT.verify(row.token, using: $0) }
      #expect((verified != nil) == (row.jws == "accept"), "\(row.id): \(row.reason ?? "")")
      if let verified, let payload = row.payloadHex { #expect(hex(verified.payload) == payload) }
    }
  }

  @Test func `a header that is nested deep is refused`() throws {
    let deep = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
    #expect(try reason(for: token(header: "{\"alg\":\"HS256\",\"x\":\(deep)}")) == .invalidHeader)
  }
}

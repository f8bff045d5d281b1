import PureJSON
import PureJWT
import TestSupport
import Testing

@Suite(.enabled(if: Conformance.isHere, "\(Conformance.absence)"))
struct JWTConformanceTests {
  struct Token: Decodable {
    let id: String
    let token: String
    let keyHex: String
    let jws: String
    let jwt: String
    let headerHex: String?
    let payloadHex: String?
    let reason: String?
    let policy: [String]?
  }

  struct Claims: Decodable {
    let id: String
    let token: String
    let keyHex: String
    let options: Options
    let expect: String

    struct Options: Decodable {
      let now: Double?
      let leeway: Double?
      let requireIssuedInPast: Bool?
      let issuer: String?
      let audience: String?
    }
  }

  /// A key of NUL bytes is rejected, because it is the empty key to HMAC.
  ///
  /// The tables do not know that.
  private func isZero(_ key: [UInt8]) -> Bool { !key.isEmpty && key.allSatisfy { $0 == 0 } }

  /// Where a row leaves it to policy: an empty key is refused; the type of a header's `kid` and of a
  /// claim that is not looked at, and what the text of a secret looks like, are the caller's affair.
  static let policy = [
    "empty-key": false, "header-kid-not-a-string": true,
    "public-key-text-as-hmac-secret": true, "noncharacter-in-claims": false,
  ]

  @Test func `takes and refuses tokens as the tables say`() throws {
    for row in try ["jws.json", "rfc/jws_rfc.json"].flatMap({
      try Conformance.rows($0, of: Token.self)
    }) {
      let note: Comment = "\(row.id): \(row.reason ?? "")"
      let verified = (try? JWTKey(secret: bytes(hex: row.keyHex)))
        .flatMap { try? JWT.verify(row.token, using: $0) }
      guard !isZero(bytes(hex: row.keyHex)) else {
        #expect(verified == nil, note)
        continue
      }
      let expected = (row.policy ?? []).compactMap { Self.policy[$0] }.first ?? true
      #expect((verified != nil) == (row.jws == "either" ? expected : row.jws == "accept"), note)
      guard let verified else { continue }
      #expect(hex(verified.payload) == row.payloadHex, note)
      #expect(hex(verified.header) == row.headerHex, note)
      let claims = try? verified.claims()
      #expect((claims != nil) == (row.jwt == "either" ? expected : row.jwt == "accept"), note)
    }
  }

  @Test func `checks claims as the table says`() throws {
    for row in try Conformance.rows("jwt_claims.json", of: Claims.self) {
      let key = try JWTKey(secret: bytes(hex: row.keyHex))
      let claims = try JWT.verify(row.token, using: key).claims()
      let options = row.options
      var holds = true
      if let now = options.now {
        let checked: JWTTimeClaims =
          options.requireIssuedInPast == true ? [.exp, .nbf, .iat] : [.exp, .nbf]
        holds = (try? claims.checkTimes(at: now, leeway: options.leeway ?? 0, of: checked)) != nil
      }
      if let issuer = options.issuer {
        holds = holds && (try? claims.checkIssuer(issuer)) != nil
      }
      if let audience = options.audience {
        holds = holds && (try? claims.checkAudience(audience)) != nil
      }
      #expect(holds == (row.expect == "accept"), "\(row.id)")
    }
  }

  /// Every token that is accepted, and has the usual header, is what signing its payload gives.
  @Test func `signs the tokens of the tables again`() throws {
    var count = 0
    for row in try Conformance.rows("jws.json", of: Token.self) where row.jws == "accept" {
      guard !isZero(bytes(hex: row.keyHex)) else { continue }
      let key = try JWTKey(secret: bytes(hex: row.keyHex))
      let jwt = try JWT.verify(row.token, using: key)
      guard jwt.header == Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8) else { continue }
      #expect(JWT.sign(payload: jwt.payload, using: key) == row.token, "\(row.id)")
      count += 1
    }
    #expect(count > 10)
  }
}

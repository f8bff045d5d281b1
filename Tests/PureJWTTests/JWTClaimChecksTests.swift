import PureJSON
import PureJWT
import Testing

@Suite struct JWTClaimChecksTests {
  private func claims(_ payload: JSONValue) throws -> JWTClaims {
    let key = try JWTKey(secret: "secret".utf8)
    return try JWT.verify(try JWT.sign(payload: payload, using: key), using: key).claims()
  }

  private func fault(
    in payload: JSONValue, _ check: (JWTClaims) throws(JWTClaimsError) -> Void
  ) throws -> JWTClaimsError? {
    let claims = try claims(payload)
    do throws(JWTClaimsError) {
      try check(claims)
      return nil
    } catch {
      return error
    }
  }

  @Test func `required claims are there, and not null`() throws {
    let payload: JSONValue = ["exp": 1, "sub": "", "jti": .null]
    #expect(try fault(in: payload) { claims throws(JWTClaimsError) in try claims.require() } == nil)
    #expect(
      try fault(in: payload) { claims throws(JWTClaimsError) in try claims.require("exp", "sub") }
        == nil)
    #expect(
      try fault(in: payload) { claims throws(JWTClaimsError) in try claims.require(["exp", "sub"]) }
        == nil)
    for name in ["nbf", "jti", "Exp"] {
      let fault = try fault(in: payload) { claims throws(JWTClaimsError) in
        try claims.require("exp", name, "sub")
      }
      #expect(fault?.reason == .missing)
      #expect(fault?.claim == name)
      #expect(fault?.description == "invalid claims: \(name) is missing")
    }
  }

  @Test(
    arguments: [
      (["aud": "me"], nil), (["aud": ["you", "me"]], nil), (["aud": ["me"]], nil),
      ([:], .missing), (["aud": .null], .missing), (["aud": []], .mismatch),
      (["aud": "you"], .mismatch), (["aud": ["you", "Me"]], .mismatch), (["aud": "me "], .mismatch),
      (["aud": 7], .notAString), (["aud": ["me", 7]], .notAString),
      (["aud": [["me"]]], .notAString),
      (["aud": ["me": "me"]], .notAString),
    ] as [(JSONValue, JWTClaimsError.Reason?)])
  func `an audience is a string or one of several`(
    payload: JSONValue, reason: JWTClaimsError.Reason?
  ) throws {
    let fault = try fault(in: payload) { claims throws(JWTClaimsError) in
      try claims.checkAudience("me")
    }
    #expect(fault?.reason == reason)
    #expect(fault?.claim == reason.map { _ in "aud" })
  }

  @Test func `strings are compared code point by code point`() throws {
    let composed = "José"
    let decomposed = "Jose\u{301}"
    #expect(composed == decomposed)
    let payload: JSONValue = ["iss": .string(composed), "sub": 7]
    #expect(
      try fault(in: payload) { claims throws(JWTClaimsError) in try claims.checkIssuer(composed) }
        == nil)
    let mismatch = try fault(in: payload) { claims throws(JWTClaimsError) in
      try claims.checkIssuer(decomposed)
    }
    #expect(mismatch?.reason == .mismatch)
    let other = try fault(in: payload) { claims throws(JWTClaimsError) in
      try claims.check("sub", is: "7")
    }
    #expect(other?.reason == .notAString)
  }
}

import PureJSON
import PureJWT
import TestSupport
import Testing

@Suite struct JWTClaimsTests {
  private func claims(_ payload: String) throws -> JWTClaims {
    let key = try JWTKey(secret: "secret".utf8)
    return try JWT.verify(JWT.sign(payload: payload.utf8, using: key), using: key).claims()
  }

  private func fault(
    _ payload: String, at time: Double, leeway: Double = 0,
    of checked: JWTTimeClaims = [.exp, .nbf, .iat]
  ) throws -> JWTClaimsError? {
    let claims = try claims(payload)
    do throws(JWTClaimsError) {
      try claims.checkTimes(at: time, leeway: leeway, of: checked)
      return nil
    } catch {
      return error
    }
  }

  @Test func `gives the claims of an object`() throws {
    let claims = try claims(#"{"iss":"me","aud":["a","b"]}"#)
    #expect(claims["iss"] == "me")
    #expect(claims["aud"] == ["a", "b"])
    #expect(claims["exp"] == nil)
    #expect(claims.json == ["iss": "me", "aud": ["a", "b"]])
    try claims.checkTimes(at: 0)
  }

  @Test func `finds claims by the names that escapes stand for, at the top level only`() throws {
    let claims = try claims(
      #"{"a":{"exp":1,"iss":["x"]}, "\u0065xp" : 12 ,"é":"\u00e9\n","#
        + #""e\u0301":2,"":3,"b":[{"c":0}]}"#)
    #expect(claims["exp"] == 12)
    #expect(claims["iss"] == nil)
    #expect(claims["é"] == "é\n")
    #expect(claims["e\u{301}"] == 2)
    #expect(claims[""] == 3)
    #expect(claims["a"] == ["exp": 1, "iss": ["x"]])
    #expect(claims["b"] == [["c": 0]])
    #expect(claims["c"] == nil)
    #expect(claims["ex"] == nil)
    #expect(claims["expx"] == nil)
    #expect(claims == (try self.claims(claims.json.serialized())))
    #expect(claims != (try self.claims(#"{"exp":12}"#)))
  }

  @Test func `compares times of any number of digits`() throws {
    for count in 1...25 {
      let digits = String("9876543210987654321098765".prefix(count))
      let value = try #require(Double(digits))
      guard value < 0x1p53 else {
        #expect(try fault("{\"exp\":\(digits)}", at: 0x1p53 - 1) == nil)
        continue
      }
      #expect(try fault("{\"exp\":\(digits)}", at: value)?.reason == .expired)
      #expect(try fault("{\"exp\":\(digits)}", at: value - 1) == nil)
      #expect(try fault("{\"nbf\":\(digits)}", at: value) == nil)
      #expect(try fault("{\"nbf\":\(digits)}", at: value - 1)?.reason == .notYetValid)
      #expect(try fault("{\"nbf\":-\(digits)}", at: -value) == nil)
      #expect(try fault("{\"nbf\":\"\(digits)\"}", at: value)?.reason == .notANumber)
    }
  }

  @Test(
    arguments: [
      ("", .notJSON, 0), (#"{"a":1"#, .notJSON, 6), (#"{"a":1,"a":1}"#, .notJSON, 7),
      ("[]", .notAnObject, nil), ("null", .notAnObject, nil),
      (String(repeating: "[", count: 40), .notJSON, 32),
    ] as [(String, JWTClaimsError.Reason, Int?)])
  func `refuses a payload that is not an object`(
    payload: String, reason: JWTClaimsError.Reason, offset: Int?
  ) throws {
    let error = #expect(throws: JWTClaimsError.self) { try claims(payload) }
    #expect(error?.reason == reason)
    #expect(error?.offset == offset)
    #expect(error?.claim == nil)
  }

  @Test func `the signature is checked before the payload is read`() throws {
    let key = try JWTKey(secret: "secret".utf8)
    let other = try JWTKey(secret: "other".utf8)
    let token = JWT.sign(payload: "not JSON".utf8, using: key)
    let error = #expect(throws: JWTError.self) { try JWT.verify(token, using: other) }
    #expect(error?.reason == .wrongSignature)
    #expect(throws: JWTClaimsError.self) { try JWT.verify(token, using: key).claims() }
  }

  @Test func `exp, nbf and iat hold up to the second`() throws {
    #expect(try fault(#"{"exp":100}"#, at: 99) == nil)
    #expect(try fault(#"{"exp":100}"#, at: 100)?.reason == .expired)
    #expect(try fault(#"{"exp":100}"#, at: 102.5, leeway: 3) == nil)
    #expect(try fault(#"{"exp":100}"#, at: 103, leeway: 3)?.claim == "exp")
    #expect(try fault(#"{"nbf":100}"#, at: 100) == nil)
    #expect(try fault(#"{"nbf":100}"#, at: 99.999)?.reason == .notYetValid)
    #expect(try fault(#"{"nbf":100}"#, at: 97, leeway: 3) == nil)
    #expect(try fault(#"{"iat":100}"#, at: 100) == nil)
    #expect(try fault(#"{"iat":100}"#, at: 97, leeway: 3) == nil)
    #expect(try fault(#"{"iat":100}"#, at: 96, leeway: 3)?.reason == .issuedInFuture)
    #expect(try fault(#"{"iat":100}"#, at: 96, leeway: 3)?.claim == "iat")
    #expect(try fault(#"{"iat":100}"#, at: 0, of: [.exp, .nbf]) == nil)
    #expect(try fault(#"{"exp":1,"nbf":9,"iat":9}"#, at: 5, of: []) == nil)
    #expect(try fault(#"{"exp":-5}"#, at: -6) == nil)
    #expect(try fault(#"{"exp":-5}"#, at: -5)?.reason == .expired)
    #expect(try fault(#"{"exp":-5}"#, at: -5.5) == nil)
    #expect(try fault(#"{"exp":-6}"#, at: -5.5)?.reason == .expired)
  }

  /// Whether each spelling is more than the time.
  @Test(
    arguments: [
      ("1234.5", 1234.25, true), ("1234.5", 1234.5, false), ("1234.50", 1234.5, false),
      ("1234.50000000000023", 1234.5, true), ("1234.4999999999999", 1234.5, false),
      ("1234.500000000000000000001", 1234.5, false),
      ("1.2345e3", 1234.25, true), ("12345e-1", 1234.5, false), ("1e3", 999.875, true),
      ("0.1", 0.1, false), ("0.10000000000000002", 0.1, true),
      ("0.1000000000000000055511151231257827021181583404541015626", 0.1, false),
      ("0.05", 0.0625, false), ("0.05", 0.03125, true), ("0.0", 0, false), ("-0.0", 0, false),
      ("-0", -0.5, true), ("0e5", -1, true), ("-1.5", -1.5, false), ("-1.5", -1.75, true),
      ("-1.5", -1.25, false), ("-1.5", 1, false), ("1e-999999999999", 0, false),
      ("1e-999999999999", 0.5, false), ("-1e-400", 0, false), ("0.3e1", 3, false),
      ("9223372036854775808", 1e15, true), ("123456789012345678901234567890", 1e15, true),
      ("-123456789012345678901234567890", -1e15, false), ("9007199254740992.5", 9e15, true),
      ("10000000000000000000", 1, true), ("00.5", 0, nil),
    ] as [(String, Double, Bool?)])
  func `numbers count as the nearest double`(
    spelling: String, time: Double, isAfter: Bool?
  ) throws {
    guard let isAfter else {
      #expect(throws: JWTClaimsError.self) { try claims(#"{"exp":\#(spelling)}"#) }
      return
    }
    #expect((try fault(#"{"exp":\#(spelling)}"#, at: time) == nil) == isAfter)
    #expect((try fault(#"{"nbf":\#(spelling)}"#, at: time) != nil) == isAfter)
  }

  @Test func `dates with a fraction are compared as doubles where both are exact`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    for _ in 0..<2000 {
      let (left, right) = (
        Double(Int.random(in: -9000...9000, using: &random)) / 1024,
        Double(Int.random(in: -9000...9000, using: &random)) / 1024
      )
      let isAfter = try fault("{\"nbf\":\(left)}", at: right) != nil
      #expect(isAfter == (left > right), "\(left) and \(right), seed \(seed)")
    }
  }

  @Test(arguments: ["\"100\"", "true", "null", "[100]", "{}"])
  func `a time is a number`(value: String) throws {
    for name in ["exp", "nbf", "iat"] {
      let fault = try fault("{\"\(name)\":\(value)}", at: 100)
      #expect(fault?.reason == .notANumber)
      #expect(fault?.claim == name)
      #expect(fault?.description == "invalid claims: \(name) is not a number")
    }
  }

  @Test func `a time that is none never lets a token pass`() throws {
    for time in [Double.nan, .infinity, -.infinity, 1e16] {
      #expect(try fault("{}", at: time)?.reason == .invalidTime)
      #expect(try fault("{}", at: 0, leeway: time)?.reason == .invalidTime)
    }
    #expect(try fault("{}", at: 0, leeway: -1)?.reason == .invalidTime)
  }
}

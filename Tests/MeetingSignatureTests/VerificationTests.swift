import MeetingSignature
import PureJWT
import Testing

@Suite struct VerificationTests {
  let credentials: MeetingSDKCredentials
  let jwtKey: JWTKey
  let now: UnixTime

  init() throws {
    credentials = try MeetingSDKCredentials(key: "the key", secret: "the secret")
    jwtKey = try JWTKey(secret: "the secret".utf8)
    now = try UnixTime(seconds: 1_700_000_000)
  }

  private func token(_ claims: [String: String]) -> String {
    let members = claims.map { #""\#($0.key)":\#($0.value)"# }.joined(separator: ",")
    return JWT.sign(payload: "{\(members)}".utf8, using: jwtKey)
  }

  private func fault(in text: String) -> MeetingSDKVerificationError? {
    do throws(MeetingSDKVerificationError) {
      _ = try MeetingSDKSignature.verify(text, using: credentials, at: now)
      return nil
    } catch {
      return error
    }
  }

  private let good = [
    "appKey": "\"the key\"", "mn": "\"85212345678\"", "role": "0", "iat": "1699999970",
    "exp": "1700007170", "tokenExp": "1700007170",
  ]

  @Test func `takes what Zoom takes`() {
    #expect(fault(in: token(good)) == nil)
    let variations = [
      ["mn": "85212345678"], ["iat": "1700000000"], ["role": "1"], ["video_webrtc_mode": "1"],
      ["sdkKey": "\"the key\""], ["unknown": "[1]"], ["nbf": "1700000000"],
    ]
    for variation in variations {
      #expect(fault(in: token(good.merging(variation) { $1 })) == nil, "\(variation)")
    }
    let native = ["appKey": "\"the key\"", "iat": "1699999970", "tokenExp": "1700007170"]
    #expect(fault(in: token(native)) == nil)
  }

  @Test func `is not valid before nbf, with leeway`() throws {
    for value in ["1700000001", "\"1700000000\"", "null", "1.7e9", "-1", "1700000000000"] {
      #expect(fault(in: token(good.merging(["nbf": value]) { $1 }))?.reason == .notYetValid)
    }
    let early = token(good.merging(["nbf": "1700000010"]) { $1 })
    let leeway = Seconds.seconds(10)
    _ = try MeetingSDKSignature.verify(early, using: credentials, at: now, leeway: leeway)
  }

  @Test func `takes a token that is typed as a JWT, or not at all`() throws {
    let payload = try JWT.verify(token(good), using: jwtKey).payload
    func fault(typ: String) throws -> MeetingSDKVerificationError.Reason? {
      let signer = try JWTSigner(jwtKey, header: Array("{\"alg\":\"HS256\"\(typ)}".utf8))
      return self.fault(in: signer.sign(payload: payload))?.reason
    }
    for typ in ["", "JWT", "jwt", "application/jwt", "application/JWT"] {
      #expect(try fault(typ: typ.isEmpty ? "" : ",\"typ\":\"\(typ)\"") == nil, "\(typ)")
    }
    for typ in [#""at+jwt""#, #""JWS""#, #""""#, "null", "1", #""J\u0057T ""#, #""JWT ""#] {
      #expect(try fault(typ: ",\"typ\":\(typ)") == .otherType, "\(typ)")
    }
  }

  @Test func `says which claim is wrong`() {
    let faults: [(String, String, MeetingSDKVerificationError.Reason)] = [
      ("appKey", "\"another\"", .otherKey), ("sdkKey", "\"another\"", .otherKey),
      ("appKey", "1", .invalidClaim), ("mn", "\"852-1234-5678\"", .invalidClaim),
      ("mn", "8.5", .invalidClaim), ("mn", "null", .invalidClaim), ("role", "\"0\"", .invalidClaim),
      ("role", "5", .invalidClaim), ("role", "true", .invalidClaim),
      ("iat", "\"1699999970\"", .invalidClaim), ("iat", "1699999970.5", .invalidClaim),
      ("iat", "1699999970000", .invalidClaim), ("iat", "-1", .invalidClaim),
      ("iat", "1700000001", .issuedInFuture), ("exp", "1699999971", .validityOutOfRange),
      ("exp", "1700172771", .validityOutOfRange), ("tokenExp", "1700001769", .validityOutOfRange),
      ("video_webrtc_mode", "2", .invalidClaim), ("exp", "1.700007170e9", .invalidClaim),
      ("mn", "8.5212345678e10", .invalidClaim), ("mn", "85212345678.0", .invalidClaim),
      ("role", "10e-1", .invalidClaim), ("role", "-0", .invalidClaim),
      ("video_webrtc_mode", "1.0", .invalidClaim),
    ]
    for (name, value, reason) in faults {
      let fault = fault(in: token(good.merging([name: value]) { $1 }))
      #expect(fault?.reason == reason, "\(name): \(value)")
      #expect(fault?.claim?.name == name, "\(name): \(value)")
    }
    let expired = good.merging(["iat": "1699990000", "exp": "1700000000"]) { $1 }
    #expect(fault(in: token(expired))?.reason == .expired)
    let session = good.merging([
      "iat": "1699990000", "tokenExp": "1700000000", "exp": "1700000001",
    ]) { $1 }
    #expect(fault(in: token(session))?.claim == .tokenExp)
    #expect(fault(in: token(session))?.reason == .expired)
    let sdkKeyOnly = ["sdkKey": "\"the key\"", "iat": "1699999970", "tokenExp": "1700007170"]
    #expect(fault(in: token(sdkKeyOnly))?.claim == .appKey)
    let tooLarge = good.merging(["exp": "1000000000000"]) { $1 }
    #expect(fault(in: token(tooLarge))?.reason == .invalidClaim)
    for name in ["appKey", "mn", "role", "iat", "exp"] {
      var claims = good
      claims[name] = nil
      #expect(fault(in: token(claims))?.reason == .missingClaim, "\(name)")
      #expect(fault(in: token(claims))?.claim?.name == name, "\(name)")
    }
    let noTokenExp = ["appKey": "\"the key\"", "iat": "1699999970", "exp": "1700007170"]
    #expect(fault(in: token(noTokenExp))?.claim == .tokenExp)
  }

  @Test func `refuses what is not signed with the secret, or not a JWT at all`() throws {
    let other = try MeetingSDKCredentials(key: "the key", secret: "another secret")
    let signature = try MeetingSDKSigner(other).sign(.native, issuedAt: now)
    #expect(fault(in: signature.text)?.reason == .wrongSignature)
    #expect(fault(in: signature.text)?.offset == signature.text.utf8.count - 43)
    #expect(fault(in: "a.b.c")?.reason == .malformed)
    #expect(fault(in: "\"\(token(good))\"")?.reason == .malformed)
    #expect(fault(in: token(good) + "\n")?.reason == .malformed)
    #expect(fault(in: JWT.sign(payload: "[]".utf8, using: jwtKey))?.reason == .payloadNotJSON)
    let twice = #"{"iat":1,"iat":2}"#
    let duplicate = fault(in: JWT.sign(payload: twice.utf8, using: jwtKey))
    #expect(duplicate?.reason == .payloadNotJSON)
    #expect(duplicate?.offset == 9)
    #expect(
      duplicate?.description
        == "invalid signature: the payload is not a JSON object, or has a duplicate name, "
        + "at offset 9 of the payload")
  }

  private func isValid(_ claims: [String: String], at seconds: Int64, leeway: Seconds) throws
    -> Bool
  {
    let time = try UnixTime(milliseconds: seconds * 1000 + 999)
    let text = token(claims)
    return (try? MeetingSDKSignature.verify(text, using: credentials, at: time, leeway: leeway))
      != nil
  }

  @Test(arguments: [0, 1, 60, 300])
  func `clocks can differ by the leeway, and no more`(leeway: Int) throws {
    let (issued, expired): (Int64, Int64) = (1_699_999_970, 1_700_007_170)
    let allowed = Seconds.seconds(leeway)
    #expect(try isValid(good, at: issued - Int64(leeway), leeway: allowed))
    #expect(try !isValid(good, at: issued - Int64(leeway) - 1, leeway: allowed))
    #expect(try isValid(good, at: expired + Int64(leeway) - 1, leeway: allowed))
    #expect(try !isValid(good, at: expired + Int64(leeway), leeway: allowed))
    let session = good.merging(["tokenExp": "1700001770"]) { $1 }
    #expect(try isValid(session, at: 1_700_001_769 + Int64(leeway), leeway: allowed))
    #expect(try !isValid(session, at: 1_700_001_770 + Int64(leeway), leeway: allowed))
  }

  @Test func `a leeway is at most a day, and never negative`() throws {
    #expect(try isValid(good, at: 1_699_999_970 - 86_400, leeway: .days(1)))
    let legacy = try MeetingSDKSigner(credentials).signLegacy(
      meetingNumber: MeetingNumber("85212345678"), role: .host, issuedAt: now)
    for leeway in [
      Seconds.seconds(-1), .seconds(.min), .days(.min), .seconds(86_401), .seconds(.max),
      .days(.max),
    ] {
      // Whatever the signature is.
      for text in [token(good), "", legacy.text] {
        let errors = [
          #expect(throws: MeetingSDKVerificationError.self) {
            try MeetingSDKSignature.verify(text, using: credentials, at: now, leeway: leeway)
          },
          #expect(throws: MeetingSDKVerificationError.self) {
            try MeetingSDKSignature.verify(text, using: [credentials], at: now, leeway: leeway)
          },
          #expect(throws: MeetingSDKVerificationError.self) {
            try LegacySignature.verify(text, using: credentials, at: now, leeway: leeway)
          },
        ]
        for error in errors {
          #expect(error?.reason == .leewayOutOfRange, "\(leeway)")
          #expect(
            error?.description == "unverified signature: the leeway is negative, or more than a day"
          )
        }
      }
    }
  }

  @Test func `one of several credentials is enough, and is named`() throws {
    let old = try MeetingSDKCredentials(key: "the key", secret: "the old secret")
    let other = try MeetingSDKCredentials(key: "another key", secret: "the secret")
    let text = token(good)
    let verified = try MeetingSDKSignature.verify(text, using: [old, credentials, other], at: now)
    #expect(verified.credentialsIndex == 1)
    #expect(verified.signature.text == text)
    let faults: [([MeetingSDKCredentials], MeetingSDKVerificationError.Reason)] = [
      ([], .wrongSignature), ([old], .wrongSignature), ([old, other], .otherKey),
    ]
    for (several, reason) in faults {
      let error = #expect(throws: MeetingSDKVerificationError.self) {
        try MeetingSDKSignature.verify(text, using: several, at: now)
      }
      #expect(error?.reason == reason)
    }
    let fresh = try MeetingSDKSigner(credentials).sign(.native)
    #expect(try MeetingSDKSignature.verify(fresh.text, using: credentials) == fresh)
    #expect(
      try MeetingSDKSignature.verify(fresh.text, using: [old, credentials]).signature == fresh)
  }
}

import PureJSON
import PureJWT
import TestSupport
import Testing

/// Every verifier can read a payload that is signed from a JSON value.
@Suite struct JWTSigningTests {
  private func key() throws -> JWTKey { try JWTKey(secret: "secret".utf8) }

  private func fault(signing payload: JSONValue) throws -> JWTClaimsError? {
    let key = try key()
    let signer = JWTSigner(key)
    let faults = [
      Result { () throws(JWTClaimsError) in try JWT.sign(payload: payload, using: key) },
      Result { () throws(JWTClaimsError) in try signer.sign(payload: payload) },
    ].map { result -> JWTClaimsError? in
      if case .failure(let error) = result { error } else { nil }
    }
    #expect(faults[0] == faults[1])
    return faults[0]
  }

  @Test(arguments: ["text", 7, true, .null, [], [["iss": "me"]]] as [JSONValue])
  func `a payload is an object`(_ payload: JSONValue) throws {
    #expect(try fault(signing: payload)?.reason == .notAnObject)
  }

  @Test func `a payload is I-JSON`() throws {
    let twice = JSONValue.object([.init("iss", "me"), .init("iss", "you")])
    let duplicate = try fault(signing: twice)
    #expect(duplicate?.jsonError?.reason == .duplicateName)
    #expect(duplicate?.offset == 12)
    #expect(try fault(signing: ["a": "\u{fffe}"])?.jsonError?.reason == .noncharacter)
    #expect(
      try fault(signing: .object([.init("\u{1fffe}", 1)]))?.jsonError?.reason == .noncharacter)
  }

  @Test func `a payload is nested at most 32 levels deep`() throws {
    func nested(_ levels: Int) -> JSONValue {
      (1..<levels).reduce([:] as JSONValue) { value, _ in ["a": value] }
    }
    #expect(try fault(signing: nested(32)) == nil)
    #expect(try fault(signing: nested(33))?.jsonError?.reason == .tooDeep)
  }

  @Test func `a token is no longer than what is verified by default`() throws {
    // Header, two dots and signature are 36 + 1 + 1 + 43 characters.
    let longest = (JWT.defaultMaximumByteCount - 81) * 3 / 4
    let overhead = #"{"a":""}"#.utf8.count
    func payload(_ byteCount: Int) -> JSONValue {
      ["a": .string(String(repeating: "x", count: byteCount - overhead))]
    }
    #expect(try fault(signing: payload(longest)) == nil)
    #expect(try fault(signing: payload(longest + 1))?.reason == .tooLong)
  }

  @Test func `what is signed is verified and read, and everything else is an error`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    let key = try key()
    var signed = 0
    for _ in 0..<2000 {
      let payload = randomValue(depth: 0, using: &random)
      guard let token = try? JWT.sign(payload: payload, using: key) else { continue }
      signed += 1
      #expect(try JWT.verify(token, using: key).claims().json == payload, "seed \(seed)")
    }
    #expect(200..<1900 ~= signed, "seed \(seed)")
  }

  private func randomValue(depth: Int, using random: inout SeededRandom) -> JSONValue {
    let names = ["iss", "exp", "é", "e\u{301}", "", "\u{0}", "\u{fffe}", "😀", "\"\\"]
    switch Int.random(in: depth == 0 ? 4...7 : depth > 40 ? 0...3 : 0...7, using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .number(JSONNumber(Int64.random(in: .min ... .max, using: &random)))
    case 3: return .string(names.randomElement(using: &random) ?? "")
    case 4: return [randomValue(depth: depth + 1, using: &random)]
    case let kind:
      let count = Int.random(in: 0...(kind == 5 ? 1 : 3), using: &random)
      return .object(
        (0..<count).map { _ in
          .init(
            names.randomElement(using: &random) ?? "",
            randomValue(depth: depth + 1, using: &random))
        })
    }
  }

  struct Login: JWTPayloadConvertible {
    let user: String
    var jsonPayload: JSONValue { ["iss": "me", "sub": "\(user)"] }
  }

  @Test func `claims of a type of your own are signed`() throws {
    let token = try JWT.sign(payload: Login(user: "you"), using: key())
    #expect(token == (try JWT.sign(payload: ["iss": "me", "sub": "you"], using: key())))
  }
}

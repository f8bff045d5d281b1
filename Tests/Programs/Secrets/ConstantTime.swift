/// Uses secrets, each named by an argument, whose bytes valgrind considers uninitialized.
///
/// Run by valgrind, which reports every branch and every index that depends on such memory. `.ci/tools/secret-branches`
/// compares the reports with the branches that are intended. With `leaky` it compares as one should
/// not, which must be reported.
@main
struct ConstantTime {
  /// Where verdicts go, so that no branch depends on them.
  nonisolated(unsafe) static var verdicts = 0

  static let key = "CLIENT_ID_0123456789ab"
  static let secret = "CLIENT_SECRET_0123456789abcdefgh"

  static func main() throws {
    let uses: [String: () throws -> Void] = [
      "codes": { forEachLength(authenticate) }, "base64": { forEachLength(encodeAndDecode) },
      "jwt": signAndVerifyJWT, "credentials": createCredentials, "typed": verifyTyped,
      "legacy": verifyLegacy, "inspector": { forEachLength(compareInInspector) },
      "leaky": { forEachLength(compareLeakily) },
    ]
    for name in CommandLine.arguments.dropFirst() {
      guard let use = uses[name] else { fatalError("no use of a secret is called \(name)") }
      try use()
    }
    print("ok")
  }

  // MARK: - Hashing and encoding

  static func authenticate(under secret: [UInt8]) {
    let code = secretBytes(32)
    let message = Array("a message that everyone knows".utf8)
    let key = SymmetricKey(data: secret)
    let prepared = HMAC<SHA256>.PreparedKey(key)
    record(HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: message, using: key))
    record(prepared.isValidAuthenticationCode(code, authenticating: message))
    record(key == SymmetricKey(data: secret))
    record(prepared.authenticationCode(for: message) == prepared.authenticationCode(for: [1]))
    record(SHA256.hash(data: secret) == SHA256.hash(data: message))
    record(SHA256.hash(data: secret) == code)
    record(SHA256.hash(data: secret) != AnySequence(code))
    record(code == prepared.authenticationCode(for: message))
    record(key.isZero)
    var hmac = HMAC<SHA256>(key: prepared)
    hmac.update(data: AnySequence(secret))
    record(constantTimeEquals(hmac.finalize(), code))
  }

  /// Without padding, because decoding does ask whether the last characters are `=`.
  static func encodeAndDecode(_ secret: [UInt8]) {
    for variant in [Base64.Variant.standardUnpadded, .urlUnpadded] {
      secret.withUnsafeBytes { buffer in
        let bytes = unsafe RawSpan(_unsafeBytes: buffer)
        let text = [UInt8](capacity: Base64.encodedByteCount(of: bytes.byteCount, as: variant)) {
          Base64.encode(bytes, as: variant, into: &$0)
        }
        guard let again = try? Base64.decode(text.span.bytes, as: variant) else {
          fatalError("what was encoded is not decoded")
        }
        record(constantTimeEquals(again, secret))
      }
    }
  }

  /// As the inspector compares a secret with text, and codes that it makes with a secret.
  static func compareInInspector(_ secret: [UInt8]) {
    let slice = SecretSlice(SymmetricKey(data: secret))
    let text = secret.indices.map { UInt8($0 % 251) }[...]
    record(slice.equals(text))
    record(slice.equals(ArraySlice(text.reversed())))
    record(SHA256.hash(data: slice.makeReader()) == [UInt8](repeating: 1, count: 32))
    let key = SymmetricKey(data: slice.surrounded(by: [0x20], [0x0a]))
    record(HMAC<SHA256>.isValidAuthenticationCode(text, authenticating: text, using: key))
  }

  static func compareLeakily(_ secret: [UInt8]) {
    record(leakyEquals(secret, secret.reversed()))
  }

  // MARK: - Tokens

  static func signAndVerifyJWT() throws {
    let key = try JWTKey(secret: secretCopy())
    let token = try JWT.sign(payload: #"{"a":1}"#.utf8, using: JWTKey(secret: secret.utf8))
    record(try JWT.verify(token, using: key).payload.count == 7)
    record(JWT.sign(payload: #"{"a":1}"#.utf8, using: key).utf8.count == token.utf8.count)
  }

  static func createCredentials() throws {
    let bytes = try MeetingSDKCredentials(key: key, secretBytes: secretCopy())
    var text = String(decoding: Array(secret.utf8), as: UTF8.self)
    text.withUTF8 { makeSecret($0.baseAddress, $0.count) }
    record(try MeetingSDKCredentials(key: key, secret: text).key == bytes.key)
  }

  static func verifyTyped() throws {
    let (known, unknown, time) = try credentials()
    let meeting = try MeetingSDKTarget.web(MeetingNumber("85212345678"), role: .host)
    let signature = try MeetingSDKSigner(known).sign(meeting, issuedAt: time)
    let verified = try MeetingSDKSignature.verify(signature.text, using: unknown, at: time)
    record(verified.claims.expiresAt == signature.claims.expiresAt)
    record(try MeetingSDKSigner(unknown).sign(meeting, issuedAt: time).text.utf8.count > 200)
  }

  static func verifyLegacy() throws {
    let (known, unknown, time) = try credentials()
    let number = try MeetingNumber("85212345678")
    let signature = try MeetingSDKSigner(known)
      .signLegacy(meetingNumber: number, role: .host, issuedAt: time)
    record(try LegacySignature.verify(signature.text, using: unknown, at: time).role == .host)
  }

  /// The same credentials twice, and a time: with a public secret, and with one that is not.
  static func credentials() throws -> (MeetingSDKCredentials, MeetingSDKCredentials, UnixTime) {
    (
      try MeetingSDKCredentials(key: key, secret: secret),
      try MeetingSDKCredentials(key: key, secretBytes: secretCopy()),
      try UnixTime(seconds: 1_700_000_000)
    )
  }

  // MARK: - Secrets

  static func forEachLength(_ use: ([UInt8]) -> Void) {
    for length in [1, 32, 63, 64, 65, 200] { use(secretBytes(length)) }
  }

  static func secretBytes(_ count: Int) -> [UInt8] { hidden((0..<count).map { UInt8($0 % 251) }) }

  static func secretCopy() -> [UInt8] { hidden(Array(secret.utf8)) }

  @inline(never)
  static func hidden(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { makeSecret($0.baseAddress, $0.count) }
    return bytes
  }

  /// Uses a result without branching on it.
  @inline(never)
  static func record(_ verdict: Bool) {
    unsafe verdicts &+= Int(unsafeBitCast(verdict, to: UInt8.self))
  }

  static func leakyEquals(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Bool {
    for (left, right) in zip(left, right) where left != right { return false }
    return true
  }
}

/// Has valgrind report every branch and every index that depends on these bytes.
@_silgen_name("make_secret")
func makeSecret(_ bytes: UnsafePointer<UInt8>?, _ count: Int)

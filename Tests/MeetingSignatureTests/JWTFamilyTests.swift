import MeetingSignature
import PureBase64
import PureCrypto
import PureJWT
import TestSupport
import Testing

@Suite struct JWTFamilyTests {
  static let families = [
    "jwt-forum-001", "jwt-forum-002", "jwt-forum-003", "jwt-forum-003-fractional", "jwt-native",
    "jwt-official-endpoint", "jwt-official-endpoint-history",
  ]

  /// How many cases of a family the types admit, how many they refuse, and how many cannot be written
  /// down with them: a string for a role, a fraction for a time.
  static let tallies: [String: String] = [
    "jwt-forum-001": "92 26 21",
    "jwt-forum-002": "67 11 13",
    "jwt-forum-003": "42 3 17",
    "jwt-forum-003-fractional": "5 2 145",
    "jwt-native": "88 6 0",
    "jwt-official-endpoint": "121 26 9",
    "jwt-official-endpoint-history": "93 7 16",
  ]

  @Test(arguments: families)
  func `header and payload give the token of every case`(family: String) throws {
    for vector in try vectors(family, of: JWTCase.self) {
      guard let header = vector.header, let payload = vector.payload else { continue }
      #expect(header == #"{"alg":"HS256","typ":"JWT"}"#)
      let signed = token(payload, secret: Array(vector.secret.utf8))
      #expect(signed == vector.expected, "\(vector.id)")
    }
  }

  /// jsrsasign decodes a string of hexadecimal digits to bytes, and uses the low bytes of other
  /// characters.
  @Test(arguments: families)
  func `where jsrsasign reads the secret its own way, its token is another`(family: String) throws {
    for vector in try vectors(family, of: JWTCase.self) {
      guard let keyHex = vector.jsrsasignKeyHex, let payload = vector.payload else { continue }
      #expect(token(payload, secret: bytes(hex: keyHex)) == vector.output, "\(vector.id)")
      let isSameKey = hex(vector.secret.utf8) == keyHex
      #expect((vector.nodeOutput == nil) == isSameKey || keyHex.allSatisfy { $0 == "0" })
    }
  }

  private func token(_ payload: String, secret: [UInt8]) -> String {
    if let key = try? JWTKey(secret: secret) { return JWT.sign(payload: payload.utf8, using: key) }
    // The empty secret, which JWTKey refuses.
    let payload = Base64.encode(payload.utf8, as: .urlUnpadded)
    let input = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.\(payload)"
    let code = HMAC<SHA256>.authenticationCode(for: input.utf8, using: SymmetricKey(data: []))
    return "\(input).\(Base64.encode(code, as: .urlUnpadded))"
  }

  @Test(arguments: families)
  func `the typed API gives every case that the types admit`(family: String) throws {
    var (admitted, refused, inexpressible) = (0, 0, 0)
    for vector in try vectors(family, of: JWTCase.self) {
      guard let payload = vector.payload else { continue }
      do {
        let credentials = try MeetingSDKCredentials(key: vector.key, secret: vector.secret)
        let (time, options) = try chosen(for: vector, family, payload)
        let signature = try MeetingSDKSigner(credentials).sign(
          client(of: vector, payload), issuedAt: time, options: options)
        #expect(signature.text == vector.expected, "\(vector.id)")
        let verified = try MeetingSDKSignature.verify(signature.text, using: credentials, at: time)
        #expect(verified == signature, "\(vector.id)")
        admitted += 1
      } catch is NotExpressible {
        inexpressible += 1
      } catch {
        refused += 1
        #expect("\(error)" == refusal(of: vector.id, amongJWTs: true), "\(vector.id)")
      }
    }
    #expect("\(admitted) \(refused) \(inexpressible)" == Self.tallies[family])
  }

  private func client(of vector: JWTCase, _ payload: String) throws -> MeetingSDKTarget {
    guard let number = vector.meetingNumber, payload.contains(#""mn":"#) else {
      if payload.contains(#""role":"#) { throw NotExpressible.meetingNumber }
      return .native
    }
    if payload.contains(#""role":0,"#) {
      return .web(try number.asMeetingNumber(), role: .participant)
    }
    if payload.contains(#""role":1,"#) {
      return .web(try number.asMeetingNumber(), role: .host)
    }
    throw NotExpressible.role
  }

  private func chosen(
    for vector: JWTCase, _ family: String, _ payload: String
  ) throws -> (UnixTime, MeetingSDKSigner.Options) {
    let iat = try wholeSeconds(vector.iat)
    var options = MeetingSDKSigner.Options(backdatedBy: .seconds(0))
    options.validFor = .seconds(Int(try wholeSeconds(vector.exp) - iat))
    options.sessionValidFor = .seconds(Int(try wholeSeconds(vector.tokenExp) - iat))
    options.meetingNumberForm = vector.meetingNumber?.type == "number" ? .number : .string
    if payload.contains(#""video_webrtc_mode":0"#) { options.videoWebRTCMode = false }
    if payload.contains(#""video_webrtc_mode":1"#) { options.videoWebRTCMode = true }
    options.layout = try layout(of: vector.id, in: family)
    return (try UnixTime(seconds: iat), options)
  }

  private func wholeSeconds(_ time: Double?) throws -> Int64 {
    guard let seconds = time.flatMap(Int64.init(exactly:)) else {
      throw NotExpressible.time
    }
    return seconds
  }

  private func layout(of id: String, in family: String) throws -> MeetingSDKClaimLayout {
    switch family {
    case "jwt-forum-001", "jwt-forum-002": return .year2022
    case "jwt-forum-003", "jwt-forum-003-fractional":
      return try MeetingSDKClaimLayout([.sdkKey, .appKey, .mn, .role, .iat, .exp, .tokenExp])
    case "jwt-official-endpoint": return .officialEndpoint
    case "jwt-native": return id.hasPrefix("docs") ? .current : .officialEndpoint
    default:
      let isRecent = id.hasPrefix("27140fa") || id.hasPrefix("159686b")
      return isRecent ? .officialEndpoint : .year2022
    }
  }

  /// `Math.round(ms / 1000) - 30` is the time half a second on, rounded down and back-dated.
  @Test(arguments: ["jwt-forum-001", "jwt-forum-002", "jwt-forum-003"])
  func `the forum's rounding is reached half a second on`(family: String) throws {
    var compared = 0
    for vector in try vectors(family, of: JWTCase.self) {
      guard let time = try? UnixTime(milliseconds: vector.clockMs + 500), vector.clockMs >= 29_500,
        let credentials = try? MeetingSDKCredentials(key: vector.key, secret: vector.secret)
      else { continue }
      let signature = try MeetingSDKSigner(credentials).sign(.native, issuedAt: time)
      #expect(Double(signature.claims.issuedAt.seconds) == vector.iat, "\(vector.id)")
      compared += 1
    }
    #expect(compared >= 40)
  }
}

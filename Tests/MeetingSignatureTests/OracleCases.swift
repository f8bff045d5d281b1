import MeetingSignature
import TestSupport

/// A value as JavaScript or Ruby code was given it.
struct ScriptValue: Decodable {
  let type: String
  let json: String?
  let text: String
}

/// One run of a legacy program: what went in, and every value on the way out.
struct LegacyCase: Decodable {
  let id: String
  let key: String
  let secret: String
  let meetingNumber: ScriptValue
  let role: ScriptValue
  let timestamp: String?
  let message: String?
  let hmacHex: String?
  let outer: String?
  let output: String?
  let error: String?
}

/// One run of a JWT program.
struct JWTCase: Decodable {
  let id: String
  let key: String
  let secret: String
  let meetingNumber: ScriptValue?
  let clockMs: Int64
  let iat: Double?
  let exp: Double?
  let tokenExp: Double?
  let header: String?
  let payload: String?
  let output: String?
  let nodeOutput: String?
  let jsrsasignKeyHex: String?

  /// What a verifier with the secret's UTF-8 bytes computes.
  var expected: String? { nodeOutput ?? output }
}

/// Why a case cannot be written down with the types.
enum NotExpressible: Error {
  case meetingNumber, role, time
}

extension ScriptValue {
  func asMeetingNumber() throws -> MeetingNumber {
    if type == "string" { return try MeetingNumber(text) }
    guard type == "number", json == text, let value = Int64(text) else {
      throw NotExpressible.meetingNumber
    }
    return try MeetingNumber(value)
  }

  func asRole() throws -> MeetingRole {
    switch json ?? text {
    case "0", "\"0\"": return .participant
    case "1", "\"1\"": return .host
    default: throw NotExpressible.role
    }
  }
}

internal import PureJSON
internal import PureJWT

/// Signs what the official endpoint signs, byte for byte.
///
/// That is more than `MeetingSDKSigner` does, which refuses a meeting number that cannot be one and a
/// lifetime of half a second. A server that has no front end to be compatible with is better off with
/// `MeetingSDKSigner`.
public struct EndpointSigner: Sendable {
  /// The key, which is no secret.
  public let key: String
  private let signer: JWTSigner

  /// A signer for credentials that are taken as they are.
  ///
  /// - Throws: an error for an empty secret.
  public init(key: String, secret: String) throws {
    self.key = key
    let prefix = JSONWriter.bytes { $0.beginPayload(key) }
    signer = JWTSigner(try JWTKey(secret: secret.utf8), payloadPrefix: prefix)
  }

  /// The signature for `request`, issued `milliseconds` after 1970.
  func signature(for request: SigningRequest, at milliseconds: Int64) -> String {
    let issuedAt = milliseconds.flooredSeconds
    let expiry = Double(issuedAt) + request.lifetime
    return JSONWriter.withText { json in
      json.beginPayload(key)
      if let number = request.meetingNumber {
        json.name("mn")
        json.write(number)
      }
      json.member("role", request.role)
      json.name("iat")
      json.integer(issuedAt)
      json.member("exp", expiry)
      json.member("tokenExp", expiry)
      json.member("video_webrtc_mode", request.videoWebRTCMode)
      json.endObject()
    } use: {
      signer.sign(payload: $0)
    }
  }
}

extension JSONWriter {
  /// Writes the beginning of all payloads for a key.
  fileprivate mutating func beginPayload(_ key: String) {
    beginObject()
    name("appKey")
    string(key)
    name("sdkKey")
    string(key)
  }

  fileprivate mutating func member(_ name: String, _ number: Double?) {
    guard let number else { return }
    self.name(name)
    if let integer = Int64(exactly: number) {
      self.integer(integer)
    } else if let number = JSONNumber(number) {
      self.number(number)
    }
  }
}

extension Int64 {
  /// The milliseconds in whole seconds, rounded down, also before 1970.
  fileprivate var flooredSeconds: Int64 {
    let (seconds, rest) = quotientAndRemainder(dividingBy: 1000)
    return rest < 0 ? seconds - 1 : seconds
  }
}

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
    signer = JWTSigner(
      try JWTKey(secret: secret.utf8),
      payloadPrefix: Array(JSONValue.object(Self.beginning(key)).serialized().utf8.dropLast()))
  }

  /// The signature for `request`, issued `milliseconds` after 1970.
  func signature(for request: SigningRequest, at milliseconds: Int64) -> String {
    let issuedAt = Double(milliseconds.flooredSeconds)
    let expiry = JSONNumber(issuedAt + request.lifetime).map(JSONValue.number)
    var members = Self.beginning(key)
    members.append("mn", request.meetingNumber)
    members.append("role", request.role.map(JSONValue.number))
    members.append("iat", JSONNumber(issuedAt).map(JSONValue.number))
    members.append("exp", expiry)
    members.append("tokenExp", expiry)
    members.append("video_webrtc_mode", request.videoWebRTCMode.map(JSONValue.number))
    return signer.sign(payload: JSONValue.object(members).serialized().utf8)
  }

  private static func beginning(_ key: String) -> [JSONValue.Member] {
    [.init("appKey", .string(key)), .init("sdkKey", .string(key))]
  }
}

extension [JSONValue.Member] {
  fileprivate mutating func append(_ name: String, _ value: JSONValue?) {
    if let value { append(.init(name, value)) }
  }
}

extension Int64 {
  /// Whole seconds of so many milliseconds, rounded down also before 1970.
  fileprivate var flooredSeconds: Int64 {
    let (seconds, rest) = quotientAndRemainder(dividingBy: 1000)
    return rest < 0 ? seconds - 1 : seconds
  }
}

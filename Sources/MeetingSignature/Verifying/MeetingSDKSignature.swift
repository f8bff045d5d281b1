/// A signature for the Zoom Meeting SDK, as `join()` and the native SDKs get it: a JWT.
public struct MeetingSDKSignature: Sendable {
  /// The signature.
  ///
  /// Anyone who has it can join the meeting. Keep it out of logs.
  public let text: String

  /// The claims.
  public let claims: MeetingSDKClaims

  init(text: String, claims: MeetingSDKClaims) {
    self.text = text
    self.claims = claims
  }
}

/// Two signatures are equal if their strings are.
extension MeetingSDKSignature: Hashable {
  /// Returns whether the strings have the same bytes.
  public static func == (left: Self, right: Self) -> Bool {
    isSameSpelling(left.text, right.text)
  }

  /// Feeds the same bytes to the hasher that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(Array(text.utf8))
  }
}

extension MeetingSDKSignature: CustomStringConvertible {
  /// The length.
  ///
  /// The signature itself never appears.
  public var description: String { "MeetingSDKSignature(\(text.utf8.count) characters)" }
}

#if !hasFeature(Embedded)
  extension MeetingSDKSignature: CustomReflectable {
    /// A mirror without the signature.
    public var customMirror: Mirror { Mirror(self, children: ["characterCount": text.utf8.count]) }
  }
#endif

#if !hasFeature(Embedded)
  extension MeetingSDKSignature: Encodable {
    /// Encodes the signature as a string.
    ///
    /// A response can have it as a property:
    ///
    ///     struct Response: Encodable { let signature: MeetingSDKSignature }
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(text)
    }
  }

  extension MeetingSDKClaims: Encodable {
    private enum CodingKeys: String, CodingKey {
      case appKey, sdkKey, mn, role, iat, exp, tokenExp
      case videoWebRTCMode = "video_webrtc_mode"
    }

    /// Encodes the claims under Zoom's names and with its values: `mn` as a string, `role` and
    /// `video_webrtc_mode` as 0 or 1, times as seconds since 1970.
    ///
    /// Absent claims are omitted.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encodeIfPresent(appKey, forKey: .appKey)
      try container.encodeIfPresent(sdkKey, forKey: .sdkKey)
      try container.encodeIfPresent(meetingNumber, forKey: .mn)
      try container.encodeIfPresent(role, forKey: .role)
      try container.encode(issuedAt, forKey: .iat)
      try container.encodeIfPresent(expiresAt, forKey: .exp)
      try container.encodeIfPresent(sessionExpiresAt, forKey: .tokenExp)
      try container.encodeIfPresent(videoWebRTCMode.map { $0 ? 1 : 0 }, forKey: .videoWebRTCMode)
    }
  }
#endif

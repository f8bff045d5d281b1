#if !hasFeature(Embedded)
  extension MeetingSDKSignature: Encodable {
    /// Encodes the signature as a string, so that a response can have it as a property:
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
    /// `video_webrtc_mode` as 0 or 1, times as seconds since 1970. Absent claims are omitted.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encodeIfPresent(appKey, forKey: .appKey)
      try container.encodeIfPresent(sdkKey, forKey: .sdkKey)
      try container.encodeIfPresent(mn, forKey: .mn)
      try container.encodeIfPresent(role, forKey: .role)
      try container.encodeIfPresent(iat, forKey: .iat)
      try container.encodeIfPresent(exp, forKey: .exp)
      try container.encodeIfPresent(tokenExp, forKey: .tokenExp)
      try container.encodeIfPresent(videoWebRTCMode.map { $0 ? 1 : 0 }, forKey: .videoWebRTCMode)
    }
  }
#endif

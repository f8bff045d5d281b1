#if !hasFeature(Embedded)
  extension MeetingSDKClaims: Encodable {
    /// Encodes the claims under Zoom's names and with its values: `mn` as a string, `role` and
    /// `video_webrtc_mode` as 0 or 1, times as seconds since 1970.
    ///
    /// Absent claims are omitted.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: ClaimKey.self)
      try container.encodeIfPresent(appKey, forKey: ClaimKey(.appKey))
      try container.encodeIfPresent(sdkKey, forKey: ClaimKey(.sdkKey))
      try container.encodeIfPresent(meetingNumber, forKey: ClaimKey(.mn))
      try container.encodeIfPresent(role, forKey: ClaimKey(.role))
      try container.encode(issuedAt, forKey: ClaimKey(.iat))
      try container.encodeIfPresent(expiresAt, forKey: ClaimKey(.exp))
      try container.encodeIfPresent(sessionExpiresAt, forKey: ClaimKey(.tokenExp))
      try container.encodeIfPresent(
        videoWebRTCMode.map { $0 ? 1 : 0 }, forKey: ClaimKey(.videoWebRTCMode))
    }
  }

  /// A claim as the key of an encoder, by the name in the payload.
  private struct ClaimKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ claim: MeetingSDKClaim) { stringValue = claim.name }
    init?(stringValue: String) { return nil }
    init?(intValue: Int) { return nil }
  }
#endif

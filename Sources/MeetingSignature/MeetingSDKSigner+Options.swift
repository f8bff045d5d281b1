extension MeetingSDKSigner {
  /// What can be chosen about a JWT. The defaults are right for today's SDKs.
  public struct Options: Hashable, Sendable {
    /// How many seconds `iat` lies before the time of issue, 0 to 600. A signature from a clock that
    /// is ahead of Zoom's is refused (3712); 30 s are what Zoom recommends.
    public var backdatedBy: Int

    /// How many seconds after `iat` the signature expires (`exp`), 1800 to 172800, as the official
    /// endpoint has it. Native clients refuse just 1800, so ask for more.
    public var validFor: Int

    /// How many seconds after `iat` the session expires (`tokenExp`), 1800 to 1,000,000,000. Nil, the
    /// default, for the same as `validFor`.
    public var tokenValidFor: Int?

    /// Zoom's `video_webrtc_mode` for the Web SDK. Nil, the default, leaves it to the SDK.
    public var videoWebRTCMode: Bool?

    /// Whether `mn` is written as text, which Zoom documents, or as a number.
    public var meetingNumberForm: MeetingNumberForm

    /// The claims and their order.
    public var layout: MeetingSDKClaimLayout

    /// The defaults, but for what is given.
    public init(
      backdatedBy: Int = 30,
      validFor: Int = 7200,
      tokenValidFor: Int? = nil,
      videoWebRTCMode: Bool? = nil,
      meetingNumberForm: MeetingNumberForm = .text,
      layout: MeetingSDKClaimLayout = .current
    ) {
      self.backdatedBy = backdatedBy
      self.validFor = validFor
      self.tokenValidFor = tokenValidFor
      self.videoWebRTCMode = videoWebRTCMode
      self.meetingNumberForm = meetingNumberForm
      self.layout = layout
    }
  }
}

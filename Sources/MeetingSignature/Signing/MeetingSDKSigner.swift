#if canImport(PureCrypto)
  internal import PureJSON
  internal import PureJWT
#endif

/// Makes signatures for the Zoom Meeting SDK.
///
///     let signer = MeetingSDKSigner(try MeetingSDKCredentials(key: clientID, secret: clientSecret))
///     let meeting = try MeetingNumber("85212345678")
///     let signature = try signer.sign(.web(meetingNumber: meeting, role: .participant))
///     respond(signature.text)
///
/// Make one signer and keep it: the secret is prepared once. It can be used from any number of
/// threads at once.
///
/// Whoever gets a signature can join the meeting, with the role in it. Find out who asks before you
/// sign, and never ship the secret in an app or a page.
public struct MeetingSDKSigner: Sendable {
  let credentials: MeetingSDKCredentials

  /// The beginning of every payload whose first claim is `appKey`, up to the end of that claim.
  private let payloadPrefix: [UInt8]
  private let jwtSigner: JWTSigner

  /// A signer for the app that has these credentials.
  public init(_ credentials: MeetingSDKCredentials) {
    self.credentials = credentials
    payloadPrefix = JSONWriter.withText {
      $0.beginObject()
      $0.name(literal: MeetingSDKClaim.Kind.appKey.name)
      $0.string(credentials.key)
    } use: { text in
      unsafe text.withUnsafeBytes { unsafe Array($0) }
    }
    jwtSigner = JWTSigner(credentials.jwtKey, payloadPrefix: payloadPrefix)
  }

  /// A signature for `client`, issued at the time `issuedAt`.
  ///
  /// `iat` is that time in whole seconds, rounded down, less ``Options/backdatedBy``.
  ///
  /// - Throws: ``MeetingSDKSigningError`` for options that are out of their range or do not go
  ///   together, and for a time so early that `iat` would be before 1970.
  public func sign(
    _ client: MeetingSDKClient, issuedAt: UnixTime, options: Options = Options()
  ) throws(MeetingSDKSigningError) -> MeetingSDKSignature {
    let claims = try claims(for: client, issuedAt: issuedAt, options: options)
    let form = options.meetingNumberForm
    let text = JSONWriter.withText {
      claims.write(
        to: &$0, after: payloadPrefix, layout: options.layout, meetingNumberForm: form)
    } use: {
      jwtSigner.sign(payload: $0)
    }
    return MeetingSDKSignature(text: text, kind: .jwt, claims: claims)
  }

  #if !hasFeature(Embedded)
    /// A signature for `client`, issued now.
    ///
    /// - Throws: ``MeetingSDKSigningError`` for options that are out of their range or do not go
    ///   together.
    public func sign(
      _ client: MeetingSDKClient, options: Options = Options()
    ) throws(MeetingSDKSigningError) -> MeetingSDKSignature {
      try sign(client, issuedAt: .now, options: options)
    }
  #endif
}

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

extension MeetingSDKSigner {
  /// The JSON type of `mn`.
  public enum MeetingNumberForm: Hashable, Sendable {
    /// `"mn":"85212345678"`
    case text
    /// `"mn":85212345678`
    case number
  }
}

extension MeetingSDKSigner {
  /// The claims of a signature, each of which the layout has a place for.
  func claims(
    for client: MeetingSDKClient, issuedAt: UnixTime, options: Options
  ) throws(MeetingSDKSigningError) -> MeetingSDKClaims {
    let times = try options.times(issuedAt: issuedAt)
    let layout = options.layout
    let web = client.web
    if options.meetingNumberForm == .number, web?.meetingNumber.hasLeadingZero == true {
      throw MeetingSDKSigningError(.leadingZero, claim: .mn)
    }
    for claim in MeetingSDKClaim.Kind.allCases
    where options.requires(claim, for: client) && !layout.has(claim) {
      throw MeetingSDKSigningError(.noPlaceInLayout, claim: MeetingSDKClaim(kind: claim))
    }
    return MeetingSDKClaims(
      appKey: layout.has(.appKey) ? credentials.key : nil,
      sdkKey: layout.has(.sdkKey) ? credentials.key : nil,
      mn: web?.meetingNumber, role: web?.role,
      iat: times.iat, exp: times.exp, tokenExp: times.tokenExp,
      videoWebRTCMode: options.videoWebRTCMode)
  }
}

/// The three times of a signature, in seconds since 1970.
private struct SignatureTimes {
  let iat: Int64
  let exp: Int64
  let tokenExp: Int64
}

extension MeetingSDKSigner.Options {
  /// Whether Zoom requires a claim, or the caller has asked for it.
  fileprivate func requires(_ claim: MeetingSDKClaim.Kind, for client: MeetingSDKClient) -> Bool {
    switch claim {
    case .appKey: client.web == nil || !layout.has(.sdkKey)
    case .sdkKey: false
    case .mn, .role, .exp: client.web != nil
    case .iat: true
    case .tokenExp: client.web == nil || tokenValidFor != nil
    case .videoWebRTCMode: videoWebRTCMode != nil
    }
  }

  fileprivate func times(issuedAt: UnixTime) throws(MeetingSDKSigningError) -> SignatureTimes {
    try checkBackdating(backdatedBy)
    guard 1800...172_800 ~= validFor else {
      throw MeetingSDKSigningError(.validityOutOfRange, claim: .exp)
    }
    let tokenValidFor = tokenValidFor ?? validFor
    guard 1800...1_000_000_000 ~= tokenValidFor else {
      throw MeetingSDKSigningError(.validityOutOfRange, claim: .tokenExp)
    }
    let iat = issuedAt.seconds - Int64(backdatedBy)
    guard iat >= 0 else { throw MeetingSDKSigningError(.issuedTooEarly, claim: .iat) }
    return SignatureTimes(
      iat: iat, exp: iat + Int64(validFor), tokenExp: iat + Int64(tokenValidFor))
  }
}

/// Refuses to back-date by less than nothing or more than ten minutes.
func checkBackdating(_ seconds: Int) throws(MeetingSDKSigningError) {
  guard 0...600 ~= seconds else {
    throw MeetingSDKSigningError(.backdatingOutOfRange, claim: .iat)
  }
}

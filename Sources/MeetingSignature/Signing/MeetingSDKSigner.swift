#if canImport(PureCrypto)
  internal import PureJSON
  internal import PureJWT
#endif

/// A signer for the Zoom Meeting SDK.
///
///     let credentials = try MeetingSDKCredentials(key: clientID, secret: clientSecret)
///     let signer = MeetingSDKSigner(credentials)
///     let meeting = try MeetingNumber("85212345678")
///     let signature = try signer.sign(.web(meetingNumber: meeting, role: .participant))
///     respond(signature.text)
///
/// Create one signer and keep it: the secret is prepared once. It can be used from any number of
/// threads at the same time.
///
/// Anyone holding a signature can join the meeting in the role it grants. Authenticate the caller
/// before you sign, and never ship the secret in an app or a page.
public struct MeetingSDKSigner: Sendable {
  let credentials: MeetingSDKCredentials

  /// The serialized beginning of every payload whose first claim is `appKey`, up to the end of
  /// that claim.
  private let payloadPrefix: [UInt8]
  private let jwtSigner: JWTSigner

  /// Creates a signer for the app with these credentials.
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

  /// Returns a signature for an SDK, issued at a time.
  ///
  /// - Parameters:
  ///   - client: The SDK, with the meeting and the role for the Web SDK.
  ///   - issuedAt: The time of issue. `iat` is this time in whole seconds, rounded down, minus
  ///     ``Options/backdatedBy``.
  ///   - options: Validity, claims, and their order.
  /// - Throws: ``MeetingSDKSigningError`` for options that are out of range or don't go together,
  ///   and for a time so early that `iat` would be before 1970.
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
    /// Returns a signature for an SDK, issued now.
    ///
    /// - Throws: ``MeetingSDKSigningError`` for options that are out of range or don't go
    ///   together.
    public func sign(
      _ client: MeetingSDKClient, options: Options = Options()
    ) throws(MeetingSDKSigningError) -> MeetingSDKSignature {
      try sign(client, issuedAt: .now, options: options)
    }
  #endif
}

extension MeetingSDKSigner {
  /// Options for signing a JWT. The defaults suit today's SDKs.
  public struct Options: Hashable, Sendable {
    /// The number of seconds by which `iat` is earlier than the time of issue, 0 to 600. The
    /// default is 30, which Zoom recommends: a signature from a clock that is ahead of Zoom's is
    /// rejected (3712).
    public var backdatedBy: Int

    /// The number of seconds from `iat` to `exp`, when the signature expires: 1,800 to 172,800,
    /// like Zoom's sample endpoint. Native SDKs reject exactly 1,800.
    public var validFor: Int

    /// The number of seconds from `iat` to `tokenExp`, when the session expires: 1,800 to
    /// 1,000,000,000. With `nil`, the default, it equals ``validFor``.
    public var tokenValidFor: Int?

    /// Zoom's `video_webrtc_mode` for the Web SDK. With `nil`, the default, the SDK decides.
    public var videoWebRTCMode: Bool?

    /// Whether `mn` is written as a string, as Zoom documents it, or as a number.
    public var meetingNumberForm: MeetingNumberForm

    /// The claims and their order.
    public var layout: MeetingSDKClaimLayout

    /// Creates options. Parameters that you omit have their defaults.
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
  /// Returns the claims of a signature. The layout must have a place for each.
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
  /// Returns whether Zoom requires a claim, or the caller has asked for it.
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

/// Checks that a signature is not backdated by less than 0 or more than 600 seconds.
func checkBackdating(_ seconds: Int) throws(MeetingSDKSigningError) {
  guard 0...600 ~= seconds else {
    throw MeetingSDKSigningError(.backdatingOutOfRange, claim: .iat)
  }
}

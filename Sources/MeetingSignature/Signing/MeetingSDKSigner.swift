#if canImport(PureCrypto)
  internal import PureJSON
  internal import PureJWT
#endif

/// A signer for the Zoom Meeting SDK.
///
///     let credentials = try MeetingSDKCredentials(key: clientID, secret: clientSecret)
///     let signer = MeetingSDKSigner(credentials)
///     let meeting = try MeetingNumber("85212345678")
///     let signature = try signer.sign(.web(meeting, role: .participant))
///     respond(signature.text)
///
/// Create one signer and keep it: the secret is prepared once. It can be used from any number of
/// threads at the same time.
///
/// Anyone holding a signature can join the meeting in the role it grants. Authenticate the caller
/// before you sign, and never ship the secret in an app or a page.
public struct MeetingSDKSigner: Sendable {
  let credentials: MeetingSDKCredentials

  /// Its prefix is the serialized beginning of every payload whose first claim is `appKey`, up to
  /// the end of that claim.
  private let jwtSigner: JWTSigner

  /// Creates a signer for the app with these credentials.
  ///
  /// - Parameter credentials: The key and the secret of the app.
  public init(_ credentials: MeetingSDKCredentials) {
    self.credentials = credentials
    let prefix = JSONWriter.bytes {
      $0.beginObject()
      $0._name(literal: MeetingSDKClaim.Kind.appKey.name)
      $0.string(credentials.key)
    }
    jwtSigner = JWTSigner(credentials.jwtKey, payloadPrefix: prefix)
  }

  /// Returns a signature for a target, issued at a time.
  ///
  /// - Parameters:
  ///   - target: The meeting and the role in the Web SDK, or the native SDKs.
  ///   - issuedAt: The time of issue. `iat` is this time in whole seconds, rounded down, minus
  ///     ``Options/backdatedBy``.
  ///   - options: Validity, claims, and their order.
  /// - Returns: The signature with its claims.
  /// - Throws: ``MeetingSDKSigningError`` for options that are out of range or don't go together,
  ///   and for a time so early that `iat` would be before 1970.
  public func sign(
    _ target: MeetingSDKTarget, issuedAt: UnixTime, options: Options = Options()
  ) throws(MeetingSDKSigningError) -> MeetingSDKSignature {
    let claims = try claims(for: target, issuedAt: issuedAt, options: options)
    let hasPrefix = options.layout.claims.first == .appKey
    let text = JSONWriter.withText {
      if hasPrefix {
        $0._resume(after: jwtSigner._payloadPrefix, from: jwtSigner._encodedByteCount)
      } else {
        $0.beginObject()
      }
      claims.write(
        options.layout.claims, from: hasPrefix ? 1 : 0, to: &$0, prefix: jwtSigner._payloadPrefix,
        meetingNumberForm: options.meetingNumberForm)
      $0.endObject()
    } use: {
      hasPrefix ? jwtSigner._sign($0) : jwtSigner.sign(payload: $0)
    }
    return MeetingSDKSignature(signed: text)
  }

  #if !hasFeature(Embedded)
    /// Returns a signature for a target, issued now.
    ///
    /// - Parameters:
    ///   - target: The meeting and the role in the Web SDK, or the native SDKs.
    ///   - options: Validity, claims, and their order.
    /// - Returns: The signature with its claims.
    /// - Throws: ``MeetingSDKSigningError`` for options that are out of range or don't go together.
    public func sign(
      _ target: MeetingSDKTarget, options: Options = Options()
    ) throws(MeetingSDKSigningError) -> MeetingSDKSignature {
      try sign(target, issuedAt: .now, options: options)
    }
  #endif
}

extension MeetingSDKSigner {
  /// Options for signing a JWT.
  ///
  /// The defaults suit today's SDKs.
  public struct Options: Hashable, Sendable {
    /// How much earlier `iat` is than the time of issue, 0 to 600 seconds.
    ///
    /// The default is 30 seconds, which Zoom recommends: a signature from a clock that is ahead of
    /// Zoom's is rejected (3712).
    public var backdatedBy: Seconds

    /// The time from `iat` to `exp`, when the signature expires: 1,800 to 172,800 seconds, like
    /// Zoom's sample endpoint.
    ///
    /// Native SDKs reject exactly 1,800. The default is 2 hours.
    public var validFor: Seconds

    /// The time from `iat` to `tokenExp`, when the session expires: 1,800 to 1,000,000,000 seconds.
    ///
    /// With `nil`, the default, it equals ``validFor``.
    public var sessionValidFor: Seconds?

    /// Zoom's `video_webrtc_mode` for the Web SDK.
    ///
    /// With `nil`, the default, the SDK decides.
    public var videoWebRTCMode: Bool?

    /// Whether `mn` is written as a string, as Zoom documents it, or as a number.
    public var meetingNumberForm: MeetingNumberForm

    /// The claims and their order.
    public var layout: MeetingSDKClaimLayout

    /// Creates options.
    ///
    /// Values are checked when you sign, not here.
    ///
    /// - Parameters:
    ///   - backdatedBy: How much earlier `iat` is than the time of issue, 0 to 600 seconds.
    ///   - validFor: The time from `iat` to `exp`, 1,800 to 172,800 seconds.
    ///   - sessionValidFor: The time from `iat` to `tokenExp`, 1,800 to 1,000,000,000 seconds, or
    ///     `nil` for that of `validFor`.
    ///   - videoWebRTCMode: The value of `video_webrtc_mode`, or `nil` to omit it.
    ///   - meetingNumberForm: Whether `mn` is a JSON string or a JSON number.
    ///   - layout: The claims and their order.
    public init(
      backdatedBy: Seconds = .seconds(30),
      validFor: Seconds = .hours(2),
      sessionValidFor: Seconds? = nil,
      videoWebRTCMode: Bool? = nil,
      meetingNumberForm: MeetingNumberForm = .string,
      layout: MeetingSDKClaimLayout = .current
    ) {
      self.backdatedBy = backdatedBy
      self.validFor = validFor
      self.sessionValidFor = sessionValidFor
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
    case string
    /// `"mn":85212345678`
    case number
  }
}

extension MeetingSDKSigner {
  /// Returns the claims of a signature but for the keys.
  ///
  /// The layout must have a place for each.
  ///
  /// Inlined, so that the compiler knows that the keys are absent and releases nothing: 80
  /// instructions.
  @inline(__always)
  private func claims(
    for target: MeetingSDKTarget, issuedAt: UnixTime, options: Options
  ) throws(MeetingSDKSigningError) -> MeetingSDKClaims {
    let times = try options.times(issuedAt: issuedAt)
    let layout = options.layout
    let web = target.web
    if options.meetingNumberForm == .number, web?.meetingNumber.hasLeadingZero == true {
      throw MeetingSDKSigningError(.leadingZero, claim: .mn)
    }
    if let claim = options.requiredClaims(for: target).firstMissing(in: layout.set) {
      throw MeetingSDKSigningError(.noPlaceInLayout, claim: MeetingSDKClaim(kind: claim))
    }
    return MeetingSDKClaims(
      appKey: nil, sdkKey: nil,
      meetingNumber: web?.meetingNumber, role: web?.role,
      issuedAt: times.issuedAt, expiresAt: layout.set.contains(.exp) ? times.expiresAt : nil,
      sessionExpiresAt: layout.set.contains(.tokenExp) ? times.sessionExpiresAt : nil,
      videoWebRTCMode: options.videoWebRTCMode)
  }
}

/// The three times of a signature, in whole seconds.
private struct SignatureTimes {
  let issuedAt: UnixTime
  let expiresAt: UnixTime
  let sessionExpiresAt: UnixTime
}

extension MeetingSDKSigner.Options {
  /// Returns the claims that Zoom requires, or that the caller has asked for.
  fileprivate func requiredClaims(for target: MeetingSDKTarget) -> MeetingSDKClaimSet {
    var claims = MeetingSDKClaimSet()
    let isNative = target.web == nil
    if !isNative {
      claims.insert(.mn)
      claims.insert(.role)
      claims.insert(.exp)
    }
    claims.insert(.iat)
    if isNative || !layout.set.contains(.sdkKey) { claims.insert(.appKey) }
    if isNative || sessionValidFor != nil { claims.insert(.tokenExp) }
    if videoWebRTCMode != nil { claims.insert(.videoWebRTCMode) }
    return claims
  }

  fileprivate func times(issuedAt: UnixTime) throws(MeetingSDKSigningError) -> SignatureTimes {
    try checkBackdating(backdatedBy)
    guard 1800...172_800 ~= validFor.count else {
      throw MeetingSDKSigningError(.validityOutOfRange, claim: .exp)
    }
    let sessionValidFor = sessionValidFor ?? validFor
    guard 1800...1_000_000_000 ~= sessionValidFor.count else {
      throw MeetingSDKSigningError(.validityOutOfRange, claim: .tokenExp)
    }
    let iat = issuedAt.seconds - backdatedBy.count
    guard iat >= 0 else { throw MeetingSDKSigningError(.issuedTooEarly, claim: .iat) }
    return SignatureTimes(
      issuedAt: UnixTime(knownSeconds: iat),
      expiresAt: UnixTime(knownSeconds: iat + validFor.count),
      sessionExpiresAt: UnixTime(knownSeconds: iat + sessionValidFor.count))
  }
}

/// Checks that a signature is not backdated by less than 0 or more than 600 seconds.
func checkBackdating(_ backdating: Seconds) throws(MeetingSDKSigningError) {
  guard 0...600 ~= backdating.count else {
    throw MeetingSDKSigningError(.backdatingOutOfRange, claim: .iat)
  }
}

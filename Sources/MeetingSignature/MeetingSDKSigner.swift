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

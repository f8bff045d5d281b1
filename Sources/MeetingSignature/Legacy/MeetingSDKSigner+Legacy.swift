#if canImport(PureCrypto)
  internal import PureBase64
#endif

extension MeetingSDKSigner {
  /// A legacy signature, as the Web SDK took it until 2.7.0.
  ///
  /// - Important: No SDK takes these any more. The Web SDK refuses them since 2.7.0 (30 August 2022),
  ///   and the JWT app type whose API Key and API Secret they need ended on 8 September 2023. They
  ///   are here to be compared with; sign with ``sign(_:issuedAt:options:)``.
  ///
  /// - Parameters:
  ///   - issuedAt: the time of issue, which is written in milliseconds.
  ///   - backdatedBy: how many seconds the written time lies before it, 0 to 600.
  ///   - style: how the outermost text is encoded.
  /// - Throws: ``MeetingSDKSigningError`` when back-dated by less or more, or to a time too early.
  public func signLegacy(
    meetingNumber: MeetingNumber, role: MeetingRole, issuedAt: UnixTime, backdatedBy: Int = 30,
    style: LegacySignatureStyle = .javaScript
  ) throws(MeetingSDKSigningError) -> MeetingSDKSignature {
    try checkBackdating(backdatedBy)
    let timestamp = issuedAt.milliseconds - Int64(backdatedBy) * 1000
    guard (try? UnixTime(milliseconds: timestamp)) != nil else {
      throw MeetingSDKSigningError(.issuedTooEarly, claim: .iat)
    }
    let fields = LegacySignatureFields(
      key: credentials.key, meetingNumber: meetingNumber, timestamp: timestamp, role: role)
    let text = fields.signatureText(using: credentials.legacyKey, as: style.encoding)
    return MeetingSDKSignature(text: text, kind: .legacy)
  }

  #if !hasFeature(Embedded)
    /// A legacy signature, issued now, as the Web SDK took it until 2.7.0; see
    /// ``signLegacy(meetingNumber:role:issuedAt:backdatedBy:style:)``.
    ///
    /// - Throws: ``MeetingSDKSigningError`` when back-dated by less than 0 or more than 600 seconds.
    public func signLegacy(
      meetingNumber: MeetingNumber, role: MeetingRole, backdatedBy: Int = 30,
      style: LegacySignatureStyle = .javaScript
    ) throws(MeetingSDKSigningError) -> MeetingSDKSignature {
      try signLegacy(
        meetingNumber: meetingNumber, role: role, issuedAt: .now, backdatedBy: backdatedBy,
        style: style)
    }
  #endif
}

/// How the outermost text of a legacy signature is encoded, by whose code it is.
public struct LegacySignatureStyle: Hashable, Sendable {
  let encoding: Base64.Variant

  /// js-base64's `encodeURI`, as in Zoom's JavaScript documentation: base64url without padding.
  public static let javaScript = LegacySignatureStyle(encoding: .urlUnpadded)

  /// Node's `Buffer`, as in Zoom's sample repository: standard base64 with padding.
  public static let node = LegacySignatureStyle(encoding: .standard)

  /// Ruby's `Base64.strict_encode64`: standard base64 with padding.
  public static let rubyStrict = LegacySignatureStyle(encoding: .standard)

  /// Ruby's `Base64.urlsafe_encode64`: base64url with padding.
  ///
  /// The hash within is encoded by `strict_encode64`. The forum's first code has `encode64` there,
  /// whose line break ends up in the signature; Zoom refused that, and it is not made here.
  public static let rubyURLSafe = LegacySignatureStyle(encoding: .url)
}

#if canImport(PureCrypto)
  internal import PureBase64
#endif

extension MeetingSDKSigner {
  /// Returns a legacy signature, as the Web SDK accepted it until 2.7.0.
  ///
  /// - Important: No SDK accepts legacy signatures anymore. The Web SDK has rejected them since
  ///   2.7.0 (August 30, 2022), and the JWT app type, whose API Key and API Secret they need,
  ///   ended on September 8, 2023. Use them for comparison only, and sign with
  ///   ``sign(_:issuedAt:options:)``.
  ///
  /// - Parameters:
  ///   - meetingNumber: The meeting to join.
  ///   - role: The role in the meeting.
  ///   - issuedAt: The time of issue, which is written in milliseconds.
  ///   - backdatedBy: The number of seconds by which the written time is earlier, 0 to 600.
  ///   - style: The outer base64 encoding.
  /// - Throws: ``MeetingSDKSigningError`` if the signature would be backdated by less or more, or
  ///   to a time that is too early.
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
    /// Returns a legacy signature, issued now, as the Web SDK accepted it until 2.7.0. See
    /// ``signLegacy(meetingNumber:role:issuedAt:backdatedBy:style:)``.
    ///
    /// - Throws: ``MeetingSDKSigningError`` if the signature would be backdated by less than 0 or
    ///   more than 600 seconds.
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

/// The outer base64 encoding of a legacy signature, named for the code that produces it.
///
/// ``node`` and ``rubyStrict`` are equal.
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
  /// The inner hash is encoded by `strict_encode64`. The forum's first code uses `encode64`
  /// there, which adds a newline to the signature. Zoom rejected that, and it is not supported
  /// here.
  public static let rubyURLSafe = LegacySignatureStyle(encoding: .url)
}

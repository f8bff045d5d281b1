extension MeetingSDKSigner {
  /// Returns a legacy signature, as the Web SDK accepted it until 2.7.0.
  ///
  /// - Important: No SDK accepts legacy signatures anymore. See ``LegacySignature``.
  ///
  /// - Parameters:
  ///   - meetingNumber: The meeting to join.
  ///   - role: The role in the meeting.
  ///   - issuedAt: The time of issue, which is written in milliseconds.
  ///   - backdatedBy: How much earlier the written time is, 0 to 600 seconds.
  ///   - style: The outer base64 encoding.
  /// - Returns: The signature with its fields.
  /// - Throws: ``MeetingSDKSigningError`` if the signature would be backdated by less or more, or
  ///   to a time that is too early.
  public func signLegacy(
    meetingNumber: MeetingNumber, role: MeetingRole, issuedAt: UnixTime,
    backdatedBy: Seconds = .seconds(30),
    style: LegacySignatureStyle = .javaScript
  ) throws(MeetingSDKSigningError) -> LegacySignature {
    try checkBackdating(backdatedBy)
    let timestamp = issuedAt.milliseconds - backdatedBy.count * 1000
    guard let backdated = try? UnixTime(milliseconds: timestamp) else {
      throw MeetingSDKSigningError(.issuedTooEarly, claim: .iat)
    }
    let fields = LegacySignatureFields(
      key: credentials.key, meetingNumber: meetingNumber, issuedAt: backdated, role: role)
    let text = fields.signatureText(using: credentials.jwtKey, as: style.encoding)
    return LegacySignature(
      text: text, meetingNumber: meetingNumber, role: role, issuedAt: backdated)
  }

  #if !hasFeature(Embedded)
    /// Returns a legacy signature, issued now, as the Web SDK accepted it until 2.7.0.
    ///
    /// See ``signLegacy(meetingNumber:role:issuedAt:backdatedBy:style:)``.
    ///
    /// - Parameters:
    ///   - meetingNumber: The meeting to join.
    ///   - role: The role in the meeting.
    ///   - backdatedBy: How much earlier than now the written time is, 0 to 600 seconds.
    ///   - style: The outer base64 encoding.
    /// - Returns: The signature with its fields.
    /// - Throws: ``MeetingSDKSigningError`` if the signature would be backdated by less than 0 or
    ///   more than 600 seconds.
    public func signLegacy(
      meetingNumber: MeetingNumber, role: MeetingRole, backdatedBy: Seconds = .seconds(30),
      style: LegacySignatureStyle = .javaScript
    ) throws(MeetingSDKSigningError) -> LegacySignature {
      try signLegacy(
        meetingNumber: meetingNumber, role: role, issuedAt: .now, backdatedBy: backdatedBy,
        style: style)
    }
  #endif
}

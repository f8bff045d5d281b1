extension MeetingSDKSigner {
  /// The claims of a signature, each of which the layout has a place for.
  func claims(
    for client: MeetingSDKClient, issuedAt: UnixTime, options: Options
  ) throws(MeetingSDKSigningError) -> MeetingSDKClaims {
    let times = try options.times(issuedAt: issuedAt)
    let places = options.layout.places
    let web = client.web
    if options.meetingNumberForm == .number, web?.meetingNumber.hasLeadingZero == true {
      throw MeetingSDKSigningError(.leadingZero, claim: .mn)
    }
    if let claim = required(for: client, options).subtracting(places).first {
      throw MeetingSDKSigningError(.noPlaceInLayout, claim: claim)
    }
    return MeetingSDKClaims(
      appKey: places.contains(.appKey) ? credentials.key : nil,
      sdkKey: places.contains(.sdkKey) ? credentials.key : nil,
      mn: web?.meetingNumber, role: web?.role,
      iat: times.iat, exp: times.exp, tokenExp: times.tokenExp,
      videoWebRTCMode: options.videoWebRTCMode)
  }

  /// The claims that Zoom requires and those that the caller asked for.
  private func required(
    for client: MeetingSDKClient, _ options: Options
  ) -> MeetingSDKClaim.Places {
    var required: MeetingSDKClaim.Places
    switch client.kind {
    case .native: required = [.appKey, .iat, .tokenExp]
    case .web: required = [.mn, .role, .iat, .exp]
    }
    if !options.layout.places.contains(.sdkKey) { required.insert(.appKey) }
    if options.tokenValidFor != nil { required.insert(.tokenExp) }
    if options.videoWebRTCMode != nil { required.insert(.videoWebRTCMode) }
    return required
  }
}

/// The three times of a signature, in seconds since 1970.
private struct SignatureTimes {
  let iat: Int64
  let exp: Int64
  let tokenExp: Int64
}

extension MeetingSDKSigner.Options {
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

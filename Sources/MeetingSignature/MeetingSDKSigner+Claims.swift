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

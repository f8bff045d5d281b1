extension MeetingSDKSigner {
  /// The claims of a signature, each of which the layout has a place for.
  func claims(
    for client: MeetingSDKClient, issuedAt: UnixTime, options: Options
  ) throws(MeetingSDKSigningError) -> MeetingSDKClaims {
    let times = try SignatureTimes(issuedAt: issuedAt, options: options)
    let layout = options.layout
    var claims = MeetingSDKClaims(iat: times.iat, exp: times.exp, tokenExp: times.tokenExp)
    claims.videoWebRTCMode = options.videoWebRTCMode
    if case .web(let number, let role) = client.kind {
      (claims.mn, claims.role) = (number, role)
      if options.meetingNumberForm == .number, number.hasLeadingZero {
        throw MeetingSDKSigningError(.leadingZero, claim: .mn)
      }
    }
    let missing = required(for: client, options).subtracting(layout.places)
    if !missing.isEmpty, let claim = missing.first {
      throw MeetingSDKSigningError(.noPlaceInLayout, claim: claim)
    }
    if layout.places.contains(.appKey) { claims.appKey = credentials.key }
    if layout.places.contains(.sdkKey) { claims.sdkKey = credentials.key }
    return claims
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

  init(
    issuedAt: UnixTime, options: MeetingSDKSigner.Options
  ) throws(MeetingSDKSigningError) {
    try checkBackdating(options.backdatedBy)
    guard 1800...172_800 ~= options.validFor else {
      throw MeetingSDKSigningError(.validityOutOfRange, claim: .exp)
    }
    let tokenValidFor = options.tokenValidFor ?? options.validFor
    guard 1800...1_000_000_000 ~= tokenValidFor else {
      throw MeetingSDKSigningError(.validityOutOfRange, claim: .tokenExp)
    }
    iat = issuedAt.seconds - Int64(options.backdatedBy)
    guard iat >= 0 else { throw MeetingSDKSigningError(.issuedTooEarly, claim: .iat) }
    exp = iat + Int64(options.validFor)
    tokenExp = iat + Int64(tokenValidFor)
  }
}

/// Refuses to back-date by less than nothing or more than ten minutes.
func checkBackdating(_ seconds: Int) throws(MeetingSDKSigningError) {
  guard 0...600 ~= seconds else {
    throw MeetingSDKSigningError(.backdatingOutOfRange, claim: .iat)
  }
}

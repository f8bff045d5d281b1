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
    if layout.contains(.appKey) { claims.appKey = credentials.key }
    if layout.contains(.sdkKey) { claims.sdkKey = credentials.key }
    try requirePlaces(for: claims, in: layout, isNative: client == .native, options)
    return claims
  }

  /// Nothing that the caller asked for, and nothing that Zoom requires, may be missing.
  private func requirePlaces(
    for claims: MeetingSDKClaims, in layout: MeetingSDKClaimLayout, isNative: Bool,
    _ options: Options
  ) throws(MeetingSDKSigningError) {
    func require(
      _ claim: MeetingSDKClaim, if isWanted: Bool = true
    ) throws(MeetingSDKSigningError) {
      guard isWanted, !layout.contains(claim) else { return }
      throw MeetingSDKSigningError(.noPlaceInLayout, claim: claim)
    }
    try require(.appKey, if: isNative || claims.sdkKey == nil)
    try require(.mn, if: !isNative)
    try require(.role, if: !isNative)
    try require(.iat)
    try require(.exp, if: !isNative)
    try require(.tokenExp, if: isNative || options.tokenValidFor != nil)
    try require(.videoWebRTCMode, if: claims.videoWebRTCMode != nil)
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

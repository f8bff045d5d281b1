#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension MeetingSDKClaims {
  /// Writes the payload: the claims that have a value, in the order of the layout.
  func write(
    to json: inout JSONWriter, layout: MeetingSDKClaimLayout,
    meetingNumberForm: MeetingSDKSigner.MeetingNumberForm
  ) {
    json.beginObject()
    for claim in layout.claims {
      switch claim.kind {
      case .appKey: json.member(claim, appKey)
      case .sdkKey: json.member(claim, sdkKey)
      case .mn where meetingNumberForm == .number:
        json.member(claim, mn.flatMap { Int64($0.digits) })
      case .mn: json.member(claim, mn?.digits)
      case .role: json.member(claim, (role?.rawValue).map(Int64.init))
      case .iat: json.member(claim, iat)
      case .exp: json.member(claim, exp)
      case .tokenExp: json.member(claim, tokenExp)
      case .videoWebRTCMode: json.member(claim, videoWebRTCMode.map { $0 ? 1 : 0 })
      }
    }
    json.endObject()
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ claim: MeetingSDKClaim, _ value: String?) {
    guard let value else { return }
    name(literal: claim.literalName)
    string(value)
  }

  fileprivate mutating func member(_ claim: MeetingSDKClaim, _ value: Int64?) {
    guard let value else { return }
    name(literal: claim.literalName)
    integer(value)
  }
}

#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension MeetingSDKClaims {
  /// Writes the payload: the claims that have a value, in the order of the layout.
  ///
  /// - Parameter prefix: what is written when `appKey` comes first, for which it is at hand.
  func write(
    to json: inout JSONWriter, after prefix: [UInt8], layout: MeetingSDKClaimLayout,
    meetingNumberForm: MeetingSDKSigner.MeetingNumberForm
  ) {
    let hasPrefix = layout.claims.first == .appKey
    if hasPrefix {
      json.resume(after: prefix)
    } else {
      json.beginObject()
    }
    for claim in layout.claims.dropFirst(hasPrefix ? 1 : 0) {
      switch claim.kind {
      case .appKey: json.member(.appKey, appKey)
      case .sdkKey: json.member(.sdkKey, sdkKey)
      case .mn where meetingNumberForm == .number: json.member(.mn, mn?.value)
      case .mn: json.member(.mn, mn)
      case .role: json.member(.role, (role?.rawValue).map(Int64.init))
      case .iat: json.member(.iat, iat)
      case .exp: json.member(.exp, exp)
      case .tokenExp: json.member(.tokenExp, tokenExp)
      case .videoWebRTCMode: json.member(.videoWebRTCMode, videoWebRTCMode.map { $0 ? 1 : 0 })
      }
    }
    json.endObject()
  }
}

// Inlined, so that each name is copied as the constant that it is.
extension JSONWriter {
  @inline(__always)
  fileprivate mutating func member(_ claim: MeetingSDKClaim.Kind, _ value: String?) {
    guard let value else { return }
    name(literal: claim.name)
    string(value)
  }

  @inline(__always)
  fileprivate mutating func member(_ claim: MeetingSDKClaim.Kind, _ number: MeetingNumber?) {
    guard let number else { return }
    name(literal: claim.name)
    if number.hasLeadingZero {
      string(number.description)
    } else {
      string(decimal: number.value)
    }
  }

  @inline(__always)
  fileprivate mutating func member(_ claim: MeetingSDKClaim.Kind, _ value: Int64?) {
    guard let value else { return }
    name(literal: claim.name)
    integer(value)
  }
}

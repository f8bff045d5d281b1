#if canImport(PureCrypto)
  internal import MeetingSignature
  internal import PureJSON
#endif

extension ClaimsCheck {
  mutating func checkWebRTCMode(_ claims: TokenClaims, _ target: TargetSDK) {
    guard let mode = claims["video_webrtc_mode"] else { return }
    findings.claims = .webRTCMode
    if !target.isWeb { findings.report(.claimsWebRTCOnNative, "the claim is present") }
    if let number = mode.numberValue?._unsignedInteger, number == 0 || number == 1 { return }
    if let text = mode.stringValue.map({ ArraySlice<UInt8>($0) }),
      text.equals("0") || text.equals("1")
    {
      findings.report(.claimsWebRTCText, "a string of \(shape(of: text))")
    } else {
      findings.report(.claimsWebRTCValue, "not the integer 0 or 1")
    }
  }

  mutating func reportUnknown(_ claims: TokenClaims, _ target: TargetSDK) {
    var unknown: [String] = []
    var names: [String] = []
    var hasSecret = false
    // A copy of a member would count references to its name and its value.
    for index in claims.members.indices where !isKnownClaim(claims.members[index].name) {
      let name = claims.members[index].name
      if ArraySlice<UInt8>(name).hasPrefix(RepairedJSON.duplicateMark) { continue }
      if misspelledModeNames.contains(ArraySlice<UInt8>(name)) {
        findings.report(
          .claimsWebRTCMisnamed, "the claim \(name)", named: name,
          as: target.severity(onNative: .note))
      } else {
        unknown.append(displayName(ArraySlice<UInt8>(name)))
        if !hasSecret, let secret = expected.credentials.secret, secret.count >= 16,
          let text = claims.string(name), secret.equals(ArraySlice<UInt8>(text))
        {
          hasSecret = true
          findings.report(.keyIsTheSecret, unknown[unknown.count - 1], named: name, as: .warning)
        }
        if names.count < FaultPlaces.maximumCount { names.append(name) }
      }
    }
    guard !unknown.isEmpty else { return }
    let more = unknown.count > 4 ? ", and \(unknown.count - 4) more" : ""
    findings.report(
      .claimsUnknown, Array(unknown.prefix(4)).joined(by: ", ") + more,
      named: names.joined(by: "\n"))
  }

  private var misspelledModeNames: Words {
    "videoWebRtcMode|videoWebRTCMode|webrtcMode|video_webRTC_mode"
  }
}

/// Whether the Meeting SDK defines a claim of this name.
func isKnownClaim(_ name: String) -> Bool {
  let length = name.utf8.count
  for known in knownClaims where known.length == length && known.name.hasSameBytes(as: name) {
    return true
  }
  return false
}

private let knownClaims = MeetingSDKClaim.allCases.map {
  (name: $0.name, length: $0.name.utf8.count)
}

extension InspectionCause {
  static let otherClaims: [Explanation] = [
    Explanation(
      of: claimsWebRTCValue,
      why: "video_webrtc_mode isn't the integer 0 or 1. Zoom's sample rejects other values.",
      fix: "Write the number 0 or 1, or omit the claim.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: claimsWebRTCText,
      why: "video_webrtc_mode is a string. The Web SDK converts it to a number; other clients may "
        + "not.",
      fix: "Write the number 0 or 1, without quotation marks.",
      source: "Web SDK 6.2.0"),
    Explanation(
      of: claimsWebRTCMisnamed,
      why: "The SDK ignores this claim. Its name is video_webrtc_mode.",
      fix: "Rename the claim to video_webrtc_mode.",
      source: "Web SDK 6.2.0"),
    Explanation(
      of: claimsWebRTCOnNative,
      why: "Native SDKs ignore video_webrtc_mode.",
      fix: "Omit the claim.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: claimsNotBefore,
      why: "nbf is in the future, or isn't a whole number of seconds. Zoom doesn't document it, "
        + "but a verifier may enforce it.",
      fix: "Omit nbf. .NET's JwtSecurityTokenHandler adds it by default.",
      source: "RFC 7519, section 4.1.5; .NET API reference, JwtSecurityTokenHandler"),
    Explanation(
      of: claimsUnknown,
      why: "The payload contains claims that the Meeting SDK doesn't define. It isn't known to "
        + "reject them.",
      fix: "Omit them, and check whether one is a misspelled name.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
  ]

  static let claimsWebRTCValue = InspectionCause { Entry("claims.webRTCValue", .warning) }
  static let claimsWebRTCText = InspectionCause { Entry("claims.webRTCText", .warning) }
  static let claimsWebRTCMisnamed = InspectionCause {
    Entry("claims.webRTCMisnamed", .warning, shows: .nothing)
  }
  static let claimsWebRTCOnNative = InspectionCause {
    Entry("claims.webRTCOnNative", .note, shows: .nothing)
  }
  static let claimsUnknown = InspectionCause { Entry("claims.unknown", .note, shows: .nothing) }
}

#if canImport(PureCrypto)
  internal import MeetingSignature
#endif

extension InspectionRun {
  /// Reports a token of another product, by its claims.
  mutating func classifyClaims(_ jwt: inout InspectedJWT) {
    guard let claims = jwt.claims else { return }
    let isOtherAlgorithm = jwt.headerClaims?.text("alg")?.isText("HS256") != true
    let isMeetingToken = claims.has("mn") || claims.has("appKey") || claims.has("sdkKey")
    if claims.has("tpc")
      || claims.has("app_key") && claims.has("version") && claims.has("role_type")
    {
      report(.kind(.videoSDK), "claims of the Video SDK: app_key, tpc, role_type or version")
    } else if claims.has("app_key"), claims.has("user_id") || claims.has("user_name") {
      report(.kind(.cobrowse), "claims of Cobrowse: app_key, user_id, user_name")
    } else if isMeetingToken {
      return
    } else if claims.has("auid") || isOtherAlgorithm && jwt.headerClaims?.has("kid") == true {
      report(.kind(.oauth), claims.has("auid") ? "the claim auid" : "a kid in the header")
    } else if claims.text("aud")?.isText("clientsm") == true
      || claims.has("uid") && (claims.has("zid") || claims.has("mnum"))
    {
      report(
        .kind(.zakOrOBF), "claims of a ZAK or OBF token: aud clientsm, or uid with zid or mnum")
    } else if claims.has("iss"), claims.names.allSatisfy(isRegistered) {
      report(.kind(.restApp), "iss and times, and no other claim")
    } else {
      return
    }
    jwt.isForMeetings = false
  }

  /// What the claims say, but for the times.
  mutating func checkClaims(_ claims: InspectedClaims) {
    checkKeys(claims)
    checkMeetingAndRole(claims)
    checkWebRTCMode(claims)
    reportUnknown(claims)
  }

  /// Whether the signature is meant for the Web SDK.
  func isForWeb(_ claims: InspectedClaims) -> Bool {
    switch platform {
    case .web: true
    case .native: false
    case nil:
      claims.has("mn") || claims.has("role") || claims.first(of: misspelledMeetingNames) != nil
        || claims.first(of: misspelledRoleNames) != nil
    }
  }

  /// Whether the Web SDK is of at least this version; one that is not known is the current one.
  func isWeb(from version: MeetingSDKVersion, _ claims: InspectedClaims) -> Bool {
    guard isForWeb(claims) else { return false }
    if case .web(let actual?)? = platform { return actual >= version }
    return true
  }

  private mutating func checkWebRTCMode(_ claims: InspectedClaims) {
    for name in misspelledModeNames
    where claims.has(name) {
      report(.claims(.webRTCMisnamed), "the claim \(name)")
    }
    guard let mode = claims["video_webrtc_mode"] else { return }
    if !isForWeb(claims) { report(.claims(.webRTCOnNative), "the claim is there") }
    switch mode {
    case .number(_, 0), .number(_, 1): break
    case .text(let text) where text.isText(ofAny: ["0", "1"]):
      report(.claims(.webRTCText), "a string of \(shape(of: text))")
    default: report(.claims(.webRTCValue), "neither 0 nor 1")
    }
  }

  private mutating func reportUnknown(_ claims: InspectedClaims) {
    let unknown = claims.names.filter {
      !$0.begins(with: repeatedNameMark) && !$0.isText(ofAny: knownNames)
        && !$0.isText(ofAny: misspelledModeNames)
    }
    guard !unknown.isEmpty else { return }
    var seen = shownName(unknown[0])
    for name in unknown.dropFirst().prefix(3) { seen = "\(seen), \(shownName(name))" }
    if unknown.count > 4 { seen = "\(seen) and \(unknown.count - 4) more" }
    report(.claims(.unknown), seen)
  }

  private var knownNames: [StaticString] {
    ["appKey", "sdkKey", "mn", "role", "iat", "exp", "tokenExp", "video_webrtc_mode"]
  }

  private var misspelledModeNames: [StaticString] {
    ["videoWebRtcMode", "videoWebRTCMode", "webrtcMode", "video_webRTC_mode"]
  }
}

var misspelledMeetingNames: [StaticString] {
  ["meetingNumber", "meeting_number", "meetingId", "meeting_id", "meetingID", "token"]
}

var misspelledRoleNames: [StaticString] { ["role_type", "roleType"] }

/// Whether any JWT may have a claim of this name (RFC 7519, section 4.1).
private func isRegistered(_ name: [UInt8]) -> Bool {
  name.isText(ofAny: ["iss", "exp", "iat", "nbf", "aud", "jti"])
}

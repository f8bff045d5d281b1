#if canImport(PureCrypto)
  internal import MeetingSignature
  internal import PureJSON
#endif

extension InspectionRun {
  /// Reports a token of another product, by its claims.
  mutating func classifyClaims(_ jwt: inout InspectedJWT) {
    guard let claims = jwt.claims, case .object(let members) = claims else { return }
    func has(_ name: String) -> Bool { claims[name] != nil }
    let isOtherAlgorithm = jwt.headerClaims?["alg"] != "HS256"
    let isMeetingToken = has("mn") || has("appKey") || has("sdkKey")
    if has("tpc") || has("app_key") && has("version") && has("role_type") {
      report(KindCause.videoSDK, "claims of the Video SDK: app_key, tpc, role_type or version")
    } else if has("app_key"), has("user_id") || has("user_name") {
      report(KindCause.cobrowse, "claims of Cobrowse: app_key, user_id, user_name")
    } else if isMeetingToken {
      return
    } else if has("auid") || isOtherAlgorithm && jwt.headerClaims?["kid"] != nil {
      report(KindCause.oauth, has("auid") ? "the claim auid" : "a kid in the header")
    } else if claims["aud"] == "clientsm" || has("uid") && (has("zid") || has("mnum")) {
      report(
        KindCause.zakOrOBF, "claims of a ZAK or OBF token: aud clientsm, or uid with zid or mnum")
    } else if has("iss"), members.allSatisfy({ isRegistered($0.name) }) {
      report(KindCause.restApp, "iss and times, and no other claim")
    } else {
      return
    }
    jwt.isForMeetings = false
  }

  /// Whether any JWT may have a claim of this name (RFC 7519, section 4.1).
  private func isRegistered(_ name: String) -> Bool {
    ["iss", "exp", "iat", "nbf", "aud", "jti"].contains { name.utf8.isText($0) }
  }

  /// What the claims say, but for the times.
  mutating func checkClaims(_ claims: JSONValue) {
    checkKeys(claims)
    checkMeetingAndRole(claims)
    checkWebRTCMode(claims)
    reportUnknown(claims)
  }

  /// Whether the signature is meant for the Web SDK.
  func isForWeb(_ claims: JSONValue) -> Bool {
    switch known.platform {
    case .web: true
    case .native: false
    case nil: (meetingNames + roleNames).contains { claims[$0] != nil }
    }
  }

  /// Whether the Web SDK is of at least this version; one that is not known is the current one.
  func isWeb(from version: MeetingSDKVersion, _ claims: JSONValue) -> Bool {
    guard isForWeb(claims) else { return false }
    if case .web(let actual?)? = known.platform { return actual >= version }
    return true
  }

  private mutating func checkWebRTCMode(_ claims: JSONValue) {
    for name in ["videoWebRtcMode", "videoWebRTCMode", "webrtcMode", "video_webRTC_mode"]
    where claims[name] != nil {
      report(OtherClaimCause.webRTCMisnamed, "the claim \(name)")
    }
    guard let mode = claims["video_webrtc_mode"] else { return }
    if !isForWeb(claims) { report(OtherClaimCause.webRTCOnNative, "the claim is there") }
    switch mode {
    case .number(let number) where number.int64 == 0 || number.int64 == 1: break
    case .string(let text) where text.utf8.isText("0") || text.utf8.isText("1"):
      report(OtherClaimCause.webRTCText, "a string of \(shape(of: text.utf8))")
    default: report(OtherClaimCause.webRTCValue, "neither 0 nor 1")
    }
  }

  private mutating func reportUnknown(_ claims: JSONValue) {
    guard case .object(let members) = claims else { return }
    let known = knownNames
    let unknown = members.filter { member in
      !member.name.utf8.starts(with: repeatedNameMark.utf8)
        && !known.contains { member.name.utf8.isText($0) }
    }
    guard !unknown.isEmpty else { return }
    var seen = unknown.prefix(4).map { shownName($0.name.utf8) }.joined(separator: ", ")
    if unknown.count > 4 { seen += " and \(unknown.count - 4) more" }
    report(OtherClaimCause.unknown, seen)
  }

  private var knownNames: [String] {
    [
      "appKey", "sdkKey", "mn", "role", "iat", "exp", "tokenExp", "video_webrtc_mode",
      "videoWebRtcMode", "videoWebRTCMode", "webrtcMode", "video_webRTC_mode",
    ]
  }
}

var meetingNames: [String] {
  ["mn", "meetingNumber", "meeting_number", "meetingId", "meeting_id", "meetingID", "token"]
}

var roleNames: [String] { ["role", "role_type", "roleType"] }

/// Determines the product that a JWT is for, from its claims.
struct TokenProduct {
  /// Whether it is the Meeting SDK, as far as the claims show.
  private(set) var isMeetingSDK = true

  private(set) var findings = StageFindings(.kind)

  init(header: TokenClaims?, claims: TokenClaims) {
    if let (cause, evidence) = Self.otherProduct(header, claims) {
      findings.report(cause, evidence)
      isMeetingSDK = false
    } else if let text = claims.string("mn"), hasLetter(text),
      Self.isTopic(ArraySlice<UInt8>(text))
    {
      let topic = ArraySlice<UInt8>(text)
      (findings.part, findings.claims) = (.payload, .mn)
      findings.report(.kindMeetingClaimsForVideoSDK, "mn is \(shape(of: topic))")
    }
  }

  private static func otherProduct(
    _ header: TokenClaims?, _ claims: TokenClaims
  ) -> (InspectionCause, String)? {
    let hasMeeting = claims.contains("mn") && claims.contains("appKey")
    if claims.contains("tpc"), !hasMeeting { return (.kindVideoSDK, "the claim tpc") }
    if claims.contains("mn") || claims.contains("appKey") || claims.contains("sdkKey") {
      return nil
    }
    if claims.contains("app_key") {
      if let name = claims.firstName(of: "user_id|user_name") {
        return (.kindCobrowse, "the claims app_key and \(name)")
      }
      let names: Words = "version|role_type|session_key|user_identity|user_key"
      if let name = claims.firstName(of: names) {
        return (.kindVideoSDK, "the claims app_key and \(name)")
      }
    }
    if let known = zoomToken(header, claims) ?? otherToken(claims) { return known }
    let hasKeyID = header?.contains("kid") == true && !isHS256(header)
    return hasKeyID ? (.kindOAuth, "a kid in the header") : nil
  }

  /// A token that Zoom makes.
  private static func zoomToken(
    _ header: TokenClaims?, _ claims: TokenClaims
  ) -> (InspectionCause, String)? {
    if claims.contains("auid") { return (.kindOAuth, "the claim auid") }
    let (issuer, audience) = (
      ArraySlice<UInt8>(claims.string("iss") ?? ""), ArraySlice<UInt8>(claims.string("aud") ?? "")
    )
    if issuer.hasPrefix("zm:") { return (.kindOAuth, "iss begins with zm:") }
    if audience.firstIndex(of: "oauth.zoom.us") != nil {
      return (.kindOAuth, "aud is Zoom's OAuth server")
    }
    if audience.equals("clientsm") || header?.contains("zm_skm") == true {
      return (.kindZAKOrOBF, "aud clientsm, or zm_skm in the header")
    }
    if claims.contains("uid"), let name = claims.firstName(of: "zid|mnum|wcd|clt") {
      return (.kindZAKOrOBF, "the claims uid and \(name)")
    }
    if claims.contains("iss"), claims.names.allSatisfy(isRegistered) {
      return (.kindRESTApp, "iss and times, and no other claim")
    }
    return nil
  }

  /// A token that an app makes for its own users.
  private static func otherToken(_ claims: TokenClaims) -> (InspectionCause, String)? {
    let ofMeetings: Words = """
      role|tokenExp|apiKey|api_key|clientId|client_id|appkey|appKEY|app_key|sdkkey|sdk_key|\
      token|role_type|roleType|meetingNumber|meeting_number|meetingId|meeting_id|meetingID|\
      video_webrtc_mode
      """
    // A login's role is a name.
    let isName = claims.string("role")?.utf8.contains(where: isLetter) == true
    if let name = claims.firstName(of: ofMeetings), !isName || !name.hasSameBytes(as: "role") {
      return nil
    }
    let ofUsers: Words = """
      sub|email|user_id|userId|user|username|_id|id|roles|scope|permissions|nonce|azp|\
      session_id|sid|iss
      """
    return claims.firstName(of: ofUsers).map { (.kindOtherToken, "the claim \($0), and no key") }
  }

  /// Whether text with letters in place of a meeting number is a name, as of a session.
  private static func isTopic(_ text: ArraySlice<UInt8>) -> Bool {
    let isLink = text.contains { byte in
      [UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "="), dot].contains(byte)
    }
    return !isLink && text.filter(isDecimalDigit).count < 9 && MissingValue(text) == nil
  }

  private static func isHS256(_ header: TokenClaims?) -> Bool {
    header?.string("alg")?.hasSameBytes(as: "HS256") ?? false
  }

  /// Whether any JWT may have a claim of this name (RFC 7519, section 4.1).
  private static func isRegistered(_ name: String) -> Bool {
    let registered: Words = "iss|exp|iat|nbf|aud|jti"
    return registered.contains(ArraySlice<UInt8>(name))
  }
}

private func hasLetter(_ text: String) -> Bool {
  for byte in text.utf8 where isLetter(byte) { return true }
  return false
}

private func isLetter(_ byte: UInt8) -> Bool { isAlphanumeric(byte) && !isDecimalDigit(byte) }

extension InspectionCause {
  static let products: [Explanation] = [
    Explanation(
      of: kindVideoSDK,
      why: "The token is for the Video SDK (app_key, tpc, role_type), a different product with its "
        + "own credentials.",
      fix: "Use the Meeting SDK's credentials and claims: appKey, mn, role.",
      source: "Zoom documentation, Video SDK authorization"),
    Explanation(
      of: kindCobrowse,
      why: "The token is for the Cobrowse SDK (app_key, user_id, user_name).",
      fix: "Use the Meeting SDK's credentials and claims: appKey, mn, role.",
      source: "GitHub, zoom/cobrowsesdk-auth-endpoint-sample"),
    Explanation(
      of: kindRESTApp,
      why: "A token with only iss and exp is for the REST API's JWT apps, which ended on September "
        + "8, 2023, or for the Build platform.",
      fix: "Sign with the Meeting SDK's claims: appKey, mn, role, iat, exp, tokenExp.",
      calls: .token,
      source: "Zoom Developer changelog, end of the JWT app type; GitHub, zoom/skills"),
    Explanation(
      of: kindOAuth,
      why: "The token is an OAuth token of the REST API. It authorizes calls, and can't "
        + "join a meeting.",
      fix: "Use the Client ID and Client Secret to sign a JWT yourself.",
      calls: .token,
      source: "inferred from the names of the claims"),
    Explanation(
      of: kindZAKOrOBF,
      why: "The token is a ZAK or OBF token, which accompanies the signature and doesn't replace "
        + "it.",
      fix: "Pass it as zak or obfToken, and sign a JWT for signature.",
      source: "inferred from the names of the claims"),
    Explanation(
      of: kindOtherToken,
      why:
        "The token has the claims of a login, and none of the Meeting SDK. It's probably the one "
        + "that authenticates a user of your own app.",
      fix: "Send that token to your endpoint, and pass the signature that the endpoint returns.",
      source: "OpenID Connect Core, section 2: claims of a login"),
    Explanation(
      of: kindMeetingClaimsForVideoSDK,
      why: "A name in mn looks like the topic of a Video SDK session. The Video SDK is another "
        + "product with other claims: app_key, tpc, role_type, version.",
      fix:
        "For ZoomVideo.createClient(), sign the Video SDK's claims with its credentials. For the "
        + "Meeting SDK, write the meeting number into mn.",
      source: "Zoom documentation, Video SDK authorization"),
  ]

  static let kindVideoSDK = InspectionCause { Entry("kind.videoSDK", .error, shows: .otherToken) }
  static let kindCobrowse = InspectionCause { Entry("kind.cobrowse", .error, shows: .otherToken) }
  static let kindRESTApp = InspectionCause { Entry("kind.restApp", .error, shows: .otherToken) }
  static let kindOAuth = InspectionCause { Entry("kind.oauth", .error, shows: .otherToken) }
  static let kindZAKOrOBF = InspectionCause { Entry("kind.zakOrOBF", .error, shows: .otherToken) }
  static let kindOtherToken = InspectionCause {
    Entry("kind.otherToken", .error, shows: .otherToken)
  }
  static let kindMeetingClaimsForVideoSDK = InspectionCause {
    Entry("kind.meetingClaimsForVideoSDK", .warning, shows: .meetingNumberWrong)
  }
}

/// Determines the product that a JWT is for, from its claims.
struct TokenProduct {
  /// Whether it is the Meeting SDK, as far as the claims show.
  private(set) var isMeetingSDK = true

  private(set) var findings = StageFindings(.kind)

  init(header: TokenClaims?, claims: TokenClaims) {
    guard let (cause, evidence) = Self.otherProduct(header, claims) else { return }
    findings.report(cause, evidence)
    isMeetingSDK = false
  }

  private static func otherProduct(
    _ header: TokenClaims?, _ claims: TokenClaims
  ) -> (InspectionCause, String)? {
    if claims.contains("tpc") {
      return (.kindVideoSDK, "claims of the Video SDK: app_key, tpc, role_type, or version")
    }
    if claims.contains("app_key") {
      if claims.contains("version"), claims.contains("role_type") {
        return (.kindVideoSDK, "claims of the Video SDK: app_key, tpc, role_type, or version")
      }
      if claims.contains("user_id") || claims.contains("user_name") {
        return (.kindCobrowse, "claims of Cobrowse: app_key, user_id, user_name")
      }
    }
    if claims.contains("mn") || claims.contains("appKey") || claims.contains("sdkKey") {
      return nil
    }
    if claims.contains("auid") { return (.kindOAuth, "the claim auid") }
    if header?.contains("kid") == true, !isHS256(header) {
      return (.kindOAuth, "a kid in the header")
    }
    if claims.string("aud")?.hasSameBytes(as: "clientsm") == true
      || claims.contains("uid") && (claims.contains("zid") || claims.contains("mnum"))
    {
      return (
        .kindZAKOrOBF, "claims of a ZAK or OBF token: aud clientsm, or uid with zid or mnum"
      )
    }
    if claims.contains("iss"), claims.names.allSatisfy(isRegistered) {
      return (.kindRESTApp, "iss and times, and no other claim")
    }
    return nil
  }

  private static func isHS256(_ header: TokenClaims?) -> Bool {
    header?.string("alg")?.hasSameBytes(as: "HS256") ?? false
  }

  /// Whether any JWT may have a claim of this name (RFC 7519, section 4.1).
  private static func isRegistered(_ name: String) -> Bool {
    ["iss", "exp", "iat", "nbf", "aud", "jti"].contains(where: name.hasSameBytes)
  }
}

extension InspectionCause {
  static var products: [InspectionCause] {
    [kindVideoSDK, kindCobrowse, kindRESTApp, kindOAuth, kindZAKOrOBF]
  }

  static let kindVideoSDK = InspectionCause {
    Entry(
      "kind.videoSDK", .error,
      why: "The token is for the Video SDK (app_key, tpc, role_type), a different product with its "
        + "own credentials.",
      fix: "Use the Meeting SDK's credentials and claims: appKey, mn, role.",
      shows: .otherToken, source: "Zoom documentation, Video SDK authorization")
  }

  static let kindCobrowse = InspectionCause {
    Entry(
      "kind.cobrowse", .error,
      why: "The token is for the Cobrowse SDK (app_key, user_id, user_name).",
      fix: "Use the Meeting SDK's credentials and claims: appKey, mn, role.",
      shows: .otherToken, source: "GitHub, zoom/cobrowsesdk-auth-endpoint-sample")
  }

  static let kindRESTApp = InspectionCause {
    Entry(
      "kind.restApp", .error,
      why: "A token with only iss and exp is for the REST API's JWT apps, which ended on September "
        + "8, 2023, or for the Build platform.",
      fix: "Sign with the Meeting SDK's claims: appKey, mn, role, iat, exp, tokenExp.",
      calls: .token,
      shows: .otherToken,
      source: "Zoom Developer changelog, end of the JWT app type; GitHub, zoom/skills")
  }

  static let kindOAuth = InspectionCause {
    Entry(
      "kind.oauth", .error,
      why: "The token is an OAuth access token of the REST API. It authorizes calls, and can't "
        + "join a meeting.",
      fix: "Use the Client ID and Client Secret to sign a JWT yourself.",
      calls: .token,
      shows: .otherToken, source: "inferred from the names of the claims")
  }

  static let kindZAKOrOBF = InspectionCause {
    Entry(
      "kind.zakOrOBF", .error,
      why: "The token is a ZAK or OBF token, which accompanies the signature and doesn't replace "
        + "it.",
      fix: "Pass it as zak or obfToken, and sign a JWT for signature.",
      shows: .otherToken, source: "inferred from the names of the claims")
  }
}

/// It is a token, but not one of the Meeting SDK's.
enum KindCause: CaseIterable {
  case legacy, legacyUnencoded, videoSDK, cobrowse, restApp, oauth, zakOrOBF, bareHMAC
  case webhookHeader, encrypted, asymmetric, unsigned, unrecognized

  var cause: InspectionCause {
    switch self {
    case .legacy:
      InspectionCause(
        "kind.legacy", .error, rows: "K1 L11",
        why: "The legacy signature is retired: the Web SDK refuses it since 2.7.0, and the JWT app "
          + "type whose keys it needs ended on 8 September 2023.",
        fix:
          "Sign a JWT (HS256) with the Client ID and Client Secret of a General App that has the "
          + "Meeting SDK.",
        shown: .legacy, source: "forum threads 001 and 003; Web SDK 6.2.0")
    case .legacyUnencoded:
      InspectionCause(
        "kind.legacyUnencoded", .error, rows: "K2",
        why: "The fields of a legacy signature in clear: the base64 around them is missing. Even "
          + "with it, the format is retired.",
        fix: "Sign a JWT (HS256) instead.",
        shown: .legacy, source: "forum thread 003, generateZoomSignaturecustom")
    case .videoSDK:
      InspectionCause(
        "kind.videoSDK", .error, rows: "K3",
        why: "This is a token of the Video SDK (app_key, tpc, role_type), another product with "
          + "credentials of its own.",
        fix: "Use the Meeting SDK's credentials and claims: appKey, mn, role.",
        shown: .otherToken, source: "Zoom's Video SDK documentation")
    case .cobrowse:
      InspectionCause(
        "kind.cobrowse", .error, rows: "K4",
        why: "This is a token of the Cobrowse SDK (app_key, user_id, user_name).",
        fix: "Use the Meeting SDK's credentials and claims: appKey, mn, role.",
        shown: .otherToken, source: "zoom/cobrowsesdk-auth-endpoint-sample")
    case .restApp:
      InspectionCause(
        "kind.restApp", .error, rows: "K5",
        why: "A token with only iss and exp is for the REST API's JWT apps, which ended on "
          + "8 September 2023, or for the Build platform.",
        fix: "Sign with the Meeting SDK's claims: appKey, mn, role, iat, exp, tokenExp.",
        shown: .otherToken, source: "Zoom's changelog; zoom/skills")
    case .oauth:
      InspectionCause(
        "kind.oauth", .error, rows: "K6",
        why:
          "This is an OAuth access token of the REST API. It authorises calls, and joins nothing.",
        fix: "Use the Client ID and Client Secret to sign a JWT yourself.",
        shown: .otherToken, source: "inferred from the names of its claims")
    case .zakOrOBF:
      InspectionCause(
        "kind.zakOrOBF", .error, rows: "K7",
        why: "This is a ZAK or OBF token, which goes with the signature, not in its place.",
        fix: "Pass it as zak or obfToken, and sign a JWT for signature.",
        shown: .otherToken, source: "one public witness")
    case .bareHMAC:
      InspectionCause(
        "kind.bareHMAC", .error, rows: "K8",
        why: "64 hexadecimal digits are an HMAC by itself, as RTMS uses it, without the claims.",
        fix: "Sign a JWT: header, payload and HMAC, each in base64url, with dots between.",
        shown: .legacy, source: "zoom/rtms")
    case .webhookHeader:
      InspectionCause(
        "kind.webhookHeader", .error, rows: "K8",
        why: "'v0=' and 64 hexadecimal digits are the x-zm-signature header of a webhook.",
        fix: "Sign a JWT with the Meeting SDK's credentials; the header only proves a webhook.",
        shown: .legacy, source: "zoom/webhook-sample")
    case .encrypted:
      InspectionCause(
        "kind.encrypted", .error, rows: "K9",
        why:
          "Five segments are an encrypted token (JWE). The Meeting SDK takes a signed one (JWS).",
        fix: "Sign with HS256, and do not encrypt.",
        shown: .otherToken, source: "RFC 7516")
    case .asymmetric:
      InspectionCause(
        "kind.asymmetric", .error, rows: "K9",
        why:
          "The header names a public-key algorithm; Zoom shares a secret with you and takes HS256.",
        fix: "Sign with HS256 and the Client Secret.", shown: .otherToken, source: "RFC 7518")
    case .unsigned:
      InspectionCause(
        "kind.unsigned", .error, rows: "K9",
        why: "The header says 'none': the token is not signed.",
        fix: "Sign with HS256 and the Client Secret.", shown: .otherToken, source: "RFC 7518")
    case .unrecognized:
      InspectionCause(
        "kind.unrecognized", .error, rows: "T8",
        why: "The text is neither a JWT nor a legacy signature, nor any of the tokens that are "
          + "taken for one.",
        fix: "Pass what the signing function returned, whole and unchanged.",
        shown: .legacy, source: "inferred from the format", isSymptom: true)
    }
  }
}

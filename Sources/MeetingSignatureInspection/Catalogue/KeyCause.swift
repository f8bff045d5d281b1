/// What is wrong with the key in the claims.
enum KeyCause: CaseIterable {
  case missing, onlySDKKey, onlySDKKeyInOldWeb, different, notTheExpected, misnamed, placeholder
  case malformed, notAString, email, isTheSecret, looksLikeSecret, sdkKeyDeprecated, sdkKeyClaim

  var cause: InspectionCause {
    switch self {
    case .missing:
      InspectionCause(
        "key.missing", .error, rows: "A1 A3 A8",
        why:
          "The payload has neither appKey nor sdkKey. JSON.stringify drops a claim without a word "
          + "when its variable is not set.",
        fix: "Set the variable with the Client ID where the server runs, and write it into appKey.",
        shown: .keyMissing, source: "Web SDK 6.2.0")
    case .onlySDKKey:
      InspectionCause(
        "key.onlySDKKey", .error, rows: "A1 A2",
        why:
          "The payload has sdkKey but no appKey, which the Web SDK requires since 5.0.0 and native "
          + "SDKs have always required.",
        fix: "Write the Client ID into appKey.",
        shown: .keyMissing, source: "type definitions of Web SDK 6.2.0")
    case .onlySDKKeyInOldWeb:
      InspectionCause(
        "key.onlySDKKeyInOldWeb", .warning, rows: "A1 A2",
        why:
          "The payload has sdkKey but no appKey. This Web SDK takes it; from 5.0.0 on it does not.",
        fix: "Write the Client ID into appKey too.",
        shown: .keyMissing, source: "type definitions of Web SDK 6.2.0")
    case .different:
      InspectionCause(
        "key.appKeyDiffersFromSDKKey", .warning, rows: "A4",
        why: "appKey and sdkKey name two apps; which of them counts depends on the SDK's version.",
        fix: "Write the same Client ID into both, or leave out sdkKey.",
        shown: .keyInvalid, source: "Zoom's endpoint sample")
    case .notTheExpected:
      InspectionCause(
        "key.notTheExpected", .error, rows: "A5",
        why: "The key in the payload is another than the given one: secret and key must be a pair.",
        fix: "Use the key and the secret of the same app, and of the same environment.",
        shown: .keyInvalid, source: "forum thread 000; developer forum 46614")
    case .misnamed:
      InspectionCause(
        "key.misnamed", .error, rows: "A6",
        why: "The key stands under a name that no Meeting SDK reads; the claim is appKey.",
        fix: "Rename the claim to appKey, with a capital K and no underscore.",
        shown: .keyMissing, source: "Web SDK 6.2.0; public code")
    case .placeholder:
      InspectionCause(
        "key.placeholder", .error, rows: "A7",
        why: "The key is an example's, empty, or the name of a missing value.",
        fix: "Put the Client ID there, from the Zoom App Marketplace.",
        shown: .keyInvalid, source: "public code")
    case .malformed:
      InspectionCause(
        "key.malformed", .error, rows: "A7",
        why: "The key has white space or quotes in it, which came along when it was copied.",
        fix: "Trim the key where you read it.", shown: .keyInvalid, source: "public code")
    case .notAString:
      InspectionCause(
        "key.notAString", .error, rows: "A7",
        why: "The key is not a JSON string.",
        fix: "Write the Client ID as a string.", shown: .keyInvalid,
        source: "Zoom's endpoint sample")
    case .email:
      InspectionCause(
        "key.email", .error, rows: "A7",
        why: "The key is an e-mail address.", fix: "Put the Client ID there.",
        shown: .keyInvalid, source: "public code")
    case .isTheSecret:
      InspectionCause(
        "key.isTheSecret", .error, rows: "A7 S2",
        why: "The given secret stands in the payload, where everybody can read it.",
        fix: "Put the Client ID there, and have Zoom make a new secret.",
        shown: .keyInvalid, source: "probed")
    case .looksLikeSecret:
      InspectionCause(
        "key.looksLikeSecret", .warning, rows: "A7",
        why: "The key has the shape of a secret: 32 to 36 letters and digits. A Client ID has 22.",
        fix: "Compare it with the app's page; if it is the secret, have Zoom make a new one.",
        shown: .keyInvalid, source: "shapes as observed")
    case .sdkKeyDeprecated:
      InspectionCause(
        "key.sdkKeyDeprecated", .note, rows: "A9",
        why: "SDK Key and SDK Secret are deprecated in favour of Client ID and Client Secret; when "
          + "they end has no date.",
        fix: "Take the Client ID and the Client Secret of a General App.",
        shown: .nothing, source: "zoom/skills, sdk-key-migration")
    case .sdkKeyClaim:
      InspectionCause(
        "key.sdkKeyClaim", .note, rows: "A10",
        why: "Web SDKs from 4 on log a warning for the claim sdkKey, and join() takes no sdkKey.",
        fix: "Leave sdkKey out; appKey has the same value.",
        shown: .nothing, source: "Web SDK 6.2.0")
    }
  }
}

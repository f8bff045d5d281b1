#if canImport(PureCrypto)
  internal import PureCrypto
  internal import PureJSON
#endif

extension ClaimsCheck {
  mutating func checkKeys(_ claims: TokenClaims, _ target: TargetSDK) {
    checkNames(claims, target)
    findings.claims = .appKey
    let appKey = key(claims["appKey"], "appKey")
    if let appKey { check(key: appKey, "appKey") }
    findings.claims = .sdkKey
    let sdkKey = key(claims["sdkKey"], "sdkKey")
    if let sdkKey, appKey != sdkKey { check(key: sdkKey, "sdkKey") }
    if let appKey, let sdkKey, appKey != sdkKey {
      findings.claims = .bothKeys
      findings.report(
        .keyAppKeyDiffersFromSDKKey,
        "appKey has \(shape(of: appKey)), sdkKey has \(shape(of: sdkKey))")
    }
  }

  private mutating func checkNames(_ claims: TokenClaims, _ target: TargetSDK) {
    let hasSDKKey = claims.contains("sdkKey")
    findings.claims = .sdkKey
    if claims.contains("appKey") {
      if hasSDKKey, target.isWeb(since: MeetingSDKVersion(4)) {
        findings.report(.keySDKKeyClaim, "sdkKey in addition to appKey")
      }
      return
    }
    let misspelled = claims.names(among: misspelledKeyNames)
    for name in misspelled {
      findings.report(.keyMisnamed, "the claim \(name)", named: name)
    }
    if hasSDKKey {
      findings.claims = .sdkKey
      let isOldWeb = target.isWeb && !target.isWeb(since: MeetingSDKVersion(5))
      findings.report(
        isOldWeb ? .keyOnlySDKKeyInOldWeb : .keyOnlySDKKey, "sdkKey without appKey")
      findings.report(.keySDKKeyDeprecated, "the only key is in sdkKey")
    } else if misspelled.isEmpty {
      findings.claims = .appKey
      let place = claims.members.first {
        TokenClaims($0.value)?.firstName(of: "appKey|sdkKey") != nil
      }
      let inside =
        place.map { "; they are inside the claim \(displayName(ArraySlice($0.name)))" } ?? ""
      findings.report(.keyMissing, "neither appKey nor sdkKey\(inside)")
    }
  }

  private mutating func key(_ claim: JSONValue?, _ name: String) -> ArraySlice<UInt8>? {
    guard let claim else { return nil }
    guard let key = claim.stringValue else {
      findings.report(.keyNotAString, "\(name) is not a string")
      return nil
    }
    return ArraySlice<UInt8>(key)
  }

  mutating func check(key: ArraySlice<UInt8>, _ name: String) {
    let given = expected.credentials.keyBytes
    let isGiven = key == given
    let bare = withoutQuotesAndSpace(key)
    if isPlaceholder(bare) {
      return findings.report(
        .keyPlaceholder, "\(name): \(key.isEmpty ? "empty" : quoted(excerpt(key, upTo: 24)))")
    }
    if let secret = expected.credentials.secret, !isGiven,
      secret.equals(key)
        || key.count >= 16 && secret.count > key.count
          && SecretSlice(SymmetricKey(data: secret.base64DecodedBytes)).equals(key)
    {
      // The inspector was given them the wrong way round.
      if expected.credentials.areSwapped { return }
      return findings.report(.keyIsTheSecret, "\(name) is the given secret")
    }
    if bare.count < key.count {
      findings.report(
        .keyMalformed,
        "\(name): \(counted(key.count - bare.count, "byte")) of whitespace or quotation marks")
    }
    if isGiven { return }
    guard let given, !given.isEmpty else { return checkShape(bare, name) }
    let bareGiven = withoutQuotesAndSpace(given)
    // Only the given one has something around it.
    if bareGiven.count > bare.count, Self.form(of: bare, in: bareGiven) != nil { return }
    if bare != bareGiven, let form = Self.form(of: bareGiven, in: bare) {
      if bare.count == key.count || bare.count > bareGiven.count {
        findings.report(.keyMalformed, "\(name): \(form)")
      }
      return
    }
    if bare != bareGiven {
      checkShape(bare, name)
      findings.report(
        .keyNotTheExpected,
        "\(name): \(shape(of: bare)); the given key has \(shape(of: bareGiven))")
    }
  }

  /// How the given key is part of the one in the claim.
  private static func form(of given: ArraySlice<UInt8>, in key: ArraySlice<UInt8>) -> String? {
    guard given.count >= 8, key.count <= 200 else { return nil }
    // With a letter more it would be another key.
    let isPart = key.indices.contains { start in
      let end = start + given.count
      return key[start...].starts(with: given)
        && (start == key.startIndex || !isKeyCharacter(key[start - 1]))
        && (end == key.endIndex || !isKeyCharacter(key[end]))
    }
    if isPart {
      return "the given key and \(counted(key.count - given.count, "other byte"))"
    }
    if Base64Diagnosis(key).bytes[...] == given { return "base64 of the given key" }
    return key.count >= 8 && given.firstIndex(of: key) != nil ? "a part of the given key" : nil
  }

  /// Reports a key that is something else by its shape.
  private mutating func checkShape(_ key: ArraySlice<UInt8>, _ name: String) {
    if let at = key.firstIndex(of: UInt8(ascii: "@")), key[at...].contains(dot) {
      findings.report(.keyEmail, "\(name): an @ at offset \(key.offset(of: at))")
    } else if key.count == 32, key.allSatisfy(isAlphanumeric) {
      findings.report(.keyLooksLikeSecret, "\(name): \(shape(of: key))")
    }
  }

  private func withoutQuotesAndSpace(_ key: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    key.trimmed { isWhitespace($0) || isQuotationMark($0) }
  }

  /// Whether an example's key or a missing value is in place of a key.
  private func isPlaceholder(_ key: ArraySlice<UInt8>) -> Bool {
    if key.isEmpty { return true }
    // No name is longer than 20 characters, and a Client ID has 22.
    if key.count <= 20, placeholderKeys.containsIgnoringCase(key) { return true }
    return !isKeyCharacter(key[key.startIndex]) && unfilledMarks.prefix(of: key) != nil
      || [UInt8(ascii: "p"), UInt8(ascii: "y")].contains(key[key.startIndex] | 0x20)
        && placeholderStarts.prefixIgnoringCase(of: key) != nil
      || key.last.map { $0 | 0x20 } == UInt8(ascii: "e")
        && key.suffix(5).equalsIgnoringCase("_here")
  }
}

/// What is in place of a key that isn't set.
private var misspelledKeyNames: Words {
  """
  AppKey|app_key|appkey|appKEY|SdkKey|sdk_key|sdkkey|apiKey|api_key|clientId|client_id|iss|\
  appKey:sdkKey|appKey:clientId
  """
}

private var placeholderKeys: Words {
  """
  undefined|null|none|nil|nan|[object object]|key|sdkkey|sdk_key|appkey|app_key|client_id|\
  clientid|api_key|apikey|xxx|xxxx|zoom_meeting_sdk_key|zoom_sdk_key|zoom_client_id|\
  zoom_app_key|zoom_api_key
  """
}

private var placeholderStarts: Words { "your_|your-|your |process.env" }

private var unfilledMarks: Words { "<your|<YOUR|<Your|<sdk|<SDK|<client|<CLIENT|< api|< API|${|{{" }

extension InspectionCause {
  static let keys: [Explanation] = [
    Explanation(
      of: keyMissing,
      why: "The payload has neither appKey nor sdkKey. JSON.stringify silently omits a claim whose "
        + "variable is not set.",
      fix: "Set the variable to the Client ID where the server runs, and write it into appKey.",
      source: "Web SDK 6.2.0"),
    Explanation(
      of: keyOnlySDKKey,
      why: "The payload has sdkKey but not appKey. The Web SDK has required appKey since 5.0.0, "
        + "and native SDKs have always required it.",
      fix: "Write the Client ID into appKey.",
      source: "Web SDK 6.2.0, type definitions"),
    Explanation(
      of: keyOnlySDKKeyInOldWeb,
      why: "The payload has sdkKey but not appKey. This Web SDK accepts it; 5.0.0 and later don't.",
      fix: "Write the Client ID into appKey as well.",
      source: "Web SDK 6.2.0, type definitions"),
    Explanation(
      of: keyAppKeyDiffersFromSDKKey,
      why: "appKey and sdkKey name different apps. Which one is used depends on the SDK's version.",
      fix: "Write the same Client ID into both, or omit sdkKey.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: keyNotTheExpected,
      why: "The key in the payload is not the given one. The secret and the key must be a pair.",
      fix: "Use the key and the secret of the same app and the same environment.",
      source: "Zoom Developer Forum, 'Generating signatures server side for the web sdk with "
        + "node.js'; devforum.zoom.us/t/46614"),
    Explanation(
      of: keyMisnamed,
      why: "No Meeting SDK reads the claim that contains the key. Its name is appKey.",
      fix: "Rename the claim to appKey, with a capital K and without an underscore.",
      source: "Web SDK 6.2.0"),
    Explanation(
      of: keyPlaceholder,
      why: "The key is empty, an example's placeholder, or the name of a missing value.",
      fix: "Use the Client ID from the Zoom App Marketplace.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample, README"),
    Explanation(
      of: keyMalformed,
      why: "The key is damaged. It has something around it, such as whitespace, quotation marks, "
        + "or the name of a variable, or it is cut or encoded.",
      fix: "Write the Client ID into appKey as the app's page shows it, and trim it where you read "
        + "it.",
      source: "Zoom App Marketplace, App Credentials: what a Client ID looks like"),
    Explanation(
      of: keyNotAString,
      why: "The key is not a JSON string.",
      fix: "Write the Client ID as a string.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: keyEmail,
      why: "The key is an email address.",
      fix: "Use the Client ID instead.",
      source: "Zoom App Marketplace, App Credentials: a Client ID is not an address"),
    Explanation(
      of: keyIsTheSecret,
      why: "The given secret is in the payload, where anyone can read it.",
      fix: "Take it out, write the Client ID into appKey, and regenerate the secret.",
      source: "RFC 7519, section 12: claims aren't encrypted"),
    Explanation(
      of: keyLooksLikeSecret,
      why:
        "The key has 32 letters and digits, like a Client Secret. A Client ID has 22 characters, "
        + "and an old SDK Key can have 36.",
      fix: "Compare it with the app's page. If it is the secret, regenerate the secret.",
      source: "Zoom App Marketplace, App Credentials"),
    Explanation(
      of: keySDKKeyDeprecated,
      why: "The claim sdkKey is deprecated, whether its value is a Client ID or an SDK Key.",
      fix: "Rename the claim to appKey. Its value stays the same.",
      source: "Web SDK 6.2.0, console warning"),
    Explanation(
      of: keySDKKeyClaim,
      why: "The Web SDK since version 4 logs a warning about the claim sdkKey, and join() no "
        + "longer accepts an sdkKey.",
      fix: "Omit sdkKey. appKey has the same value.",
      source: "Web SDK 6.2.0, console warning"),
  ]

  static let keyMissing = InspectionCause { Entry("key.missing", .error, shows: .keyMissing) }
  static let keyOnlySDKKey = InspectionCause { Entry("key.onlySDKKey", .error, shows: .keyMissing) }
  static let keyOnlySDKKeyInOldWeb = InspectionCause {
    Entry("key.onlySDKKeyInOldWeb", .warning, shows: .keyMissing)
  }
  static let keyAppKeyDiffersFromSDKKey = InspectionCause {
    Entry("key.appKeyDiffersFromSDKKey", .warning, shows: .keyInvalid)
  }
  static let keyNotTheExpected = InspectionCause {
    Entry("key.notTheExpected", .error, shows: .keyInvalid)
  }
  static let keyMisnamed = InspectionCause { Entry("key.misnamed", .error, shows: .keyMissing) }
  static let keyPlaceholder = InspectionCause {
    Entry("key.placeholder", .error, shows: .keyInvalid)
  }
  static let keyMalformed = InspectionCause { Entry("key.malformed", .error, shows: .keyInvalid) }
  static let keyNotAString = InspectionCause { Entry("key.notAString", .error, shows: .keyInvalid) }
  static let keyEmail = InspectionCause { Entry("key.email", .error, shows: .keyInvalid) }
  static let keyIsTheSecret = InspectionCause {
    Entry("key.isTheSecret", .error, shows: .keyInvalid)
  }
  static let keyLooksLikeSecret = InspectionCause {
    Entry("key.looksLikeSecret", .note, shows: .keyInvalid)
  }
  static let keySDKKeyDeprecated = InspectionCause {
    Entry("key.sdkKeyDeprecated", .note, shows: .nothing)
  }
  static let keySDKKeyClaim = InspectionCause { Entry("key.sdkKeyClaim", .note, shows: .nothing) }
}

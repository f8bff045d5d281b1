extension InspectionRun {
  mutating func checkKeys(_ claims: InspectedClaims) {
    reportPresence(claims)
    let appKey = keyText(claims["appKey"], "appKey")
    let sdkKey = keyText(claims["sdkKey"], "sdkKey")
    if let appKey { checkKey(appKey, "appKey") }
    if let sdkKey, appKey != sdkKey { checkKey(sdkKey, "sdkKey") }
    if let appKey, let sdkKey, appKey != sdkKey {
      report(.key(.different), "\(shape(of: appKey)), and \(shape(of: sdkKey))")
    }
  }

  private mutating func reportPresence(_ claims: InspectedClaims) {
    let hasSDKKey = claims.has("sdkKey")
    if claims.has("appKey") {
      if hasSDKKey, isWeb(from: MeetingSDKVersion(4), claims) {
        report(.key(.sdkKeyClaim), "sdkKey beside appKey")
      }
      return
    }
    for name in misspelledKeyNames where claims.has(name) {
      report(.key(.misnamed), "the claim \(name)")
    }
    if hasSDKKey {
      let isOldWeb = isForWeb(claims) && !isWeb(from: MeetingSDKVersion(5), claims)
      report(
        .key(isOldWeb ? .onlySDKKeyInOldWeb : .onlySDKKey), "sdkKey, and no appKey")
      report(.key(.sdkKeyDeprecated), "the only key is in sdkKey")
    } else if claims.first(of: misspelledKeyNames) == nil {
      report(.key(.missing), "neither appKey nor sdkKey")
    }
  }

  private var misspelledKeyNames: [StaticString] {
    [
      "app_key", "appkey", "appKEY", "sdk_key", "sdkkey", "apiKey", "api_key", "clientId",
      "client_id", "iss",
    ]
  }

  private mutating func keyText(_ claim: InspectedClaims.Value?, _ name: StaticString) -> [UInt8]? {
    guard let claim else { return nil }
    guard case .text(let text) = claim else {
      report(.key(.notAString), "\(name)")
      return nil
    }
    return text
  }

  mutating func checkKey(_ key: [UInt8], _ name: StaticString) {
    if isPlaceholder(key) {
      return report(.key(.placeholder), "\(name): \(shape(of: key))")
    }
    if let secret, secret.isSame(as: key), key != givenKey {
      return report(.key(.isTheSecret), "\(name) is the given secret")
    }
    let bare = withoutQuotesAndSpace(key)
    if bare.count < key.count {
      report(
        .key(.malformed), "\(name): \(key.count - bare.count) bytes of white space or quotes")
    }
    guard let givenKey else { return checkShape(bare, name) }
    let bareExpected = withoutQuotesAndSpace(givenKey)
    if bare != bareExpected {
      report(
        .key(.notTheExpected),
        "\(name): \(shape(of: bare)), where \(shape(of: bareExpected)) were expected")
      checkShape(bare, name)
    }
  }

  /// What a key is not like, where it is not known to be right.
  private mutating func checkShape(_ key: [UInt8], _ name: StaticString) {
    if let at = key.offset(of: "@"), key.offset(of: ".", from: at) != nil {
      report(.key(.email), "\(name): an @ at offset \(at)")
    } else if 32...36 ~= key.count, key.areAll(.alphanumeric) {
      report(.key(.looksLikeSecret), "\(name): \(shape(of: key))")
    }
  }

  private func withoutQuotesAndSpace(_ key: [UInt8]) -> [UInt8] {
    key.trimmed(.spaceOrQuote)
  }

  /// Whether an example or a missing value stands where a key belongs.
  private func isPlaceholder(_ key: [UInt8]) -> Bool {
    let key = withoutQuotesAndSpace(key)
    if key.isEmpty { return true }
    let names: [StaticString] = [
      "undefined", "null", "none", "nil", "nan", "[object object]", "key", "sdkkey", "sdk_key",
      "appkey",
      "app_key", "client_id", "clientid", "api_key", "apikey", "xxx", "xxxx",
      "zoom_meeting_sdk_key",
      "zoom_sdk_key", "zoom_client_id", "zoom_app_key", "zoom_api_key",
    ]
    if names.contains(where: { key.isTextInAnyCase($0) }) { return true }
    let beginnings: [StaticString] = [
      "your_", "your-", "your ", "<your", "${", "{{", "process.env", "<sdk", "<client", "< api",
    ]
    if beginnings.contains(where: { key.beginsInAnyCase(with: $0) }) { return true }
    return key.has("_here", at: key.count - 5, inAnyCase: true)
  }
}

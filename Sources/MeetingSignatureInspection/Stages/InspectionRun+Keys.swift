#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension InspectionRun {
  mutating func checkKeys(_ claims: JSONValue) {
    reportPresence(claims)
    let appKey = keyText(claims["appKey"], "appKey")
    let sdkKey = keyText(claims["sdkKey"], "sdkKey")
    if let appKey { checkKey(appKey, "appKey") }
    if let sdkKey, appKey.map({ !$0.elementsEqual(sdkKey) }) ?? true { checkKey(sdkKey, "sdkKey") }
    if let appKey, let sdkKey, !appKey.elementsEqual(sdkKey) {
      report(KeyCause.different, "\(shape(of: appKey)), and \(shape(of: sdkKey))")
    }
  }

  private mutating func reportPresence(_ claims: JSONValue) {
    let hasSDKKey = claims["sdkKey"] != nil
    if claims["appKey"] != nil {
      if hasSDKKey, isWeb(from: MeetingSDKVersion(4), claims) {
        report(KeyCause.sdkKeyClaim, "sdkKey beside appKey")
      }
      return
    }
    let misnamed = misspelledKeyNames.filter { claims[$0] != nil }
    for name in misnamed { report(KeyCause.misnamed, "the claim \(name)") }
    if hasSDKKey {
      let isOldWeb = isForWeb(claims) && !isWeb(from: MeetingSDKVersion(5), claims)
      report(
        isOldWeb ? KeyCause.onlySDKKeyInOldWeb : KeyCause.onlySDKKey, "sdkKey, and no appKey")
      report(KeyCause.sdkKeyDeprecated, "the only key is in sdkKey")
    } else if misnamed.isEmpty {
      report(KeyCause.missing, "neither appKey nor sdkKey")
    }
  }

  private var misspelledKeyNames: [String] {
    [
      "app_key", "appkey", "appKEY", "sdk_key", "sdkkey", "apiKey", "api_key", "clientId",
      "client_id", "iss",
    ]
  }

  private mutating func keyText(_ claim: JSONValue?, _ name: String) -> [UInt8]? {
    guard let claim else { return nil }
    guard case .string(let text) = claim else {
      report(KeyCause.notAString, name)
      return nil
    }
    return Array(text.utf8)
  }

  mutating func checkKey(_ key: [UInt8], _ name: String) {
    let expected = known.credentials?.key.map { Array($0.utf8) }
    if isPlaceholder(key) {
      return report(KeyCause.placeholder, "\(name): \(shape(of: key))")
    }
    if let secret = known.credentials?.secret, key.elementsEqual(secret), !isExpected(key) {
      return report(KeyCause.isTheSecret, "\(name) is the given secret")
    }
    let bare = withoutQuotesAndSpace(key)
    if bare.count < key.count {
      report(
        KeyCause.malformed, "\(name): \(key.count - bare.count) bytes of white space or quotes")
    }
    guard let expected else { return checkShape(bare, name) }
    let bareExpected = withoutQuotesAndSpace(expected)
    if !bare.elementsEqual(bareExpected) {
      report(
        KeyCause.notTheExpected,
        "\(name): \(shape(of: bare)), where \(shape(of: bareExpected)) were expected")
      checkShape(bare, name)
    }
  }

  private func isExpected(_ key: [UInt8]) -> Bool {
    known.credentials?.key.map { key.isText($0) } ?? false
  }

  /// What a key is not like, where it is not known to be right.
  private mutating func checkShape(_ key: [UInt8], _ name: String) {
    if let at = key.firstIndex(of: UInt8(ascii: "@")), key[at...].contains(UInt8(ascii: ".")) {
      report(KeyCause.email, "\(name): an @ at offset \(at)")
    } else if 32...36 ~= key.count, key.allSatisfy(isAlphanumeric) {
      report(KeyCause.looksLikeSecret, "\(name): \(shape(of: key))")
    }
  }

  private func withoutQuotesAndSpace(_ key: [UInt8]) -> [UInt8] {
    func isOuter(_ byte: UInt8) -> Bool { isSpace(byte) || [0x22, 0x27, 0x60].contains(byte) }
    guard let first = key.firstIndex(where: { !isOuter($0) }),
      let last = key.lastIndex(where: { !isOuter($0) })
    else { return [] }
    return Array(key[first...last])
  }

  /// Whether an example or a missing value stands where a key belongs.
  private func isPlaceholder(_ key: [UInt8]) -> Bool {
    let key = withoutQuotesAndSpace(key)
    if key.isEmpty { return true }
    let names = [
      "undefined", "null", "none", "nil", "nan", "[object object]", "key", "sdkkey", "sdk_key",
      "appkey",
      "app_key", "client_id", "clientid", "api_key", "apikey", "xxx", "xxxx",
      "zoom_meeting_sdk_key",
      "zoom_sdk_key", "zoom_client_id", "zoom_app_key", "zoom_api_key",
    ]
    if names.contains(where: { key.isTextInAnyCase($0) }) { return true }
    let beginnings = [
      "your_", "your-", "your ", "<your", "${", "{{", "process.env", "<sdk", "<client", "< api",
    ]
    if beginnings.contains(where: { key.beginsInAnyCase(with: $0) }) { return true }
    return key.suffix(5).isTextInAnyCase("_here")
  }
}

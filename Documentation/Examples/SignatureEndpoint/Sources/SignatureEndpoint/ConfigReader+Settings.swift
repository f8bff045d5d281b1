internal import Configuration

extension ConfigReader {
  func credential(_ name: String, at key: [String]) throws(SettingsError) -> String {
    guard let value = string(forKey: ConfigKey(key), isSecret: true) else {
      throw SettingsError(
        """
        \(name) is not set. Put the Client ID of your Zoom app into ZOOM_MEETING_SDK_KEY and its \
        Client Secret into ZOOM_MEETING_SDK_SECRET, in the environment or in a file that \
        SETTINGS_FILE names.
        """)
    }
    // Invalid UTF-8 in the environment has been replaced by now.
    guard !value.unicodeScalars.contains("\u{fffd}") else {
      throw SettingsError("\(name) is not UTF-8.")
    }
    return value
  }

  func number(
    _ name: String, at key: ConfigKey, in range: ClosedRange<Int>
  ) throws(SettingsError) -> Int? {
    if string(forKey: key) == nil { return nil }
    guard let value = int(forKey: key), range ~= value else {
      throw SettingsError(
        "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
    return value
  }

  func flag(_ name: String, at key: ConfigKey) throws(SettingsError) -> Bool? {
    if string(forKey: key) == nil { return nil }
    guard let value = bool(forKey: key) else {
      throw SettingsError("\(name) must be true or false.")
    }
    return value
  }

  /// The origins in a list with commas between; nil for all, which is `*` or no list.
  func origins(_ name: String, at key: ConfigKey) throws(SettingsError) -> Set<String>? {
    guard let list = string(forKey: key), list != "*" else { return nil }
    var origins: Set<String> = []
    for entry in list.split(separator: ",", omittingEmptySubsequences: false) {
      let origin = String(entry.trimmingPrefix(" "))
      guard isOrigin(origin) else {
        throw SettingsError(
          "\(name) must be * or a list such as https://example.com,http://localhost:3000: "
            + "what browsers send, in lowercase and without a trailing slash.")
      }
      origins.insert(origin)
    }
    return origins
  }
}

/// Returns whether a string is an origin as browsers send it (RFC 6454, section 6.2): a scheme, a lowercase
/// host without a trailing dot, and a port if it is not the scheme's own.
private func isOrigin(_ text: String) -> Bool {
  guard
    let parts = text.wholeMatch(
      of: /([a-z][a-z0-9+.\-]*):\/\/([a-z0-9_\-.]+|\[[0-9a-f:.]+\])(?::([1-9][0-9]{0,4}))?/)
  else { return false }
  let (_, scheme, host, port) = parts.output
  let ownPorts: [Substring: Substring] = ["http": "80", "https": "443"]
  return host.last != "."
    && (port == nil || port.flatMap { UInt16($0) } != nil && port != ownPorts[scheme])
}

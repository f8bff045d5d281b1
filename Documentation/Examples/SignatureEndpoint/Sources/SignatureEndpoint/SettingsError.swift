internal import Configuration

/// Why the server does not start: a sentence that says what to set, without any value in it.
public struct SettingsError: Error, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// A reason in a sentence.
  public init(_ description: String) { self.description = description }
}

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
}

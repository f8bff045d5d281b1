internal import SystemPackage

extension SettingsFile {
  private static let maximumByteCount = 65_536

  /// The settings in a file; nil if there is no such file.
  ///
  /// - Throws: ``SettingsError``, with the line's number.
  static func read(_ path: FilePath) throws(SettingsError) -> [String: String]? {
    let content: [UInt8]?
    do {
      content = try path.content(maximumByteCount: maximumByteCount)
    } catch Errno.noSuchFileOrDirectory {
      return nil
    } catch {
      throw SettingsError("The settings file \(path) cannot be read: \(error).")
    }
    guard let content else {
      throw SettingsError("The settings file has more than \(maximumByteCount) bytes.")
    }
    return try parse(content)
  }
}

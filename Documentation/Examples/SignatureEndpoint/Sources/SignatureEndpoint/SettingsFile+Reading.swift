internal import SystemPackage

extension SettingsFile {
  /// The settings in a file; nil if there is no such file.
  ///
  /// - Throws: ``SettingsError``, with the line's number.
  static func read(_ path: FilePath) throws(SettingsError) -> [String: String]? {
    let content: [UInt8]
    do {
      // Opening a named pipe would wait for a writer.
      let file = try FileDescriptor.open(path, .readOnly, options: .nonBlocking)
      content = try file.closeAfter { try bytes(of: file) }
    } catch let error as SettingsError {
      throw error
    } catch Errno.noSuchFileOrDirectory {
      return nil
    } catch {
      throw SettingsError("The settings file \(path) cannot be read: \(error).")
    }
    return try parse(content)
  }

  private static let maximumByteCount = 65_536

  private static func bytes(of file: FileDescriptor) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= maximumByteCount else {
        throw SettingsError("The settings file has more than \(maximumByteCount) bytes.")
      }
    }
  }
}

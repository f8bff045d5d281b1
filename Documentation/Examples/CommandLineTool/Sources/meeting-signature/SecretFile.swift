import ArgumentParser
import SystemPackage

/// The file that `--secret-file` names.
struct SecretFile {
  /// The bytes, without a newline at the end.
  let secret: [UInt8]
  /// The path, for messages.
  let name: String
  private let isReadableByOthers: Bool

  /// Reads the file.
  init(_ path: String) throws {
    let file = try usable {
      try InputFile(path, option: "--secret-file", contents: "the secret")
    }
    name = file.name
    let status = try? file.descriptor.stat()
    isReadableByOthers =
      status?.type == .regular && status?.permissions.contains(.otherRead) == true
    secret = withoutFinalLineBreak(try usable { try file.contents(.secret) })
  }

  /// Warns if other users can read the secret.
  func warn() {
    guard isReadableByOthers else { return }
    writeStandardError(
      "Warning: all users of this machine can read \(name). To change that: chmod o-r FILE\n")
  }
}

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
  ///
  /// A path that leads nowhere may be the secret itself, and never appears in the error.
  init(_ path: String) throws {
    let file: FileDescriptor
    do {
      file = try openForReading(path)
    } catch {
      let name = isFile(path) ? path.escaped : "the file of --secret-file"
      let hint =
        error == .noSuchFileOrDirectory
        ? " The option takes the path of a file, not the secret." : ""
      throw ValidationError("\(ReadingError(name, error))\(hint)")
    }
    name = path.escaped
    do {
      let status = try file.stat()
      isReadableByOthers = status.type == .regular && status.permissions.contains(.otherRead)
      secret = withoutFinalLineBreak(try file.closeAfter { try read(file, .secret) })
    } catch {
      throw ValidationError("\(ReadingError(name, error))")
    }
  }

  /// Warns if other users can read the secret.
  func warn() {
    guard isReadableByOthers else { return }
    writeStandardError(
      "Warning: all users of this machine can read \(name). To change that: chmod o-r FILE\n")
  }
}

import SystemPackage

/// A file that an option names, open for reading.
struct InputFile {
  let descriptor: FileDescriptor
  /// The path, for messages.
  let name: String

  /// Opens the file, without waiting for a writer if it is a named pipe.
  ///
  /// A path that leads nowhere may be the secret itself, and never appears in the error.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - option: The option that names the file.
  ///   - contents: What is in the file, which someone may have given in place of the path.
  /// - Throws: ``ReadingError`` if the file cannot be opened.
  init(_ path: String, option: String, contents: String) throws(ReadingError) {
    do {
      descriptor = try openForReading(path)
      name = path.escaped
    } catch {
      let name = isFile(path) ? path.escaped : "the file of \(option)"
      let hint =
        error == .noSuchFileOrDirectory
        ? " The option takes the path of a file, not \(contents)." : ""
      throw ReadingError("\(ReadingError(name, error))\(hint)")
    }
  }

  /// Reads the file, and closes it.
  func contents(_ limit: ReadingLimit) throws(ReadingError) -> [UInt8] {
    do {
      return try descriptor.closeAfter { try read(descriptor, limit) }
    } catch {
      throw ReadingError(name, error)
    }
  }
}

/// Whether there is a regular file at a path.
func isFile(_ path: String) -> Bool {
  (try? FilePath(path).stat())?.type == .regular
}

private func openForReading(_ path: String) throws(Errno) -> FileDescriptor {
  do {
    return try FileDescriptor.open(FilePath(path), .readOnly, options: .nonBlocking)
  } catch let error as Errno {
    throw error
  } catch {
    throw .invalidArgument
  }
}

import ArgumentParser
import SystemPackage

/// The bytes of a file.
func readFile(_ path: String) throws -> [UInt8] {
  let file: FileDescriptor
  do {
    file = try FileDescriptor.open(FilePath(path), .readOnly)
  } catch let error as Errno {
    throw UnreadableFile(path: path, reason: "\(error)")
  }
  return try file.closeAfter {
    do {
      return try readAll(file)
    } catch let error as Errno {
      throw UnreadableFile(path: path, reason: "\(error)")
    }
  }
}

/// The bytes of standard input, up to its end.
func readStandardInput() throws -> [UInt8] {
  try readAll(.standardInput)
}

/// Writes bytes to standard output, as they are; ends the program with 74 if that cannot be done.
func writeStandardOutput(_ bytes: [UInt8]) throws {
  do {
    try FileDescriptor.standardOutput.writeAll(bytes)
  } catch {
    try writeStandardError("Cannot write: \(error).\n")
    throw ExitCode(74)
  }
}

/// Writes a line to standard output.
func writeLine(_ line: String) throws {
  try writeStandardOutput(Array("\(line)\n".utf8))
}

/// Writes a message to standard error.
func writeStandardError(_ message: String) throws {
  try FileDescriptor.standardError.writeAll(message.utf8)
}

/// Drops one line break, which editors and `echo` put at the end.
func withoutFinalLineBreak(_ bytes: [UInt8]) -> [UInt8] {
  var bytes = bytes
  if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
  if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
  return bytes
}

private func readAll(_ file: FileDescriptor) throws -> [UInt8] {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = try chunk.withUnsafeMutableBytes { try file.read(into: $0) }
    if count == 0 { return bytes }
    bytes += chunk[..<count]
  }
}

struct UnreadableFile: Error, CustomStringConvertible {
  let path: String
  let reason: String
  var description: String { "Cannot read \(path): \(reason)." }
}

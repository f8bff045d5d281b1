import ArgumentParser
import SystemPackage

/// The bytes of a file.
func readFile(_ path: String) throws -> [UInt8] {
  try reading(path) {
    let file = try FileDescriptor.open(FilePath(path), .readOnly)
    return try file.closeAfter { try readAll(file) }
  }
}

/// Whether there is a file that can be read, and no folder, at a path.
func isFile(_ path: String) -> Bool {
  guard let file = try? FileDescriptor.open(FilePath(path), .readOnly) else { return false }
  return
    (try? file.closeAfter {
      try withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) { try file.read(into: $0) }
    }) != nil
}

/// The bytes of standard input, up to its end.
func readStandardInput() throws -> [UInt8] {
  try reading("standard input") { try readAll(.standardInput) }
}

/// Writes bytes to standard output, as they are; exits with 74 if that fails.
func writeStandardOutput(_ bytes: [UInt8]) throws {
  do {
    try FileDescriptor.standardOutput.writeAll(bytes)
  } catch {
    writeStandardError("Cannot write: \(error).\n")
    throw ExitCode(74)
  }
}

/// Writes a line to standard output.
func writeLine(_ line: String) throws {
  try writeStandardOutput(Array("\(line)\n".utf8))
}

/// Writes a message to standard error; if that fails, only the exit code reports the error.
func writeStandardError(_ message: String) {
  _ = try? FileDescriptor.standardError.writeAll(message.utf8)
}

/// Drops one line break, which editors and `echo` put at the end.
func withoutFinalLineBreak(_ bytes: [UInt8]) -> [UInt8] {
  var bytes = bytes
  if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
  if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
  return bytes
}

/// Runs `body`, whose errors get the name of what it reads.
private func reading(_ name: String, _ body: () throws -> [UInt8]) throws -> [UInt8] {
  do {
    return try body()
  } catch {
    throw Unreadable(name: name, reason: "\(error)")
  }
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

struct Unreadable: Error, CustomStringConvertible {
  let name: String
  let reason: String
  var description: String { "Cannot read \(name): \(reason)." }
}

import ArgumentParser
import SystemPackage

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

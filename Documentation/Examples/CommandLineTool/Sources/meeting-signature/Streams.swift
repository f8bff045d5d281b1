import ArgumentParser
import PureJSON
import SystemPackage

/// Writes bytes to standard output, as they are; exits with 74 if that fails.
func writeStandardOutput(_ bytes: [UInt8]) throws {
  do {
    try write(bytes, to: .standardOutput)
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
  try? write(Array(message.utf8), to: .standardError)
}

/// Writes all bytes; a pipe that another program has set not to block says when it is full.
private func write(_ bytes: [UInt8], to file: FileDescriptor) throws {
  var rest = bytes[...]
  while !rest.isEmpty {
    do {
      rest = rest.dropFirst(try rest.withUnsafeBytes { try file.write($0) })
    } catch Errno.resourceTemporarilyUnavailable {
      waitForOutput(file.rawValue)
    }
  }
}

/// Writes a document and a newline to standard output.
func writeLine(_ document: JSONValue) throws { try writeLine(document.escapedText) }

/// Drops one line break, which editors and `echo` put at the end.
func withoutFinalLineBreak(_ bytes: [UInt8]) -> [UInt8] {
  var bytes = bytes
  if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
  if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
  return bytes
}

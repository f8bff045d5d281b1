import SystemPackage

/// How much of an input is read.
struct ReadingLimit {
  /// The maximum number of bytes.
  let byteCount: Int
  /// Whether more bytes are ignored.
  ///
  /// Otherwise, they are an error.
  let ignoresRest: Bool

  /// A secret, which is a line.
  static let secret = ReadingLimit(byteCount: 65_536, ignoresRest: false)
  /// A token and what was pasted with it: as much as tells that it is too long for the inspector, and a
  /// newline.
  static let pasted = ReadingLimit(byteCount: 1 << 20 + 3, ignoresRest: true)
  /// Anything else, which is kept in memory.
  static let document = ReadingLimit(byteCount: 1 << 28, ignoresRest: false)
}

/// An input that cannot be read.
struct ReadingError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  /// The error for an input with this name.
  init(_ name: String, _ error: any Error) { description = "Cannot read \(name): \(error)." }
}

/// The bytes of standard input, up to its end.
func readStandardInput(_ limit: ReadingLimit) throws(ReadingError) -> [UInt8] {
  do {
    return try read(.standardInput, limit)
  } catch {
    throw ReadingError("standard input", error)
  }
}

/// Reads up to the end, or up to the limit.
func read(_ file: FileDescriptor, _ limit: ReadingLimit) throws -> [UInt8] {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  var hasWaited = false
  while true {
    // One more than the limit shows that there is more.
    let space = min(chunk.count, limit.byteCount + 1 - bytes.count)
    let count = try chunk.withUnsafeMutableBytes {
      try readSome(file, into: UnsafeMutableRawBufferPointer(rebasing: $0[..<space]))
    }
    bytes += chunk[..<count]
    if bytes.count > limit.byteCount {
      if limit.ignoresRest { return Array(bytes[..<limit.byteCount]) }
      throw ReadingError("it has more than \(limit.byteCount) bytes")
    }
    if count > 0 { continue }
    // A named pipe is at its end as long as no program has opened it for writing.
    guard bytes.isEmpty, try file.stat().type == .fifo else { return bytes }
    if hasWaited { return bytes }
    hasWaited = true
    guard waitForInput(file.rawValue, seconds: 2) else {
      throw ReadingError("no program writes to this pipe")
    }
  }
}

/// Reads what there is, at least a byte; 0 means the end.
///
/// A file that was opened not to block says when there is nothing yet.
private func readSome(
  _ file: FileDescriptor, into buffer: UnsafeMutableRawBufferPointer
) throws -> Int {
  while true {
    do {
      return try file.read(into: buffer)
    } catch Errno.resourceTemporarilyUnavailable {
      // The writer can be a program that asks for a password.
      guard waitForInput(file.rawValue, seconds: 60) else {
        throw ReadingError("nothing was written to it for 60 seconds")
      }
    }
  }
}

internal import SystemPackage

extension FilePath {
  /// The bytes of the file; nil if there are more than `maximumByteCount`.
  func content(maximumByteCount: Int) throws -> [UInt8]? {
    // Opening a named pipe would wait for a writer, without an end.
    let file = try FileDescriptor.open(self, .readOnly, options: .nonBlocking)
    return try file.closeAfter {
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      let isPipe = try file.stat().type == .fifo
      while true {
        if isPipe, !waitForInput(file.rawValue) { throw NothingWritten() }
        let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
        if count == 0 { return bytes }
        bytes += buffer[..<count]
        if bytes.count > maximumByteCount { return nil }
      }
    }
  }
}

private struct NothingWritten: Error, CustomStringConvertible {
  let description = "nothing was written to this pipe for two seconds"
}

import PureBase64
import Testing

/// A buffer that is too small ends the program before anything is written behind it.
@Suite struct RoomTests {
  @Test func `characters are not written where there is no room`() async throws {
    let end = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = [UInt8](capacity: 7) { output in
        // SAFETY: a byte has no padding that could be read.
        Base64.encode(unsafe [1, 2, 3, 4].span.bytes, as: .standard, into: &output)
      }
    }
    expectMessage("no room for the base64 text", in: try #require(end))
  }

  @Test func `bytes are not written where there is no room`() async throws {
    let end = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try [UInt8](capacity: 3) { output in
        // SAFETY: a byte has no padding that could be read.
        try Base64.decode(unsafe Array("AQIDBA==".utf8).span.bytes, as: .standard, into: &output)
      }
    }
    expectMessage("no room for the decoded bytes", in: try #require(end))
  }

  /// The standard library would end it as well, but only after the memory has been overwritten. In
  /// release nothing is printed.
  private func expectMessage(_ message: String, in end: ExitTest.Result) {
    #if DEBUG
      #expect(String(decoding: end.standardErrorContent, as: UTF8.self).contains(message))
    #endif
  }
}

import PureBase64
import Testing

/// A buffer that is too small ends the program before anything is written after it.
@Suite struct CapacityTests {
  @Test func `characters are not written beyond the capacity`() async throws {
    let end = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = [UInt8](capacity: 7) { output in
        // SAFETY: a byte has no padding that could be read.
        Base64.encode(unsafe [1, 2, 3, 4].span.bytes, as: .standard, into: &output)
      }
    }
    expectMessage("not enough capacity for the base64 string", in: try #require(end))
  }

  @Test func `bytes are not written beyond the capacity`() async throws {
    let end = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try [UInt8](capacity: 3) { output in
        // SAFETY: a byte has no padding that could be read.
        try Base64.decode(unsafe Array("AQIDBA==".utf8).span.bytes, as: .standard, into: &output)
      }
    }
    expectMessage("not enough capacity for the decoded bytes", in: try #require(end))
  }

  /// On a 64-bit platform as on a 32-bit one: the formula does not know how wide `Int` is.
  @Test func `a size is computed up to the largest integer`() {
    let threeQuarters = Int.max / 4 * 3
    #expect(Base64.encodedByteCount(of: threeQuarters, as: .urlUnpadded) == Int.max / 4 * 4)
    #expect(Base64.encodedByteCount(of: threeQuarters, as: .standard) == Int.max / 4 * 4)
    #expect(Base64.encodedByteCount(of: threeQuarters + 2, as: .urlUnpadded) == Int.max)
    #expect(Base64.encodedByteCount(of: Int.max / 4, as: .urlUnpadded) == (Int.max / 4 * 4 + 2) / 3)
    let encoder = Base64.Encoder(as: .standard)
    #expect(encoder.encodedByteCount(adding: threeQuarters + 2) == Int.max / 4 * 4)
    let decoder = Base64.Decoder(as: .standard)
    #expect(decoder.decodedByteCount(adding: .max) == Int.max / 4 * 3 + 2 + 1)
  }

  @Test func `small sizes are those of the groups of three`() {
    for count in 0...100 {
      let unpadded = Base64.encodedByteCount(of: count, as: .urlUnpadded)
      #expect(unpadded == (count * 4 + 2) / 3)
      #expect(Base64.encodedByteCount(of: count, as: .standard) == (count + 2) / 3 * 4)
    }
  }

  @Test func `a size beyond the largest integer ends the program`() async throws {
    let end = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(Base64.encodedByteCount(of: Int.max / 4 * 3 + 2, as: .standard))
    }
    expectMessage("the base64 string would be longer than Int.max", in: try #require(end))
  }

  /// The standard library would end it as well, but only after the memory has been overwritten.
  ///
  /// In release nothing is printed.
  private func expectMessage(_ message: String, in end: ExitTest.Result) {
    #if DEBUG
      #expect(String(decoding: end.standardErrorContent, as: UTF8.self).contains(message))
    #endif
  }
}

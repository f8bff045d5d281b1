import PureBase64
import TestSupport
import Testing

@Suite struct StreamingTests {
  /// Cuts bytes at random places, with empty pieces among the others.
  private func pieces(
    of bytes: [UInt8], using random: inout SeededRandom
  ) -> [ArraySlice<UInt8>] {
    let cuts = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      Int.random(in: 0...bytes.count, using: &random)
    }
    let edges = [0] + cuts.sorted() + [bytes.count]
    return zip(edges, edges.dropFirst()).map { bytes[$0..<$1] }
  }

  private func decode(
    _ pieces: [ArraySlice<UInt8>], as variant: Base64.Variant
  ) -> Result<[UInt8], Base64Error> {
    var decoder = Base64.Decoder(as: variant)
    var bytes: [UInt8] = []
    do throws(Base64Error) {
      for piece in pieces { try decoder.update(piece, appendingTo: &bytes) }
      try decoder.finalize()
      return .success(bytes)
    } catch {
      return .failure(error)
    }
  }

  @Test func `any split of bytes is encoded as all of them at once`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    for length in 0...100 {
      let bytes = random.bytes(length)
      for (_, variant) in Base64Tests.variants {
        var encoder = Base64.Encoder(as: variant)
        var text: [UInt8] = []
        for piece in pieces(of: bytes, using: &random) {
          let announced = text.count + encoder.encodedByteCount(adding: piece.count)
          encoder.update(piece, appendingTo: &text)
          #expect(text.count == announced)
        }
        encoder.finalize(appendingTo: &text)
        #expect(text == Base64.encodedBytes(of: bytes, as: variant), "seed \(seed)")
        var again: [UInt8] = []
        encoder.update(AnySequence(bytes), appendingTo: &again)
        encoder.finalize(appendingTo: &again)
        #expect(again == text, "seed \(seed)")
      }
    }
  }

  @Test func `any split of a string is decoded as in one call, and rejected for the same reason`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    let faults = Array("=\n-+é!A".utf8)
    for round in 0..<2000 {
      let (_, variant) = Base64Tests.variants[round % 4]
      var text = Base64.encodedBytes(of: random.bytes(round % 67), as: variant)
      if round % 3 > 0 {
        let place = Int.random(in: 0...text.count, using: &random)
        let fault = faults.randomElement(using: &random).map { [$0] } ?? []
        text.replaceSubrange(place..<min(place + round % 2, text.count), with: fault)
      }
      let whole = Result { () throws(Base64Error) in try Base64.decode(text, as: variant) }
      let split = decode(pieces(of: text, using: &random), as: variant)
      #expect(split == whole, "\(text), seed \(seed)")
      #expect(decode(text.indices.map { text[$0...$0] }, as: variant) == whole, "seed \(seed)")
    }
  }

  @Test func `a refused text stays refused, and what was right before it has been given out`() {
    var decoder = Base64.Decoder(as: .standard)
    var bytes: [UInt8] = []
    let error = #expect(throws: Base64Error.self) {
      try decoder.update("Zm9vYm!y".utf8, appendingTo: &bytes)
    }
    #expect(error?.offset == 6)
    #expect(bytes == Array("foob".utf8))
    let again = #expect(throws: Base64Error.self) {
      try decoder.update("Zm9v".utf8, appendingTo: &bytes)
    }
    #expect(again == error)
    let last = #expect(throws: Base64Error.self) { try decoder.finalize() }
    #expect(last == error)
  }

  @Test(arguments: Base64Tests.variants.map { $0.1 })
  func `a decoder that has ended begins a new string, also after an error`(
    _ variant: Base64.Variant
  ) throws {
    let strings = ["AQ", "AQI", "AQID", "AQIDB", "AQIDBA", "A!", "", "AQ==", "A", "-_", "+/"]
    for first in strings {
      for second in strings {
        var decoder = Base64.Decoder(as: variant)
        for string in [first, second] {
          var bytes: [UInt8] = []
          let decoded = Result { () throws(Base64Error) in
            defer { _ = try? decoder.finalize() }
            try decoder.update(string.utf8, appendingTo: &bytes)
            try decoder.finalize()
            return bytes
          }
          let expected = Result { () throws(Base64Error) in try Base64.decode(string, as: variant) }
          #expect(decoded == expected, "\(string) after \(first)")
        }
      }
    }
  }

  @Test func `an encoder that has ended begins a new string`() {
    var encoder = Base64.Encoder(as: .standard)
    var text: [UInt8] = []
    for bytes: [UInt8] in [[1], [1, 2], [1, 2, 3], [], [1]] {
      encoder.update(bytes, appendingTo: &text)
      encoder.finalize(appendingTo: &text)
    }
    #expect(text == Array("AQ==AQI=AQIDAQ==".utf8))
  }

  @Test func `writes after what a buffer contains, and no further`() throws {
    let bytes = Array("any carnal pleasure".utf8)
    for (_, variant) in Base64Tests.variants {
      let text = Base64.encodedBytes(of: bytes, as: variant)
      let decoded = try [UInt8](capacity: 1 + bytes.count) { output in
        output.append(7)
        try unsafe Base64.decode(text.span.bytes, as: variant, into: &output)
      }
      #expect(decoded == [7] + bytes)
      #expect(unsafe Base64.decodedByteCount(of: text.span.bytes, as: variant) == bytes.count)
      let encoded = [UInt8](capacity: 1 + text.count) { output in
        output.append(7)
        unsafe Base64.encode(bytes.span.bytes, as: variant, into: &output)
      }
      #expect(encoded == [7] + text)
    }
    let refused = [UInt8](capacity: 20) { output in
      output.append(7)
      let faulty = Array("Zm9vYmFyZm9vYmFyZm9vYm!y".utf8)
      #expect(throws: Base64Error.self) {
        try unsafe Base64.decode(faulty.span.bytes, as: .url, into: &output)
      }
    }
    #expect(refused == [7])
  }
}

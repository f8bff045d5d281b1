import PureBase64
import TestSupport
import Testing

@Suite struct Base64Tests {
  struct EncodeVector: Decodable {
    let id: String
    let hex: String
    let standardPadded: String
    let standardUnpadded: String
    let urlPadded: String
    let urlUnpadded: String
  }

  struct DecodeFile: Decodable {
    let sweeps: [Sweep]
    let cases: [Case]

    struct Case: Decodable {
      let id: String
      let input: String
      let canonicalIn: [String]
      let nodeBase64: String
    }

    struct Sweep: Decodable {
      let pattern: String
      let canonicalStandardPadded: String
      let canonicalStandardUnpadded: String
      let canonicalUrlPadded: String
      let canonicalUrlUnpadded: String
    }
  }

  struct ConformanceRow: Decodable {
    let id: String
    let input: String
    let decode: [String: String?]
  }

  static let variants: [(name: String, variant: Base64.Variant)] = [
    ("standardPadded", .standard), ("standardUnpadded", .standardUnpadded),
    ("urlPadded", .url), ("urlUnpadded", .urlUnpadded),
  ]

  @Test func `writes what Node, Ruby and Python write`() throws {
    for vector in try vectors("base64-encode", of: EncodeVector.self) {
      let bytes = bytes(hex: vector.hex)
      #expect(Base64.encode(bytes, as: .standard) == vector.standardPadded, "\(vector.id)")
      #expect(Base64.encode(bytes, as: .standardUnpadded) == vector.standardUnpadded)
      #expect(Base64.encode(bytes, as: .url) == vector.urlPadded, "\(vector.id)")
      #expect(Base64.encode(bytes, as: .urlUnpadded) == vector.urlUnpadded, "\(vector.id)")
      #expect(Base64.encode(AnySequence(bytes), as: .standard) == vector.standardPadded)
    }
  }

  @Test func `takes just what an encoder writes`() throws {
    let file = try vectorFile("base64-decode", as: DecodeFile.self)
    for vector in file.cases {
      for (name, variant) in Self.variants {
        let decoded = try? Base64.decode(vector.input, as: variant)
        let expected = vector.canonicalIn.contains(name) ? vector.nodeBase64 : nil
        #expect(decoded.map { hex($0) } == expected, "\(vector.id) as \(name)")
      }
    }
  }

  @Test func `takes just the characters of the alphabet, wherever they stand`() throws {
    for sweep in try vectorFile("base64-decode", as: DecodeFile.self).sweeps {
      let accepted = [
        sweep.canonicalStandardPadded, sweep.canonicalStandardUnpadded,
        sweep.canonicalUrlPadded, sweep.canonicalUrlUnpadded,
      ]
      for ((name, variant), accepted) in zip(Self.variants, accepted) {
        let characters = Set(accepted.split(separator: " ").compactMap { UInt32($0) })
        for value in UInt32(0)...255 {
          let character = try #require(Unicode.Scalar(value))
          let text = sweep.pattern.unicodeScalars.map { $0 == "?" ? character : $0 }
          let input = String(String.UnicodeScalarView(text))
          let isDecoded = (try? Base64.decode(input, as: variant)) != nil
          #expect(isDecoded == characters.contains(value), "\(sweep.pattern), \(value), \(name)")
        }
      }
    }
  }

  @Test(.enabled(if: Conformance.isHere, "\(Conformance.absence)"))
  func `agrees with the conformance table`() throws {
    let variants: [String: Base64.Variant] = [
      "base64": .standard, "base64NoPad": .standardUnpadded,
      "base64url": .urlUnpadded, "base64urlPad": .url,
    ]
    for row in try Conformance.rows("base64_decode.json", of: ConformanceRow.self) {
      for (name, variant) in variants {
        let expected = try #require(row.decode[name])
        let decoded = try? Base64.decode(row.input, as: variant)
        #expect(decoded.map { hex($0) } == expected, "\(row.id) as \(name)")
      }
    }
  }

  @Test(
    arguments: [
      ("!", .standard, .invalidCharacter, 0), ("AAAA AAAA", .standard, .invalidCharacter, 4),
      ("AAAA\n", .standard, .invalidCharacter, 4), ("AA-A", .standard, .invalidCharacter, 2),
      ("AA+A", .urlUnpadded, .invalidCharacter, 2), ("Aé==", .standard, .invalidCharacter, 1),
      ("A", .standard, .truncated, 1), ("AAAAA", .urlUnpadded, .truncated, 5),
      ("Zg", .standard, .missingPadding, 2), ("Zg=", .url, .missingPadding, 3),
      ("Zg==", .urlUnpadded, .misplacedPadding, 2), ("Zg===", .standard, .misplacedPadding, 4),
      ("A===", .standard, .misplacedPadding, 1), ("====", .standard, .misplacedPadding, 0),
      ("Zg==Zg==", .standard, .misplacedPadding, 2), ("Zm9v=", .standard, .misplacedPadding, 4),
      ("!g=", .standard, .invalidCharacter, 0), ("Zh==", .standard, .trailingBits, 1),
      ("Zm9=", .standard, .trailingBits, 2), ("Zm9vZh", .urlUnpadded, .trailingBits, 5),
    ] as [(String, Base64.Variant, Base64Error.Reason, Int)])
  func `says what is wrong and where`(
    text: String, variant: Base64.Variant, reason: Base64Error.Reason, offset: Int
  ) {
    let error = #expect(throws: Base64Error.self) { try Base64.decode(text, as: variant) }
    #expect(error?.reason == reason)
    #expect(error?.offset == offset)
    #expect(error?.description.contains("offset \(offset)") == true)
  }

  @Test func `what was written is read again, and the size is as announced`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    for length in 0...130 {
      let bytes = random.bytes(length)
      for (name, variant) in Self.variants {
        let text = Base64.encode(bytes, as: variant)
        #expect(text.utf8.count == Base64.encodedByteCount(of: length, as: variant))
        let note: Comment = "\(length) bytes as \(name), seed \(seed)"
        #expect(try Base64.decode(text, as: variant) == bytes, note)
        #expect(try Base64.decode(AnySequence(text.utf8), as: variant) == bytes, note)
      }
    }
  }

  @Test func `any text that is taken is the one that its bytes are written as`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    let characters = Array("AZaz09+/-_=BQgw \n".utf8)
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...9, using: &random)
      let text = (0..<length).map { _ in characters.randomElement(using: &random) ?? 0 }
      for (name, variant) in Self.variants {
        guard let bytes = try? Base64.decode(text, as: variant) else { continue }
        let again = Array(Base64.encode(bytes, as: variant).utf8)
        #expect(again == text, "\(name), seed \(seed)")
      }
    }
  }
}

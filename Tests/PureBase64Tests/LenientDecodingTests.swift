import PureBase64
import TestSupport
import Testing

@Suite struct LenientDecodingTests {
  @Test(
    arguments: [
      ("Zm9v\nYmE=\r\n", .standard, .whitespace, "fooba"),
      (" \tZ m 9 v\u{c}", .urlUnpadded, .whitespace, "foo"),
      ("Zm9vYmE", .standard, .missingPadding, "fooba"),
      ("Zg", .url, .missingPadding, "f"), ("Zg", .urlUnpadded, .missingPadding, "f"),
      ("Pz8_", .standard, .eitherAlphabet, "???"), ("Pz8/", .standard, .eitherAlphabet, "???"),
      ("Pz8/", .urlUnpadded, .eitherAlphabet, "???"),
      ("Pz8-Pw", .url, [.eitherAlphabet, .missingPadding], "??>?"),
      (" Pz8_\nPw ", .standard, [.whitespace, .eitherAlphabet, .missingPadding], "????"),
      ("", .standard, [.whitespace, .missingPadding], ""),
      (" \n", .standard, [.whitespace, .missingPadding], ""),
    ] as [(String, Base64.Variant, Base64.Tolerance, String)])
  func `takes what it is told to, and each by itself`(
    text: String, variant: Base64.Variant, tolerated: Base64.Tolerance, expected: String
  ) throws {
    let bytes = try Base64.decodeLeniently(text, as: variant, tolerating: tolerated)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    for option in [Base64.Tolerance.whitespace, .eitherAlphabet, .missingPadding]
    where tolerated == option && (try? Base64.decode(text, as: variant)) == nil {
      #expect(throws: Base64Error.self) {
        let others: Base64.Tolerance = [.whitespace, .eitherAlphabet, .missingPadding]
        return try Base64.decodeLeniently(text, as: variant, tolerating: others.subtracting(option))
      }
    }
  }

  @Test(
    arguments: [
      ("Zm9v YmE!", .standard, .whitespace, .invalidCharacter, 8),
      ("Zm 9=", .standard, .whitespace, .trailingBits, 3),
      ("Z g", .standard, .whitespace, .missingPadding, 3),
      ("Z \n", .standard, [.whitespace, .missingPadding], .truncated, 3),
      ("Zg=", .standard, .missingPadding, .missingPadding, 3),
      ("Zg==", .urlUnpadded, .missingPadding, .misplacedPadding, 2),
      ("Zh", .standard, .missingPadding, .trailingBits, 1),
      ("Pz+_", .standard, .eitherAlphabet, .invalidCharacter, 2),
      ("Zm9v\u{b}", .standard, .whitespace, .invalidCharacter, 4),
      ("Zm9v\u{a0}", .standard, .whitespace, .invalidCharacter, 4),
    ] as [(String, Base64.Variant, Base64.Tolerance, Base64Error.Reason, Int)])
  func `says what it does not take, and where that was given`(
    text: String, variant: Base64.Variant, tolerated: Base64.Tolerance,
    reason: Base64Error.Reason, offset: Int
  ) {
    let error = #expect(throws: Base64Error.self) {
      try Base64.decodeLeniently(text, as: variant, tolerating: tolerated)
    }
    #expect(error?.reason == reason)
    #expect(error?.offset == offset)
  }

  @Test func `tolerating nothing is strict`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    let characters = Array("AZg+/-_= \n".utf8)
    for round in 0..<4000 {
      let (_, variant) = Base64Tests.variants[round % 4]
      let text = (0..<(round % 9)).map { _ in characters.randomElement(using: &random) ?? 0 }
      let strict = Result { () throws(Base64Error) in try Base64.decode(text, as: variant) }
      let lenient = Result { () throws(Base64Error) in
        try Base64.decodeLeniently(text, as: variant)
      }
      #expect(strict == lenient, "seed \(seed)")
    }
  }
}

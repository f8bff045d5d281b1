import PureCrypto
import PureJSON
import TestSupport
import Testing

@Suite struct NumberTests {
  struct NumberSequence: Decodable {
    let staticHex: [String]
    let serialCount: Int
    let published: [Hash]

    struct Hash: Decodable {
      let lines: Int
      let sha256: String
    }
  }

  /// The sequence that the author of RFC 8785 published the hashes of: 10^5 lines in a debug build,
  /// 10^6 in a release build, and 10^8 in the slow job.
  @Test func `the published hashes of the number sequence`() throws {
    #if DEBUG
      let bound = 100_000
    #else
      let bound = Conformance.isSlowRun ? 100_000_000 : 1_000_000
    #endif
    let sequence = try vectorFile("es-numbers-es6testfile", as: NumberSequence.self)
    var hashes = sequence.published.filter { $0.lines <= bound }[...]
    #expect(hashes.count >= 3)
    var generator = Generator(sequence)
    var hash = SHA256()
    var lines: [UInt8] = []
    var count = 0
    while let next = hashes.first {
      let bits = generator.next()
      let number = try #require(JSONNumber(Double(bitPattern: bits)))
      lines += Array("\(String(bits, radix: 16)),\(number.text)\n".utf8)
      count += 1
      if count == next.lines || lines.count > 1 << 16 {
        hash.update(data: lines)
        lines.removeAll(keepingCapacity: true)
      }
      if count == next.lines {
        #expect(hex(hash.finalize()) == next.sha256, "\(next.lines) lines")
        hashes.removeFirst()
      }
    }
  }

  private struct Generator {
    private var waiting: [UInt64]
    private var block = [UInt8](repeating: 0, count: 32)

    init(_ sequence: NumberSequence) {
      waiting =
        sequence.staticHex.compactMap { UInt64($0, radix: 16) }
        + (0..<UInt64(sequence.serialCount)).map { 0x0010_0000_0000_0000 + $0 }
      waiting.reverse()
    }

    mutating func next() -> UInt64 {
      while waiting.isEmpty {
        block = Array(SHA256.hash(data: block))
        waiting = stride(from: 24, through: 0, by: -8).map { start in
          block[start..<(start + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        .filter { $0 << 1 != 0 && Double(bitPattern: $0).isFinite }
      }
      return waiting.removeLast()
    }
  }

  @Test(
    .enabled(if: Conformance.isHere, "\(Conformance.absence)"),
    arguments: [
      "jcs/es6_numbers_10k.csv", "jcs/es6_numbers_golden.csv", "rfc/jcs_rfc8785_appendix_b.csv",
    ])
  func `spells the conformance files' doubles`(file: String) throws {
    for row in try rows(file) {
      let bits = try #require(UInt64(row[0], radix: 16))
      #expect(JSONNumber(Double(bitPattern: bits))?.text ?? "ERROR" == row[1], "\(row[0])")
    }
  }

  @Test(.enabled(if: Conformance.isHere, "\(Conformance.absence)"))
  func `reads the conformance files' decimals`() throws {
    for row in try rows("jcs/decimal_to_double.csv") {
      let canonical = try? CanonicalJSON.canonicalize(row[1].utf8)
      let text = canonical.map { String(decoding: $0, as: UTF8.self) } ?? "ERROR"
      #expect(text == row[2], "\(row[1])")
      let number = try? JSONNumber(spelling: row[1])
      let bits = number.map { $0.double.bitPattern } ?? Double.infinity.bitPattern
      #expect(
        bits & Int64.max.magnitude == UInt64(row[0], radix: 16).map { $0 & Int64.max.magnitude })
    }
  }

  private func rows(_ file: String) throws -> [[String]] {
    let text = String(decoding: try Conformance.contents(file), as: UTF8.self)
    return text.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func `a double and its text are the same number, as for Swift's own conversions`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard let number = JSONNumber(value) else { continue }
      #expect(number.double == value, "seed \(seed)")
      #expect(Double(number.text) == value, "seed \(seed)")
      let swift = try JSONNumber(spelling: value.description)
      #expect(swift.double == value, "seed \(seed)")
    }
  }

  @Test
  func `decimals near the middle between two doubles go to the nearest, and halves to the even`()
    throws
  {
    // 2^53 + 1 is halfway between two doubles. The zeros and nines exceed 128 bits.
    let zeros = String(repeating: "0", count: 2000)
    let nines = String(repeating: "9", count: 2000)
    for (spelling, value) in [
      ("9007199254740993", 9_007_199_254_740_992), ("9007199254740993.\(zeros)", 0x1p53),
      ("9007199254740993.\(zeros)1", 0x1p53 + 2), ("9007199254740992.\(nines)", 0x1p53),
      ("9007199254740995", 0x1p53 + 4), ("9007199254740995.\(zeros)e0", 0x1p53 + 4),
      ("9007199254740994.\(nines)", 0x1p53 + 2), ("0.\(zeros)1e2001", 1),
      ("1\(zeros)e-2000", 1), ("1e-\(zeros)", 1), ("-0.0", 0), ("0e999999999999999999999", 0),
      ("2.4703282292062327e-324", 0), ("2.4703282292062328e-324", Double.leastNonzeroMagnitude),
      ("1e-400", 0),
      ("1.7976931348623158e308", Double.greatestFiniteMagnitude),
      ("2.2250738585072011e-308", Double.leastNormalMagnitude.nextDown),
    ] {
      #expect(try JSONNumber(spelling: spelling).double == value, "\(spelling.prefix(40))")
    }
    for spelling in ["1.7976931348623159e308", "1e309", "-1e9999999999999999999", "9\(nines)"] {
      let error = #expect(throws: JSONError.self) { try JSONNumber(spelling: spelling) }
      #expect(error?.reason == .numberOutOfRange)
    }
    #expect(try JSONNumber(spelling: "-0").double.sign == .minus)
  }

  @Test func `a spelling is a number and nothing else`() {
    for spelling in ["", "-", "01", "1.", ".5", "1e", "+1", "0x1", "1 ", " 1", "NaN", "1,0", "1\0"]
    {
      #expect(throws: JSONError.self, "\(spelling)") { try JSONNumber(spelling: spelling) }
    }
  }

  @Test func `gives every type of integer exactly or not at all`() throws {
    func number(_ spelling: String) throws -> JSONNumber { try JSONNumber(spelling: spelling) }
    #expect(try number("255").integer(as: UInt8.self) == 255)
    #expect(try number("2.55e2").integer(as: UInt8.self) == 255)
    #expect(try number("256").integer(as: UInt8.self) == nil)
    #expect(try number("-1").integer(as: UInt8.self) == nil)
    #expect(try number("-128").integer(as: Int8.self) == -128)
    #expect(try number("1e2").integer(as: Int8.self) == 100)
    #expect(try number("128").integer(as: Int8.self) == nil)
    #expect(try number("18446744073709551615").integer(as: UInt64.self) == UInt64.max)
    #expect(try number("18446744073709551616").integer(as: UInt64.self) == nil)
    #expect(try number("-0").integer(as: UInt.self) == 0)
    #expect(try number("0.1").integer(as: Int.self) == nil)
    #expect(try number("340282366920938463463374607431768211455").integer() == UInt128.max)
    #expect(try number("340282366920938463463374607431768211456").integer(as: UInt128.self) == nil)
    #expect(try number("-1.701411834604692317316873037158841057280e38").integer() == Int128.min)
    #expect(try number("0e999999999999999999999").integer(as: Int.self) == 0)
    #expect(try number("1e-999999999999999999999").integer(as: Int.self) == nil)
    let zeros = String(repeating: "0", count: 1000)
    #expect(try number("17\(zeros)e-1000").integer(as: Int8.self) == 17)
    #expect(try number("0.\(zeros)17e1002").integer(as: Int8.self) == 17)
    #expect(try number("17.\(zeros)1").integer(as: Int8.self) == nil)
  }
}

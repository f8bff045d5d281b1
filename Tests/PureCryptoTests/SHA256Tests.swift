import PureCrypto
import TestSupport
import Testing

@Suite struct SHA256Tests {
  struct Vector: Decodable {
    let id: String
    let messageHex: String?
    let repeatByte: UInt8?
    let repeatCount: Int?
    let sha256Hex: String

    var message: [UInt8] {
      if let messageHex { return bytes(hex: messageHex) }
      return Array(repeating: repeatByte ?? 0, count: repeatCount ?? 0)
    }
  }

  struct ConformanceRow: Decodable {
    let id: String
    let msgHex: String
    let digestHex: String
  }

  struct RFC6234Row: Decodable {
    let id: String
    let unitHex: String
    let `repeat`: Int
    let digestHex: String
  }

  @Test func `gives the digests of Node, Python and Ruby`() throws {
    for vector in try vectors("sha256", of: Vector.self) {
      #expect(hex(SHA256.hash(data: vector.message)) == vector.sha256Hex, "\(vector.id)")
    }
  }

  @Test(.enabled(if: Conformance.isHere, "\(Conformance.absence)"))
  func `gives the digests of NIST and RFC 6234`() throws {
    for row in try Conformance.rows("sha256.json", of: ConformanceRow.self) {
      #expect(hex(SHA256.hash(data: bytes(hex: row.msgHex))) == row.digestHex, "\(row.id)")
    }
    for row in try Conformance.rows("rfc/sha256_rfc6234.json", of: RFC6234Row.self) {
      var hasher = SHA256()
      let unit = bytes(hex: row.unitHex)
      for _ in 0..<row.repeat { hasher.update(data: unit) }
      #expect(hex(hasher.finalize()) == row.digestHex, "\(row.id)")
    }
  }

  @Test func `any split of the message gives the same digest`() {
    let message = (0..<257).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for length in 0...257 {
      let whole = SHA256.hash(data: message[..<length])
      for split in stride(from: 0, through: length, by: length < 130 ? 1 : 7) {
        var hasher = SHA256()
        hasher.update(data: message[..<split])
        hasher.update(data: message[split..<length])
        #expect(hasher.finalize() == whole, "\(length) bytes, split at \(split)")
      }
    }
  }

  @Test func `many random pieces give the same digest`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    for _ in 0..<50 {
      let message = random.bytes(.random(in: 0...2000, using: &random))
      var hasher = SHA256()
      var rest = message[...]
      while !rest.isEmpty {
        let piece = rest.prefix(.random(in: 0...200, using: &random))
        hasher.update(data: piece)
        rest = rest.dropFirst(piece.count)
      }
      #expect(hasher.finalize() == SHA256.hash(data: message), "seed \(seed)")
    }
  }

  @Test func `a sequence without contiguous storage is hashed alike`() {
    for length in [0, 1, 55, 56, 63, 64, 65, 127, 128, 129, 1000] {
      let message = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
      let sequence = AnySequence(message)
      #expect(SHA256.hash(data: sequence) == SHA256.hash(data: message), "\(length) bytes")
    }
  }

  @Test func `a digest does not disturb the running hash, and copies are independent`() {
    var hasher = SHA256()
    hasher.update(data: Array("ab".utf8))
    let early = hasher.finalize()
    #expect(hasher.finalize() == early)
    var copy = hasher
    copy.update(data: Array("X".utf8))
    hasher.update(data: Array("c".utf8))
    #expect(hasher.finalize() == SHA256.hash(data: Array("abc".utf8)))
    #expect(copy.finalize() == SHA256.hash(data: Array("abX".utf8)))
    #expect(early == SHA256.hash(data: Array("ab".utf8)))
  }

  @Test func `a digest is a sequence of 32 bytes and prints them`() {
    let digest = SHA256.hash(data: Array("abc".utf8))
    let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(Array(digest).count == SHA256.Digest.byteCount)
    #expect(unsafe digest.withUnsafeBytes { unsafe Array($0) } == Array(digest))
    #expect("\(digest)" == "SHA256 digest: \(text)")
    #expect(digest != SHA256.hash(data: Array("abd".utf8)))
  }

  struct MonteCarloRow: Decodable {
    let seedHex: String
    let checkpoints: [String]
  }

  /// NIST's chain: each message is the three digests before it.
  @Test(.enabled(if: Conformance.isHere, "\(Conformance.absence)"))
  func `walks NIST's Monte Carlo chain`() throws {
    for row in try Conformance.rows("sha256_monte.json", of: MonteCarloRow.self) {
      var seed = bytes(hex: row.seedHex)
      for checkpoint in row.checkpoints {
        var last = [seed, seed, seed]
        for _ in 0..<1000 {
          last.append(Array(SHA256.hash(data: last.joined())))
          last.removeFirst()
        }
        seed = last[2]
        #expect(hex(seed) == checkpoint)
      }
    }
  }

  struct LargeRow: Decodable {
    let id: String
    let unitHex: String
    let totalBits: Int
    let digestHex: String
  }

  /// Messages of a gigabyte and more, whose length in bits does not fit into 32 bits.
  @Test(
    .enabled(if: Conformance.isHere, "\(Conformance.absence)"),
    .enabled(if: Conformance.isSlowRun, "slow; set SLOW_TESTS"))
  func `counts the bits of long messages`() throws {
    for row in try Conformance.rows("sha256_large.json", of: LargeRow.self) {
      let unit = bytes(hex: row.unitHex)
      let piece = Array(repeatElement(unit, count: (1 << 20) / unit.count).joined())
      var hasher = SHA256()
      for _ in 0..<(row.totalBits / 8 / piece.count) { hasher.update(data: piece) }
      #expect(hex(hasher.finalize()) == row.digestHex, "\(row.id)")
    }
  }
}

import PureCrypto
import TestSupport
import Testing

@Suite struct HMACTests {
  struct Vector: Decodable {
    let id: String
    let keyHex: String
    let messageHex: String
    let hmacHex: String
  }

  struct LibraryDifferences: Decodable {
    let message: String
    let cases: [Case]

    struct Case: Decodable {
      let id: String
      let secretUtf8Hex: String
      let nodeHmacHex: String
      let jsrsasignKeyHex: String?
      let jsrsasignStringHmacHex: String?
    }
  }

  struct ConformanceRow: Decodable {
    let id: String
    let keyHex: String
    let msgHex: String
    let tagHex: String
    let tagBits: Int
    let result: String?
  }

  private func code(_ key: [UInt8], _ message: [UInt8]) -> String {
    hex(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
  }

  @Test func `gives the codes of Node, Python and Ruby, however it is asked`() throws {
    for vector in try vectors("hmac-sha256", of: Vector.self) {
      let key = SymmetricKey(data: bytes(hex: vector.keyHex))
      let prepared = HMAC<SHA256>.PreparedKey(key)
      let message = bytes(hex: vector.messageHex)
      #expect(code(bytes(hex: vector.keyHex), message) == vector.hmacHex, "\(vector.id)")
      #expect(hex(prepared.authenticationCode(for: message)) == vector.hmacHex, "\(vector.id)")
      for split in stride(from: 0, through: message.count, by: 13) {
        var hmac = HMAC<SHA256>(key: prepared)
        hmac.update(data: message[..<split])
        _ = hmac.finalize()
        hmac.update(data: AnySequence(message[split...]))
        #expect(hex(hmac.finalize()) == vector.hmacHex, "\(vector.id), split at \(split)")
      }
    }
  }

  @Test func `a prepared prefix is the beginning of the message`() {
    let prepared = HMAC<SHA256>.PreparedKey(SymmetricKey(data: Array("key".utf8)))
    let message = (0..<600).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let span = unsafe message.span.bytes
    for blocks in 0...9 {
      let prefix = HMAC<SHA256>._PreparedPrefix(span.extracting(first: 64 * blocks), key: prepared)
      for count in [64 * blocks, 64 * blocks + 1, 64 * blocks + 20, 600] where count <= 600 {
        let rest = span.extracting(64 * blocks..<count)
        #expect(
          prefix.authenticationCode(forPrefixAnd: rest)
            == prepared.authenticationCode(for: span.extracting(first: count)))
      }
    }
  }

  @Test func `reads a secret as UTF-8, as all but jsrsasign do`() throws {
    let file = try vectorFile("hmac-library-differences", as: LibraryDifferences.self)
    let message = Array(file.message.utf8)
    for vector in file.cases {
      #expect(code(bytes(hex: vector.secretUtf8Hex), message) == vector.nodeHmacHex, "\(vector.id)")
      guard let key = vector.jsrsasignKeyHex, let theirs = vector.jsrsasignStringHmacHex else {
        continue
      }
      #expect(code(bytes(hex: key), message) == theirs, "\(vector.id) as jsrsasign reads it")
    }
  }

  @Test(.enabled(if: Conformance.isHere, "\(Conformance.absence)"))
  func `gives the codes of NIST, RFC 4231 and Wycheproof`() throws {
    let files = ["hmac_sha256.json", "rfc/hmac_sha256_rfc4231_nist.json"]
    for row in try files.flatMap({ try Conformance.rows($0, of: ConformanceRow.self) }) {
      let code = code(bytes(hex: row.keyHex), bytes(hex: row.msgHex))
      let matches = code.prefix(row.tagBits / 4) == row.tagHex
      #expect(matches == (row.result != "invalid"), "\(row.id)")
    }
  }

  @Test func `accepts just the one code`() {
    let key = SymmetricKey(data: Array("key".utf8))
    let prepared = HMAC<SHA256>.PreparedKey(key)
    let message = Array("message".utf8)
    let right = Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
    func isValid(_ code: [UInt8]) -> Bool {
      let plain = HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: message, using: key)
      let same = prepared.isValidAuthenticationCode(code, authenticating: message)
      #expect(plain == same)
      return plain
    }
    #expect(isValid(right))
    for bit in 0..<256 {
      var wrong = right
      wrong[bit / 8] ^= 1 << (bit % 8)
      #expect(!isValid(wrong), "bit \(bit)")
    }
    for count in 0..<32 { #expect(!isValid(Array(right[..<count])), "\(count) bytes") }
    #expect(!isValid(right + [0]))
    #expect(
      !HMAC<SHA256>.isValidAuthenticationCode(right, authenticating: message + [0], using: key))
  }

  @Test func `a copy of a running code goes on by itself`() {
    let key = SymmetricKey(data: Array("key".utf8))
    var first = HMAC<SHA256>(key: key)
    first.update(data: Array("a".utf8))
    var second = first
    second.update(data: Array("b".utf8))
    #expect(
      first.finalize() == HMAC<SHA256>.authenticationCode(for: Array("a".utf8), using: key))
    #expect(
      second.finalize() == HMAC<SHA256>.authenticationCode(for: Array("ab".utf8), using: key))
  }
}

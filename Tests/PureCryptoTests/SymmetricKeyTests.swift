import PureCrypto
import TestSupport
import Testing

@Suite struct SymmetricKeyTests {
  @Test func `holds the bytes that it was given`() {
    for count in [0, 1, 32, 64, 65, 1000] {
      let secret = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
      let key = SymmetricKey(data: secret)
      #expect(key.bitCount == count * 8)
      #expect(unsafe key.withUnsafeBytes { unsafe Array($0) } == secret)
    }
  }

  @Test func `is equal to a key of the same bytes only`() {
    let key = SymmetricKey(data: [1, 2, 3])
    #expect(key == SymmetricKey(data: [1, 2, 3]))
    #expect(key != SymmetricKey(data: [1, 2, 4]))
    #expect(key != SymmetricKey(data: [1, 2]))
    #expect(key != SymmetricKey(data: [1, 2, 3, 0]))
  }

  @Test func `a random key has the size that was asked for, and no other key's bytes`() {
    let sizes: [SymmetricKeySize] = [.bits128, .bits192, .bits256, .init(bitCount: 8 * 37)]
    #expect(sizes.map(\.bitCount) == [128, 192, 256, 296])
    for size in sizes {
      let keys = (0..<20).map { _ in SymmetricKey(size: size) }
      for key in keys { #expect(key.bitCount == size.bitCount) }
      let bytes = keys.map { unsafe $0.withUnsafeBytes { unsafe Array($0) } }
      #expect(Set(bytes).count == keys.count)
      // Each byte of a key differs in at least one of twenty, but for one case in 10^46.
      for index in bytes[0].indices { #expect(Set(bytes.map { $0[index] }).count > 1) }
    }
    #expect(SymmetricKey(size: .init(bitCount: 0)).bitCount == 0)
  }

  @Test func `the size of a key is whole bytes`() async {
    await #expect(processExitsWith: .failure) { _ = SymmetricKeySize(bitCount: 127) }
    await #expect(processExitsWith: .failure) { _ = SymmetricKeySize(bitCount: -8) }
  }

  @Test func `a key of a key is the same`() {
    let key = SymmetricKey(data: [1, 2, 3])
    #expect(SymmetricKey(data: key) == key)
  }

  @Test func `a key of nothing but zeros is told from others`() {
    for count in [0, 1, 64, 65] {
      #expect(SymmetricKey(data: [UInt8](repeating: 0, count: count)).isZero)
      #expect(!SymmetricKey(data: [UInt8](repeating: 0, count: count) + [1]).isZero)
      #expect(!SymmetricKey(data: [128] + [UInt8](repeating: 0, count: count)).isZero)
    }
    let code = HMAC<SHA256>.authenticationCode(for: [7], using: SymmetricKey(data: []))
    let zeros = SymmetricKey(data: [UInt8](repeating: 0, count: 64))
    #expect(code == HMAC<SHA256>.authenticationCode(for: [7], using: zeros))
  }

  @Test func `nothing shows the bytes of a key`() {
    let key = SymmetricKey(data: Array("hunter2hunter2".utf8))
    let prepared = HMAC<SHA256>.PreparedKey(key)
    let prefix = HMAC<SHA256>._PreparedPrefix(RawSpan(), key: prepared)
    let texts = everyText(of: key) + everyText(of: prepared) + everyText(of: prefix)
    #expect(texts.contains("SymmetricKey(112 bits)"))
    for secret in ["hunter2", "104, 117, 110", "68756e74"] { #expect(!texts.contains(secret)) }
    #expect(Mirror(reflecting: key).children.isEmpty)
    #expect(Mirror(reflecting: prepared).children.isEmpty)
    #expect(Mirror(reflecting: prefix).children.isEmpty)
  }

  @Test func `takes a sequence that can be gone through once`() {
    for count in [0, 1, 63, 64, 65, 200, 1000] {
      let secret = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
      var iterator = secret.makeIterator()
      let key = SymmetricKey(data: AnyIterator { iterator.next() })
      #expect(key == SymmetricKey(data: secret))
    }
  }

  @Test func `nothing shows a running hash or code`() {
    var hash = SHA256()
    hash.update(data: Array("hunter2".utf8))
    let code = HMAC<SHA256>(key: SymmetricKey(data: Array("hunter2".utf8)))
    #expect(Mirror(reflecting: hash).children.isEmpty)
    #expect(Mirror(reflecting: code).children.isEmpty)
    for text in [everyText(of: hash), everyText(of: code)] {
      #expect(!text.contains("SIMD"))
      #expect(!text.contains("104, 117"))
    }
  }
}

import Foundation
import PureCrypto
import Testing

/// A digest or authentication code next to the bytes that were received.
@Suite struct ComparisonTests {
  private let digest = SHA256.hash(data: Array("abc".utf8))
  private let code = HMAC<SHA256>.authenticationCode(
    for: Array("abc".utf8), using: SymmetricKey(data: [1, 2, 3]))

  private func expect(_ isEqual: Bool, digest bytes: some Sequence<UInt8>) {
    #expect((digest == bytes) == isEqual)
    #expect((bytes == digest) == isEqual)
    #expect((digest != bytes) != isEqual)
    #expect((bytes != digest) != isEqual)
  }

  private func expect(_ isEqual: Bool, code bytes: some Sequence<UInt8>) {
    #expect((code == bytes) == isEqual)
    #expect((bytes == code) == isEqual)
    #expect((code != bytes) != isEqual)
    #expect((bytes != code) != isEqual)
  }

  @Test func `is equal to its own bytes in any sequence`() {
    let bytes = Array(digest)
    expect(true, digest: bytes)
    expect(true, digest: Data(bytes))
    expect(true, digest: ([0] + bytes)[1...])
    expect(true, digest: AnySequence(bytes))
    expect(true, digest: bytes.lazy.map { $0 })
    expect(true, digest: ContiguousArray(bytes))
    expect(true, code: Array(code))
    expect(true, code: Data(code))
    expect(true, code: AnySequence(Array(code)))
    #expect(digest == SHA256.hash(data: Array("abc".utf8)))
    #expect(!(digest != SHA256.hash(data: Array("abc".utf8))))
    #expect(digest != SHA256.hash(data: []))
    #expect(!(code != code))
  }

  @Test func `differs from other, shorter and longer bytes`() {
    let bytes = Array(digest)
    for other in [
      [], Array(bytes.dropLast()), Array(bytes.dropFirst()), bytes + [0], bytes + bytes,
    ] {
      expect(false, digest: other)
      expect(false, digest: AnySequence(other))
    }
    for bit in 0..<256 {
      var changed = bytes
      changed[bit / 8] ^= 1 << (bit % 8)
      expect(false, digest: changed)
      expect(false, digest: changed.lazy.map { $0 })
      var changedCode = Array(code)
      changedCode[bit / 8] ^= 1 << (bit % 8)
      expect(false, code: changedCode)
      expect(false, code: AnySequence(changedCode))
    }
    expect(false, digest: Array(code))
    expect(false, code: bytes)
  }

  @Test func `CryptoKit's names are those of the same types`() {
    #expect(SHA256Digest.self == SHA256.Digest.self)
    #expect(HashedAuthenticationCode<SHA256>.self == HMAC<SHA256>.MAC.self)
    #expect(HMAC<SHA256>.Key.self == SymmetricKey.self)
    #expect(digest.byteCount == 32 && SHA256.Digest.byteCount == 32)
    #expect(code.byteCount == 32 && HMAC<SHA256>.MAC.byteCount == 32)
  }

  @Test func `a buffer is hashed as its bytes are`() {
    let bytes = (0..<200).map { UInt8($0) }
    var hasher = SHA256()
    var hmac = HMAC<SHA256>(key: SymmetricKey(data: [1]))
    // SAFETY: the pointers do not leave the closures, and the last one is empty.
    unsafe bytes.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
    unsafe bytes.withUnsafeBytes { unsafe hmac.update(bufferPointer: $0) }
    unsafe hasher.update(bufferPointer: UnsafeRawBufferPointer(start: nil, count: 0))
    #expect(hasher.finalize() == SHA256.hash(data: bytes))
    let expected = HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: [1]))
    #expect(hmac.finalize() == expected)
  }
}

/// The chaining values that the inner and the outer padded key lead to (RFC 2104, section 2).
struct HMACKeyStates {
  let inner: SIMD8<UInt32>
  let outer: SIMD8<UInt32>

  func authenticationCode(for data: RawSpan) -> HMAC<SHA256>.MAC {
    let digest = SHA256.digest(of: data, resuming: inner, after: 64)
    return HMAC<SHA256>.MAC(digest: SHA256.digest(of: digest, resuming: outer))
  }
}

extension SHA256 {
  /// The digest of a block that has led to `state`, and the bytes of another digest.
  static func digest(of digest: Digest, resuming state: SIMD8<UInt32>) -> Digest {
    // SAFETY: the span ends with the closure.
    unsafe digest.withUnsafeBytes {
      unsafe SHA256.digest(of: RawSpan(_unsafeBytes: $0), resuming: state, after: 64)
    }
  }
}

extension HMACKeyStates {
  init(_ key: SymmetricKey) {
    let (innerPad, outerPad): (UInt64, UInt64) = (0x3636_3636_3636_3636, 0x5c5c_5c5c_5c5c_5c5c)
    var block = SIMD8<UInt64>()
    // SAFETY: what is copied is at most a block: a longer key is replaced by its digest.
    unsafe withUnsafeMutableBytes(of: &block) { block in
      unsafe key.withUnsafeBytes { key in
        guard key.count > 64 else { return unsafe block.copyMemory(from: key) }
        let digest = unsafe SHA256.hash(data: RawSpan(_unsafeBytes: key))
        unsafe digest.withUnsafeBytes { unsafe block.copyMemory(from: $0) }
      }
    }
    block ^= SIMD8(repeating: innerPad)
    inner = HMACKeyStates.state(after: &block)
    block ^= SIMD8(repeating: innerPad ^ outerPad)
    outer = HMACKeyStates.state(after: &block)
    // SAFETY: a value of our own, of which nothing is read afterwards.
    unsafe withUnsafeMutableBytes(of: &block) { unsafe wipe($0) }
  }

  private static func state(after paddedKey: inout SIMD8<UInt64>) -> SIMD8<UInt32> {
    var state = SHA256.initialState
    // SAFETY: a block of 64 initialized bytes; the span ends with the closure.
    unsafe withUnsafeBytes(of: &paddedKey) {
      unsafe SHA256.compress(&state, RawSpan(_unsafeBytes: $0))
    }
    return state
  }
}

extension HMAC where H == SHA256 {
  /// A key whose padded blocks have been hashed already, for those who use it more than once.
  ///
  /// It keeps two chaining values of 32 bytes each, which are as secret as the key: with them one
  /// can sign. They are wiped when the last copy of the value is gone, and nothing shows them.
  public struct PreparedKey: Sendable {
    private let storage: SecretBytes

    /// Hashes the two padded blocks of `key`.
    public init(_ key: SymmetricKey) {
      storage = HMACKeyStates(key).stored()
    }

    var states: HMACKeyStates { HMACKeyStates(storage, byteCount: 64) }
  }
}

extension HMAC.PreparedKey {
  /// The code of `data` under this key.
  public func authenticationCode(for data: RawSpan) -> HMAC<SHA256>.MAC {
    states.authenticationCode(for: data)
  }

  /// The code of `data` under this key.
  @inlinable
  public func authenticationCode(for data: some Sequence<UInt8>) -> HMAC<SHA256>.MAC {
    let code = SHA256.withContiguousBytes(of: data) { authenticationCode(for: $0) }
    if let code { return code }
    var hmac = HMAC<SHA256>(key: self)
    hmac.update(data: data)
    return hmac.finalize()
  }

  /// Whether `code` is the code of `data` under this key, found out in constant time.
  public func isValidAuthenticationCode(
    _ code: RawSpan, authenticating data: RawSpan
  ) -> Bool {
    authenticationCode(for: data).digest.isEqual(to: code)
  }

  /// Whether `code` is the code of `data` under this key, found out in constant time.
  @inlinable
  public func isValidAuthenticationCode(
    _ code: some Sequence<UInt8>, authenticating data: RawSpan
  ) -> Bool {
    authenticationCode(for: data).isEqual(to: code)
  }

  /// Whether `code` is the code of `data` under this key, found out in constant time.
  @inlinable
  public func isValidAuthenticationCode(
    _ code: some Sequence<UInt8>, authenticating data: some Sequence<UInt8>
  ) -> Bool {
    authenticationCode(for: data).isEqual(to: code)
  }
}

extension HMAC.PreparedKey: CustomStringConvertible {
  /// What it is, and nothing of what it holds.
  public var description: String { "HMAC.PreparedKey" }
}

#if !hasFeature(Embedded)
  extension HMAC.PreparedKey: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

extension HMAC where H == SHA256 {
  /// A key and the beginning of a message, for those who authenticate many messages that begin alike.
  ///
  /// What it keeps is as secret as the key, and wiped and hidden like it.
  public struct PreparedPrefix: Sendable {
    private let storage: SecretBytes
    private let byteCount: UInt64
  }
}

extension HMAC.PreparedPrefix {
  /// Hashes `prefix`, which has to be whole blocks: a multiple of 64 bytes, or none.
  public init(_ prefix: RawSpan, key: HMAC<SHA256>.PreparedKey) {
    precondition(prefix.byteCount & 63 == 0, "a prepared prefix is whole blocks")
    let states = key.states.appending(blocks: prefix)
    storage = states.stored()
    byteCount = states.byteCount
  }

  /// The code of the prefix followed by `rest`.
  public func authenticationCode(forPrefixAnd rest: RawSpan) -> HMAC<SHA256>.MAC {
    HMACKeyStates(storage, byteCount: byteCount).authenticationCode(for: rest)
  }
}

extension HMAC.PreparedPrefix: CustomStringConvertible {
  /// What it is, and nothing of what it holds.
  public var description: String { "HMAC.PreparedPrefix" }
}

#if !hasFeature(Embedded)
  extension HMAC.PreparedPrefix: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

/// The chaining values that the inner and the outer padded key lead to (RFC 2104, section 2), the
/// inner one also with the first blocks of a message.
struct HMACKeyStates {
  let inner: SIMD8<UInt32>
  let outer: SIMD8<UInt32>

  /// How many bytes have led to `inner`.
  let byteCount: UInt64

  func appending(blocks: RawSpan) -> HMACKeyStates {
    var inner = inner
    if !blocks.isEmpty { SHA256.compress(&inner, blocks) }
    return HMACKeyStates(
      inner: inner, outer: outer, byteCount: byteCount &+ UInt64(blocks.byteCount))
  }

  func authenticationCode(for data: RawSpan) -> HMAC<SHA256>.MAC {
    let digest = SHA256.digest(of: data, resuming: inner, after: byteCount)
    return HMAC<SHA256>.MAC(digest: SHA256.digest(of: digest, resuming: outer))
  }
}

// MARK: - In memory that is wiped

extension HMACKeyStates {
  func stored() -> SecretBytes {
    // SAFETY: two vectors of 32 bytes each, at offsets that suit their alignment.
    unsafe SecretBytes(byteCount: 64) { memory in
      unsafe memory.storeBytes(of: inner, as: SIMD8<UInt32>.self)
      unsafe memory.storeBytes(of: outer, toByteOffset: 32, as: SIMD8<UInt32>.self)
    }
  }

  init(_ storage: SecretBytes, byteCount: UInt64) {
    // SAFETY: just what `stored` stores.
    (inner, outer) = unsafe storage.withUnsafeBytes { memory in
      unsafe (
        memory.load(as: SIMD8<UInt32>.self),
        memory.load(fromByteOffset: 32, as: SIMD8<UInt32>.self)
      )
    }
    self.byteCount = byteCount
  }
}

extension SHA256 {
  /// The digest of a block that has led to `state`, and the bytes of another digest: they fill half of
  /// a block, and the padding the other half.
  static func digest(of digest: Digest, resuming state: SIMD8<UInt32>) -> Digest {
    let bitCount: UInt32 = (64 + 32) * 8
    let padding = SIMD8(UInt32(0x8000_0000).bigEndian, 0, 0, 0, 0, 0, 0, bitCount.bigEndian)
    var state = state
    // SAFETY: a block of 64 initialized bytes; the span ends with the closure.
    unsafe withUnsafeBytes(of: SIMD16(lowHalf: digest.words, highHalf: padding)) {
      unsafe compress(&state, RawSpan(_unsafeBytes: $0))
    }
    return Digest(state: state)
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
    byteCount = 64
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

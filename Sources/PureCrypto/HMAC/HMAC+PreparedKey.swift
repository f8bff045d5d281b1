extension HMAC where H == SHA256 {
  /// A prepared HMAC key: its padded blocks are already hashed.
  ///
  /// Prepare a key once if you authenticate more than one message with it. That halves the work
  /// for short messages.
  ///
  /// The value keeps two chaining values of 32 bytes each. They are as secret as the key, never
  /// appear in descriptions or mirrors, and are zeroed when the last copy is released.
  public struct PreparedKey: Sendable {
    private let storage: PreparedStates

    /// Prepares `key` by hashing its two padded blocks.
    public init(_ key: SymmetricKey) {
      storage = PreparedStates(HMACMidstates(key))
    }

    var states: HMACMidstates { storage.states }
  }
}

extension HMAC.PreparedKey {
  /// Returns the authentication code of `data`.
  public func authenticationCode(for data: RawSpan) -> HMAC<SHA256>.MAC {
    states.authenticationCode(for: data)
  }

  /// Returns the authentication code of `data`.
  @inlinable
  public func authenticationCode(for data: some Sequence<UInt8>) -> HMAC<SHA256>.MAC {
    let code = SHA256.withContiguousBytes(of: data) { authenticationCode(for: $0) }
    if let code { return code }
    var hmac = HMAC<SHA256>(key: self)
    hmac.update(data: data)
    return hmac.finalize()
  }

  /// Returns whether `code` authenticates `data`.
  ///
  /// Runs in constant time.
  ///
  /// - Parameters:
  ///   - code: The received code. A length other than 32 bytes is never valid: truncated codes
  ///     are rejected.
  ///   - data: The message.
  /// - Returns: Whether the code is valid. Reject the message if it is not.
  public func isValidAuthenticationCode(
    _ code: RawSpan, authenticating data: RawSpan
  ) -> Bool {
    authenticationCode(for: data).digest.isEqual(to: code)
  }

  /// Returns whether `code` authenticates `data`.
  ///
  /// Runs in constant time.
  ///
  /// - Parameters:
  ///   - code: The received code. A length other than 32 bytes is never valid: truncated codes
  ///     are rejected.
  ///   - data: The message.
  /// - Returns: Whether the code is valid. Reject the message if it is not.
  @inlinable
  public func isValidAuthenticationCode(
    _ code: some Sequence<UInt8>, authenticating data: RawSpan
  ) -> Bool {
    authenticationCode(for: data).isEqual(to: code)
  }

  /// Returns whether `code` authenticates `data`.
  ///
  /// Runs in constant time.
  ///
  /// - Parameters:
  ///   - code: The received code. A length other than 32 bytes is never valid: truncated codes
  ///     are rejected.
  ///   - data: The message.
  /// - Returns: Whether the code is valid. Reject the message if it is not.
  @inlinable
  public func isValidAuthenticationCode(
    _ code: some Sequence<UInt8>, authenticating data: some Sequence<UInt8>
  ) -> Bool {
    authenticationCode(for: data).isEqual(to: code)
  }
}

extension HMAC.PreparedKey: CustomStringConvertible {
  /// The name of the type.
  ///
  /// The key never appears.
  public var description: String { "HMAC.PreparedKey" }
}

#if !hasFeature(Embedded)
  extension HMAC.PreparedKey: CustomReflectable {
    /// A mirror without the secret or the message.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

extension HMAC where H == SHA256 {
  /// A prepared key, and the beginning that many messages have in common.
  ///
  /// Its contents are as secret as the key, and are protected like it.
  public struct _PreparedPrefix: Sendable {
    private let storage: PreparedStates
  }
}

extension HMAC._PreparedPrefix {
  /// Hashes `prefix`.
  ///
  /// - Precondition: The length of `prefix` is a multiple of 64 bytes.
  public init(_ prefix: RawSpan, key: HMAC<SHA256>.PreparedKey) {
    precondition(prefix.byteCount & 63 == 0, "a prepared prefix is whole blocks")
    storage = PreparedStates(key.states.appending(blocks: prefix))
  }

  /// Returns the authentication code of the prefix followed by `rest`.
  public func authenticationCode(forPrefixAnd rest: RawSpan) -> HMAC<SHA256>.MAC {
    storage.states.authenticationCode(for: rest)
  }
}

extension HMAC._PreparedPrefix: CustomStringConvertible {
  /// The name of the type.
  ///
  /// The key and the prefix never appear.
  public var description: String { "HMAC._PreparedPrefix" }
}

#if !hasFeature(Embedded)
  extension HMAC._PreparedPrefix: CustomReflectable {
    /// A mirror without the secret or the message.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

/// The chaining values after the inner and the outer padded key (RFC 2104, section 2).
///
/// The inner one can include the first blocks of a message.
struct HMACMidstates {
  let inner: SIMD8<UInt32>
  let outer: SIMD8<UInt32>

  /// The number of bytes that `inner` includes.
  let byteCount: UInt64

  func appending(blocks: RawSpan) -> HMACMidstates {
    var inner = inner
    if !blocks.isEmpty { SHA256.compress(&inner, blocks) }
    return HMACMidstates(
      inner: inner, outer: outer, byteCount: byteCount &+ UInt64(blocks.byteCount))
  }

  func authenticationCode(for data: RawSpan) -> HMAC<SHA256>.MAC {
    let digest = SHA256.digest(of: data, resuming: inner, after: byteCount)
    return HMAC<SHA256>.MAC(digest: SHA256.digest(of: digest, resuming: outer))
  }
}

/// The states of a prepared key, which are zeroed in `deinit`.
///
/// `@unchecked Sendable`: the states are written only in `init` and in `deinit`.
final class PreparedStates: @unchecked Sendable {
  // A checked access would count a reference for each signature.
  @exclusivity(unchecked) private var secret: HMACMidstates

  init(_ states: HMACMidstates) {
    // SAFETY: no one else has the object yet.
    unsafe secret = states
  }

  deinit {
    // SAFETY: our own value, which is not read afterwards.
    unsafe withUnsafeMutableBytes(of: &secret) { unsafe wipe($0) }
  }

  /// SAFETY: no one writes them meanwhile.
  var states: HMACMidstates { unsafe secret }
}

extension SHA256 {
  /// Returns the digest of a message that consists of the block that led to `state` and of another
  /// digest.
  ///
  /// The digest fills half of a block, and the padding the other half.
  static func digest(of digest: Digest, resuming state: SIMD8<UInt32>) -> Digest {
    let bitCount: UInt32 = (64 + 32) * 8
    let padding = SIMD8(UInt32(0x8000_0000).bigEndian, 0, 0, 0, 0, 0, 0, bitCount.bigEndian)
    var state = state
    withBytes(of: SIMD16(lowHalf: digest.words, highHalf: padding)) { compress(&state, $0) }
    return Digest(state: state)
  }
}

extension HMACMidstates {
  init(_ key: SymmetricKey) {
    let (innerPad, outerPad): (UInt64, UInt64) = (0x3636_3636_3636_3636, 0x5c5c_5c5c_5c5c_5c5c)
    var block = SIMD8<UInt64>()
    // SAFETY: at most a block is copied, because a longer key is replaced with its digest.
    unsafe withUnsafeMutableBytes(of: &block) { block in
      unsafe key.withUnsafeBytes { key in
        guard key.count > 64 else { return unsafe block.copyMemory(from: key) }
        let digest = unsafe SHA256.hash(data: RawSpan(_unsafeBytes: key))
        unsafe digest.withUnsafeBytes { unsafe block.copyMemory(from: $0) }
      }
    }
    block ^= SIMD8(repeating: innerPad)
    inner = HMACMidstates.state(after: block)
    block ^= SIMD8(repeating: innerPad ^ outerPad)
    outer = HMACMidstates.state(after: block)
    byteCount = 64
    // SAFETY: our own value, which is not read afterwards.
    unsafe withUnsafeMutableBytes(of: &block) { unsafe wipe($0) }
  }

  private static func state(after paddedKey: SIMD8<UInt64>) -> SIMD8<UInt32> {
    var state = SHA256.initialState
    SHA256.withBytes(of: paddedKey) { SHA256.compress(&state, $0) }
    return state
  }
}

/// The SHA-256 hash function (RFC 6234, FIPS 180-4).
///
/// Hash bytes that are at hand in one call, or feed them as they arrive:
///
///     let digest = SHA256.hash(data: Array("abc".utf8))
///
///     var hasher = SHA256()
///     hasher.update(data: firstPart)
///     hasher.update(data: secondPart)
///     let same = hasher.finalize()
///
/// A copy of a running hash goes on by itself: the two do not see each other's updates.
///
/// A bare hash of a secret and a message authenticates nothing; that is what ``HMAC`` is for.
public struct SHA256: Sendable {
  /// The size of a digest: 32 bytes.
  public static var byteCount: Int { 32 }

  /// The size of the blocks that the function works on: 64 bytes.
  public static var blockByteCount: Int { 64 }

  /// The chaining value: a to h, the most significant bit first within each word.
  var state: SIMD8<UInt32>

  /// The bytes of the block that is not full yet; what lies behind them is of no meaning.
  private var pending = SIMD64<UInt8>()

  /// How many bytes have gone in, those of `pending` included.
  private var byteCount: UInt64

  /// Starts a hash of no bytes.
  public init() {
    self.init(
      resuming: SIMD8(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
        0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19),
      after: 0)
  }

  /// Goes on from a chaining value that whole blocks of `byteCount` bytes in all have led to.
  init(resuming state: SIMD8<UInt32>, after byteCount: UInt64) {
    self.state = state
    self.byteCount = byteCount
  }

  /// Appends bytes to the message.
  public mutating func update(data: RawSpan) {
    var rest = data
    let filled = pendingByteCount
    byteCount &+= UInt64(data.byteCount)
    if filled > 0 {
      let completing = rest.extracting(first: 64 - filled)
      store(completing, at: filled)
      guard filled + completing.byteCount == 64 else { return }
      compressPending()
      rest = rest.extracting(droppingFirst: completing.byteCount)
    }
    let whole = rest.extracting(first: rest.byteCount & ~63)
    if !whole.isEmpty { SHA256.compress(&state, whole) }
    store(rest.extracting(droppingFirst: whole.byteCount), at: 0)
  }

  /// The digest of all bytes so far.
  ///
  /// The running hash is not disturbed: more bytes may follow, and another digest.
  public func finalize() -> Digest {
    var last = self
    last.pad()
    return Digest(state: last.state)
  }

  /// The digest of `data`.
  public static func hash(data: RawSpan) -> Digest {
    var hasher = SHA256()
    hasher.update(data: data)
    return hasher.finalize()
  }
}

// MARK: - The block that is not full yet

extension SHA256 {
  private var pendingByteCount: Int { Int(truncatingIfNeeded: byteCount & 63) }

  private mutating func store(_ bytes: RawSpan, at offset: Int) {
    // SAFETY: `copyBytes` stops at the end of the slice, and the pointers do not outlive the call.
    unsafe withUnsafeMutableBytes(of: &pending) { pending in
      unsafe bytes.withUnsafeBytes { bytes in
        unsafe UnsafeMutableRawBufferPointer(rebasing: pending[offset...]).copyBytes(from: bytes)
      }
    }
  }

  private mutating func compressPending() {
    // SAFETY: `pending` is 64 initialized bytes; the span ends with the closure.
    unsafe withUnsafeBytes(of: pending) { block in
      unsafe SHA256.compress(&state, RawSpan(_unsafeBytes: block))
    }
  }

  /// Appends a one bit, zeros, and the length of the message in bits (RFC 6234, section 4.1).
  private mutating func pad() {
    let bitCount = byteCount &<< 3
    endMessage(at: pendingByteCount)
    if pendingByteCount >= 56 {
      compressPending()
      pending = SIMD64()
    }
    // SAFETY: the last 8 of 64 bytes.
    unsafe withUnsafeMutableBytes(of: &pending) {
      unsafe $0.storeBytes(of: bitCount.bigEndian, toByteOffset: 56, as: UInt64.self)
    }
    compressPending()
  }

  private mutating func endMessage(at offset: Int) {
    // SAFETY: `offset` is at most 63.
    unsafe withUnsafeMutableBytes(of: &pending) { pending in
      unsafe pending[offset] = 0x80
      unsafe UnsafeMutableRawBufferPointer(rebasing: pending[(offset + 1)...])
        .initializeMemory(as: UInt8.self, repeating: 0)
    }
  }
}

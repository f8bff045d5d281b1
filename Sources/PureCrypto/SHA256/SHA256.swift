/// The SHA-256 hash function (RFC 6234, FIPS 180-4).
///
/// Hash data in one call, or incrementally as it arrives:
///
///     let digest = SHA256.hash(data: Array("abc".utf8))
///
///     var hasher = SHA256()
///     hasher.update(data: firstPart)
///     hasher.update(data: secondPart)
///     let same = hasher.finalize()
///
/// Copies are independent: updating one does not affect the other.
///
/// Hashing a secret together with a message does not authenticate it. Use ``HMAC``.
public struct SHA256: Sendable {
  /// The size of a digest: 32 bytes.
  public static var byteCount: Int { 32 }

  /// The size of the blocks that the function processes: 64 bytes.
  public static var blockByteCount: Int { 64 }

  /// The chaining value, a to h.
  var state: SIMD8<UInt32>

  /// The bytes of the incomplete block.
  ///
  /// Those after `pendingByteCount` are meaningless.
  private var pending = SIMD64<UInt8>()

  /// The length of the message so far, `pending` included.
  private var byteCount: UInt64

  /// Creates a hash of an empty message.
  public init() {
    self.init(resuming: SHA256.initialState, after: 0)
  }

  /// Resumes from the chaining value after `byteCount` bytes, a multiple of 64.
  init(resuming state: SIMD8<UInt32>, after byteCount: UInt64) {
    self.state = state
    self.byteCount = byteCount
  }

  static var initialState: SIMD8<UInt32> {
    SIMD8(
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
      0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
  }

  /// Appends `data` to the message.
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

  /// Returns the digest of the data so far.
  ///
  /// You can keep updating the hash afterwards.
  public func finalize() -> Digest {
    SHA256.withBytes(of: pending) { pending in
      let rest = pending.extracting(first: pendingByteCount)
      return SHA256.digest(of: rest, resuming: state, after: byteCount &- UInt64(rest.byteCount))
    }
  }

  /// Returns the digest of `data`.
  public static func hash(data: RawSpan) -> Digest {
    digest(of: data, resuming: initialState, after: 0)
  }

  /// Returns the digest of a message that ends with `data`, and whose first `byteCount` bytes, a
  /// multiple of 64, have led to `state`.
  static func digest(
    of data: RawSpan, resuming state: SIMD8<UInt32>, after byteCount: UInt64
  ) -> Digest {
    var state = state
    let whole = data.extracting(first: data.byteCount & ~63)
    if !whole.isEmpty { compress(&state, whole) }
    let rest = data.extracting(droppingFirst: whole.byteCount)
    compressLast(&state, rest, bitCount: (byteCount &+ UInt64(data.byteCount)) &<< 3)
    return Digest(state: state)
  }

  /// Compresses the last bytes of a message, fewer than a block, with the padding: a one bit,
  /// zeros, and the length of the message in bits (RFC 6234, section 4.1).
  private static func compressLast(
    _ state: inout SIMD8<UInt32>, _ rest: RawSpan, bitCount: UInt64
  ) {
    var blocks = (SIMD64<UInt8>(), SIMD64<UInt8>())
    let byteCount = rest.byteCount < 56 ? 64 : 128
    // SAFETY: `rest` is shorter than the first block, and the span ends with the closure.
    unsafe withUnsafeMutableBytes(of: &blocks) { blocks in
      unsafe rest.withUnsafeBytes { unsafe blocks.copyMemory(from: $0) }
      unsafe blocks[rest.byteCount] = 0x80
      unsafe blocks.storeBytes(
        of: bitCount.bigEndian, toByteOffset: byteCount - 8, as: UInt64.self)
      unsafe compress(&state, RawSpan(_unsafeBytes: blocks).extracting(first: byteCount))
    }
  }
}

// MARK: - The incomplete block

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
    SHA256.withBytes(of: pending) { SHA256.compress(&state, $0) }
  }
}

// MARK: - Description

extension SHA256: CustomStringConvertible {
  /// The name of the function.
  ///
  /// The message never appears.
  public var description: String { "SHA256" }
}

#if !hasFeature(Embedded)
  extension SHA256: CustomReflectable {
    /// A mirror without the secret or the message.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

extension SHA256 {
  /// Appends `data` to the message.
  ///
  /// Bytes that are contiguous in memory are hashed in place. Others are copied, one block of 64
  /// bytes at a time.
  @inlinable
  public mutating func update(data: some Sequence<UInt8>) {
    SHA256.forEachPiece(of: data) { update(data: $0) }
  }

  /// Appends the bytes of `bufferPointer` to the message.
  @inlinable
  public mutating func update(bufferPointer: UnsafeRawBufferPointer) {
    unsafe update(data: bufferPointer)
  }

  /// Returns the digest of `data`.
  @inlinable
  public static func hash(data: some Sequence<UInt8>) -> Digest {
    if let digest = withContiguousBytes(of: data, { hash(data: $0) }) { return digest }
    var hasher = SHA256()
    hasher.update(data: data)
    return hasher.finalize()
  }

  /// Lends the bytes of a sequence, or returns `nil` if they are not contiguous in memory.
  @inlinable
  @inline(__always)
  static func withContiguousBytes<R>(
    of data: some Sequence<UInt8>, _ body: (RawSpan) -> R
  ) -> R? {
    data.withContiguousStorageIfAvailable { bytes in
      // SAFETY: the span ends with the closure.
      unsafe body(RawSpan(_unsafeElements: bytes))
    }
  }

  /// Lends the bytes of a sequence in order: all of them if they are contiguous in memory,
  /// otherwise copies of up to 64.
  @inlinable
  static func forEachPiece(of data: some Sequence<UInt8>, _ body: (RawSpan) -> Void) {
    if withContiguousBytes(of: data, body) != nil { return }
    var block = SIMD64<UInt8>()
    var count = 0
    for byte in data {
      block[count] = byte
      count += 1
      if count == 64 {
        withBytes(of: block, body)
        count = 0
      }
    }
    withBytes(of: block) { body($0.extracting(first: count)) }
  }

  /// Lends the bytes of a vector.
  @inlinable
  static func withBytes<R>(of vector: some SIMD, _ body: (RawSpan) -> R) -> R {
    // SAFETY: a vector is initialized bytes without padding; the span ends with the closure.
    unsafe withUnsafeBytes(of: vector) { unsafe body(RawSpan(_unsafeBytes: $0)) }
  }
}

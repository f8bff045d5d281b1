/// Memory on the heap or the stack that something else owns.
///
/// No access is checked. A type that keeps such memory says why no offset exceeds it, and frees
/// it once. Words are read and written with the first byte lowest.
@safe @usableFromInline
struct RawMemory {
  @usableFromInline let start: UnsafeMutableRawPointer

  @inlinable @inline(__always)
  init(_ start: UnsafeMutableRawPointer) { unsafe self.start = start }

  /// Memory that is only read, and not empty.
  init(reading bytes: UnsafeRawBufferPointer) {
    unsafe start = UnsafeMutableRawPointer(mutating: bytes.baseAddress.unsafelyUnwrapped)
  }

  init(byteCount: Int) { unsafe start = .allocate(byteCount: byteCount, alignment: 16) }

  /// Returns more memory that begins with the first `count` bytes of this, which is freed if
  /// `freesOld`.
  func grown(to byteCount: Int, keeping count: Int, freesOld: Bool = true) -> RawMemory {
    let larger = RawMemory(byteCount: byteCount)
    larger.copy(self, 0..<count, to: 0)
    if freesOld { deallocate() }
    return larger
  }

  func deallocate() { unsafe start.deallocate() }
}

extension RawMemory {
  @inlinable @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    unsafe start.load(fromByteOffset: offset, as: UInt8.self)
  }

  @inlinable @inline(__always)
  func word(at offset: Int) -> UInt64 {
    unsafe UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The bytes of a range, which are valid as long as the memory.
  @inlinable @inline(__always)
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: start + range.lowerBound, count: range.count)
  }

  /// The memory from an offset on.
  @inlinable @inline(__always)
  func from(_ offset: Int) -> RawMemory { unsafe RawMemory(start + offset) }

  @inlinable @inline(__always)
  func store(_ byte: UInt8, at offset: Int) {
    unsafe start.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
  }

  @inlinable @inline(__always)
  func store(word: UInt64, at offset: Int) {
    unsafe start.storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt64.self)
  }

  /// Copies bytes of other memory.
  @inline(__always)
  func copy(_ other: RawMemory, _ range: Range<Int>, to offset: Int) {
    unsafe (start + offset).copyMemory(
      from: other.start + range.lowerBound, byteCount: range.count)
  }

  @inlinable @inline(__always)
  func copy(_ bytes: UnsafeRawBufferPointer, to offset: Int) {
    guard let source = bytes.baseAddress else { return }
    unsafe (start + offset).copyMemory(from: source, byteCount: bytes.count)
  }

  @inlinable @inline(__always)
  func copy(_ literal: StaticString, to offset: Int) {
    unsafe (start + offset).copyMemory(
      from: literal.utf8Start, byteCount: literal.utf8CodeUnitCount)
  }
}

/// Who owns the memory decides.
@available(*, unavailable)
extension RawMemory: Sendable {}

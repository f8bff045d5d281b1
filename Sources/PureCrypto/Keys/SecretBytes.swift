/// Immutable bytes on the heap that are zeroed before their memory is freed.
///
/// `@unchecked Sendable`: the memory is written only in `init` and in `deinit`.
@safe
final class SecretBytes: @unchecked Sendable {
  private let memory: UnsafeMutableRawBufferPointer

  /// Allocates `byteCount` bytes, all of which `initialize` must write.
  init(byteCount: Int, _ initialize: (UnsafeMutableRawBufferPointer) -> Void) {
    // SAFETY: the memory is this object's until `deinit`.
    unsafe memory = .allocate(byteCount: byteCount, alignment: 16)
    unsafe initialize(memory)
  }

  deinit {
    // SAFETY: no reference to the memory is left.
    unsafe wipe(memory)
    unsafe memory.deallocate()
  }

  var byteCount: Int { unsafe memory.count }

  func withUnsafeBytes<R, E>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
    try unsafe body(UnsafeRawBufferPointer(memory))
  }

  func withSpan<R, E>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
    // SAFETY: the memory is initialized; the span ends with the closure.
    try unsafe body(Span(_unsafeBytes: UnsafeRawBufferPointer(memory)))
  }
}

extension SecretBytes {
  /// Copies bytes without leaving another copy in memory.
  ///
  /// Iterates over the sequence once.
  static func copy(_ bytes: some Sequence<UInt8>) -> SecretBytes {
    // SAFETY: the pointer does not leave the closure.
    let copy = bytes.withContiguousStorageIfAvailable { bytes in
      unsafe SecretBytes(copying: UnsafeRawBufferPointer(bytes))
    }
    return copy ?? copyOneByOne(bytes)
  }

  fileprivate convenience init(copying bytes: UnsafeRawBufferPointer) {
    // SAFETY: the memory has exactly this size.
    unsafe self.init(byteCount: bytes.count) { unsafe $0.copyMemory(from: bytes) }
  }

  private static func copyOneByOne(_ bytes: some Sequence<UInt8>) -> SecretBytes {
    var collected = SecretCollector()
    for byte in bytes { collected.append(byte) }
    return collected.copy
  }
}

/// Collects bytes in memory that is replaced with twice as much, and zeroed, whenever it is full.
@safe
private struct SecretCollector: ~Copyable {
  /// SAFETY: the first `count` bytes are initialized, and `deinit` frees the memory.
  private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 1)
  private var count = 0

  deinit {
    unsafe wipe(memory)
    unsafe memory.deallocate()
  }

  // Not inlined, because there is a loop for each kind of sequence.
  @inline(never)
  mutating func append(_ byte: UInt8) {
    // SAFETY: the old memory is not used after it is freed.
    if unsafe count == memory.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * count, alignment: 1)
      unsafe larger.copyMemory(from: UnsafeRawBufferPointer(memory))
      unsafe wipe(memory)
      unsafe memory.deallocate()
      unsafe memory = larger
    }
    unsafe memory[count] = byte
    count += 1
  }

  var copy: SecretBytes {
    unsafe SecretBytes(copying: UnsafeRawBufferPointer(rebasing: memory[..<count]))
  }
}

/// Overwrites `memory` with zeros.
///
/// `@_optimize(none)` keeps the optimizer from removing the stores as dead.
@inline(never)
@_optimize(none)
func wipe(_ memory: UnsafeMutableRawBufferPointer) {
  unsafe overwrite(memory)
}

@inline(never)
private func overwrite(_ memory: UnsafeMutableRawBufferPointer) {
  // SAFETY: writes only the caller's memory.
  unsafe memory.initializeMemory(as: UInt8.self, repeating: 0)
}

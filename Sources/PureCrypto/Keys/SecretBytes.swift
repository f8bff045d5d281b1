/// Bytes on the heap that never change and are wiped before their memory is given back.
///
/// `@unchecked Sendable`: the memory is written in `init` and in `deinit` only.
@safe
final class SecretBytes: @unchecked Sendable {
  private let memory: UnsafeMutableRawBufferPointer

  /// Takes `byteCount` bytes of memory, all of which `initialize` must write.
  init(byteCount: Int, _ initialize: (UnsafeMutableRawBufferPointer) -> Void) {
    // SAFETY: the memory is this object's until `deinit`.
    unsafe memory = .allocate(byteCount: byteCount, alignment: 32)
    unsafe initialize(memory)
  }

  deinit {
    // SAFETY: nobody has the memory any more.
    unsafe wipe(memory)
    unsafe memory.deallocate()
  }

  var byteCount: Int { unsafe memory.count }

  func withUnsafeBytes<R, E>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
    try unsafe body(UnsafeRawBufferPointer(memory))
  }
}

extension SecretBytes {
  /// Copies bytes, and leaves no other copy behind. The sequence is gone through once.
  static func copy(_ bytes: some Sequence<UInt8>) -> SecretBytes {
    // SAFETY: the pointer does not leave the closure.
    let copy = bytes.withContiguousStorageIfAvailable { bytes in
      unsafe SecretBytes(copying: UnsafeRawBufferPointer(bytes))
    }
    return copy ?? copyOneByOne(bytes)
  }

  fileprivate convenience init(copying bytes: UnsafeRawBufferPointer) {
    // SAFETY: the memory has room for just these bytes.
    unsafe self.init(byteCount: bytes.count) { unsafe $0.copyMemory(from: bytes) }
  }

  private static func copyOneByOne(_ bytes: some Sequence<UInt8>) -> SecretBytes {
    var collected = SecretCollector()
    for byte in bytes { collected.append(byte) }
    return collected.copy
  }
}

/// Collects bytes in memory that is doubled, and wiped, whenever it is full.
@safe
private struct SecretCollector: ~Copyable {
  /// SAFETY: the first `count` bytes have been written, and `deinit` gives the memory back.
  private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 1)
  private var count = 0

  deinit {
    unsafe wipe(memory)
    unsafe memory.deallocate()
  }

  // Not inlined: there are as many loops as kinds of sequences.
  @inline(never)
  mutating func append(_ byte: UInt8) {
    // SAFETY: the old memory is not used any more when it is given back.
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

/// Overwrites `memory` with zeros, also where the optimizer could show that nobody reads them: it
/// looks into no function that it does not optimize.
@inline(never)
@_optimize(none)
func wipe(_ memory: UnsafeMutableRawBufferPointer) {
  unsafe overwrite(memory)
}

@inline(never)
private func overwrite(_ memory: UnsafeMutableRawBufferPointer) {
  // SAFETY: the caller's memory, and only bytes in it.
  unsafe memory.initializeMemory(as: UInt8.self, repeating: 0)
}

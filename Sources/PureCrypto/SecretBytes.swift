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

  private convenience init(copying bytes: UnsafeRawBufferPointer) {
    // SAFETY: the memory has room for just these bytes.
    unsafe self.init(byteCount: bytes.count) { unsafe $0.copyMemory(from: bytes) }
  }

  /// Collects bytes in memory that is doubled, and wiped, whenever it is full.
  private static func copyOneByOne(_ bytes: some Sequence<UInt8>) -> SecretBytes {
    var collected = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 1)
    var count = 0
    // SAFETY: `count` stays within the memory, of which that many bytes have been written.
    for byte in bytes {
      if count == collected.count {
        let larger = UnsafeMutableRawBufferPointer.allocate(
          byteCount: 2 * count, alignment: 1)
        unsafe larger.copyMemory(from: UnsafeRawBufferPointer(collected))
        unsafe wipe(collected)
        unsafe collected.deallocate()
        unsafe collected = larger
      }
      // SAFETY: there is room for one byte more.
      unsafe collected[count] = byte
      count += 1
    }
    // SAFETY: the memory is not used any more when it is given back.
    defer {
      unsafe wipe(collected)
      unsafe collected.deallocate()
    }
    return unsafe SecretBytes(copying: UnsafeRawBufferPointer(rebasing: collected[..<count]))
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

/// Bytes on the heap that never change and are wiped before their memory is given back.
///
/// `@unchecked Sendable`: the memory is written in `init` and in `deinit` only.
@safe
final class SecretBytes: @unchecked Sendable {
  private let memory: UnsafeMutableRawBufferPointer

  /// Copies `bytes`.
  convenience init(copying bytes: [UInt8]) {
    // SAFETY: the memory has room for just these bytes.
    unsafe self.init(byteCount: bytes.count) { unsafe $0.copyBytes(from: bytes) }
  }

  /// Takes `byteCount` bytes of memory, all of which `initialize` must write.
  init(byteCount: Int, _ initialize: (UnsafeMutableRawBufferPointer) -> Void) {
    unsafe memory = .allocate(byteCount: byteCount, alignment: 32)
    unsafe initialize(memory)
  }

  deinit {
    unsafe wipe(memory)
    unsafe memory.deallocate()
  }

  var byteCount: Int { unsafe memory.count }

  func withUnsafeBytes<R, E>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
    try unsafe body(UnsafeRawBufferPointer(memory))
  }
}

/// Overwrites `memory` with zeros, also where the optimizer could show that nobody reads them.
@inline(never)
@_optimize(none)
func wipe(_ memory: UnsafeMutableRawBufferPointer) {
  unsafe memory.initializeMemory(as: UInt8.self, repeating: 0)
}

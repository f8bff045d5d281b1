/// Returns memory, into which a host that has no Swift puts a file of vectors.
@_cdecl("vectors_memory")
public func vectorsMemory(_ count: Int32) -> UnsafeMutableRawPointer {
  UnsafeMutableRawPointer.allocate(byteCount: Int(count), alignment: 16)
}

/// Returns the number of comparisons, or -1 if one of them failed.
@_cdecl("vectors_check")
public func vectorsCheck(_ memory: UnsafeMutableRawPointer, _ count: Int32) -> Int32 {
  // SAFETY: the caller has filled so many bytes of the memory, which is read before this returns.
  let bytes = unsafe Array(UnsafeRawBufferPointer(start: memory, count: Int(count)))
  return switch VectorCheck.check(file: bytes) {
  case .passed(let count): Int32(count)
  case .failed: -1
  }
}

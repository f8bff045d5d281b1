/// Lends the bytes to `body`: as they lie in memory, or copied if they do not.
///
/// Of bytes that have to be copied, no more are than one beyond `maximumByteCount`, by which the
/// bound is known to be passed.
func withBytes<R>(
  of bytes: some Sequence<UInt8>, maximumByteCount: Int = .max,
  _ body: (UnsafeRawBufferPointer) throws(JSONError) -> R
) throws(JSONError) -> R {
  // SAFETY: the pointer does not leave the closure.
  let result = bytes.withContiguousStorageIfAvailable { bytes in
    Result { () throws(JSONError) in try unsafe body(UnsafeRawBufferPointer(bytes)) }
  }
  if let result { return try result.get() }
  var copied: [UInt8] = []
  for byte in bytes {
    copied.append(byte)
    if copied.count > maximumByteCount { break }
  }
  return try unsafe withBytes(of: copied, body)
}

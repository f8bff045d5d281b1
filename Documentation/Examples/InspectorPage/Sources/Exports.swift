/// Returns memory for a request of so many bytes.
///
/// `page_answer` frees it.
@_cdecl("page_memory")
public func pageMemory(_ count: Int32) -> UnsafeMutableRawPointer {
  UnsafeMutableRawPointer.allocate(byteCount: Int(count), alignment: 16)
}

/// Answers the request in the memory, and overwrites it.
///
/// Returns the memory of the answer: its length in four bytes, and JSON. `page_free` frees it.
@_cdecl("page_answer")
public func pageAnswer(_ memory: UnsafeMutableRawPointer, _ count: Int32) -> UnsafeMutableRawPointer
{
  // SAFETY: the script has filled so many bytes of the memory.
  let request = unsafe UnsafeMutableRawBufferPointer(start: memory, count: Int(count))
  let parsed = unsafe try? JSONValue(parsing: request)
  // SAFETY: the request may contain a secret. The memory is the script's until it is freed here.
  unsafe request.initializeMemory(as: UInt8.self, repeating: 0)
  unsafe memory.deallocate()
  let answer = Array((parsed.map(Page.answer) ?? .null).serialized().utf8)
  let copy = UnsafeMutableRawPointer.allocate(byteCount: answer.count + 4, alignment: 16)
  // SAFETY: the memory has four bytes for the length, and as many as the answer.
  unsafe copy.storeBytes(of: UInt32(answer.count), as: UInt32.self)
  unsafe UnsafeMutableRawBufferPointer(start: copy + 4, count: answer.count).copyBytes(from: answer)
  return unsafe copy
}

/// Overwrites and frees the memory of an answer, which has so many bytes.
@_cdecl("page_free")
public func pageFree(_ memory: UnsafeMutableRawPointer, _ count: Int32) {
  // SAFETY: the script passes what `page_answer` returned, with the length that stands there.
  unsafe memory.initializeMemory(as: UInt8.self, repeating: 0, count: Int(count))
  unsafe memory.deallocate()
}

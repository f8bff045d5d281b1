extension JSONWriter {
  mutating func appendQuoted(_ string: String) {
    var string = string
    // SAFETY: the pointers do not leave the closure.
    string.withUTF8 { bytes in
      append(UInt8(ascii: "\""))
      var rest = UnsafeRawBufferPointer(bytes)
      while let byte = unsafe appendUnescaped(&rest) { appendEscape(byte) }
      append(UInt8(ascii: "\""))
    }
  }

  /// Appends bytes up to the first that needs an escape, which is dropped and given back.
  private mutating func appendUnescaped(_ bytes: inout UnsafeRawBufferPointer) -> UInt8? {
    // SAFETY: there is room for all of `bytes`, and no offset goes beyond them.
    reserve(bytes.count)
    let room = unsafe memory + count
    var offset = 0
    while offset < bytes.count, bytes.count >= 8 {
      // Eight bytes at once; the last eight overlap those before.
      let start = min(offset, bytes.count &- 8)
      let word = unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      if needsEscape(word) { break }
      unsafe room.storeBytes(of: word, toByteOffset: start, as: UInt64.self)
      offset = start &+ 8
    }
    while offset < bytes.count {
      // SAFETY: as above, a byte at a time.
      let byte = unsafe bytes[offset]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        count &+= offset
        unsafe bytes = UnsafeRawBufferPointer(rebasing: bytes[(offset &+ 1)...])
        return byte
      }
      unsafe room.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
      offset &+= 1
    }
    count &+= offset
    return nil
  }

  private mutating func appendEscape(_ byte: UInt8) {
    switch byte {
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0a: append("\\n")
    case 0x0c: append("\\f")
    case 0x0d: append("\\r")
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    default:
      append(byte < 0x10 ? "\\u000" : "\\u001")
      let digit = byte & 15
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
    }
  }
}

/// Whether one of the eight bytes in `word` is a control character, a quotation mark or a backslash.
///
/// Subtracting 1 from each byte borrows into the highest bit of those that are 0, and the like for
/// those below 0x20; the highest bits of bytes that had them set before are masked out.
private func needsEscape(_ word: UInt64) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let quote = word ^ (ones &* 0x22)
  let backslash = word ^ (ones &* 0x5c)
  let below = (word &- ones &* 0x20) & ~word
  let same = ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
  return (below | same) & (ones &* 0x80) != 0
}

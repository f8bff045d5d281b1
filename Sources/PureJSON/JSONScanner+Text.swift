extension JSONScanner {
  /// A part of the text.
  @inline(never)
  func text(_ range: Range<Int>) -> String {
    // SAFETY: the bytes are copied.
    unsafe String(decoding: bytes(range), as: UTF8.self)
  }

  /// Where the text and `other`, which has no zero in it, differ first; nil if they are the same.
  func firstDifference(from other: [UInt8]) -> Int? {
    var offset = 0
    while offset < other.count, byte(at: offset) == other[offset] { offset += 1 }
    return offset == other.count && offset == count ? nil : offset
  }

  /// What a string with escapes stands for; `range` is what stands between its quotation marks.
  func unescaped(_ range: Range<Int>) throws(JSONError) -> String {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = byte(at: position)
      if byte != UInt8(ascii: "\\") {
        decoded.append(byte)
        position += 1
        continue
      }
      let (scalar, end) = try escape(at: position)
      appendUTF8(scalar, to: &decoded)
      position = end
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  private func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    for byte in UTF8.encode(scalar) ?? UTF8.EncodedScalar() { bytes.append(byte) }
  }
}

extension Base64 {
  /// How many characters encode `byteCount` bytes.
  public static func encodedByteCount(of byteCount: Int, as variant: Variant) -> Int {
    let (groups, rest) = byteCount.quotientAndRemainder(dividingBy: 3)
    guard rest > 0 else { return groups * 4 }
    return groups * 4 + (variant.isPadded ? 4 : rest + 1)
  }

  /// Appends the base64 text of `bytes` to `output`.
  ///
  /// - Precondition: `output` has room for ``encodedByteCount(of:as:)`` characters.
  public static func encode(
    _ bytes: RawSpan, as variant: Variant, into output: inout OutputSpan<UInt8>
  ) {
    let count = encodedByteCount(of: bytes.byteCount, as: variant)
    precondition(count <= output.freeCapacity, "no room for the base64 text")
    // SAFETY: there is room for `count` characters, and just so many are written.
    unsafe output.withUnsafeMutableBufferPointer { buffer, initializedCount in
      guard let start = buffer.baseAddress else { return }
      unsafe write(bytes, as: variant, to: start + initializedCount)
      initializedCount += count
    }
  }

  private static func write(
    _ bytes: RawSpan, as variant: Variant, to start: UnsafeMutablePointer<UInt8>
  ) {
    let alphabet = unsafe (variant.isURLSafe ? urlAlphabet : standardAlphabet).utf8Start
    var output = unsafe start
    var offset = 0
    while offset &+ 3 <= bytes.byteCount {
      let group =
        bits(bytes, offset) << 16 | bits(bytes, offset &+ 1) << 8 | bits(bytes, offset &+ 2)
      unsafe output[0] = alphabet[Int(group >> 18)]
      unsafe output[1] = alphabet[Int(group >> 12 & 63)]
      unsafe output[2] = alphabet[Int(group >> 6 & 63)]
      unsafe output[3] = alphabet[Int(group & 63)]
      unsafe output += 4
      offset &+= 3
    }
    let rest = bytes.byteCount &- offset
    guard rest > 0 else { return }
    let group = bits(bytes, offset) << 16 | (rest == 2 ? bits(bytes, offset &+ 1) << 8 : 0)
    unsafe output[0] = alphabet[Int(group >> 18)]
    unsafe output[1] = alphabet[Int(group >> 12 & 63)]
    if rest == 2 { unsafe output[2] = alphabet[Int(group >> 6 & 63)] }
    guard variant.isPadded else { return }
    if rest == 1 { unsafe output[2] = padding }
    unsafe output[3] = padding
  }

  private static func bits(_ bytes: RawSpan, _ offset: Int) -> UInt32 {
    // SAFETY: the callers stay below `byteCount`, and any byte is an integer.
    unsafe UInt32(bytes.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self))
  }

  private static var standardAlphabet: StaticString {
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  }

  private static var urlAlphabet: StaticString {
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
  }

  /// The character `=`.
  static var padding: UInt8 { 0x3d }
}

extension Base64 {
  /// How many bytes a valid text stands for. What is not valid counts as if it were, so that no text
  /// is decoded to more bytes than this.
  public static func decodedByteCount(of ascii: RawSpan, as variant: Variant) -> Int {
    decodedByteCount(ofCharacterCount: characterCount(of: ascii, as: variant))
  }

  /// Returns how many bytes so many characters without padding decode to, without an intermediate
  /// product that overflows where the result does not.
  static func decodedByteCount(ofCharacterCount count: Int) -> Int {
    count / 4 * 3 + count % 4 * 3 / 4
  }

  /// The bytes that the text in `ascii` stands for.
  ///
  /// - Throws: ``Base64Error``, as for a `String`.
  public static func decode(
    _ ascii: RawSpan, as variant: Variant
  ) throws(Base64Error) -> [UInt8] {
    var bytes: [UInt8] = []
    // One more, with which the last sixteen characters can be as fast as the others.
    let capacity = decodedByteCount(of: ascii, as: variant) + 1
    try bytes.append(addingCapacity: capacity) { (output) throws(Base64Error) in
      try decode(ascii, as: variant, into: &output)
    }
    return bytes
  }

  /// Appends the bytes that the text in `ascii` stands for to `output`.
  ///
  /// - Precondition: `output` has room for ``decodedByteCount(of:as:)`` bytes.
  /// - Throws: ``Base64Error``, as for a `String`. Nothing has been appended then, but the room may
  ///   have been written to.
  public static func decode(
    _ ascii: RawSpan, as variant: Variant, into output: inout OutputSpan<UInt8>
  ) throws(Base64Error) {
    let characters = ascii.extracting(first: characterCount(of: ascii, as: variant))
    let rest = ascii.byteCount % 4
    guard rest == 0 || !variant.isPadded && rest != 1,
      append(decoding: characters, as: variant, to: &output)
    else { throw firstFault(in: ascii, as: variant) }
  }

  /// Appends the bytes that the characters stand for; none, but `false`, if they are not valid.
  ///
  /// - Precondition: `characters` holds no padding, and does not end with one character of a group.
  static func append(
    decoding characters: RawSpan, as variant: Variant, to output: inout OutputSpan<UInt8>
  ) -> Bool {
    let byteCount = decodedByteCount(ofCharacterCount: characters.byteCount)
    precondition(byteCount <= output.freeCapacity, "no room for the decoded bytes")
    // SAFETY: there is room for `byteCount` bytes, and just so many are written.
    return unsafe output.withUnsafeMutableBufferPointer { buffer, initializedCount in
      let room = UnsafeMutableRawBufferPointer(buffer.extracting(initializedCount...))
      guard unsafe write(decoding: characters, as: variant, to: room) else { return false }
      initializedCount += byteCount
      return true
    }
  }

  /// How many characters stand in front of the padding, if the variant has any: at most two `=`.
  private static func characterCount(of ascii: RawSpan, as variant: Variant) -> Int {
    var count = ascii.byteCount
    while variant.isPadded, count > 0, ascii.byteCount - count < 2,
      byte(at: count - 1, of: ascii) == padding
    { count -= 1 }
    return count
  }

  /// What is wrong with a text that is not valid.
  @inline(never)
  private static func firstFault(in ascii: RawSpan, as variant: Variant) -> Base64Error {
    var reader = Base64CharacterReader(variant)
    do throws(Base64Error) {
      for offset in 0..<ascii.byteCount { _ = try reader.read(byte(at: offset, of: ascii)) }
      try reader.finish()
    } catch {
      return error
    }
    preconditionFailure("the vectors have refused what the characters allow")
  }

  static func byte(at offset: Int, of bytes: RawSpan) -> UInt8 {
    // SAFETY: any byte is an integer; the offset is checked.
    unsafe bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }
}

extension Base64 {
  /// The bytes that the text in `ascii` stands for.
  ///
  /// - Throws: ``Base64Error``, as for a `String`.
  public static func decode(
    _ ascii: RawSpan, as variant: Variant
  ) throws(Base64Error) -> [UInt8] {
    let characters = try ascii.extracting(first: characterCount(of: ascii, as: variant))
    let (groups, rest) = characters.byteCount.quotientAndRemainder(dividingBy: 4)
    let byteCount = groups * 3 + (rest * 3) / 4
    return try [UInt8](capacity: byteCount) { (output) throws(Base64Error) in
      try decode(characters, as: variant, into: &output)
    }
  }

  /// How many characters stand in front of the padding, which is checked here.
  private static func characterCount(
    of ascii: RawSpan, as variant: Variant
  ) throws(Base64Error) -> Int {
    var count = ascii.byteCount
    while variant.isPadded, count > 0, byte(ascii, count - 1) == padding { count -= 1 }
    let rest = count % 4
    let padded = ascii.byteCount - count
    let wanted = variant.isPadded && rest > 1 ? 4 - rest : 0
    guard rest == 1 || padded != wanted else { return count }

    // What is wrong further in front is the better thing to say.
    for offset in 0..<count { _ = try sextet(ascii, offset, variant) }
    if padded > wanted { throw Base64Error(.misplacedPadding, offset: count + wanted) }
    throw Base64Error(rest == 1 ? .truncated : .missingPadding, offset: ascii.byteCount)
  }

  private static func decode(
    _ characters: RawSpan, as variant: Variant, into output: inout OutputSpan<UInt8>
  ) throws(Base64Error) {
    var offset = 0
    while offset + 4 <= characters.byteCount {
      var group = try sextet(characters, offset, variant) << 18
      group |= try sextet(characters, offset + 1, variant) << 12
      group |= try sextet(characters, offset + 2, variant) << 6
      group |= try sextet(characters, offset + 3, variant)
      output.append(UInt8(truncatingIfNeeded: group >> 16))
      output.append(UInt8(truncatingIfNeeded: group >> 8))
      output.append(UInt8(truncatingIfNeeded: group))
      offset += 4
    }
    let rest = characters.byteCount - offset
    guard rest > 0 else { return }
    var group = try sextet(characters, offset, variant) << 18
    group |= try sextet(characters, offset + 1, variant) << 12
    if rest == 3 { group |= try sextet(characters, offset + 2, variant) << 6 }
    let trailingBits = rest == 3 ? group & 0xff : group & 0xffff
    guard trailingBits == 0 else {
      throw Base64Error(.trailingBits, offset: characters.byteCount - 1)
    }
    output.append(UInt8(truncatingIfNeeded: group >> 16))
    if rest == 3 { output.append(UInt8(truncatingIfNeeded: group >> 8)) }
  }

  /// The six bits that the character at `offset` stands for.
  private static func sextet(
    _ ascii: RawSpan, _ offset: Int, _ variant: Variant
  ) throws(Base64Error) -> UInt32 {
    let character = byte(ascii, offset)
    switch character {
    case 0x41...0x5a: return UInt32(character) - 0x41
    case 0x61...0x7a: return UInt32(character) - 0x61 + 26
    case 0x30...0x39: return UInt32(character) - 0x30 + 52
    case variant.isURLSafe ? 0x2d : 0x2b: return 62
    case variant.isURLSafe ? 0x5f : 0x2f: return 63
    case padding: throw Base64Error(.misplacedPadding, offset: offset)
    default: throw Base64Error(.invalidCharacter, offset: offset)
    }
  }

  private static func byte(_ ascii: RawSpan, _ offset: Int) -> UInt8 {
    // SAFETY: any byte is an integer; the offset is checked.
    unsafe ascii.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }
}

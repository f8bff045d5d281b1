extension Base64 {
  /// Returns how many bytes a valid string in `variant` decodes to.
  ///
  /// For invalid `ascii`, this is an upper bound.
  public static func decodedByteCount(of ascii: RawSpan, as variant: Variant) -> Int {
    decodedByteCount(ofCharacterCount: characterCount(of: ascii, as: variant))
  }

  /// Returns how many bytes these characters, without padding, decode to.
  ///
  /// No intermediate product overflows if the result does not.
  static func decodedByteCount(ofCharacterCount count: Int) -> Int {
    count / 4 * 3 + count % 4 * 3 / 4
  }

  /// Decodes the string in `variant` whose ASCII characters are `ascii`.
  ///
  /// - Throws: ``Base64Error``, as for a `String`.
  public static func decode(
    _ ascii: RawSpan, as variant: Variant
  ) throws(Base64Error) -> [UInt8] {
    var bytes: [UInt8] = []
    // Some bytes more, so that the last sixteen characters can be decoded like the others.
    let capacity = decodedByteCount(of: ascii, as: variant) + Vectors.overhang
    try bytes.append(addingCapacity: capacity) { (output) throws(Base64Error) in
      try decode(ascii, as: variant, into: &output)
    }
    return bytes
  }

  /// Decodes the string in `variant` whose ASCII characters are `ascii`, and appends the bytes to
  /// `output`.
  ///
  /// - Precondition: `output` has capacity for ``decodedByteCount(of:as:)`` bytes.
  /// - Throws: ``Base64Error``, as for a `String`. Nothing is appended then, but the capacity can
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

  /// Decodes characters and appends the bytes.
  ///
  /// Returns `false`, and appends nothing, if they are invalid.
  ///
  /// - Precondition: `characters` contains no padding, and does not end with one character of a
  ///   group.
  static func append(
    decoding characters: RawSpan, as variant: Variant, to output: inout OutputSpan<UInt8>
  ) -> Bool {
    let byteCount = decodedByteCount(ofCharacterCount: characters.byteCount)
    precondition(byteCount <= output.freeCapacity, "not enough capacity for the decoded bytes")
    // SAFETY: there is capacity for `byteCount` bytes, and exactly these are written.
    return unsafe output.withUnsafeMutableBufferPointer { buffer, initializedCount in
      let rest = UnsafeMutableRawBufferPointer(buffer.extracting(initializedCount...))
      guard unsafe write(decoding: characters, as: variant, to: rest) else { return false }
      initializedCount += byteCount
      return true
    }
  }

  /// Returns how many characters precede the padding, which the variant can have: at most two
  /// `=`.
  private static func characterCount(of ascii: RawSpan, as variant: Variant) -> Int {
    var count = ascii.byteCount
    while variant.isPadded, count > 0, ascii.byteCount - count < 2,
      byte(at: count - 1, of: ascii) == padding
    { count -= 1 }
    return count
  }

  /// Returns the first error in an invalid string.
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
    // SAFETY: any byte is an integer, and the offset is checked.
    unsafe bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }
}

extension Base64 {
  /// Writes the bytes that characters decode to.
  ///
  /// Returns whether all of them are in the alphabet and the unused bits of the last one are zero;
  /// what is written is meaningless if not.
  ///
  /// - Precondition: `characters` contains no padding, and does not end with one character of a
  ///   group. `output` has capacity for the bytes.
  static func write(
    decoding characters: RawSpan, as variant: Variant, to output: UnsafeMutableRawBufferPointer
  ) -> Bool {
    // There must be capacity for what is written after the twelve bytes of each vector.
    let vectorCount = min(characters.byteCount / 16, (output.count - Vectors.overhang) / 12)
    var rest = characters.extracting(droppingFirst: vectorCount * 16)
    var isValid = unsafe writeVectors(
      decoding: characters.extracting(first: vectorCount * 16), as: variant, to: output)
    var written = vectorCount * 12
    while rest.byteCount > 0 {
      // SAFETY: only memory for the decoded bytes is written.
      let target = unsafe UnsafeMutableRawBufferPointer(rebasing: output[written...])
      let isLastValid = unsafe writeLast(
        decoding: rest.extracting(first: 16), as: variant, to: target)
      isValid = isValid && isLastValid
      rest = rest.extracting(droppingFirst: 16)
      written += 12
    }
    return isValid
  }

  /// Writes the bytes of sixteen characters at a time, and the vectors' overhang after them.
  @inline(never)
  private static func writeVectors(
    decoding characters: RawSpan, as variant: Variant, to output: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var reader = Vectors.Reader(variant)
    var offset = 0
    var written = 0
    while offset < characters.byteCount {
      // SAFETY: sixteen characters are left, any bytes are integers, and there is capacity.
      let sixteen = unsafe characters.unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset, as: SIMD16<Int8>.self)
      unsafe reader.decode(sixteen, to: output.baseAddress.unsafelyUnwrapped + written)
      offset &+= 16
      written &+= 12
    }
    return reader.isValid
  }

  /// Writes the bytes of up to sixteen characters, and nothing after them.
  private static func writeLast(
    decoding characters: RawSpan, as variant: Variant, to output: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var reader = Vectors.Reader(variant)
    let byteCount = decodedByteCount(ofCharacterCount: characters.byteCount)
    var sixteen = SIMD16<Int8>(repeating: 0x41)  // A, which stands for six zeros
    var bytes = SIMD16<UInt8>()
    // SAFETY: copies at most sixteen characters and twelve bytes; a vector has room for the rest.
    unsafe withUnsafeMutableBytes(of: &sixteen) { sixteen in
      unsafe characters.withUnsafeBytes { unsafe sixteen.copyMemory(from: $0) }
    }
    let hasZeroTail = unsafe withUnsafeMutableBytes(of: &bytes) { bytes in
      unsafe reader.decode(sixteen, to: bytes.baseAddress.unsafelyUnwrapped)
      unsafe output.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<byteCount]))
      return unsafe bytes[byteCount] == 0
    }
    return reader.isValid && hasZeroTail
  }
}

/// Decodes one character at a time: between the pieces of a stream, and to find the error that
/// the vectors have detected.
struct Base64CharacterReader: Sendable {
  let variant: Base64.Variant

  /// The number of characters so far.
  private(set) var offset = 0

  /// The number of bits in the lowest part of `bits` that no byte contains yet: 0, 6, 4, or 2 in
  /// the course of a group.
  private var bitCount = 0
  private var bits: UInt32 = 0

  /// The offset of the first padding character.
  private var paddingOffset: Int?

  init(_ variant: Base64.Variant) {
    self.variant = variant
  }

  /// Whether the next character begins a group.
  var isBetweenGroups: Bool { bitCount == 0 && paddingOffset == nil }

  /// Counts whole groups that were decoded elsewhere.
  mutating func skip(_ count: Int) { offset += count }

  /// Decodes a character, and returns the byte that it completes.
  mutating func read(_ character: UInt8) throws(Base64Error) -> UInt8? {
    if character == Base64.padding {
      try readPadding()
      offset += 1
      return nil
    }
    guard let sextet = variant.sextet(of: character) else {
      throw Base64Error(.invalidCharacter, offset: offset)
    }
    if let paddingOffset { throw Base64Error(.misplacedPadding, offset: paddingOffset) }
    offset += 1
    bits = bits << 6 | sextet
    bitCount += 6
    guard bitCount >= 8 else { return nil }
    bitCount -= 8
    return UInt8(truncatingIfNeeded: bits >> UInt32(bitCount))
  }

  private mutating func readPadding() throws(Base64Error) {
    let start = paddingOffset ?? offset
    guard variant.isPadded, offset - start < paddingCount else {
      throw Base64Error(.misplacedPadding, offset: offset)
    }
    if paddingOffset == nil { try checkTrailingBits() }
    paddingOffset = start
  }

  /// The number of `=` that complete the current group.
  private var paddingCount: Int { bitCount < 6 ? bitCount / 2 : 0 }

  private func checkTrailingBits() throws(Base64Error) {
    guard bits & ((1 << UInt32(bitCount)) - 1) == 0 else {
      throw Base64Error(.trailingBits, offset: offset - 1)
    }
  }

  /// Checks that the string can end here.
  func finish() throws(Base64Error) {
    if bitCount == 6 { throw Base64Error(.truncated, offset: offset) }
    guard variant.isPadded else { return try checkTrailingBits() }
    let padded = paddingOffset.map { offset - $0 } ?? 0
    if padded < paddingCount { throw Base64Error(.missingPadding, offset: offset) }
  }
}

extension Base64.Variant {
  /// Returns the six bits of a character, or `nil` if it is not in the alphabet.
  fileprivate func sextet(of character: UInt8) -> UInt32? {
    switch character {
    case 0x41...0x5a: UInt32(character) - 0x41
    case 0x61...0x7a: UInt32(character) - 0x61 + 26
    case 0x30...0x39: UInt32(character) - 0x30 + 52
    case isURLSafe ? 0x2d : 0x2b: 62
    case isURLSafe ? 0x5f : 0x2f: 63
    default: nil
    }
  }
}

extension Base64 {
  /// Writes the bytes that the characters stand for, and tells whether all of them are in the alphabet
  /// and the bits behind the last byte are zero. What has been written means nothing if they are not.
  ///
  /// - Precondition: `characters` holds no padding, and does not end with one character of a group;
  ///   `output` has room for the bytes.
  static func write(
    decoding characters: RawSpan, as variant: Variant, to output: UnsafeMutableRawBufferPointer
  ) -> Bool {
    // Twelve bytes are written with one more behind them, for which there must be room as well.
    let vectorCount = min(characters.byteCount / 16, (output.count - 1) / 12)
    var rest = characters.extracting(droppingFirst: vectorCount * 16)
    var isValid = unsafe writeVectors(
      decoding: characters.extracting(first: vectorCount * 16), as: variant, to: output)
    var written = vectorCount * 12
    while rest.byteCount > 0 {
      // SAFETY: what is written lies within the room for all bytes.
      let room = unsafe UnsafeMutableRawBufferPointer(rebasing: output[written...])
      let isLastValid = unsafe writeLast(
        decoding: rest.extracting(first: 16), as: variant, to: room)
      isValid = isValid && isLastValid
      rest = rest.extracting(droppingFirst: 16)
      written += 12
    }
    return isValid
  }

  /// Writes the bytes of sixteen characters at once, and one byte more behind them all.
  @inline(never)
  private static func writeVectors(
    decoding characters: RawSpan, as variant: Variant, to output: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var reader = Base64VectorReader(variant)
    var offset = 0
    var written = 0
    while offset < characters.byteCount {
      // SAFETY: sixteen characters are there, any bytes are integers, and there is room.
      let sixteen = unsafe characters.unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset, as: SIMD16<Int8>.self)
      let groups = reader.groups(of: sixteen)
      unsafe store(groups, to: output.baseAddress.unsafelyUnwrapped + written)
      offset &+= 16
      written &+= 12
    }
    return reader.isValid
  }

  /// Writes the bytes of up to sixteen characters, and nothing behind them.
  private static func writeLast(
    decoding characters: RawSpan, as variant: Variant, to output: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var reader = Base64VectorReader(variant)
    let byteCount = decodedByteCount(ofCharacterCount: characters.byteCount)
    var sixteen = SIMD16<Int8>(repeating: 0x41)  // A, which stands for six zeros
    var bytes = SIMD16<UInt8>()
    // SAFETY: at most sixteen characters and twelve bytes are copied; thirteen are written.
    unsafe withUnsafeMutableBytes(of: &sixteen) { sixteen in
      unsafe characters.withUnsafeBytes { unsafe sixteen.copyMemory(from: $0) }
    }
    let groups = reader.groups(of: sixteen)
    let hasZeroTail = unsafe withUnsafeMutableBytes(of: &bytes) { bytes in
      unsafe store(groups, to: bytes.baseAddress.unsafelyUnwrapped)
      unsafe output.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<byteCount]))
      return unsafe bytes[byteCount] == 0
    }
    return reader.isValid && hasZeroTail
  }

  /// Stores four groups of three bytes, and a zero behind them.
  @inline(__always)
  private static func store(_ groups: SIMD2<UInt64>, to output: UnsafeMutableRawPointer) {
    let (first, second) = (groups[0].bigEndian, groups[1].bigEndian)
    // SAFETY: the callers have room for thirteen bytes.
    unsafe storeHalf(first &>> 32, to: output)
    unsafe storeHalf(first, to: output + 3)
    unsafe storeHalf(second &>> 32, to: output + 6)
    unsafe storeHalf(second, to: output + 9)
  }

  @inline(__always)
  private static func storeHalf(_ word: UInt64, to output: UnsafeMutableRawPointer) {
    // SAFETY: as in `store`.
    unsafe output.storeBytes(of: UInt32(truncatingIfNeeded: word), as: UInt32.self)
  }
}

extension Base64 {
  /// The backend that encodes and decodes sixteen characters at a time.
  ///
  /// Apple silicon always uses its byte shuffles. With `PUREBASE64_BYTE_SHUFFLES`, x86-64 uses
  /// SSSE3, which every processor that runs the program must have, and other arm64 systems theirs,
  /// which all of them have.
  #if (PUREBASE64_BYTE_SHUFFLES && (arch(x86_64) || arch(arm64))) || (arch(arm64) && canImport(Darwin))
    typealias Vectors = Base64ByteShuffles
  #else
    typealias Vectors = Base64PortableVectors
  #endif
}

extension Base64 {
  /// Sets all bits of the lanes above a bound.
  @inline(__always)
  static func mask(of lanes: SIMD16<Int8>, above bound: Int8) -> SIMD16<Int8> {
    let isAbove: SIMDMask<SIMD16<Int8>> = lanes .> SIMD16(repeating: bound)
    return bitCast(isAbove, to: SIMD16<Int8>.self)
  }

  /// Returns `words & mask` by way of a mask, which is computed for the whole vector at once.
  ///
  /// A vector's own `&` is computed lane by lane, and the optimizer does not always combine the
  /// lanes again.
  @inline(__always)
  static func bits(_ mask: SIMD8<UInt16>, of words: SIMD8<UInt16>) -> SIMD8<UInt16> {
    let bits =
      bitCast(words, to: SIMDMask<SIMD8<Int16>>.self)
      .& bitCast(mask, to: SIMDMask<SIMD8<Int16>>.self)
    return bitCast(bits, to: SIMD8<UInt16>.self)
  }
}

/// Returns the vector with the same bytes.
///
/// A mask is a vector whose lanes are 0 or -1.
@inline(__always)
func bitCast<Vector: SIMD>(_ vector: some SIMD, to type: Vector.Type) -> Vector {
  // SAFETY: vectors of integers and masks have no padding, and any bits are valid.
  unsafe unsafeBitCast(vector, to: type)
}

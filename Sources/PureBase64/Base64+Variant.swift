extension Base64 {
  /// One of the four ways to write base64: two alphabets, each with and without padding.
  public struct Variant: Hashable, Sendable {
    /// Whether the two last characters of the alphabet are `-` and `_` instead of `+` and `/`.
    let isURLSafe: Bool

    /// Whether the last group is filled up to four characters with `=`.
    let isPadded: Bool

    /// `A-Z a-z 0-9 + /` with padding: RFC 4648, section 4; what `btoa`, Node's `'base64'` and
    /// Ruby's `strict_encode64` write.
    public static let standard = Variant(isURLSafe: false, isPadded: true)

    /// `A-Z a-z 0-9 + /` without padding.
    public static let standardUnpadded = Variant(isURLSafe: false, isPadded: false)

    /// `A-Z a-z 0-9 - _` with padding: RFC 4648, section 5; what Ruby's `urlsafe_encode64` writes.
    public static let url = Variant(isURLSafe: true, isPadded: true)

    /// `A-Z a-z 0-9 - _` without padding: the base64url of RFC 7515; what JWTs, Node's
    /// `'base64url'` and js-base64's `encodeURI` write.
    public static let urlUnpadded = Variant(isURLSafe: true, isPadded: false)
  }
}

extension Base64.Variant {
  /// The characters for sixteen times six bits: no table, no branch.
  @inline(__always)
  func characters(sextets: SIMD16<Int8>) -> SIMD16<Int8> {
    /// All bits of each lane that is above the bound.
    @inline(__always)
    func mask(above bound: Int8) -> SIMD16<Int8> {
      let isAbove: SIMDMask<SIMD16<Int8>> = sextets .> SIMD16<Int8>(repeating: bound)
      // SAFETY: a mask is a vector whose lanes are 0 or -1.
      return unsafe unsafeBitCast(isAbove, to: SIMD16<Int8>.self)
    }
    var characters = sextets &+ 0x41  // A-Z
    characters &+= mask(above: 25) & 6  // a-z
    characters &-= mask(above: 51) & 75  // 0-9
    characters &-= mask(above: 61) & (isURLSafe ? 13 : 15)  // - or +
    characters &+= mask(above: 62) & (isURLSafe ? 49 : 3)  // _ or /
    return characters
  }
}

/// Base64 and base64url (RFC 4648, sections 4 and 5), with and without padding.
///
///     let text = Base64.encode(bytes, as: .urlUnpadded)
///     let bytes = try Base64.decode(text, as: .urlUnpadded)
///
/// Decoding is strict: it takes just the one text that encoding the bytes would have given, and
/// refuses everything else with the offset at which it is wrong. ``decodeLeniently(_:as:tolerating:)``
/// is for texts that somebody else has written carelessly; ``Encoder`` and ``Decoder`` are for those
/// that come in pieces.
///
/// For secrets: encoding, and decoding a valid text in one call, has no table, and no branch and no
/// index that depends on what is encoded or decoded; only lengths, the variant and the `=` at the end
/// show in the time it takes. A text that is not valid shows where. The standard library looks through
/// the characters of a `String` once, to see whether they are ASCII, which they always are. There is no
/// such promise for ``Decoder`` and for the lenient decoding.
public enum Base64: Sendable {
  /// The base64 text of `bytes`.
  public static func encode(_ bytes: RawSpan, as variant: Variant) -> String {
    let capacity = encodedByteCount(of: bytes.byteCount, as: variant)
    guard #available(macOS 11, iOS 14, tvOS 14, watchOS 7, *) else {
      return String(decoding: encodedBytes(of: bytes, as: variant), as: UTF8.self)
    }
    // SAFETY: the span does not leave the closure, and writes into the string's own memory.
    return unsafe String(unsafeUninitializedCapacity: capacity) { buffer in
      var output = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
      encode(bytes, as: variant, into: &output)
      return unsafe output.finalize(for: buffer)
    }
  }

  /// The characters of the base64 text of `bytes`, which are ASCII.
  public static func encodedBytes(of bytes: RawSpan, as variant: Variant) -> [UInt8] {
    var text: [UInt8] = []
    text.append(room: encodedByteCount(of: bytes.byteCount, as: variant)) {
      encode(bytes, as: variant, into: &$0)
    }
    return text
  }

  /// The characters of the base64 text of `bytes`, which are ASCII.
  @inlinable
  public static func encodedBytes(
    of bytes: some Sequence<UInt8>, as variant: Variant
  ) -> [UInt8] {
    withBytes(of: bytes) { encodedBytes(of: $0, as: variant) }
  }

  /// The base64 text of `bytes`.
  @inlinable
  public static func encode(_ bytes: some Sequence<UInt8>, as variant: Variant) -> String {
    withBytes(of: bytes) { encode($0, as: variant) }
  }

  /// The bytes that `text` stands for.
  ///
  /// - Throws: ``Base64Error`` for a character outside the alphabet, white space and line breaks
  ///   included; for padding that is missing, misplaced or not wanted; for a last group of one
  ///   character; and for bits behind the last byte that are not zero (RFC 4648, section 3.5). Its
  ///   offset counts the bytes of the text as UTF-8.
  public static func decode(
    _ text: String, as variant: Variant
  ) throws(Base64Error) -> [UInt8] {
    try decode(text.utf8, as: variant)
  }

  /// The bytes that the text in `ascii` stands for.
  ///
  /// - Throws: ``Base64Error``, as for a `String`.
  @inlinable
  public static func decode(
    _ ascii: some Sequence<UInt8>, as variant: Variant
  ) throws(Base64Error) -> [UInt8] {
    try withBytes(of: ascii) { (ascii) throws(Base64Error) in try decode(ascii, as: variant) }
  }
}

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

extension Base64 {
  /// Lends the bytes of a sequence, which are copied first unless they are contiguous in memory.
  @usableFromInline
  @inline(__always)
  static func withBytes<R, E>(
    of sequence: some Sequence<UInt8>, _ body: (RawSpan) throws(E) -> R
  ) throws(E) -> R {
    // SAFETY: the span ends with the closure.
    let result = sequence.withContiguousStorageIfAvailable { buffer in
      let bytes = unsafe RawSpan(_unsafeElements: buffer)
      return Result { () throws(E) in try body(bytes) }
    }
    if let result { return try result.get() }
    // SAFETY: a byte has no padding that could be read.
    return try unsafe body(ContiguousArray(sequence).span.bytes)
  }
}

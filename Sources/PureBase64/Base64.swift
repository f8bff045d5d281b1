/// Base64 and base64url (RFC 4648, sections 4 and 5), with and without padding.
///
///     let text = Base64.encode(bytes, as: .urlUnpadded)
///     let bytes = try Base64.decode(text, as: .urlUnpadded)
///
/// Decoding accepts only canonical input, which encoding the bytes gives again, and reports the
/// offset of the first error. Use ``decodeLeniently(_:as:tolerating:)-(String,_,_)`` for input
/// that you don't control, and ``Encoder`` and ``Decoder`` to work incrementally.
///
/// Encoding, and decoding a valid string in one call, is safe for secrets: it uses no table, and
/// no branch or index depends on the data. The time it takes shows only lengths, the variant, and
/// the trailing `=`. Decoding an invalid string shows where it is invalid. The standard library
/// checks once whether the characters of a `String` are ASCII, which they are. ``Decoder`` and
/// lenient decoding make no such promise.
public enum Base64: Sendable {
  /// Returns the base64 encoding of `bytes` in `variant`.
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

  /// Returns the ASCII characters of the base64 encoding of `bytes` in `variant`.
  public static func encodedBytes(of bytes: RawSpan, as variant: Variant) -> [UInt8] {
    var text: [UInt8] = []
    text.append(capacity: encodedByteCount(of: bytes.byteCount, as: variant)) {
      encode(bytes, as: variant, into: &$0)
    }
    return text
  }

  /// Returns the ASCII characters of the base64 encoding of `bytes` in `variant`.
  @inlinable
  public static func encodedBytes(
    of bytes: some Sequence<UInt8>, as variant: Variant
  ) -> [UInt8] {
    withBytes(of: bytes) { encodedBytes(of: $0, as: variant) }
  }

  /// Returns the base64 encoding of `bytes` in `variant`.
  @inlinable
  public static func encode(_ bytes: some Sequence<UInt8>, as variant: Variant) -> String {
    withBytes(of: bytes) { encode($0, as: variant) }
  }

  /// Decodes `text`, a string in `variant`.
  ///
  /// - Throws: ``Base64Error`` for a character outside the alphabet, whitespace and newlines
  ///   included; for padding that is missing, misplaced, or unexpected; for a last group of one
  ///   character; and for unused bits that are not zero (RFC 4648, section 3.5). The offset counts
  ///   UTF-8 bytes.
  public static func decode(
    _ text: String, as variant: Variant
  ) throws(Base64Error) -> [UInt8] {
    try decode(text.utf8, as: variant)
  }

  /// Decodes the string in `variant` whose ASCII characters are `ascii`.
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
  /// One of the four variants of base64: two alphabets, each with and without padding.
  public struct Variant: Hashable, Sendable {
    /// Whether the last two characters of the alphabet are `-` and `_` instead of `+` and `/`.
    let isURLSafe: Bool

    /// Whether `=` completes the last group.
    let isPadded: Bool

    /// `A-Z a-z 0-9 + /` with padding (RFC 4648, section 4), as `btoa`, Node's `'base64'`, and
    /// Ruby's `strict_encode64` write it.
    public static let standard = Variant(isURLSafe: false, isPadded: true)

    /// `A-Z a-z 0-9 + /` without padding.
    public static let standardUnpadded = Variant(isURLSafe: false, isPadded: false)

    /// `A-Z a-z 0-9 - _` with padding (RFC 4648, section 5), as Ruby's `urlsafe_encode64` writes
    /// it.
    public static let url = Variant(isURLSafe: true, isPadded: true)

    /// `A-Z a-z 0-9 - _` without padding: the base64url of RFC 7515, as JWTs, Node's
    /// `'base64url'`, and js-base64's `encodeURI` write it.
    public static let urlUnpadded = Variant(isURLSafe: true, isPadded: false)
  }
}

extension Base64 {
  /// Calls `body` with the bytes of a sequence, which are copied first unless they are contiguous
  /// in memory.
  @inlinable
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

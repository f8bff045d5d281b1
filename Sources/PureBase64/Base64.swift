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

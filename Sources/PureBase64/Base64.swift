/// Base64 and base64url (RFC 4648, sections 4 and 5), with and without padding.
///
///     let text = Base64.encode(bytes, as: .urlUnpadded)
///     let bytes = try Base64.decode(text, as: .urlUnpadded)
///
/// Decoding is strict: it takes just the one text that encoding the bytes would have given, and
/// refuses everything else with the offset at which it is wrong.
///
/// Encoding has no table and no branch that depends on the bytes. Decoding branches on each
/// character, so how long it takes tells something of the text: do not decode a long-lived secret
/// where an attacker could measure that.
public enum Base64 {
  /// The base64 text of `bytes`.
  public static func encode(_ bytes: RawSpan, as variant: Variant) -> String {
    let count = encodedByteCount(of: bytes.byteCount, as: variant)
    // SAFETY, here and below: there is room for the text, and just as much is written.
    if #available(macOS 11, iOS 14, tvOS 14, watchOS 7, *) {
      return unsafe String(unsafeUninitializedCapacity: count) { buffer in
        unsafe encode(bytes, as: variant, into: buffer)
      }
    }
    return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { buffer in
      _ = unsafe encode(bytes, as: variant, into: buffer)
      return unsafe String(decoding: buffer, as: UTF8.self)
    }
  }

  private static func encode(
    _ bytes: RawSpan, as variant: Variant, into buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var output = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
    encode(bytes, as: variant, into: &output)
    return unsafe output.finalize(for: buffer)
  }

  /// The base64 text of `bytes`.
  @inlinable
  public static func encode(_ bytes: some Sequence<UInt8>, as variant: Variant) -> String {
    // SAFETY: the span ends with the closure.
    let text = bytes.withContiguousStorageIfAvailable { bytes in
      unsafe encode(RawSpan(_unsafeElements: bytes), as: variant)
    }
    return unsafe text ?? encode(Array(bytes).span.bytes, as: variant)
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
    // SAFETY: the span ends with the closure.
    let result = ascii.withContiguousStorageIfAvailable { ascii in
      unsafe decodingResult(RawSpan(_unsafeElements: ascii), as: variant)
    }
    return try unsafe (result ?? decodingResult(Array(ascii).span.bytes, as: variant)).get()
  }

  @usableFromInline
  static func decodingResult(
    _ ascii: RawSpan, as variant: Variant
  ) -> Result<[UInt8], Base64Error> {
    do throws(Base64Error) {
      return .success(try decode(ascii, as: variant))
    } catch {
      return .failure(error)
    }
  }
}

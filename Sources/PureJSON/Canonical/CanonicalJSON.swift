/// The canonical form of JSON documents: the JSON Canonicalization Scheme, JCS (RFC 8785).
///
/// Equal documents have one canonical form, byte for byte, which can be hashed and signed: names
/// sorted by their UTF-16 code units at every level, numbers as ECMAScript spells doubles, no escapes
/// but the needed ones, no white space.
///
///     let bytes = try CanonicalJSON.canonicalize(#"{ "b": 1.0, "a": "\u00e9" }"#.utf8)
///     // {"a":"é","b":1}
///
/// Sign the bytes that you get from here, and send those. Whoever verifies calls it again, and does
/// not take the text that was sent for canonical.
///
/// Numbers are doubles here: an integer beyond ±2^53 is rounded to the nearest one, as RFC 8785 says.
/// Put longer identifiers into strings.
public enum CanonicalJSON: Sendable {
  /// The canonical form of the document that the UTF-8 text in `bytes` is.
  ///
  /// The time grows in proportion to the text, whatever is in it; no more than eight bytes of memory
  /// are held for each of its bytes, besides the text itself and the result.
  ///
  /// - Parameters:
  ///   - maximumDepth: how many arrays and objects may be open at once. They take no stack.
  ///   - maximumByteCount: how many bytes the text may have. From 4 GiB on, it or the result is too
  ///     long in any case.
  /// - Throws: ``JSONError`` for anything that is not JSON (RFC 8259) and for what I-JSON forbids
  ///   (RFC 7493): a name twice in an object, half of a surrogate pair, a noncharacter, a number
  ///   beyond the range of a double. Nothing is repaired or passed over.
  public static func canonicalize(
    _ bytes: some Sequence<UInt8>, maximumDepth: Int = 1000, maximumByteCount: Int = .max
  ) throws(JSONError) -> [UInt8] {
    let bound = min(maximumByteCount, Canonicalizer.maximumByteCount)
    let text = try JSONScanner.copying(bytes, maximumByteCount: bound)
    var canonicalizer = Canonicalizer(text, maximumDepth: maximumDepth)
    return try canonicalizer.canonicalize()
  }

  /// The same for a span.
  public static func canonicalize(
    _ bytes: RawSpan, maximumDepth: Int = 1000, maximumByteCount: Int = .max
  ) throws(JSONError) -> [UInt8] {
    // SAFETY: the bytes do not leave the closure.
    try unsafe bytes.withUnsafeBytes { bytes throws(JSONError) in
      try unsafe canonicalize(
        bytes, maximumDepth: maximumDepth, maximumByteCount: maximumByteCount)
    }
  }

  /// The canonical form of a document, or of a part of one, however deep it is.
  ///
  /// - Throws: ``JSONError`` for what no I-JSON text can have, but a value can: a name twice in an
  ///   object, a noncharacter in a string. The offset is that in ``JSONValue/serialized()``.
  public static func canonicalize(_ value: JSONValue) throws(JSONError) -> [UInt8] {
    try JSONWriter.withText {
      $0.write(value)
    } use: { text in
      Result { () throws(JSONError) in try canonicalize(text, maximumDepth: .max) }
    }.get()
  }

  /// Does nothing if `bytes` are in canonical form already.
  ///
  /// - Throws: ``JSONError`` with the reason ``JSONError/Reason/notCanonical`` and the place of the
  ///   first byte that is another one in the canonical form; and for all that
  ///   ``canonicalize(_:maximumDepth:maximumByteCount:)`` refuses.
  public static func check(
    _ bytes: some Sequence<UInt8>, maximumDepth: Int = 1000, maximumByteCount: Int = .max
  ) throws(JSONError) {
    let bound = min(maximumByteCount, Canonicalizer.maximumByteCount)
    let text = try JSONScanner.copying(bytes, maximumByteCount: bound)
    var canonicalizer = Canonicalizer(text, maximumDepth: maximumDepth)
    let canonical = try canonicalizer.canonicalize()
    if let offset = canonicalizer.text.firstDifference(from: canonical) {
      throw canonicalizer.text.error(.notCanonical, at: offset)
    }
  }
}

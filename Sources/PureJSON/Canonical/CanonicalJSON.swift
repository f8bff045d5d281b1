/// The canonical form of JSON documents: the JSON Canonicalization Scheme, JCS (RFC 8785).
///
/// Equal documents have one canonical form, byte for byte, which can be hashed and signed. Names
/// are sorted by their UTF-16 code units at every level, numbers are written as ECMAScript writes
/// doubles, and there is no whitespace and no unnecessary escape.
///
///     let bytes = try CanonicalJSON.canonicalize(#"{ "b": 1.0, "a": "\u00e9" }"#.utf8)
///     // {"a":"é","b":1}
///
/// Sign the bytes that this returns, and send those. Verifiers must canonicalize again: don't
/// assume that received text is canonical.
///
/// Numbers are doubles here: an integer beyond ±2^53 is rounded to the nearest one, as RFC 8785
/// requires. Use strings for longer identifiers.
public enum CanonicalJSON: Sendable {
  /// Returns the canonical form of a document in UTF-8.
  ///
  /// - Complexity: Linear in the length of the text, whatever it contains. Besides the text and
  ///   the result, it holds up to 8 bytes of memory for each byte of usual documents. Arrays and
  ///   objects inside each other, with a `maximumDepth` to match, take up to 15.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - maximumDepth: How many arrays and objects can be open at once. Depth takes no stack.
  ///   - maximumByteCount: How many bytes the text can have. From 4 GiB on, the text or the
  ///     result is too long in any case.
  /// - Returns: The canonical form in UTF-8.
  /// - Throws: ``JSONError`` for anything that is not JSON (RFC 8259), and for what I-JSON
  ///   forbids (RFC 7493): duplicate names in an object, half of a surrogate pair, noncharacters,
  ///   and numbers beyond the range of a double. Nothing is repaired or ignored.
  @inlinable
  public static func canonicalize(
    _ bytes: some Sequence<UInt8>, maximumDepth: Int = 1000, maximumByteCount: Int = .max
  ) throws(JSONError) -> [UInt8] {
    let bound = bound(maximumByteCount)
    return try JSONValue.withBytes(of: bytes, maximumByteCount: bound) {
      (bytes) throws(JSONError) in
      try canonicalize(bytes, maximumDepth: maximumDepth, maximumByteCount: bound)
    }
  }

  /// Returns the canonical form of a document in a span of UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - maximumDepth: How many arrays and objects can be open at once. Depth takes no stack.
  ///   - maximumByteCount: How many bytes the text can have.
  /// - Returns: The canonical form in UTF-8.
  /// - Throws: ``JSONError``, as for a sequence of bytes.
  public static func canonicalize(
    _ bytes: RawSpan, maximumDepth: Int = 1000, maximumByteCount: Int = .max
  ) throws(JSONError) -> [UInt8] {
    try JSONScanner.withCopy(of: bytes, maximumByteCount: bound(maximumByteCount)) {
      (text) throws(JSONError) in
      var canonicalizer = Canonicalizer(text, maximumDepth: maximumDepth)
      return try canonicalizer.canonicalize()
    }
  }

  /// Returns the canonical form of `value`, however deep it is.
  ///
  /// Serializes it, and canonicalizes the result.
  ///
  /// - Throws: ``JSONError`` for what a value can contain, but I-JSON forbids: duplicate names in
  ///   an object, and noncharacters in strings. The offset is that in ``JSONValue/serialized()``.
  public static func canonicalize(_ value: JSONValue) throws(JSONError) -> [UInt8] {
    try JSONWriter.withText {
      $0.write(value)
    } use: { text in
      Result { () throws(JSONError) in try canonicalize(text, maximumDepth: .max) }
    }.get()
  }

  /// Throws unless a document is in canonical form.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - maximumDepth: How many arrays and objects can be open at once. Depth takes no stack.
  ///   - maximumByteCount: How many bytes the text can have.
  /// - Throws: ``JSONError`` with ``JSONError/Reason/notCanonical`` and the place of the first byte
  ///   that differs from the canonical form, and for everything that
  ///   ``canonicalize(_:maximumDepth:maximumByteCount:)-(Sequence<UInt8>,_,_)`` rejects.
  @inlinable
  public static func check(
    _ bytes: some Sequence<UInt8>, maximumDepth: Int = 1000, maximumByteCount: Int = .max
  ) throws(JSONError) {
    let bound = bound(maximumByteCount)
    try JSONValue.withBytes(of: bytes, maximumByteCount: bound) { (bytes) throws(JSONError) in
      try check(bytes, maximumDepth: maximumDepth, maximumByteCount: bound)
    }
  }

  /// Throws unless a document in a span of UTF-8 bytes is in canonical form.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - maximumDepth: How many arrays and objects can be open at once. Depth takes no stack.
  ///   - maximumByteCount: How many bytes the text can have.
  /// - Throws: ``JSONError``, as for a sequence of bytes.
  public static func check(
    _ bytes: RawSpan, maximumDepth: Int = 1000, maximumByteCount: Int = .max
  ) throws(JSONError) {
    try JSONScanner.withCopy(of: bytes, maximumByteCount: bound(maximumByteCount)) {
      (text) throws(JSONError) in
      var canonicalizer = Canonicalizer(text, maximumDepth: maximumDepth)
      let canonical = try canonicalizer.canonicalize()
      if let offset = canonicalizer.text.firstDifference(from: canonical) {
        throw canonicalizer.text.error(.notCanonical, at: offset)
      }
    }
  }

  @usableFromInline
  static func bound(_ maximumByteCount: Int) -> Int {
    min(maximumByteCount, Canonicalizer.maximumByteCount)
  }
}

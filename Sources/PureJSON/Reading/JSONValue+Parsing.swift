extension JSONValue {
  /// Reads a document from UTF-8 bytes (RFC 8259), held to I-JSON (RFC 7493).
  ///
  /// Objects keep the order of their members, and numbers their spelling. For each byte of text,
  /// the document takes up to 13 bytes of memory if it is a flat array of numbers, and up to 26
  /// while it is read. Nested arrays take up to 32, because each one is a block of its own. For
  /// text from strangers, pass a `maximumByteCount`.
  ///
  /// Reading, writing, comparing, and hashing don't recurse. Releasing the last copy of a nested
  /// document does: it takes up to 150 bytes of stack for each level in release builds, and 230
  /// in debug builds. The default depth is safe on a thread with 128 KiB of stack, such as
  /// musl's. For a greater depth, make sure that the thread has the stack.
  ///
  /// - Parameters:
  ///   - bytes: The text, without a byte-order mark.
  ///   - maximumDepth: How many arrays and objects can be open at once.
  ///   - maximumByteCount: How many bytes the text can have. Longer text is rejected before it is
  ///     read.
  /// - Throws: ``JSONError`` for anything that is not JSON, and for what I-JSON forbids:
  ///   duplicate names in an object, half of a surrogate pair, noncharacters, and numbers beyond
  ///   the range of a double. Nothing is repaired or ignored.
  @inlinable
  public init(
    parsing bytes: some Sequence<UInt8>, maximumDepth: Int = defaultMaximumDepth,
    maximumByteCount: Int = .max
  ) throws(JSONError) {
    self = try Self.withBytes(of: bytes, maximumByteCount: maximumByteCount) {
      (bytes) throws(JSONError) in
      try JSONValue(parsing: bytes, maximumDepth: maximumDepth, maximumByteCount: maximumByteCount)
    }
  }

  /// Reads a document from a span of UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - bytes: The text, without a byte-order mark.
  ///   - maximumDepth: How many arrays and objects can be open at once.
  ///   - maximumByteCount: How many bytes the text can have.
  /// - Throws: ``JSONError``, as for a sequence of bytes.
  public init(
    parsing bytes: RawSpan, maximumDepth: Int = defaultMaximumDepth, maximumByteCount: Int = .max
  ) throws(JSONError) {
    self = try JSONScanner.withCopy(of: bytes, maximumByteCount: maximumByteCount) {
      (scanner) throws(JSONError) in
      var reader = JSONReader(scanner, maximumDepth: maximumDepth)
      return try reader.readDocument()
    }
  }

  /// Reads a document from a string.
  ///
  /// - Parameters:
  ///   - text: The text, without a byte-order mark.
  ///   - maximumDepth: How many arrays and objects can be open at once.
  ///   - maximumByteCount: How many bytes the text can have in UTF-8.
  /// - Throws: ``JSONError``, as for a sequence of bytes. Offsets count UTF-8 bytes.
  public init(
    parsing text: String, maximumDepth: Int = defaultMaximumDepth, maximumByteCount: Int = .max
  ) throws(JSONError) {
    try self.init(
      parsing: text.utf8, maximumDepth: maximumDepth, maximumByteCount: maximumByteCount)
  }

  /// The default limit of open arrays and objects: 512.
  public static var defaultMaximumDepth: Int { 512 }
}

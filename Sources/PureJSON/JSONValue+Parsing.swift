extension JSONValue {
  /// The document that the UTF-8 text in `bytes` is (RFC 8259), held to I-JSON (RFC 7493).
  ///
  /// Objects keep the order of their members and numbers their spelling.
  ///
  /// Reading, writing and comparing take no stack for depth, but Swift takes some when it releases a
  /// deep document; the default suits a thread with 512 KiB.
  ///
  /// - Parameters:
  ///   - maximumDepth: how many arrays and objects may be open at once.
  ///   - maximumByteCount: how many bytes the text may have.
  /// - Throws: ``JSONError`` for anything that is not JSON, and for what I-JSON forbids: a name twice
  ///   in an object, half of a surrogate pair, a noncharacter, a number beyond the range of a double.
  ///   Nothing is repaired or passed over.
  public init(
    parsing bytes: some Sequence<UInt8>, maximumDepth: Int = 1000, maximumByteCount: Int = .max
  ) throws(JSONError) {
    let scanner = try JSONScanner.copying(bytes, maximumByteCount: maximumByteCount)
    var reader = JSONReader(scanner, maximumDepth: maximumDepth)
    self = try reader.readDocument()
  }
}

extension Base64 {
  /// Decodes a text that comes in pieces, as strictly as in one call.
  ///
  ///     var decoder = Base64.Decoder(as: .standard)
  ///     for piece in pieces { try decoder.update(piece, appendingTo: &bytes) }
  ///     try decoder.finalize()
  ///
  /// However the text is split, bytes, errors and their offsets are those of all of it at once. Bytes
  /// are given out before the end has been seen: do not use them before ``finalize()`` has returned.
  public struct Decoder: Sendable {
    private var reader: Base64CharacterReader
    private var fault: Base64Error?

    /// Starts a text.
    public init(as variant: Variant) {
      reader = Base64CharacterReader(variant)
    }

    /// How many bytes the next `characterCount` characters give at the most.
    public func decodedByteCount(adding characterCount: Int) -> Int {
      (characterCount + 1) * 3 / 4
    }

    /// Decodes more of the text, and appends the bytes to `output`.
    ///
    /// - Precondition: `output` has room for ``decodedByteCount(adding:)`` bytes.
    /// - Throws: ``Base64Error``, with the offset in the whole text; the same one at every call that
    ///   comes after. The bytes in front of the fault have been appended.
    public mutating func update(
      _ ascii: RawSpan, into output: inout OutputSpan<UInt8>
    ) throws(Base64Error) {
      if let fault { throw fault }
      do throws(Base64Error) {
        try read(ascii, into: &output)
      } catch {
        fault = error
        throw error
      }
    }

    /// Decodes more of the text, and appends the bytes to `bytes`.
    ///
    /// - Throws: ``Base64Error``, with the offset in the whole text; the same one at every call that
    ///   comes after. The bytes in front of the fault have been appended.
    @inlinable
    public mutating func update(
      _ ascii: some Sequence<UInt8>, appendingTo bytes: inout [UInt8]
    ) throws(Base64Error) {
      // SAFETY: the span ends with the closure.
      let result = ascii.withContiguousStorageIfAvailable { ascii in
        unsafe updateResult(RawSpan(_unsafeElements: ascii), appendingTo: &bytes)
      }
      return try unsafe (result ?? updateResult(Array(ascii).span.bytes, appendingTo: &bytes)).get()
    }

    @usableFromInline
    mutating func updateResult(
      _ ascii: RawSpan, appendingTo bytes: inout [UInt8]
    ) -> Result<Void, Base64Error> {
      do throws(Base64Error) {
        let capacity = decodedByteCount(adding: ascii.byteCount)
        try bytes.append(room: capacity) { (output) throws(Base64Error) in
          try update(ascii, into: &output)
        }
        return .success(())
      } catch {
        return .failure(error)
      }
    }

    /// Ends the text.
    ///
    /// - Throws: ``Base64Error`` if the text may not end here, or has been refused before.
    public func finalize() throws(Base64Error) {
      if let fault { throw fault }
      try reader.finish()
    }

    private mutating func read(
      _ ascii: RawSpan, into output: inout OutputSpan<UInt8>
    ) throws(Base64Error) {
      var rest = ascii
      while rest.byteCount > 0, !reader.isBetweenGroups { try readFirst(of: &rest, into: &output) }
      if rest.byteCount > 0 { readGroups(of: &rest, into: &output) }
      while rest.byteCount > 0 { try readFirst(of: &rest, into: &output) }
    }

    private mutating func readFirst(
      of ascii: inout RawSpan, into output: inout OutputSpan<UInt8>
    ) throws(Base64Error) {
      if let byte = try reader.read(byte(at: 0, of: ascii)) { output.append(byte) }
      ascii = ascii.extracting(droppingFirst: 1)
    }

    /// Decodes all groups but the last one, which may have padding; none if one of them is not valid.
    private mutating func readGroups(
      of ascii: inout RawSpan, into output: inout OutputSpan<UInt8>
    ) {
      let count = (ascii.byteCount - 1) / 4 * 4
      let groups = ascii.extracting(first: count)
      guard append(decoding: groups, as: reader.variant, to: &output) else { return }
      reader.skip(count)
      ascii = ascii.extracting(droppingFirst: count)
    }
  }
}

extension Base64 {
  /// Decodes a string incrementally, as strictly as in one call.
  ///
  ///     var decoder = Base64.Decoder(as: .standard)
  ///     for piece in pieces { try decoder.update(piece, appendingTo: &bytes) }
  ///     try decoder.finalize()
  ///
  /// However the string is split, bytes, errors, and their offsets are those of one call. Bytes are
  /// written before the end has been seen: do not use them before ``finalize()`` has returned. The
  /// decoder can be used again afterwards: the next piece begins a new string.
  public struct Decoder: Sendable {
    private var reader: Base64CharacterReader
    private var fault: Base64Error?

    /// Creates a decoder for a string in a variant.
    public init(as variant: Variant) {
      reader = Base64CharacterReader(variant)
    }

    /// Returns how many bytes the next `characterCount` characters decode to at most.
    public func decodedByteCount(adding characterCount: Int) -> Int {
      Base64.decodedByteCount(ofCharacterCount: characterCount) + 1
    }

    /// Decodes more of the string, and appends the bytes to `output`.
    ///
    /// - Precondition: `output` has capacity for ``decodedByteCount(adding:)`` bytes.
    /// - Throws: ``Base64Error`` with the offset in the whole string, and the same error from every
    ///   later call, until ``finalize()`` has thrown it. The bytes before the error have been appended.
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

    /// Decodes more of the string, and appends the bytes to `bytes`.
    ///
    /// - Throws: ``Base64Error`` with the offset in the whole string, and the same error from every
    ///   later call, until ``finalize()`` has thrown it. The bytes before the error have been appended.
    @inlinable
    public mutating func update(
      _ ascii: some Sequence<UInt8>, appendingTo bytes: inout [UInt8]
    ) throws(Base64Error) {
      try withBytes(of: ascii) { (ascii) throws(Base64Error) in
        try update(ascii, appendingTo: &bytes)
      }
    }

    @usableFromInline
    mutating func update(
      _ ascii: RawSpan, appendingTo bytes: inout [UInt8]
    ) throws(Base64Error) {
      let capacity = decodedByteCount(adding: ascii.byteCount)
      try bytes.append(room: capacity) { (output) throws(Base64Error) in
        try update(ascii, into: &output)
      }
    }

    /// Ends the string. The next piece begins a new one, also after an error.
    ///
    /// - Throws: ``Base64Error`` if the string must not end here, or was rejected before.
    public mutating func finalize() throws(Base64Error) {
      defer { self = Decoder(as: reader.variant) }
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

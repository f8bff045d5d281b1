extension Base64 {
  /// Encodes bytes incrementally.
  ///
  ///     var encoder = Base64.Encoder(as: .url)
  ///     for piece in pieces { encoder.update(piece, appendingTo: &text) }
  ///     encoder.finalize(appendingTo: &text)
  ///
  /// However the bytes are split, the string is that of one call. It is not complete before
  /// ``finalize(appendingTo:)``. The encoder can be used again afterwards: the next piece begins
  /// a new string.
  public struct Encoder: Sendable {
    private let variant: Variant

    /// Up to two bytes that are not encoded yet, the first one highest.
    private var pending: UInt32 = 0
    private var pendingCount = 0

    /// Creates an encoder for a string in `variant`.
    public init(as variant: Variant) {
      self.variant = variant
    }

    /// Returns how many characters the next `byteCount` bytes complete.
    public func encodedByteCount(adding byteCount: Int) -> Int {
      let wholeGroups = byteCount / 3 + (byteCount % 3 + pendingCount) / 3
      return Base64.characterCount(ofWholeGroups: wholeGroups)
    }

    /// Encodes `bytes`, and appends the characters of all complete groups of three to `output`.
    ///
    /// - Precondition: `output` has capacity for ``encodedByteCount(adding:)`` characters.
    public mutating func update(_ bytes: RawSpan, into output: inout OutputSpan<UInt8>) {
      var rest = bytes
      while pendingCount > 0, rest.byteCount > 0 {
        append(byte(at: 0, of: rest))
        rest = rest.extracting(droppingFirst: 1)
        if pendingCount == 3 { encodePending(into: &output) }
      }
      let wholeCount = rest.byteCount / 3 * 3
      encode(rest.extracting(first: wholeCount), as: variant, into: &output)
      for offset in wholeCount..<rest.byteCount { append(byte(at: offset, of: rest)) }
    }

    /// Encodes `bytes`, and appends the characters of all complete groups of three to `text`.
    @inlinable
    public mutating func update(_ bytes: some Sequence<UInt8>, appendingTo text: inout [UInt8]) {
      withBytes(of: bytes) { update($0, appendingTo: &text) }
    }

    @usableFromInline
    mutating func update(_ bytes: RawSpan, appendingTo text: inout [UInt8]) {
      text.append(capacity: encodedByteCount(adding: bytes.byteCount)) {
        update(bytes, into: &$0)
      }
    }

    /// Ends the string: appends the last group, with padding if the variant has it.
    ///
    /// - Precondition: `output` has capacity for four characters.
    public mutating func finalize(into output: inout OutputSpan<UInt8>) {
      encodePending(into: &output)
    }

    /// Ends the string: appends the last group to `text`, with padding if the variant has it.
    public mutating func finalize(appendingTo text: inout [UInt8]) {
      text.append(addingCapacity: 4) { finalize(into: &$0) }
    }

    private mutating func append(_ byte: UInt8) {
      pending |= UInt32(byte) << UInt32(24 - 8 * pendingCount)
      pendingCount += 1
    }

    private mutating func encodePending(into output: inout OutputSpan<UInt8>) {
      // SAFETY: the span ends with the closure.
      unsafe withUnsafeBytes(of: pending.bigEndian) {
        let bytes = unsafe RawSpan(_unsafeBytes: $0)
        encode(bytes.extracting(first: pendingCount), as: variant, into: &output)
      }
      pending = 0
      pendingCount = 0
    }
  }
}

extension Base64 {
  /// Decodes a string incrementally, as strictly as in one call.
  ///
  ///     var decoder = Base64.Decoder(as: .standard)
  ///     for piece in pieces { try decoder.update(piece, appendingTo: &bytes) }
  ///     try decoder.finalize()
  ///
  /// However the string is split, bytes, errors, and their offsets are those of one call. Bytes
  /// are written before the end has been seen: do not use them before ``finalize()`` has
  /// returned. The decoder can be used again afterwards: the next piece begins a new string.
  public struct Decoder: Sendable {
    private var reader: Base64CharacterReader
    private var fault: Base64Error?

    /// Creates a decoder for a string in `variant`.
    public init(as variant: Variant) {
      reader = Base64CharacterReader(variant)
    }

    /// Returns how many bytes the next `characterCount` characters decode to at most.
    public func decodedByteCount(adding characterCount: Int) -> Int {
      Base64.decodedByteCount(ofCharacterCount: characterCount) + 1
    }

    /// Decodes `ascii`, more characters of the string, and appends the bytes to `output`.
    ///
    /// - Precondition: `output` has capacity for ``decodedByteCount(adding:)`` bytes.
    /// - Throws: ``Base64Error`` with the offset in the whole string, and the same error from every
    ///   later call, until ``finalize()`` has thrown it. The bytes before the error have been
    ///   appended.
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

    /// Decodes `ascii`, more characters of the string, and appends the bytes to `bytes`.
    ///
    /// - Throws: ``Base64Error`` with the offset in the whole string, and the same error from every
    ///   later call, until ``finalize()`` has thrown it. The bytes before the error have been
    ///   appended.
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
      try bytes.append(capacity: capacity) { (output) throws(Base64Error) in
        try update(ascii, into: &output)
      }
    }

    /// Ends the string.
    ///
    /// The next piece begins a new one, also after an error.
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

    /// Decodes all groups but the last one, which can have padding.
    ///
    /// Decodes none if one of them is invalid.
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

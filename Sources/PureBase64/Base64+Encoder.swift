extension Base64 {
  /// Encodes bytes that come in pieces.
  ///
  ///     var encoder = Base64.Encoder(as: .url)
  ///     for piece in pieces { encoder.update(piece, appendingTo: &text) }
  ///     encoder.finalize(appendingTo: &text)
  ///
  /// However the bytes are split, the string is that of one call. It is not complete before
  /// ``finalize(appendingTo:)``. The encoder can be used again afterwards: the next piece begins a new
  /// string.
  public struct Encoder: Sendable {
    private let variant: Variant

    /// Up to two bytes that have not been encoded yet, the first one highest.
    private var pending: UInt32 = 0
    private var pendingCount = 0

    /// Starts a text.
    public init(as variant: Variant) {
      self.variant = variant
    }

    /// Returns how many characters the next `byteCount` bytes complete.
    public func encodedByteCount(adding byteCount: Int) -> Int {
      let wholeGroups = byteCount / 3 + (byteCount % 3 + pendingCount) / 3
      return Base64.characterCount(ofWholeGroups: wholeGroups)
    }

    /// Encodes more bytes, and appends the characters of all groups of three to `output`.
    ///
    /// - Precondition: `output` has room for ``encodedByteCount(adding:)`` characters.
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

    /// Encodes more bytes, and appends the characters of all groups of three to `text`.
    @inlinable
    public mutating func update(_ bytes: some Sequence<UInt8>, appendingTo text: inout [UInt8]) {
      withBytes(of: bytes) { update($0, appendingTo: &text) }
    }

    @usableFromInline
    mutating func update(_ bytes: RawSpan, appendingTo text: inout [UInt8]) {
      text.append(room: encodedByteCount(adding: bytes.byteCount)) {
        update(bytes, into: &$0)
      }
    }

    /// Ends the text: appends the last group, with its padding if the variant has any. The next piece
    /// begins a new text.
    ///
    /// - Precondition: `output` has room for four characters.
    public mutating func finalize(into output: inout OutputSpan<UInt8>) {
      encodePending(into: &output)
    }

    /// Ends the text: appends the last group, with its padding if the variant has any. The next piece
    /// begins a new text.
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

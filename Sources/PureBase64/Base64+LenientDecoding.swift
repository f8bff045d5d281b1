extension Base64 {
  /// Decodes a string as strictly as ``decode(_:as:)-(String,_)``, except for the deviations in
  /// `tolerated`.
  ///
  /// Different strings can decode to the same bytes here. Never use this for strings that are
  /// compared, signed, or authenticated.
  ///
  /// - Parameters:
  ///   - text: The string.
  ///   - variant: The variant that it is in, but for the deviations.
  ///   - tolerated: The deviations to ignore. By default, there are none.
  /// - Returns: The bytes.
  /// - Throws: ``Base64Error`` for everything else. Unused bits that are not zero are never
  ///   tolerated. The offset is that in the given string.
  public static func decodeLeniently(
    _ text: String, as variant: Variant, tolerating tolerated: Tolerance = []
  ) throws(Base64Error) -> [UInt8] {
    try decodeLeniently(text.utf8, as: variant, tolerating: tolerated)
  }

  /// Decodes the string whose ASCII characters are `ascii`, in `variant` except for the deviations
  /// in `tolerated`.
  ///
  /// - Throws: ``Base64Error``, as for a `String`.
  public static func decodeLeniently(
    _ ascii: some Sequence<UInt8>, as variant: Variant, tolerating tolerated: Tolerance = []
  ) throws(Base64Error) -> [UInt8] {
    let given = Array(ascii)
    func isKept(_ byte: UInt8) -> Bool { !tolerated.contains(.whitespace) || !isWhitespace(byte) }
    var text: [UInt8] = []
    // Padding can be appended.
    text.reserveCapacity(given.count + 2)
    for byte in given where isKept(byte) { text.append(byte) }
    let isURLSafe =
      tolerated.contains(.eitherAlphabet)
      ? text.contains { $0 == 0x2d || $0 == 0x5f } : variant.isURLSafe
    if tolerated.contains(.missingPadding), variant.isPadded { pad(&text) }
    do throws(Base64Error) {
      return try decode(text, as: Variant(isURLSafe: isURLSafe, isPadded: variant.isPadded))
    } catch {
      let places = given.indices.lazy.filter { isKept(given[$0]) }
      let offset = places.dropFirst(error.offset).first ?? given.count
      throw Base64Error(error.reason, offset: offset)
    }
  }

  /// Appends the padding to a string that has none.
  private static func pad(_ text: inout [UInt8]) {
    guard text.last != padding, text.count % 4 > 1 else { return }
    text.append(contentsOf: repeatElement(padding, count: 4 - text.count % 4))
  }

  private static func isWhitespace(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0a, 0x0c, 0x0d: true
    default: false
    }
  }
}

extension Base64 {
  /// The deviations that ``decodeLeniently(_:as:tolerating:)-(String,_,_)`` ignores.
  public struct Tolerance: OptionSet, Hashable, Sendable {
    /// The bits of the set.
    public let rawValue: Int

    /// Creates a set from its bits.
    public init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// Spaces, tabs, line feeds, carriage returns, and form feeds anywhere: the lines of MIME and
    /// of Ruby's `encode64`, and the trailing newline of pasted text.
    public static let whitespace = Tolerance(rawValue: 1)

    /// The other alphabet.
    ///
    /// A string that mixes both is invalid in either.
    public static let eitherAlphabet = Tolerance(rawValue: 2)

    /// No `=` where the variant requires them.
    public static let missingPadding = Tolerance(rawValue: 4)
  }
}

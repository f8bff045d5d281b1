extension Base64 {
  /// The bytes that `text` stands for, as strictly as ``decode(_:as:)`` but for what
  /// `tolerated` names, which is nothing unless you say so.
  ///
  /// Two texts can give the same bytes here. Never use it for what is compared, signed or
  /// authenticated as text.
  ///
  /// - Throws: ``Base64Error`` for all that is not tolerated. Bits behind the last byte that are not
  ///   zero never are. Its offset is the place in the text as it was given.
  public static func decodeLeniently(
    _ text: String, as variant: Variant, tolerating tolerated: Tolerance = []
  ) throws(Base64Error) -> [UInt8] {
    try decodeLeniently(text.utf8, as: variant, tolerating: tolerated)
  }

  /// The bytes that the text in `ascii` stands for.
  ///
  /// - Throws: ``Base64Error``, as for a `String`.
  public static func decodeLeniently(
    _ ascii: some Sequence<UInt8>, as variant: Variant, tolerating tolerated: Tolerance = []
  ) throws(Base64Error) -> [UInt8] {
    let given = Array(ascii)
    func isKept(_ byte: UInt8) -> Bool { !tolerated.contains(.whitespace) || !isWhitespace(byte) }
    var text: [UInt8] = []
    // Padding may come behind what is given.
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

  /// Appends the padding to a text that has none.
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
  /// What ``decodeLeniently(_:as:tolerating:)`` puts up with.
  public struct Tolerance: OptionSet, Hashable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// Spaces, tabs, line feeds, carriage returns and form feeds, wherever they stand: MIME's lines,
    /// what Ruby's `encode64` writes, and what is pasted with a line break behind it.
    public static let whitespace = Tolerance(rawValue: 1)

    /// The variant's alphabet or the other one. A text that uses both at once is in neither.
    public static let eitherAlphabet = Tolerance(rawValue: 2)

    /// No `=` at all where the variant asks for them.
    public static let missingPadding = Tolerance(rawValue: 4)
  }
}

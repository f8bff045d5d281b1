/// A JSON number, which keeps the spelling that it was made or read with.
public struct JSONNumber: Sendable {
  /// The number as it stands in a document.
  public let text: String

  /// An integer, in decimal digits.
  public init(_ value: some FixedWidthInteger) {
    text = String(value)
  }

  /// A double, spelled as `JSON.stringify` does (ECMAScript, Number::toString): the fewest digits
  /// that read back as the same value, `-0` as `0`. Nil for an infinity and for not-a-number, which
  /// JSON has no number for.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = ecmaScriptText(of: value)
  }

  /// A number with a spelling of your own, such as `1.50` (RFC 8259, section 6).
  ///
  /// - Throws: ``JSONError`` if it is not a JSON number, or one beyond the range of a double.
  public init(spelling text: String) throws(JSONError) {
    var scanner = try JSONScanner.copying(text.utf8)
    try scanner.checkRange(of: scanner.scanNumber())
    try scanner.scanEnd(allowingWhitespace: false)
    self.text = text
  }

  /// A number that a document has. The caller has checked it.
  init(checkedSpelling text: String) {
    self.text = text
  }

  /// Lends the spelling, taken apart.
  func withSpelling<R>(_ use: (borrowing JSONScanner, NumberSpelling) -> R) -> R {
    do throws(JSONError) {
      var scanner = try JSONScanner.copying(text.utf8)
      let spelling = try scanner.scanNumber()
      return use(scanner, spelling)
    } catch {
      preconditionFailure("the spelling of a number is one")
    }
  }
}

extension JSONNumber: Equatable {
  /// Whether both have the same spelling: `1.0` is not `1`. Compare ``double`` for the values.
  public static func == (left: Self, right: Self) -> Bool {
    isSameText(left.text, right.text)
  }
}

extension JSONNumber: CustomStringConvertible {
  /// The spelling.
  public var description: String { text }
}

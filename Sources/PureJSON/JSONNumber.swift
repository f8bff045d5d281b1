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

  /// A number with the spelling that a document has. The caller has checked the grammar.
  init(spelling: String) {
    text = spelling
  }
}

extension JSONNumber: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }
}

extension JSONNumber: CustomStringConvertible {
  /// The spelling.
  public var description: String { text }
}

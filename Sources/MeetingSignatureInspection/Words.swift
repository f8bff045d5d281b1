/// Words to look for, separated by vertical bars.
///
/// One string, because an array of them is code that makes it, and several times as large.
struct Words: Sequence, ExpressibleByStringLiteral, Sendable {
  private let words: String

  init(stringLiteral words: String) { self.words = words }

  /// The words.
  var all: [ArraySlice<UInt8>] {
    var all: [ArraySlice<UInt8>] = []
    _ = first { word in
      all.append(word)
      return false
    }
    return all
  }

  /// Whether `text` is one of the words.
  @inline(never)
  func contains(_ text: ArraySlice<UInt8>) -> Bool { first { $0 == text } != nil }

  @inline(never)
  func contains(_ secret: SecretSlice) -> Bool { first { secret.equals($0) } != nil }

  /// Whether `text` is one of the words, which are lowercase, regardless of the case of letters.
  @inline(never)
  func containsIgnoringCase(_ text: ArraySlice<UInt8>) -> Bool {
    first { $0.count == text.count && text.hasPrefixIgnoringCase($0) } != nil
  }

  /// The first word that `text` begins with.
  @inline(never)
  func prefix(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? { first { text.hasPrefix($0) } }

  /// The first word, all of which are lowercase, that `text` begins with, regardless of the case of
  /// letters.
  @inline(never)
  func prefixIgnoringCase(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    first { text.hasPrefixIgnoringCase($0) }
  }

  /// Whether one of the words is in `text`.
  @inline(never)
  func occur(in text: ArraySlice<UInt8>) -> Bool { first { text.firstIndex(of: $0) != nil } != nil }

  func makeIterator() -> Iterator { Iterator(rest: ArraySlice<UInt8>(words)) }

  struct Iterator: IteratorProtocol {
    fileprivate var rest: ArraySlice<UInt8>?

    @inline(never)
    mutating func next() -> ArraySlice<UInt8>? {
      guard let words = rest else { return nil }
      guard let end = words.firstIndex(of: UInt8(ascii: "|")) else {
        rest = nil
        return words
      }
      rest = words[(end + 1)...]
      return words[..<end]
    }
  }
}

/// The beginning of some text, on one line and without what may be a secret.
///
/// Runs of 20 or more letters and digits that have both are replaced by an ellipsis.
@inline(never)
func excerpt(_ text: ArraySlice<UInt8>, upTo maximum: Int) -> String {
  var shown: [UInt8] = []
  var rest = text.prefix(4096)
  var remainingCount = maximum
  while let first = rest.first {
    if remainingCount <= 0 { return String(decoding: shown, as: UTF8.self) + "…" }
    if isKeyCharacter(first) {
      let word = rest.prefix(while: isKeyCharacter)
      rest = rest[word.endIndex...]
      if isSecretive(word) || word.count > 60 {
        shown += "…".utf8
        remainingCount -= 3
      } else {
        shown += word
        remainingCount -= word.count
      }
      continue
    }
    let character = rest.prefix(characterLength(first))
    rest = rest.dropFirst(character.count)
    if isWhitespace(first) {
      guard let last = shown.last, last != 0x20 else { continue }
      shown.append(0x20)
    } else {
      shown.append(displaying: character)
    }
    remainingCount -= character.count
  }
  if shown.last == 0x20 { shown.removeLast() }
  return String(decoding: shown, as: UTF8.self)
}

/// The end of some text on one line, from the beginning of a word.
@inline(never)
func excerpt(_ text: ArraySlice<UInt8>, fromLast maximum: Int) -> String {
  guard text.count > maximum else { return excerpt(text, upTo: maximum) }
  let end = text.suffix(maximum)
  let space = end.firstIndex(where: isWhitespace)
  guard let cut = space ?? end.firstIndex(where: { !isKeyCharacter($0) && !isOutsideASCII($0) })
  else { return "…" }
  let shown = excerpt(end[cut...], upTo: maximum)
  return ArraySlice<UInt8>(shown).hasPrefix("…") ? shown : "…" + shown
}

/// An excerpt, which has no apostrophe, in quotation marks.
@inline(never)
func quoted(_ excerpt: String) -> String { "'\(excerpt)'" }

/// Whether a word may be a key, a secret, or a part of one.
private func isSecretive(_ word: ArraySlice<UInt8>) -> Bool {
  word.count >= 20 && word.contains(where: isDecimalDigit)
    && word.contains { isAlphanumeric($0) && !isDecimalDigit($0) }
}

/// The number of bytes of the UTF-8 character that begins with `byte`.
private func characterLength(_ byte: UInt8) -> Int {
  switch byte {
  case 0xc2..<0xe0: 2
  case 0xe0..<0xf0: 3
  case 0xf0..<0xf5: 4
  default: 1
  }
}

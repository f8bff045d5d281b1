#if canImport(PureCrypto)
  internal import PureCrypto
#endif

/// A secret and what it represents, to find pieces of them in text.
struct SecretForms {
  /// Three bytes of a form, and the next three with the same hash.
  private struct Place {
    let form: Int
    let start: Int
    let next: UInt16
  }

  private var forms: [SecretSlice] = []

  /// The length of the shortest piece that counts.
  private var length = 6

  /// The number of the first place with each hash, plus one, or 0.
  private var heads: [UInt16]

  private var places: [Place] = []

  /// The key, which is public, including what it has in common with the secret.
  private let key: ArraySlice<UInt8>

  init(of secret: SecretSlice, _ other: SecretSlice?, besides key: ArraySlice<UInt8>?) {
    // A shorter one is no piece, and may be in any part of the secret.
    self.key = key.flatMap { $0.count >= 6 ? $0 : nil } ?? []
    heads = Array(repeating: 0, count: 1 << 13)
    addForms(of: secret)
    if let other { addForms(of: other) }
  }

  private mutating func addForms(of secret: SecretSlice) {
    // What examples and languages use in place of a secret is public.
    if isPlaceholderSecret(secret) { return }
    addForms(of: BareSecret(secret).secret, decodings: 2)
  }

  private mutating func addForms(of secret: SecretSlice, decodings: Int) {
    add(secret)
    if secret.firstIndex(where: { !isAlphanumeric($0) }) != nil {
      add(SecretSlice(SymmetricKey(data: secret.displayedBytes)))
      add(SecretSlice(SymmetricKey(data: secret.lettersAndDigits)))
    }
    if decodings == 0 { return }
    addForms(of: secret.hexadecimalBytes, decodings: decodings - 1)
    addForms(of: secret.base64DecodedBytes, decodings: decodings - 1)
  }

  private mutating func addForms(of decoded: ByteReader, decodings: Int) {
    let key = SymmetricKey(data: decoded)
    if key.bitCount >= 64 { addForms(of: SecretSlice(key), decodings: decodings) }
  }

  private mutating func add(_ secret: SecretSlice) {
    // The numbers of places have 16 bits.
    let text = secret.prefix(65_535 - places.count)
    // Shorter ones are in other text by chance.
    guard text.count >= (forms.isEmpty ? 4 : 6) else { return }
    // The first places, from which the longest pieces begin, come first.
    for start in (text.startIndex...(text.endIndex - 3)).reversed() {
      let hash = Self.hash(text[start], text[start + 1], text[start + 2])
      places.append(Place(form: forms.count, start: start, next: heads[hash]))
      heads[hash] = UInt16(places.count)
    }
    forms.append(text)
    length = min(text.count, length)
  }

  // Letters regardless of their case, and standard base64 and base64url, are the same.
  private static func hash(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    let value =
      UInt32(folded(first)) << 16 | UInt32(folded(second)) << 8 | UInt32(folded(third))
    return Int((value &* 0x9e37_79b1) >> 19)
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "-"): UInt8(ascii: "+")
    case UInt8(ascii: "_"): UInt8(ascii: "/")
    default: lowercased(byte)
    }
  }

  /// Whether each byte of the text, which is decoded so many times, is one of those that show a
  /// piece, or `nil` if none is.
  func bytesOfPieces(in text: [UInt8], decodings: Int) -> [Bool]? {
    if forms.isEmpty { return nil }
    var marks = [Bool](repeating: false, count: text.count)
    return mark(DecodedText(text), decodings: decodings, in: &marks) ? marks : nil
  }

  /// Marks what shows a piece, and returns whether something does.
  private func mark(_ shown: DecodedText, decodings: Int, in marks: inout [Bool]) -> Bool {
    var text = shown
    text.erase(key)
    var isFound = markPieces(in: text, &marks)
    if markPieces(in: text.lettersAndDigits, &marks) { isFound = true }
    if decodings == 0 || !text.isReadable { return isFound }
    for number in 0..<DecodedText.readingCount {
      let reading = text.reading(number)
      // Text without escapes is read already.
      if reading.bytes.count < text.bytes.count,
        mark(reading, decodings: decodings - 1, in: &marks)
      {
        isFound = true
      }
    }
    return isFound
  }

  private func markPieces(in text: DecodedText, _ marks: inout [Bool]) -> Bool {
    var isFound = false
    // A report says `secret`, whatever the secret is.
    for piece in pieces(in: text.bytes) where !text.bytes[piece].equals("secret") {
      isFound = true
      for index in text.place(of: piece) { marks[index] = true }
    }
    return isFound
  }

  /// The ranges of the pieces, in order.
  private func pieces(in text: [UInt8]) -> [Range<Int>] {
    // A piece of six bytes has three bytes that begin at a multiple of four. Shorter forms are
    // looked for everywhere.
    let step = length < 6 ? 1 : 4
    var pieces: [Range<Int>] = []
    var start = 0
    while start + 3 <= text.count {
      let head = heads[Self.hash(text[start], text[start + 1], text[start + 2])]
      if head != 0, let piece = piece(around: start, in: text, head) {
        if let last = pieces.last, last.upperBound >= piece.lowerBound {
          pieces[pieces.count - 1] =
            min(last.lowerBound, piece.lowerBound)..<max(last.upperBound, piece.upperBound)
        } else {
          pieces.append(piece)
        }
        // Another piece may begin in the last bytes of this one.
        start += max(0, (piece.upperBound - 2 - start) / step * step - step)
      }
      start += step
    }
    return pieces
  }

  /// The longest piece that contains the three bytes at `place`.
  private func piece(around place: Int, in text: [UInt8], _ head: UInt16) -> Range<Int>? {
    var longest: Range<Int>?
    var head = head
    // Only a secret that repeats itself, or is long, has more places with the same hash.
    for _ in 0..<8 where head != 0 {
      let found = places[Int(head) - 1]
      head = found.next
      let piece = forms[found.form].piece(at: found.start, around: place, in: text, Self.folded)
      if piece.count >= length, piece.count > longest?.count ?? 0 { longest = piece }
    }
    return longest
  }
}

extension SecretSlice {
  /// The range of the text that has the same bytes as the secret, when `start` is at `place`.
  fileprivate func piece(
    at start: Int, around place: Int, in text: [UInt8], _ folded: (UInt8) -> UInt8
  ) -> Range<Int> {
    withBytes { bytes in
      var (lower, upper) = (0, 0)
      while start + upper < endIndex, place + upper < text.count,
        folded(bytes[start + upper]) == folded(text[place + upper])
      {
        upper += 1
      }
      while start - lower > startIndex, place - lower > 0,
        folded(bytes[start - lower - 1]) == folded(text[place - lower - 1])
      {
        lower += 1
      }
      return (place - lower)..<(place + upper)
    }
  }
}

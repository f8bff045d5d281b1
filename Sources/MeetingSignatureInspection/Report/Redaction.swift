#if canImport(PureCrypto)
  internal import PureCrypto
  internal import PureJSON
#endif

/// Replaces every piece of the given secret in what a report shows.
///
/// Pieces are those of the secret, of what it represents as base64, and of base64, hexadecimal
/// digits, and percent escapes of both. A piece has six bytes or more, so that text that was
/// shortened shows none either.
struct Redaction {
  private let secret: SecretSlice?
  private let key: ArraySlice<UInt8>?
  private var forms: SecretForms?

  init(of credentials: UncheckedCredentials) {
    // Shorter ones can't be recognized.
    secret = credentials.secret.flatMap { $0.count >= 4 ? $0 : nil }
    key = credentials.isKeyPartOfSecret ? nil : credentials.keyBytes
  }

  /// The length of the shortest text that can be a piece of the secret.
  private var shortest: Int { min(secret?.count ?? 0, 6) }

  /// The text with a mark in place of each piece of the secret.
  mutating func applied(to text: String) -> String {
    guard secret != nil, text.utf8.count >= shortest else { return text }
    let pieces = pieces(in: Array(text.utf8))
    if pieces.isEmpty { return text }
    let bytes = Array(text.utf8)
    var redacted: [UInt8] = []
    var end = 0
    for piece in pieces {
      redacted += bytes[end..<piece.lowerBound]
      redacted += "[secret]".utf8
      end = piece.upperBound
    }
    return String(decoding: redacted + bytes[end...], as: UTF8.self)
  }

  /// The cause without pieces of the secret in a fix for this text, which may name what is in it.
  mutating func applied(to cause: InspectionCause, in stage: InspectionStage) -> InspectionCause {
    guard secret != nil, stage == .transport, let fix = cause.entry().fix else { return cause }
    let redacted = applied(to: fix)
    return redacted.hasSameBytes(as: fix) ? cause : cause.withFix(redacted)
  }

  private mutating func pieces(in text: [UInt8]) -> [Range<Int>] {
    guard let secret else { return [] }
    let forms = forms ?? SecretForms(of: secret)
    self.forms = forms
    return forms.pieces(in: text)
  }

  /// The members with a mark in place of each piece of the secret, in names and values at any
  /// depth.
  mutating func applied(to members: [JSONValue.Member]) -> [JSONValue.Member] {
    // A copy of a member would count references to its name and its value.
    guard secret != nil, members.indices.contains(where: { mayShowSecret(members[$0]) }) else {
      return members
    }
    return members.map { .init(applied(to: $0.name), applied(to: $0.value)) }
  }

  // Documents have at most 32 levels.
  private mutating func applied(to value: JSONValue) -> JSONValue {
    guard mayShowSecret(value) else { return value }
    switch value {
    case .string(let text): return .string(applied(to: text))
    case .number(let number):
      let text = applied(to: number.text)
      return text.hasSameBytes(as: number.text) ? value : .string(text)
    case .array(let elements): return .array(elements.map { applied(to: $0) })
    case .object(let members): return .object(applied(to: members))
    case .null, .bool: return value
    }
  }

  // What can't be a piece of the secret isn't compared with it: a right token costs nothing.
  private func mayShowSecret(_ member: JSONValue.Member) -> Bool {
    member.name.utf8.count >= shortest && !isKnownClaim(member.name) || mayShowSecret(member.value)
  }

  private func mayShowSecret(_ value: JSONValue) -> Bool {
    switch value {
    case .null, .bool: false
    case .string(let text): text.utf8.count >= shortest && !isKey(text)
    // Ten digits are a time.
    case .number(let number): number.text.utf8.count > 10
    case .array, .object: true
    }
  }

  /// Whether the text is the given key, or a meeting number.
  private func isKey(_ text: String) -> Bool {
    if let key, text.utf8.count == key.count { return text.utf8.elementsEqual(key) }
    return text.utf8.count <= 11 && text.utf8.allSatisfy(isDecimalDigit)
  }
}

/// The texts that show a secret or what it represents.
struct SecretForms {
  /// Three bytes of a form, and the next three with the same hash.
  private struct Place {
    let form: Int
    let start: Int
    let next: UInt16
  }

  private var forms: [SecretSlice] = []

  /// The length of the shortest piece of each form that counts.
  private var lengths: [Int] = []

  /// The number of the first place with each hash, plus one, or 0.
  private var heads: [UInt16]

  private var places: [Place] = []

  init(of secret: SecretSlice) {
    heads = Array(repeating: 0, count: 1 << 13)
    // What examples and languages use in place of a secret is public.
    if isPlaceholderSecret(secret) { return }
    let bare = BareSecret(secret).secret
    addForms(of: bare)
    let decoded = SymmetricKey(data: bare.base64DecodedBytes)
    if decoded.bitCount >= 64 { addForms(of: SecretSlice(decoded)) }
  }

  private mutating func addForms(of secret: SecretSlice) {
    add(secret, 6)
    if secret.count < 6 { return }
    // The same bytes have three texts in base64, by where they begin in a group of three.
    for (before, dropped) in [("", 0), ("\0", 2), ("\0\0", 3)] {
      let before = ArraySlice<UInt8>(before)
      let text = SymmetricKey(
        data: secret.surrounded(by: before, []).base64Encoded(isPadded: false))
      let slice = SecretSlice(text)
      let isWhole = (secret.count + before.count).isMultiple(of: 3)
      let end = slice.endIndex - (isWhole ? 0 : 1)
      if end > dropped { add(slice[dropped..<end], 8) }
    }
    for isUppercase in [false, true] {
      for (escape, length) in [("", 12), ("%", 18)] {
        let digits = secret.hexadecimal(isUppercase: isUppercase, escape: escape)
        add(SecretSlice(SymmetricKey(data: digits)), length)
      }
    }
  }

  private mutating func add(_ text: SecretSlice, _ length: Int) {
    guard text.count >= 3, places.count + text.count < 1 << 16 else { return }
    // The first places, from which the longest pieces begin, come first.
    for start in (text.startIndex...(text.endIndex - 3)).reversed() {
      let hash = Self.hash(text[start], text[start + 1], text[start + 2])
      places.append(Place(form: forms.count, start: start, next: heads[hash]))
      heads[hash] = UInt16(places.count)
    }
    forms.append(text)
    lengths.append(min(length, text.count))
  }

  // Standard base64 and base64url have the same hash.
  private static func hash(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    let value =
      UInt32(folded(first)) << 16 | UInt32(folded(second)) << 8 | UInt32(folded(third))
    return Int((value &* 0x9e37_79b1) >> 19)
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "-"): UInt8(ascii: "+")
    case UInt8(ascii: "_"): UInt8(ascii: "/")
    default: byte
    }
  }

  /// The ranges of the pieces, in order.
  func pieces(in text: [UInt8]) -> [Range<Int>] {
    if forms.isEmpty { return [] }
    // A piece of six bytes has three bytes that begin at a multiple of four. Shorter forms are
    // looked for everywhere.
    let step = lengths.contains { $0 < 6 } ? 1 : 4
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
    // More places with the same hash are those of a secret that repeats itself.
    for _ in 0..<8 where head != 0 {
      let found = places[Int(head) - 1]
      head = found.next
      let piece = forms[found.form].piece(at: found.start, around: place, in: text, Self.folded)
      if piece.count >= lengths[found.form], piece.count > longest?.count ?? 0 { longest = piece }
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

extension Redaction {
  /// Whether a key and a secret have so much in common that the key shows the secret.
  static func overlap(_ key: ArraySlice<UInt8>, _ secret: SecretSlice) -> Bool {
    var lengths = [Int](repeating: 0, count: key.count + 1)
    for byte in secret {
      for (index, other) in key.enumerated().reversed() {
        lengths[index + 1] = other == byte ? lengths[index] + 1 : 0
        if lengths[index + 1] >= min(16, secret.count) { return true }
      }
    }
    return false
  }
}

#if canImport(PureCrypto)
  internal import PureCrypto
  internal import PureJSON
#endif

/// Replaces every piece of the given secret in what a report shows.
///
/// Pieces are those of the secret and of what it represents. A piece has six bytes or more in a
/// row, whatever is between them and in any encoding that ``DecodedText`` reads, so that text that
/// was shortened shows none either.
struct Redaction {
  private let secret: SecretSlice?

  /// A given key that may be the secret.
  private let other: SecretSlice?

  /// The given key, which is public.
  private let key: ArraySlice<UInt8>?
  private let isSecretNumeric: Bool
  private var forms: SecretForms?

  /// How many bytes can still be decoded three times, which takes thirty times as long as once.
  private var deeplyDecodedByteCount = 65_536

  /// Creates a redaction of the secret and, if the key and the secret are swapped, of both.
  init(of credentials: UncheckedCredentials, areSwapped: Bool = false) {
    // Shorter ones can't be recognized.
    secret = credentials.secret.flatMap { $0.count >= 4 ? $0 : nil }
    other = areSwapped ? credentials.keyBytes.map { SecretSlice(SymmetricKey(data: $0)) } : nil
    key = areSwapped || credentials.isKeyPartOfSecret ? nil : credentials.keyBytes
    isSecretNumeric = credentials.isSecretNumeric
  }

  /// The length of the shortest text that can be a piece of the secret.
  private var shortest: Int { min(secret?.count ?? 0, 6) }

  /// The text with a mark in place of each piece of the secret.
  mutating func applied(to text: String) -> String {
    guard secret != nil, text.utf8.count >= shortest else { return text }
    let bytes = Array(text.utf8)
    guard let marks = marks(in: bytes) else { return text }
    var redacted: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if !marks[index] {
        redacted.append(byte)
      } else if index == 0 || !marks[index - 1] {
        redacted += "[secret]".utf8
      }
    }
    return String(decoding: redacted, as: UTF8.self)
  }

  /// The cause without pieces of the secret in a fix for this text, which may name what is in it.
  mutating func applied(to cause: InspectionCause, in stage: InspectionStage) -> InspectionCause {
    guard secret != nil, stage == .transport, let fix = cause.entry().fix else { return cause }
    let redacted = applied(to: fix)
    return redacted.hasSameBytes(as: fix) ? cause : cause.withFix(redacted)
  }

  /// Whether each byte is one of those that show a piece, or `nil` if none is.
  private mutating func marks(in text: [UInt8]) -> [Bool]? {
    guard let secret else { return nil }
    let forms = forms ?? SecretForms(of: secret, other, besides: key)
    self.forms = forms
    let isDecodedOnce = text.count > deeplyDecodedByteCount
    if !isDecodedOnce { deeplyDecodedByteCount -= text.count }
    return forms.bytesOfPieces(in: text, decodings: isDecodedOnce ? 1 : 3)
  }

  /// Whether the text shows a piece of the secret.
  mutating func shows(_ text: ArraySlice<UInt8>) -> Bool { marks(in: Array(text)) != nil }

  /// The members with a mark in place of each piece of the secret, in names and values at any
  /// depth.
  mutating func applied(to members: [JSONValue.Member]) -> [JSONValue.Member] {
    // A copy of a member would count references to its name and its value.
    guard secret != nil, members.indices.contains(where: { mayShowSecret(members[$0]) }) else {
      return members
    }
    return members.map { .init(applied(to: $0.name), whole(applied(to: $0.value))) }
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
    case .object(let members):
      return .object(members.map { .init(applied(to: $0.name), applied(to: $0.value)) })
    case .null, .bool: return value
    }
  }

  /// The value, or a mark if its elements or members together show a piece of the secret.
  private mutating func whole(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array, .object:
      return shows(ArraySlice<UInt8>(value.serialized())) ? .string("[secret]") : value
    default: return value
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
    case .number(let number): number.text.utf8.count > 10 || mayShowDigits(number.text)
    case .array, .object: true
    }
  }

  /// Whether the text is the given key, or a meeting number.
  private func isKey(_ text: String) -> Bool {
    if let key, text.utf8.count == key.count { return text.utf8.elementsEqual(key) }
    return text.utf8.count <= 11 && text.utf8.allSatisfy(isDecimalDigit) && !mayShowDigits(text)
  }

  /// Whether a number has six digits of the secret in a row.
  private func mayShowDigits(_ number: String) -> Bool {
    isSecretNumeric && showsDigits(number)
  }

  // Inlined, it counts references to the secret for each claim.
  @inline(never)
  private func showsDigits(_ number: String) -> Bool {
    secret.map { Self.overlap(ArraySlice<UInt8>(number), $0, atLeast: 6) } ?? false
  }
}

extension Redaction {
  /// Whether the secret has so many digits in a row that they can be a piece of it.
  static func hasNumber(_ secret: SecretSlice) -> Bool {
    var count = 0
    for byte in secret {
      count = isDecimalDigit(byte) ? count + 1 : 0
      if count == 6 { return true }
    }
    return false
  }

  /// Whether text and a secret have so many bytes in a row in common.
  static func overlap(
    _ text: ArraySlice<UInt8>, _ secret: SecretSlice, atLeast length: Int
  ) -> Bool {
    let length = min(length, secret.count)
    guard length > 0, text.count >= length else { return false }
    return secret.withBytes { bytes in
      for start in text.startIndex...(text.endIndex - length) {
        for place in secret.startIndex...(secret.endIndex - length) {
          var count = 0
          while count < length, text[start + count] == bytes[place + count] { count += 1 }
          if count == length { return true }
        }
      }
      return false
    }
  }
}

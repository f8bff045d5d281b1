#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// Replaces the given secret in everything that a report shows.
struct Redaction {
  /// The secret without what surrounds it, or `nil` if it is too short to be recognized.
  private let secret: SecretSlice?

  init(of secret: SecretSlice?) {
    guard let secret else {
      self.secret = nil
      return
    }
    let bare = secret[SecretSurroundings.bareRange(of: secret)]
    self.secret = bare.count >= 4 ? bare : nil
  }

  /// The text with a mark in place of the secret.
  func applied(to text: String) -> String {
    guard let secret, text.utf8.count >= secret.count, let first = secret.first else {
      return text
    }
    var redacted: [UInt8] = []
    var isRedacted = false
    var rest = ArraySlice<UInt8>(text)
    while let index = rest.firstIndex(of: first) {
      redacted += rest[..<index]
      rest = rest[index...]
      if rest.starts(with: secret) {
        redacted += "[secret]".utf8
        rest = rest.dropFirst(secret.count)
        isRedacted = true
      } else {
        redacted.append(first)
        rest = rest.dropFirst()
      }
    }
    return isRedacted ? String(decoding: redacted + rest, as: UTF8.self) : text
  }

  /// The members with a mark in place of the secret, in names and values at any depth.
  func applied(to members: [JSONValue.Member]) -> [JSONValue.Member] {
    guard let secret, members.contains(where: { mayContain(secret, $0) }) else { return members }
    return members.map { JSONValue.Member(applied(to: $0.name), applied(to: $0.value)) }
  }

  /// Whether a member is long enough to contain the secret.
  private func mayContain(_ secret: SecretSlice, _ member: JSONValue.Member) -> Bool {
    if member.name.utf8.count >= secret.count { return true }
    return switch member.value {
    case .string(let text): text.utf8.count >= secret.count
    case .number(let number): number.text.utf8.count >= secret.count
    case .array, .object: true
    case .null, .bool: false
    }
  }

  // Documents have at most 32 levels.
  private func applied(to value: JSONValue) -> JSONValue {
    switch value {
    case .null, .bool: return value
    case .string(let text): return .string(applied(to: text))
    case .number(let number):
      let text = applied(to: number.text)
      return text.hasSameBytes(as: number.text) ? value : .string(text)
    case .array(let elements): return .array(elements.map { applied(to: $0) })
    case .object(let members): return .object(applied(to: members))
    }
  }
}

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
    let bare = BareSecret(secret).secret
    self.secret = bare.count >= 4 ? bare : nil
  }

  /// The text with a mark in place of the secret.
  func applied(to text: String) -> String {
    guard isLongEnough(text), let secret, let first = secret.first else { return text }
    let bytes = ArraySlice<UInt8>(text)
    var (redacted, start, index) = ([UInt8](), bytes.startIndex, bytes.startIndex)
    while let match = bytes[index...].firstIndex(of: first) {
      index = match + 1
      guard secret.equals(bytes[match...].prefix(secret.count)) else { continue }
      redacted += bytes[start..<match]
      redacted += Array("[secret]".utf8)
      (start, index) = (match + secret.count, match + secret.count)
    }
    return start > bytes.startIndex ? (redacted + bytes[start...])[...].string : text
  }

  /// Puts a mark in place of the secret, in names and values at any depth.
  func apply(to members: inout [JSONValue.Member]) {
    for index in members.indices {
      if isLongEnough(members[index].name) {
        members[index].name = applied(to: members[index].name)
      }
      apply(to: &members[index].value)
    }
  }

  // Documents have at most 32 levels. What is too short isn't written, and so isn't copied.
  private func apply(to value: inout JSONValue) {
    switch value {
    case .null, .bool: break
    case .string(let text):
      if isLongEnough(text) { value = .string(applied(to: text)) }
    case .number(let number):
      let text = applied(to: number.text)
      if !text.hasSameBytes(as: number.text) { value = .string(text) }
    case .array(var elements):
      for index in elements.indices { apply(to: &elements[index]) }
      value = .array(elements)
    case .object(var members):
      apply(to: &members)
      value = .object(members)
    }
  }

  private func isLongEnough(_ text: String) -> Bool {
    secret.map { text.utf8.count >= $0.count } ?? false
  }
}

#if canImport(PureBase64)
  internal import PureBase64
#endif

/// The pieces of eight bytes of a secret: as they are, and in base64 and hexadecimal.
struct SecretPieces {
  private var words: Set<UInt64> = []

  init(of secret: String) {
    let secret = Array(secret.utf8)
    var texts = [
      secret, Self.hexadecimal(secret, "0123456789abcdef"),
      Self.hexadecimal(secret, "0123456789ABCDEF"),
    ]
    // What eight characters of base64 show is six bytes: three characters more are eight.
    for start in 0..<3 {
      texts.append(Base64.encodedBytes(of: Array(secret.dropFirst(start)), as: .urlUnpadded))
    }
    for text in texts { Self.forEachWord(of: text) { words.insert($0) } }
  }

  /// A piece that is in the string.
  func found(in text: String) -> String? {
    var found: UInt64?
    Self.forEachWord(of: Array(text.utf8)) { if words.contains($0) { found = $0 } }
    return found.map { word in
      String(
        decoding: (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }, as: UTF8.self)
    }
  }

  private static func forEachWord(of text: [UInt8], _ body: (UInt64) -> Void) {
    var word: UInt64 = 0
    for (index, byte) in text.enumerated() {
      word = word << 8 | UInt64(byte)
      if index >= 7 { body(word) }
    }
  }

  private static func hexadecimal(_ bytes: [UInt8], _ digits: String) -> [UInt8] {
    let digits = Array(digits.utf8)
    return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }
}

/// What debuggers and logs print of a value.
func shown(_ value: Any) -> String {
  var text = "\(value) \(String(reflecting: value)) "
  dump(value, to: &text)
  return text
}

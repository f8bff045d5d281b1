/// Hashes messages of 0 to 1,000 bytes and authenticates them under keys of 1 to 200 bytes, whole
/// and in two parts, and compares the hash of all results with what Python's hashlib and hmac give
/// (`.ci/tools/hash-check.py`).
///
/// Compiled together with PureCrypto for each backend. Says `ok`, or stops.
@main
struct HashCheck {
  static let expected = "063e368bd0c7c297820a710629a2917f7a1aadaf2e8ea28b12ad347d8b8998ee"

  static func main() {
    let bytes = (0..<1001).map { UInt8(truncatingIfNeeded: $0 &* $0 &+ 7) }
    var all = SHA256()
    for length in 0...1000 {
      let message = bytes[..<length]
      let whole = SHA256.hash(data: message)
      var parts = SHA256()
      parts.update(data: message[..<(length / 3)])
      parts.update(data: message[(length / 3)...])
      guard parts.finalize() == whole else { fatalError("a split changes the digest") }
      all.update(data: whole)

      let key = SymmetricKey(data: bytes[..<(1 + length % 200)])
      let code = HMAC<SHA256>.authenticationCode(for: message, using: key)
      guard HMAC<SHA256>.PreparedKey(key).isValidAuthenticationCode(code, authenticating: message)
      else { fatalError("a prepared key gives another code") }
      all.update(data: code)
    }
    guard hexadecimalText(of: all.finalize()).utf8.elementsEqual(expected.utf8) else {
      fatalError("wrong digests")
    }
    print("ok")
  }
}

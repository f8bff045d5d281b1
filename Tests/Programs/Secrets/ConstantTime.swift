/// Authenticates and compares under secrets that were never initialized.
///
/// Run by valgrind, which reports every branch and every index that depends on such memory; there
/// must be none but the one on whether a base64 text is valid, which `ConstantTime.supp` names.
/// With the argument `leaky` it compares as one should not, which valgrind must report.
@main
struct ConstantTime {
  /// Where verdicts go, so that no branch depends on them.
  nonisolated(unsafe) static var verdicts = 0

  static func main() {
    let isLeaky = CommandLine.arguments.contains("leaky")
    for length in [1, 32, 63, 64, 65, 200] {
      let secret = uninitialized(length)
      let code = uninitialized(32)
      if isLeaky {
        record(leakyEquals(secret, secret.reversed()))
      } else {
        authenticate(under: secret, comparedWith: code)
        encodeAndDecode(secret)
      }
      unsafe secret.deallocate()
      unsafe code.deallocate()
    }
    print("ok")
  }

  static func authenticate(
    under secret: UnsafeMutableRawBufferPointer, comparedWith code: UnsafeMutableRawBufferPointer
  ) {
    let message = Array("a message that everybody knows".utf8)
    let key = SymmetricKey(data: secret)
    let prepared = HMAC<SHA256>.PreparedKey(key)
    record(HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: message, using: key))
    record(prepared.isValidAuthenticationCode(code, authenticating: message))
    record(key == SymmetricKey(data: secret))
    record(prepared.authenticationCode(for: message) == prepared.authenticationCode(for: [1]))
    record(SHA256.hash(data: secret) == SHA256.hash(data: message))
    record(SHA256.hash(data: secret) == code)
    record(SHA256.hash(data: secret) != AnySequence(code))
    record(code == prepared.authenticationCode(for: message))
    record(key.isZero)
    var hmac = HMAC<SHA256>(key: prepared)
    hmac.update(data: AnySequence(secret))
    record(constantTimeEquals(hmac.finalize(), code))
  }

  /// Without padding, because decoding does ask whether the last characters are `=`.
  static func encodeAndDecode(_ secret: UnsafeMutableRawBufferPointer) {
    for variant in [Base64.Variant.standardUnpadded, .urlUnpadded] {
      let bytes = unsafe RawSpan(_unsafeBytes: UnsafeRawBufferPointer(secret))
      let text = [UInt8](capacity: Base64.encodedByteCount(of: bytes.byteCount, as: variant)) {
        Base64.encode(bytes, as: variant, into: &$0)
      }
      let again = try? Base64.decode(text.span.bytes, as: variant)
      guard let again else { fatalError("what was encoded is not decoded") }
      record(constantTimeEquals(again, secret))
    }
  }

  static func uninitialized(_ count: Int) -> UnsafeMutableRawBufferPointer {
    .allocate(byteCount: count, alignment: 8)
  }

  /// Uses a result without branching on it.
  @inline(never)
  static func record(_ verdict: Bool) {
    unsafe verdicts &+= Int(unsafeBitCast(verdict, to: UInt8.self))
  }

  static func leakyEquals(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Bool {
    for (left, right) in zip(left, right) where left != right { return false }
    return true
  }
}

#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
  internal import PureJSON
#endif

/// The steps in which a signature is computed, with their intermediate values.
///
/// Compare them with the values in your own program, one after another: the first that differs is
/// the mistake. The values are as confidential as the signature.
public struct SignatureSteps: Sendable {
  /// A step, and the string that it results in.
  public struct Step: Sendable {
    /// What is computed, such as `base64url(header)`.
    public let name: String

    /// The string that results.
    ///
    /// A page or a terminal has to escape it.
    public let value: String

    /// What the signature has in place of `value`, if it differs.
    public let valueInSignature: String?
  }

  /// The steps, in order.
  public let steps: [Step]

  /// The steps of a JWT or a legacy signature.
  ///
  /// The header, the claims, and the fields are those of the signature. With a secret, the
  /// authentication code is computed, and compared with that of the signature. Without one, it is
  /// taken from the signature. A signature that contains pieces of the secret has `[secret]` in
  /// their place.
  ///
  /// Returns `nil` for any other string, and for a signature of which a part is missing.
  ///
  /// - Parameters:
  ///   - signature: The signature, without anything around it.
  ///   - secret: The secret in UTF-8, or `nil` if it isn't known.
  public init?(of signature: String, secret: String?) {
    let text = ArraySlice<UInt8>(signature)
    let key = secret.map { SymmetricKey(data: $0.utf8) }
    let segments = text.splitAtDots
    let computed: [Step]
    let publicKey: String?
    if segments.count == 3, !segments.contains(where: { $0.isEmpty }) {
      computed = Self.steps(ofJWT: segments, key)
      let bytes = Base64Diagnosis.segment(segments[1]).bytes
      let claims = try? JSONValue(parsing: bytes, maximumDepth: 32)
      publicKey = (claims?["appKey"] ?? claims?["sdkKey"])?.stringValue
    } else if let legacy = LegacySignatureText(text, segments, givenKey: nil),
      legacy.fields.count == 5
    {
      computed = Self.steps(of: legacy, key)
      publicKey = legacy.key.string
    } else {
      return nil
    }
    guard let secret else {
      steps = computed
      return
    }
    // What isn't as long as Zoom's keys is no key.
    let credentials = UncheckedCredentials(
      key: publicKey.flatMap { $0.utf8.count == 22 ? $0 : nil }, secret: secret)
    var redaction = Redaction(of: credentials)
    steps = computed.map { $0.redacted(by: &redaction) }
  }

  private static func steps(
    ofJWT segments: [ArraySlice<UInt8>], _ key: SymmetricKey?
  ) -> [Step] {
    let decoded = segments.map { Base64Diagnosis.segment($0).bytes }
    let header = Base64.encode(decoded[0], as: .urlUnpadded)
    let payload = Base64.encode(decoded[1], as: .urlUnpadded)
    let message = "\(header).\(payload)"
    let code = key.map { Array(HMAC<SHA256>.authenticationCode(for: message.utf8, using: $0)) }
    return [
      Step("header", string(decoded[0])), Step("payload", string(decoded[1])),
      Step("base64url(header)", header, string(segments[0])),
      Step("base64url(payload)", payload, string(segments[1])),
      Step("signing input", message),
      Step("HMAC-SHA256, hex", hexadecimal(code ?? decoded[2]), hexadecimal(decoded[2])),
      Step(
        "base64url(HMAC)", Base64.encode(code ?? decoded[2], as: .urlUnpadded), string(segments[2])),
    ]
  }

  private static func steps(
    of legacy: LegacySignatureText, _ key: SymmetricKey?
  ) -> [Step] {
    let hash = Base64Diagnosis(legacy.hash).bytes
    let message = Array(legacy.messageFields.joined())
    let encoded = Base64.encode(message, as: .standard)
    let code =
      key.map { Array(HMAC<SHA256>.authenticationCode(for: encoded.utf8, using: $0)) } ?? hash
    let encodedCode = Base64.encode(code, as: .standard)
    let fields = joinedByDots(Array(legacy.messageFields))
    return [
      Step("message", string(message)), Step("base64(message)", encoded),
      Step("HMAC-SHA256, hex", hexadecimal(code), hexadecimal(hash)),
      Step("base64(HMAC)", encodedCode, string(legacy.hash)),
      Step("outer text", "\(string(fields)).\(encodedCode)"),
    ]
  }

  private static func string(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    var digits: [UInt8] = []
    for byte in bytes {
      for nibble in [byte >> 4, byte & 15] {
        digits.append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
      }
    }
    return string(digits)
  }
}

extension SignatureSteps.Step {
  fileprivate init(_ name: String, _ value: String, _ inSignature: String? = nil) {
    (self.name, self.value) = (name, value)
    valueInSignature = inSignature.flatMap { $0.hasSameBytes(as: value) ? nil : $0 }
  }

  fileprivate func redacted(by redaction: inout Redaction) -> Self {
    Self(name, redaction.applied(to: value), valueInSignature.map { redaction.applied(to: $0) })
  }
}

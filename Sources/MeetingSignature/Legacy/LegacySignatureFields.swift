#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
  internal import PureJSON
  internal import PureJWT
#endif

/// The four readable fields of a legacy signature, and its construction.
struct LegacySignatureFields {
  let key: String
  let meetingNumber: MeetingNumber
  let issuedAt: UnixTime
  let role: MeetingRole

  /// `base64(key.number.timestamp.role.hash)`, in the given variant.
  ///
  /// The hash is `base64(HMAC(message))`.
  func signatureText(using key: JWTKey, as variant: Base64.Variant) -> String {
    let code = withMessage { key._prepared.authenticationCode(for: $0) }
    return JSONWriter.withText {
      write(to: &$0, separator: UInt8(ascii: "."))
      $0._raw(code)
    } use: {
      Base64.encode($0, as: variant)
    }
  }

  /// Calls `body` with the signed message: the base64 encoding of the fields, without separators.
  func withMessage<R>(_ body: (RawSpan) -> R) -> R {
    JSONWriter.withText {
      write(to: &$0, separator: nil)
    } use: {
      Base64._withEncoded($0, as: .standard, body)
    }
  }

  /// Writes the fields, each followed by `separator`.
  private func write(to text: inout JSONWriter, separator: UInt8?) {
    text._raw(key)
    if let separator { text._raw(separator) }
    if meetingNumber.hasLeadingZero {
      text._raw(meetingNumber.description)
    } else {
      text._raw(decimal: meetingNumber.value)
    }
    if let separator { text._raw(separator) }
    text._raw(decimal: issuedAt.milliseconds)
    if let separator { text._raw(separator) }
    text._raw(decimal: Int64(role.rawValue))
    if let separator { text._raw(separator) }
  }
}

extension JSONWriter {
  /// Writes the base64 encoding of a code.
  fileprivate mutating func _raw(_ code: HMAC<SHA256>.MAC) {
    code._withBytes { code in Base64._withEncoded(code, as: .standard) { _raw($0) } }
  }
}

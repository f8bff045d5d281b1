#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
#endif

/// The four readable fields of a legacy signature, and its construction.
struct LegacySignatureFields {
  let key: String
  let meetingNumber: MeetingNumber
  let issuedAt: UnixTime
  let role: MeetingRole

  /// `base64(key.number.timestamp.role.hash)`, in the given variant.
  func signatureText(using key: HMAC<SHA256>.PreparedKey, as variant: Base64.Variant) -> String {
    Base64.encode(bytes(separator: ".") + hash(using: key), as: variant)
  }

  /// `base64(HMAC(base64(key number timestamp role)))`.
  private func hash(using key: HMAC<SHA256>.PreparedKey) -> [UInt8] {
    Base64.encodedBytes(of: Array(key.authenticationCode(for: message)), as: .standard)
  }

  /// The signed message: the base64 encoding of the fields, without separators.
  var message: [UInt8] { Base64.encodedBytes(of: bytes(separator: ""), as: .standard) }

  /// The fields, each followed by `separator`.
  private func bytes(separator: String) -> [UInt8] {
    var text = ""
    for field in [
      key, meetingNumber.description, String(issuedAt.milliseconds), String(Int64(role.rawValue)),
    ] {
      text += field
      text += separator
    }
    return Array(text.utf8)
  }
}

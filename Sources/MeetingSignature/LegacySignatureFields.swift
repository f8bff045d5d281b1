#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
#endif

/// The four fields that a legacy signature has in clear, and how it is made of them.
struct LegacySignatureFields {
  let key: String
  let meetingNumber: MeetingNumber
  /// Milliseconds since 1970.
  let timestamp: Int64
  let role: MeetingRole

  /// `base64(key.number.timestamp.role.hash)`, in the given variant.
  func signatureText(using key: HMAC<SHA256>.PreparedKey, as variant: Base64.Variant) -> String {
    Base64.encode(bytes(separator: ".") + hash(using: key), as: variant)
  }

  /// `base64(HMAC(base64(key number timestamp role)))`.
  func hash(using key: HMAC<SHA256>.PreparedKey) -> [UInt8] {
    Base64.encodedBytes(of: Array(key.authenticationCode(for: message)), as: .standard)
  }

  /// What is signed: the base64 of the fields, without anything between them.
  var message: [UInt8] { Base64.encodedBytes(of: bytes(separator: ""), as: .standard) }

  /// The fields, with `separator` behind each.
  private func bytes(separator: String) -> [UInt8] {
    var text = ""
    for field in [key, meetingNumber.description, String(timestamp), String(Int64(role.rawValue))] {
      text += field
      text += separator
    }
    return Array(text.utf8)
  }
}

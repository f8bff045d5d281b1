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
    let hash = hash(using: key)
    return withTemporaryBytes(capacity: byteCount + 48) {
      append(to: &$0, separator: ".")
      $0.append(hash)
    } use: {
      Base64.encode($0, as: variant)
    }
  }

  /// `base64(HMAC(base64(key number timestamp role)))`.
  func hash(using key: HMAC<SHA256>.PreparedKey) -> String {
    withBase64Message { Base64.encode(key.authenticationCode(for: $0), as: .standard) }
  }

  /// Lends `use` what is signed: the base64 of the fields, without anything between them.
  func withBase64Message<R>(_ use: (RawSpan) -> R) -> R {
    withTemporaryBytes(capacity: byteCount) {
      append(to: &$0, separator: "")
    } use: { message in
      let capacity = Base64.encodedByteCount(of: message.byteCount, as: .standard)
      return withTemporaryBytes(capacity: capacity) {
        Base64.encode(message, as: .standard, into: &$0)
      } use: {
        use($0)
      }
    }
  }

  /// Appends the fields, with `separator` behind each.
  private func append(to bytes: inout OutputSpan<UInt8>, separator: String) {
    for field in [key, meetingNumber.description, String(timestamp), String(Int64(role.rawValue))] {
      bytes.append(field)
      bytes.append(separator)
    }
  }

  /// The most bytes that the fields and four separators take.
  private var byteCount: Int { key.utf8.count + 40 }
}

/// Lends `use` the bytes that `write` has written into temporary memory.
func withTemporaryBytes<R>(
  capacity: Int, _ write: (inout OutputSpan<UInt8>) -> Void, use: (RawSpan) -> R
) -> R {
  // SAFETY: `use` gets what has been written, and the buffer does not leave the closure.
  unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
    var output = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
    write(&output)
    let result = unsafe use(output.span.bytes)
    _ = unsafe output.finalize(for: buffer)
    return result
  }
}

extension OutputSpan<UInt8> {
  fileprivate mutating func append(_ text: String) {
    for byte in Array(text.utf8) { append(byte) }
  }
}

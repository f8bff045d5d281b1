#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
#endif

extension JWT {
  /// The token for `payload`, with the header `{"alg":"HS256","typ":"JWT"}`.
  ///
  /// The payload is signed byte for byte as it is given; RFC 7519 wants a JSON object in UTF-8.
  public static func sign(payload: RawSpan, using key: JWTKey) -> String {
    let capacity =
      encodedHeader.count + 2
      + Base64.encodedByteCount(of: payload.byteCount, as: .urlUnpadded)
      + Base64.encodedByteCount(of: HMAC<SHA256>.MAC.byteCount, as: .urlUnpadded)
    // SAFETY: the buffer has room for the whole token, is read up to where it has been written, and
    // does not leave the closure.
    return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      var token = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
      appendSigningInput(payload, to: &token)
      appendSignature(using: key, to: &token)
      let count = unsafe token.finalize(for: buffer)
      return unsafe String(decoding: UnsafeBufferPointer(rebasing: buffer[..<count]), as: UTF8.self)
    }
  }

  /// The token for `payload`, with the header `{"alg":"HS256","typ":"JWT"}`.
  ///
  /// The payload is signed byte for byte as it is given; RFC 7519 wants a JSON object in UTF-8.
  @inlinable
  public static func sign(payload: some Sequence<UInt8>, using key: JWTKey) -> String {
    // SAFETY: the span ends with the closure.
    let token = payload.withContiguousStorageIfAvailable { payload in
      unsafe sign(payload: RawSpan(_unsafeElements: payload), using: key)
    }
    return unsafe token ?? sign(payload: Array(payload).span.bytes, using: key)
  }

  private static func appendSigningInput(_ payload: RawSpan, to token: inout OutputSpan<UInt8>) {
    for character in encodedHeader { token.append(character) }
    token.append(separator)
    Base64.encode(payload, as: .urlUnpadded, into: &token)
  }

  private static func appendSignature(using key: JWTKey, to token: inout OutputSpan<UInt8>) {
    // SAFETY: a byte has no padding that could be read.
    let code = unsafe key.prepared.authenticationCode(for: token.span.bytes)
    token.append(separator)
    // SAFETY: the span ends with the closure.
    unsafe code.withUnsafeBytes {
      unsafe Base64.encode(RawSpan(_unsafeBytes: $0), as: .urlUnpadded, into: &token)
    }
  }

  /// The base64url of `{"alg":"HS256","typ":"JWT"}`.
  private static let encodedHeader = Array("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9".utf8)

  /// The dot between two segments.
  static var separator: UInt8 { UInt8(ascii: ".") }
}

#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
#endif

/// The beginning that tokens have in common, encoded and hashed once.
struct JWTOpening: Sendable {
  /// The header, the dot, and the payload's first groups of four characters.
  private let text: ContiguousArray<UInt8>

  /// How many bytes of the payload are in `text`.
  private let payloadByteCount: Int

  /// The key with the whole blocks of `text`, which are so many bytes.
  private let hashed: HMAC<SHA256>.PreparedPrefix
  private let hashedByteCount: Int

  /// The opening of all tokens with a header whose base64url is `header`, and a payload that begins
  /// with `prefix`.
  init(header: String, payloadPrefix prefix: RawSpan, key: HMAC<SHA256>.PreparedKey) {
    payloadByteCount = prefix.byteCount / 3 * 3
    let groups = Base64.encode(prefix.extracting(first: payloadByteCount), as: .urlUnpadded)
    let text = ContiguousArray(header.utf8) + [JWT.separator] + ContiguousArray(groups.utf8)
    hashedByteCount = text.count & ~63
    // SAFETY: a byte has no padding that could be read.
    let blocks = unsafe text.span.bytes.extracting(first: hashedByteCount)
    hashed = HMAC<SHA256>.PreparedPrefix(blocks, key: key)
    self.text = text
  }

  /// The token for a payload that begins with the prefix.
  func token(payload: RawSpan) -> String {
    let rest = payload.extracting(droppingFirst: payloadByteCount)
    let capacity =
      text.count + 1 + Base64.encodedByteCount(of: rest.byteCount, as: .urlUnpadded)
      + Base64.encodedByteCount(of: HMAC<SHA256>.MAC.byteCount, as: .urlUnpadded)
    // SAFETY: the buffer has room for the whole token, is read up to where it has been written, and
    // does not leave the closure.
    return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      var token = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
      // SAFETY: a byte has no padding that could be read.
      unsafe token.append(text.span.bytes)
      Base64.encode(rest, as: .urlUnpadded, into: &token)
      let code = code(of: token.span)
      append(code, to: &token)
      let count = unsafe token.finalize(for: buffer)
      return unsafe String(decoding: UnsafeBufferPointer(rebasing: buffer[..<count]), as: UTF8.self)
    }
  }

  private func code(of signingInput: Span<UInt8>) -> HMAC<SHA256>.MAC {
    // SAFETY: a byte has no padding that could be read.
    let bytes = unsafe signingInput.bytes
    return hashed.authenticationCode(
      forPrefixAnd: bytes.extracting(droppingFirst: hashedByteCount))
  }

  private func append(_ code: HMAC<SHA256>.MAC, to token: inout OutputSpan<UInt8>) {
    token.append(JWT.separator)
    // SAFETY: the span ends with the closure.
    unsafe code.withUnsafeBytes {
      unsafe Base64.encode(RawSpan(_unsafeBytes: $0), as: .urlUnpadded, into: &token)
    }
  }
}

extension OutputSpan<UInt8> {
  /// Appends bytes, for which there has to be room.
  fileprivate mutating func append(_ bytes: RawSpan) {
    precondition(bytes.byteCount <= freeCapacity, "no room for the bytes")
    // SAFETY: there is room for the bytes, and just so many are written.
    unsafe withUnsafeMutableBufferPointer { buffer, initializedCount in
      unsafe bytes.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress, let room = buffer.baseAddress else { return }
        unsafe UnsafeMutableRawPointer(room + initializedCount)
          .copyMemory(from: start, byteCount: bytes.count)
      }
      initializedCount &+= bytes.byteCount
    }
  }
}

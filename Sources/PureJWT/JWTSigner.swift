#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
#endif

/// A signer of payloads that have a header and a beginning in common.
///
///     let signer = JWTSigner(key, payloadPrefix: Array(#"{"iss":"me","#.utf8))
///     let token = signer.sign(payload: Array(#"{"iss":"me","sub":"you"}"#.utf8))
///
/// The header and the prefix are encoded and hashed when the signer is created, so create it once
/// and keep it. A payload without the prefix is signed as well, with more work.
public struct JWTSigner: Sendable {
  private let prefix: ContiguousArray<UInt8>
  private let payloadPrefix: JWTPrefix
  private let headerPrefix: JWTPrefix

  /// Creates a signer for tokens with the header `{"alg":"HS256","typ":"JWT"}`.
  public init(_ key: JWTKey, payloadPrefix: [UInt8] = []) {
    self.init(key, header: JWT.encodedDefaultHeader.description, payloadPrefix)
  }

  /// Creates a signer for tokens with a header of your own: a JSON object in UTF-8, which is
  /// signed byte for byte.
  ///
  /// - Throws: ``JWTError`` for a header that is not an I-JSON object with an `alg` of exactly
  ///   `HS256`, or has `crit` or a `b64` other than `true`. Its length is limited only when
  ///   tokens are verified.
  public init(
    _ key: JWTKey, header: [UInt8], payloadPrefix: [UInt8] = []
  ) throws(JWTError) {
    try JWT.check(header: header)
    self.init(key, header: Base64.encode(header, as: .urlUnpadded), payloadPrefix)
  }

  private init(_ key: JWTKey, header: String, _ prefix: [UInt8]) {
    let prefix = ContiguousArray(prefix)
    self.prefix = prefix
    headerPrefix = JWTPrefix(header: header, payloadPrefix: RawSpan(), key: key.prepared)
    payloadPrefix = prefix.span.withRawSpan {
      JWTPrefix(header: header, payloadPrefix: $0, key: key.prepared)
    }
  }

  /// Returns the token for `payload`.
  ///
  /// The payload is signed byte for byte. RFC 7519 expects a JSON object in UTF-8.
  public func sign(payload: RawSpan) -> String {
    let isAlike = prefix.span.withRawSpan { begins(payload, with: $0) }
    return isAlike ? payloadPrefix.token(payload: payload) : headerPrefix.token(payload: payload)
  }

  /// Returns the token for `payload`.
  ///
  /// The payload is signed byte for byte. RFC 7519 expects a JSON object in UTF-8.
  @inlinable
  public func sign(payload: some Sequence<UInt8>) -> String {
    JWT.withBytes(of: payload) { sign(payload: $0) }
  }
}

extension JWTSigner: CustomStringConvertible {
  /// The name of the type.
  ///
  /// The key never appears.
  public var description: String { "JWTSigner" }
}

#if !hasFeature(Embedded)
  extension JWTSigner: CustomReflectable {
    /// A mirror without the secret.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

/// Returns whether `bytes` begins with `prefix`.
///
/// Compares words, and then the remaining bytes.
private func begins(_ bytes: RawSpan, with prefix: RawSpan) -> Bool {
  guard prefix.byteCount <= bytes.byteCount else { return false }
  var offset = 0
  while prefix.byteCount &- offset >= 8 {
    if bytes.word(at: offset) != prefix.word(at: offset) { return false }
    offset &+= 8
  }
  while offset < prefix.byteCount {
    if bytes.byte(at: offset) != prefix.byte(at: offset) { return false }
    offset &+= 1
  }
  return true
}

/// The beginning that tokens have in common, encoded and hashed once.
struct JWTPrefix: Sendable {
  /// The header, the dot, and the payload's first groups of four characters.
  private let text: ContiguousArray<UInt8>

  /// The number of bytes of the payload that `text` encodes.
  private let payloadByteCount: Int

  /// The key with the whole blocks of `text`.
  private let hashed: HMAC<SHA256>._PreparedPrefix
  private let hashedByteCount: Int

  /// Creates the prefix of all tokens with an encoded header, and a payload that begins with
  /// `prefix`.
  init(header: String, payloadPrefix prefix: RawSpan, key: HMAC<SHA256>.PreparedKey) {
    payloadByteCount = prefix.byteCount / 3 * 3
    let groups = Base64.encode(prefix.extracting(first: payloadByteCount), as: .urlUnpadded)
    let text = ContiguousArray(header.utf8) + [JWT.separator] + ContiguousArray(groups.utf8)
    let hashedByteCount = text.count & ~63
    hashed = text.span.withRawSpan {
      HMAC<SHA256>._PreparedPrefix($0.extracting(first: hashedByteCount), key: key)
    }
    self.hashedByteCount = hashedByteCount
    self.text = text
  }

  /// Returns the token for a payload that begins with the prefix.
  func token(payload: RawSpan) -> String {
    let rest = payload.extracting(droppingFirst: payloadByteCount)
    let capacity =
      text.count + 1 + Base64.encodedByteCount(of: rest.byteCount, as: .urlUnpadded)
      + Base64.encodedByteCount(of: HMAC<SHA256>.MAC.byteCount, as: .urlUnpadded)
    // SAFETY: the buffer has capacity for the whole token, is read only as far as it is written,
    // and does not leave the closure.
    return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      var token = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
      text.span.withRawSpan { token.append($0) }
      Base64.encode(rest, as: .urlUnpadded, into: &token)
      let code = code(of: token.span)
      append(code, to: &token)
      let count = unsafe token.finalize(for: buffer)
      return unsafe String(decoding: UnsafeBufferPointer(rebasing: buffer[..<count]), as: UTF8.self)
    }
  }

  private func code(of signingInput: Span<UInt8>) -> HMAC<SHA256>.MAC {
    signingInput.withRawSpan {
      hashed.authenticationCode(forPrefixAnd: $0.extracting(droppingFirst: hashedByteCount))
    }
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
  /// Appends bytes, for which there must be capacity.
  fileprivate mutating func append(_ bytes: RawSpan) {
    precondition(bytes.byteCount <= freeCapacity, "not enough capacity for the bytes")
    // SAFETY: there is capacity for the bytes, and exactly these are written.
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

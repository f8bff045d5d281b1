#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
#endif

/// Signs payloads that have a header in common, and begin alike.
///
///     let signer = JWTSigner(key, payloadPrefix: Array(#"{"iss":"me","#.utf8))
///     let token = signer.sign(payload: Array(#"{"iss":"me","sub":"you"}"#.utf8))
///
/// Header and prefix are encoded and hashed once, when the signer is made, so keep it for as long as
/// you sign. A payload that begins otherwise is signed all the same, with more work.
public struct JWTSigner: Sendable {
  private let prefix: ContiguousArray<UInt8>
  private let prefixOpening: JWTOpening
  private let opening: JWTOpening

  /// A signer under `key`, for tokens with the header `{"alg":"HS256","typ":"JWT"}`.
  public init(_ key: JWTKey, payloadPrefix: [UInt8] = []) {
    self.init(key, header: JWT.usualEncodedHeader.description, payloadPrefix)
  }

  /// A signer under `key`, for tokens with a header of your own: a JSON object in UTF-8, which is signed
  /// byte for byte as it is given.
  ///
  /// - Throws: ``JWTError`` for a header that is not an I-JSON object with `alg` exactly `HS256` and
  ///   without `crit` and `b64`. How long it is is not limited here, but where tokens are verified.
  public init(
    _ key: JWTKey, header: [UInt8], payloadPrefix: [UInt8] = []
  ) throws(JWTError) {
    try JWT.check(header: header)
    self.init(key, header: Base64.encode(header, as: .urlUnpadded), payloadPrefix)
  }

  private init(_ key: JWTKey, header: String, _ prefix: [UInt8]) {
    let prefix = ContiguousArray(prefix)
    self.prefix = prefix
    opening = JWTOpening(header: header, payloadPrefix: RawSpan(), key: key.prepared)
    // SAFETY: a byte has no padding that could be read.
    prefixOpening = unsafe JWTOpening(
      header: header, payloadPrefix: prefix.span.bytes, key: key.prepared)
  }

  /// The token for `payload`.
  ///
  /// The payload is signed byte for byte as it is given; RFC 7519 wants a JSON object in UTF-8.
  public func sign(payload: RawSpan) -> String {
    // SAFETY: a byte has no padding that could be read.
    let isAlike = unsafe begins(payload, with: prefix.span.bytes)
    return isAlike ? prefixOpening.token(payload: payload) : opening.token(payload: payload)
  }

  /// The token for `payload`.
  ///
  /// The payload is signed byte for byte as it is given; RFC 7519 wants a JSON object in UTF-8.
  @inlinable
  public func sign(payload: some Sequence<UInt8>) -> String {
    JWT.withBytes(of: payload) { sign(payload: $0) }
  }
}

extension JWTSigner: CustomStringConvertible {
  /// What it is, and nothing of what it holds.
  public var description: String { "JWTSigner" }
}

#if !hasFeature(Embedded)
  extension JWTSigner: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

/// Whether the first bytes of `bytes` are those of `prefix`: whole words, and the rest.
private func begins(_ bytes: RawSpan, with prefix: RawSpan) -> Bool {
  guard prefix.byteCount <= bytes.byteCount else { return false }
  var offset = 0
  while prefix.byteCount &- offset >= 8 {
    // SAFETY: neither has less than eight bytes at the offset.
    let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
    let wanted = unsafe prefix.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset, as: UInt64.self)
    if word != wanted { return false }
    offset &+= 8
  }
  while offset < prefix.byteCount {
    // SAFETY: both have a byte at the offset.
    let byte = unsafe bytes.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
    let wanted = unsafe prefix.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
    if byte != wanted { return false }
    offset &+= 1
  }
  return true
}

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

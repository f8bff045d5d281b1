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
  private let key: JWTKey

  /// The beginning of the payload that is encoded and hashed.
  public let _payloadPrefix: [UInt8]
  private let prefix: JWTPrefix

  /// Creates a signer for tokens with the header `{"alg":"HS256","typ":"JWT"}`.
  ///
  /// - Parameters:
  ///   - key: The key to sign with.
  ///   - payloadPrefix: The beginning that payloads have in common, or none.
  public init(_ key: JWTKey, payloadPrefix: [UInt8] = []) {
    self.key = key
    _payloadPrefix = payloadPrefix
    prefix = JWT.withEncodedDefaultHeader {
      JWTPrefix(encodedHeader: $0, payloadPrefix: payloadPrefix, key: key)
    }
  }

  /// Creates a signer for tokens with a header of your own.
  ///
  /// - Parameters:
  ///   - key: The key to sign with.
  ///   - header: A JSON object in UTF-8, which is signed byte for byte.
  ///   - payloadPrefix: The beginning that payloads have in common, or none.
  /// - Throws: ``JWTError`` for a header that is not an I-JSON object with an `alg` of exactly
  ///   `HS256`, or has `crit` or a `b64` other than `true`. Its length is limited only when tokens
  ///   are verified.
  public init(
    _ key: JWTKey, header: [UInt8], payloadPrefix: [UInt8] = []
  ) throws(JWTError) {
    try JWT.check(header: header)
    self.key = key
    _payloadPrefix = payloadPrefix
    prefix = JWT.withBytes(of: Base64.encodedBytes(of: header, as: .urlUnpadded)) {
      JWTPrefix(encodedHeader: $0, payloadPrefix: payloadPrefix, key: key)
    }
  }

  /// Returns the token for `payload`.
  ///
  /// The payload is signed byte for byte. RFC 7519 expects a JSON object in UTF-8.
  public func sign(payload: RawSpan) -> String {
    guard JWT.withBytes(of: _payloadPrefix, { payload.begins(with: $0) }) else {
      return prefix.withHeader {
        JWT.token($0, isHeader: true, payload: payload, using: key)
      }
    }
    return _sign(payload.extracting(droppingFirst: _encodedByteCount))
  }

  /// The number of bytes of the prefix that are encoded in advance: whole groups of three.
  public var _encodedByteCount: Int { prefix.payloadByteCount }

  /// Returns the token for the first ``_encodedByteCount`` bytes of the prefix and `rest`.
  public func _sign(_ rest: RawSpan) -> String { prefix.token(rest) }

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

/// The beginning that tokens have in common, encoded and hashed once.
struct JWTPrefix: Sendable {
  /// The header, the dot, and the payload's first groups of four characters.
  private let text: ContiguousArray<UInt8>
  private let headerByteCount: Int

  /// The number of bytes of the payload that `text` encodes.
  let payloadByteCount: Int

  /// The key with the whole blocks of `text`.
  private let hashed: HMAC<SHA256>._PreparedPrefix
  private let hashedByteCount: Int

  /// Creates the prefix of all tokens with a header, and a payload that begins with `prefix`.
  init(encodedHeader header: RawSpan, payloadPrefix prefix: [UInt8], key: JWTKey) {
    let payloadByteCount = prefix.count / 3 * 3
    let text = JWT.withBytes(of: prefix) { prefix in
      var text = ContiguousArray<UInt8>()
      text.append(addingCapacity: header.byteCount + 1 + payloadByteCount / 3 * 4) {
        $0.append(header)
        $0.append(JWT.separator)
        Base64.encode(prefix.extracting(first: payloadByteCount), as: .urlUnpadded, into: &$0)
      }
      return text
    }
    let hashedByteCount = text.count & ~63
    hashed = text.span.withRawSpan {
      HMAC<SHA256>._PreparedPrefix($0.extracting(first: hashedByteCount), key: key.prepared)
    }
    self.text = text
    headerByteCount = header.byteCount
    self.payloadByteCount = payloadByteCount
    self.hashedByteCount = hashedByteCount
  }

  func withHeader<R>(_ body: (RawSpan) -> R) -> R {
    text.span.withRawSpan { body($0.extracting(first: headerByteCount)) }
  }

  /// Returns the token for a payload that begins with the prefix, of which `rest` follows what is
  /// encoded.
  func token(_ rest: RawSpan) -> String {
    // SAFETY: a byte has no padding that could be read.
    JWT.token(unsafe text.span.bytes, payload: rest, using: self)
  }
}

extension JWTPrefix: TokenKey {
  func code(of signingInput: RawSpan) -> HMAC<SHA256>.MAC {
    hashed.authenticationCode(
      forPrefixAnd: signingInput.extracting(droppingFirst: hashedByteCount))
  }
}

extension JWTKey: TokenKey {
  func code(of signingInput: RawSpan) -> HMAC<SHA256>.MAC {
    prepared.authenticationCode(for: signingInput)
  }
}

/// What can sign a token that has begun.
///
/// Passing a closure instead would count references.
protocol TokenKey {
  func code(of signingInput: RawSpan) -> HMAC<SHA256>.MAC
}

extension JWT {
  /// Returns the token that begins with `beginning`, and a dot if that is only the header.
  ///
  /// `payload` is the rest of the payload.
  static func token(
    _ beginning: RawSpan, isHeader: Bool = false, payload: RawSpan, using key: some TokenKey
  ) -> String {
    let capacity =
      beginning.byteCount + 2 + Base64.encodedByteCount(of: payload.byteCount, as: .urlUnpadded)
      + Base64.encodedByteCount(of: HMAC<SHA256>.MAC.byteCount, as: .urlUnpadded)
    // SAFETY: the buffer has capacity for the whole token, is read only as far as it is written,
    // and does not leave the closure.
    return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      var token = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
      token.append(beginning)
      if isHeader { token.append(separator) }
      Base64.encode(payload, as: .urlUnpadded, into: &token)
      let code = token.span.withRawSpan { key.code(of: $0) }
      token.append(separator)
      code._withBytes { Base64.encode($0, as: .urlUnpadded, into: &token) }
      let count = unsafe token.finalize(for: buffer)
      return unsafe String(decoding: UnsafeBufferPointer(rebasing: buffer[..<count]), as: UTF8.self)
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

#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// A JSON Web Token in compact form, signed with HMAC-SHA256 (RFC 7515, RFC 7519, `HS256`).
///
///     let key = try JWTKey(secret: secret.utf8)
///     let token = try JWT.sign(payload: ["iss": "me", "exp": 1_700_000_000], using: key)
///     let claims = try JWT.verify(token, using: key).claims()
///     try claims.checkTimes(at: Date().timeIntervalSince1970, leeway: 60)
///
/// HS256 is the only algorithm. A token's header must name it, and never chooses.
public struct JWT: Hashable, Sendable {
  /// The bytes of the header, as they were signed.
  public let header: [UInt8]

  /// The bytes of the payload, as they were signed.
  ///
  /// Use ``claims()`` to read them as JSON, and ``JWTClaims/checkTimes(at:leeway:of:)`` to check
  /// their times.
  public let payload: [UInt8]
}

extension JWT {
  /// Rejects a header that is not a JSON object, does not name HS256, or requires an extension.
  ///
  /// - Throws: ``JWTError`` with the place in `bytes`.
  static func check(header bytes: [UInt8]) throws(JWTError) {
    let header = try readHeader(bytes)
    guard header["alg"] == "HS256" else { throw JWTError(.algorithm, offset: 0) }
    guard header["crit"] == nil else { throw JWTError(.critical, offset: 0) }
    try checkEncoding(header)
  }

  /// Checks that the payload is base64url: `b64` is absent, or `true`, its default (RFC 7797,
  /// section 3).
  static func checkEncoding(_ header: JSONValue) throws(JWTError) {
    guard header["b64"] == nil || header["b64"] == true else {
      throw JWTError(.unencodedPayload, offset: 0)
    }
  }

  /// Reads a header, which is an I-JSON object.
  ///
  /// - Throws: ``JWTError`` with the place in `bytes`.
  static func readHeader(_ bytes: [UInt8]) throws(JWTError) -> JSONValue {
    let header: JSONValue
    do throws(JSONError) {
      header = try JSONValue(parsing: bytes, maximumDepth: maximumDepth)
    } catch {
      throw JWTError(.invalidHeader, offset: error.offset, jsonError: error)
    }
    guard case .object = header else { throw JWTError(.invalidHeader, offset: 0) }
    return header
  }

  /// The header of nearly all tokens.
  ///
  /// A literal array is part of the program, so that tokens can share it without counting
  /// references: `{"alg":"HS256","typ":"JWT"}`.
  static let defaultHeader: [UInt8] = [
    0x7b, 0x22, 0x61, 0x6c, 0x67, 0x22, 0x3a, 0x22, 0x48, 0x53, 0x32, 0x35, 0x36, 0x22, 0x2c,
    0x22, 0x74, 0x79, 0x70, 0x22, 0x3a, 0x22, 0x4a, 0x57, 0x54, 0x22, 0x7d,
  ]

  /// Calls `body` with its base64url encoding.
  @inline(__always)
  static func withEncodedDefaultHeader<R>(_ body: (RawSpan) -> R) -> R {
    let header: StaticString = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
    // SAFETY: the span ends with the closure.
    return header.withUTF8Buffer { unsafe body(RawSpan(_unsafeElements: $0)) }
  }

  /// Returns whether this is the default header, which needs no decoding.
  static func isDefault(encodedHeader: RawSpan) -> Bool {
    withEncodedDefaultHeader {
      $0.byteCount == encodedHeader.byteCount && encodedHeader.begins(with: $0)
    }
  }

  /// The limit of nesting in a header or payload: deeper than any real one, and safe for a thread
  /// with a small stack.
  static var maximumDepth: Int { 32 }
}

extension JWT {
  /// Whether the header's `typ` is absent, or `JWT` in lowercase or uppercase letters (RFC 7519,
  /// section 5.1), possibly as the media type `application/jwt` (RFC 7515, section 4.1.9).
  public var _isTypedAsJWT: Bool {
    if header == Self.defaultHeader { return true }
    guard let type = try? Self.readHeader(header)["typ"] else { return true }
    guard let type = type.stringValue else { return false }
    return ["jwt", "application/jwt"].contains { isSameIgnoringCase(type, $0) }
  }

  /// Calls `body` with the bytes of a sequence, which are copied first unless they are contiguous
  /// in memory.
  @inlinable
  @inline(__always)
  static func withBytes<R, E>(
    of sequence: some Sequence<UInt8>, _ body: (RawSpan) throws(E) -> R
  ) throws(E) -> R {
    // SAFETY: the span ends with the closure.
    let result = sequence.withContiguousStorageIfAvailable { buffer in
      let bytes = unsafe RawSpan(_unsafeElements: buffer)
      return Result { () throws(E) in try body(bytes) }
    }
    if let result { return try result.get() }
    // SAFETY: a byte has no padding that could be read.
    return try unsafe body(ContiguousArray(sequence).span.bytes)
  }
}

extension Span<UInt8> {
  /// Calls `body` with the same bytes as a raw span.
  @inline(__always)
  func withRawSpan<R, E>(_ body: (RawSpan) throws(E) -> R) throws(E) -> R {
    // SAFETY: a byte has no padding that could be read.
    try unsafe body(bytes)
  }
}

extension RawSpan {
  /// The byte at an offset below `byteCount`.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    // SAFETY: any byte is an integer.
    unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  /// The eight bytes from an offset on, the first one lowest.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    // SAFETY: the callers know that there are eight bytes, and any bytes are an integer.
    let word = unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
    return UInt64(littleEndian: word)
  }

  /// Returns whether the bytes begin with `prefix`.
  ///
  /// Compares words, and then the remaining bytes.
  func begins(with prefix: RawSpan) -> Bool {
    guard prefix.byteCount <= byteCount else { return false }
    var offset = 0
    while prefix.byteCount &- offset >= 8 {
      if word(at: offset) != prefix.word(at: offset) { return false }
      offset &+= 8
    }
    while offset < prefix.byteCount {
      if byte(at: offset) != prefix.byte(at: offset) { return false }
      offset &+= 1
    }
    return true
  }
}

/// Whether two strings have the same bytes, of which the second's are lowercase letters and others.
private func isSameIgnoringCase(_ text: String, _ lowercase: String) -> Bool {
  text.utf8.count == lowercase.utf8.count
    && zip(text.utf8, lowercase.utf8).allSatisfy { byte, wanted in
      byte == wanted || 0x41...0x5a ~= byte && byte | 0x20 == wanted
    }
}

#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// A JSON Web Token in compact form, signed with HMAC-SHA256 (RFC 7515, RFC 7519, `HS256`).
///
///     let key = try JWTKey(secret: Array(secret.utf8))
///     let token = JWT.sign(payload: Array(#"{"iss":"me"}"#.utf8), using: key)
///     let claims = try JWT.verify(token, using: key).claims()
///     try claims.checkTimes(at: Date().timeIntervalSince1970, leeway: 60)
///
/// HS256 is the only algorithm. A token's header is checked to say so; it never chooses.
public struct JWT: Hashable, Sendable {
  /// The bytes of the header, as they were signed.
  public let header: [UInt8]

  /// The bytes of the payload, as they were signed. Whether they are JSON is for ``claims()`` to find
  /// out, and whether the times in them are right for ``JWTClaims/checkTimes(at:leeway:of:)``.
  public let payload: [UInt8]
}

extension JWT {
  /// Rejects a header that is not a JSON object, does not name HS256, or asks for an extension.
  ///
  /// - Throws: ``JWTError`` with the place in `bytes`.
  static func check(header bytes: [UInt8]) throws(JWTError) {
    let header = try readHeader(bytes)
    guard header["alg"] == "HS256" else { throw JWTError(.algorithm, offset: 0) }
    guard header["crit"] == nil else { throw JWTError(.critical, offset: 0) }
    try checkEncoding(header)
  }

  /// Checks that the payload is base64url: `b64` is absent, or `true`, its default (RFC 7797, section 3).
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

  /// The header that nearly all tokens have.
  static let usualHeader = Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8)

  /// The base64url of it.
  static var usualEncodedHeader: StaticString { "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9" }

  /// Whether it is the text of the usual header, which needs no decoding and no reading.
  static func isUsual(encodedHeader: RawSpan) -> Bool {
    let usual = usualEncodedHeader
    guard encodedHeader.byteCount == usual.utf8CodeUnitCount else { return false }
    // SAFETY: any byte is an integer, and both have as many.
    for offset in 0..<encodedHeader.byteCount {
      let byte = unsafe encodedHeader.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
      if unsafe byte != usual.utf8Start[offset] { return false }
    }
    return true
  }

  /// How deep a header or payload may be nested: far deeper than any is, and shallow enough for a
  /// thread with a small stack.
  static var maximumDepth: Int { 32 }
}

extension JWT {
  /// Lends the bytes of a sequence, which are copied first unless they are contiguous in memory.
  @usableFromInline
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

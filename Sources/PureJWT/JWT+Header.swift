#if canImport(PureCrypto)
  internal import PureJSON
#endif

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

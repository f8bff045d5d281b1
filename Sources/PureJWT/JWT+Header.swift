#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension JWT {
  /// Refuses a header that is not a JSON object, does not say HS256, or asks for more than that.
  static func check(header bytes: [UInt8]) throws(JWTError) {
    if isUsual(header: bytes) { return }
    let header: JSONValue
    do throws(JSONError) {
      header = try JSONValue(parsing: bytes, maximumDepth: maximumDepth)
    } catch {
      throw JWTError(.invalidHeader, offset: 0)
    }
    guard case .object = header else { throw JWTError(.invalidHeader, offset: 0) }
    guard header["alg"] == "HS256" else { throw JWTError(.algorithm, offset: 0) }
    guard header["crit"] == nil else { throw JWTError(.critical, offset: 0) }
    guard header["b64"] == nil else { throw JWTError(.unencodedPayload, offset: 0) }
  }

  /// Whether it is the header that nearly all tokens have, which needs no reading.
  private static func isUsual(header: [UInt8]) -> Bool {
    let usual: StaticString = #"{"alg":"HS256","typ":"JWT"}"#
    guard header.count == usual.utf8CodeUnitCount else { return false }
    // SAFETY: the bytes of the literal, of which there are as many as in the header.
    for index in header.indices where unsafe header[index] != usual.utf8Start[index] {
      return false
    }
    return true
  }

  /// How deep a header or payload may be nested: far deeper than any is, and shallow enough for a
  /// thread with a small stack.
  static var maximumDepth: Int { 32 }
}

#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
  internal import PureJSON
#endif

extension JWT {
  /// The token, if it is one and `key` has signed it.
  ///
  /// The signature is compared in constant time, and before anybody looks at the payload. What the
  /// payload says about time and audience is not looked at.
  ///
  /// - Throws: ``JWTError`` for a token that is not three segments of strict base64url, whose header
  ///   is not an I-JSON object with `alg` exactly `HS256` and without `crit`, or whose signature is
  ///   another.
  public static func verify(_ token: String, using key: JWTKey) throws(JWTError) -> JWT {
    let (jwt, signingInput, signature) = try read(token)
    guard key.prepared.isValidAuthenticationCode(signature, authenticating: signingInput) else {
      throw JWTError(.wrongSignature, offset: signingInput.count + 1)
    }
    return jwt
  }

  /// The token, if it is one, **whoever signed it**: to show what is in it, never to believe it.
  ///
  /// - Throws: ``JWTError`` for all that ``verify(_:using:)`` refuses but a wrong signature.
  public static func unverified(_ token: String) throws(JWTError) -> JWT {
    try read(token).jwt
  }

  private typealias Parts = (jwt: JWT, signingInput: ArraySlice<UInt8>, signature: [UInt8])

  private static func read(_ token: String) throws(JWTError) -> Parts {
    let token = Array(token.utf8)
    let dots = token.indices.filter { token[$0] == separator }
    guard dots.count == 2 else {
      throw JWTError(.segmentCount, offset: dots.count > 2 ? dots[2] : token.count)
    }
    let header = try decode(token[..<dots[0]])
    try check(header: header)
    let signature = try decode(token[(dots[1] + 1)...])
    guard signature.count == HMAC<SHA256>.MAC.byteCount else {
      throw JWTError(.signatureLength, offset: dots[1] + 1)
    }
    let payload = try decode(token[(dots[0] + 1)..<dots[1]])
    return (JWT(header: header, payload: payload), token[..<dots[1]], signature)
  }

  private static func decode(_ segment: ArraySlice<UInt8>) throws(JWTError) -> [UInt8] {
    do throws(Base64Error) {
      return try Base64.decode(segment, as: .urlUnpadded)
    } catch {
      throw JWTError(.notBase64URL, offset: segment.startIndex + error.offset)
    }
  }

  static func check(header bytes: [UInt8]) throws(JWTError) {
    let header: JSONValue
    do throws(JSONError) {
      header = try JSONValue(parsing: bytes, maximumDepth: 32)
    } catch {
      throw JWTError(.invalidHeader, offset: 0)
    }
    guard case .object = header else { throw JWTError(.invalidHeader, offset: 0) }
    guard header["alg"] == "HS256" else { throw JWTError(.algorithm, offset: 0) }
    guard header["crit"] == nil else { throw JWTError(.critical, offset: 0) }
  }
}

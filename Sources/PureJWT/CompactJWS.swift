#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
  internal import PureJSON
#endif

/// The parts of a well-formed token in compact form (RFC 7515, section 7.1), verified or not.
struct CompactJWS {
  let header: [UInt8]
  let payload: [UInt8]
  let signature: [UInt8]

  /// The length of the two first segments, with the dot between them.
  let signingInputCount: Int

  /// Reads a token that ``JWT`` can verify: HS256, and no extensions.
  init(verifiable token: RawSpan, maximumByteCount: Int) throws(JWTError) {
    let (first, second) = try Self.separators(in: token, maximumByteCount: maximumByteCount)
    if JWT.isDefault(encodedHeader: token.extracting(0..<first)) {
      header = JWT.defaultHeader
    } else {
      header = try Self.decode(0..<first, of: token)
      do throws(JWTError) { try JWT.check(header: header) } catch { throw error.inToken }
    }
    signature = try Self.decode((second + 1)..<token.byteCount, of: token)
    guard signature.count == HMAC<SHA256>.MAC.byteCount else {
      throw JWTError(.signatureLength, offset: second + 1)
    }
    payload = try Self.decode((first + 1)..<second, of: token)
    signingInputCount = second
  }

  /// Reads a token of any algorithm, and returns it with its header's JSON.
  static func reading(
    _ token: RawSpan, maximumByteCount: Int
  ) throws(JWTError) -> (CompactJWS, header: JSONValue) {
    let (first, second) = try separators(in: token, maximumByteCount: maximumByteCount)
    let header = try decode(0..<first, of: token)
    let json: JSONValue
    do throws(JWTError) { json = try JWT.readHeader(header) } catch { throw error.inToken }
    let parts = CompactJWS(
      header: header,
      payload: try decode((first + 1)..<second, of: token),
      signature: try decode((second + 1)..<token.byteCount, of: token),
      signingInputCount: second)
    return (parts, json)
  }

  private init(
    header: [UInt8], payload: [UInt8], signature: [UInt8], signingInputCount: Int
  ) {
    self.header = header
    self.payload = payload
    self.signature = signature
    self.signingInputCount = signingInputCount
  }

  /// Returns the offsets of the two dots.
  private static func separators(
    in token: RawSpan, maximumByteCount: Int
  ) throws(JWTError) -> (Int, Int) {
    guard token.byteCount <= maximumByteCount else {
      throw JWTError(.tooLong, offset: max(maximumByteCount, 0))
    }
    let first = separator(in: token, from: 0)
    let second = separator(in: token, from: first + 1)
    let third = separator(in: token, from: second + 1)
    guard second < token.byteCount, third == token.byteCount else {
      throw JWTError(.segmentCount, offset: third)
    }
    return (first, second)
  }

  /// Returns the offset of the next dot, or of the end of the token if there is none.
  private static func separator(in token: RawSpan, from start: Int) -> Int {
    var offset = start
    while token.byteCount &- offset >= 8 {
      let dots = highBits(ofZerosIn: token.word(at: offset) ^ 0x2e2e_2e2e_2e2e_2e2e)
      if dots != 0 { return offset &+ dots.trailingZeroBitCount / 8 }
      offset &+= 8
    }
    while offset < token.byteCount {
      if token.byte(at: offset) == JWT.separator { return offset }
      offset &+= 1
    }
    return token.byteCount
  }

  /// Returns a word in which the lowest set bit is the highest bit of the lowest zero byte, or 0
  /// if there is none.
  private static func highBits(ofZerosIn word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  private static func decode(
    _ segment: Range<Int>, of token: RawSpan
  ) throws(JWTError) -> [UInt8] {
    do throws(Base64Error) {
      return try Base64.decode(token.extracting(segment), as: .urlUnpadded)
    } catch {
      throw JWTError(.notBase64URL, offset: segment.lowerBound + error.offset)
    }
  }
}

extension JWTError {
  /// The error of a header, with the offset in the token: four characters are three bytes.
  fileprivate var inToken: JWTError {
    JWTError(reason, offset: offset.map { $0 * 4 / 3 }, jsonError: jsonError)
  }
}

#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
#endif

/// What stands in a token that is well formed, whoever has signed it.
struct JWTParts {
  let jwt: JWT

  /// The 32 bytes of the third segment.
  let signature: [UInt8]

  /// How long the two first segments are, with the dot between them.
  let signingInputCount: Int

  init(_ token: RawSpan, maximumByteCount: Int) throws(JWTError) {
    guard token.byteCount <= maximumByteCount else {
      throw JWTError(.tooLong, offset: max(maximumByteCount, 0))
    }
    let (first, second) = try Self.separators(in: token)
    let header = try Self.header(0..<first, of: token)
    signature = try Self.decode((second + 1)..<token.byteCount, of: token)
    guard signature.count == HMAC<SHA256>.MAC.byteCount else {
      throw JWTError(.signatureLength, offset: second + 1)
    }
    let payload = try Self.decode((first + 1)..<second, of: token)
    jwt = JWT(header: header, payload: payload)
    signingInputCount = second
  }

  /// The header, which has been checked.
  private static func header(
    _ segment: Range<Int>, of token: RawSpan
  ) throws(JWTError) -> [UInt8] {
    if JWT.isUsual(encodedHeader: token.extracting(segment)) { return JWT.usualHeader }
    let header = try decode(segment, of: token)
    do throws(JWTError) {
      try JWT.check(header: header)
    } catch {
      // Four characters of the token are three bytes of the header.
      throw JWTError(error.reason, offset: error.offset.map { $0 * 4 / 3 })
    }
    return header
  }

  /// Where the two dots are.
  private static func separators(in token: RawSpan) throws(JWTError) -> (Int, Int) {
    let first = separator(in: token, from: 0)
    let second = separator(in: token, from: first + 1)
    let third = separator(in: token, from: second + 1)
    guard second < token.byteCount, third == token.byteCount else {
      throw JWTError(.segmentCount, offset: third)
    }
    return (first, second)
  }

  /// The next dot; the end of the token, if there is none.
  private static func separator(in token: RawSpan, from start: Int) -> Int {
    var offset = start
    // SAFETY: any bytes are an integer, and the offsets have been checked.
    while token.byteCount &- offset >= 8 {
      let word = unsafe UInt64(
        littleEndian: token.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
      let dots = highBits(ofZerosIn: word ^ 0x2e2e_2e2e_2e2e_2e2e)
      if dots != 0 { return offset &+ dots.trailingZeroBitCount / 8 }
      offset &+= 8
    }
    while offset < token.byteCount {
      let byte = unsafe token.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
      if byte == JWT.separator { return offset }
      offset &+= 1
    }
    return token.byteCount
  }

  /// The highest bit of the lowest byte that is 0, and perhaps of some above it; 0 if none is.
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

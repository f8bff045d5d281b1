#if canImport(PureCrypto)
  internal import PureBase64
  internal import PureCrypto
  internal import PureJSON
#endif

/// The places of the segments of a token in compact form (RFC 7515, section 7.1).
struct CompactJWS {
  /// The offsets of the two dots.
  private let first, second: Int

  init(_ token: RawSpan, maximumByteCount: Int) throws(JWTError) {
    (first, second) = try Self.separators(in: token, maximumByteCount: maximumByteCount)
  }

  /// Returns the header of a token that ``JWT`` can verify: HS256, and no extensions.
  func verifiableHeader(in token: RawSpan) throws(JWTError) -> [UInt8] {
    if JWT.isDefault(encodedHeader: token.extracting(0..<first)) { return JWT.defaultHeader }
    let header = try Self.decode(0..<first, of: token)
    do throws(JWTError) { try JWT.check(header: header) } catch { throw error.inToken }
    return header
  }

  /// Returns the header of a token of any algorithm, and its JSON.
  func header(in token: RawSpan) throws(JWTError) -> ([UInt8], JSONValue) {
    let header = try Self.decode(0..<first, of: token)
    do throws(JWTError) { return (header, try JWT.readHeader(header)) } catch {
      throw error.inToken
    }
  }

  func payload(in token: RawSpan) throws(JWTError) -> [UInt8] {
    try Self.decode((first + 1)..<second, of: token)
  }

  func signature(in token: RawSpan) throws(JWTError) -> [UInt8] {
    try Self.decode((second + 1)..<token.byteCount, of: token)
  }

  /// Returns whether `key` has signed the token.
  ///
  /// Runs in constant time.
  ///
  /// - Throws: ``JWTError`` if the signature is not base64url, or not as long as one.
  func isSigned(by key: JWTKey, in token: RawSpan) throws(JWTError) -> Bool {
    let code = key.prepared.authenticationCode(for: token.extracting(first: second))
    let segment = (second + 1)..<token.byteCount
    let isSigned: Bool?
    do throws(Base64Error) {
      isSigned = try Base64._withDecoded(token.extracting(segment), as: .urlUnpadded) {
        $0.byteCount == code.byteCount ? code._isEqual(to: $0) : nil
      }
    } catch {
      throw error.inToken(segment)
    }
    guard let isSigned else { throw JWTError(.signatureLength, offset: segment.lowerBound) }
    return isSigned
  }

  var wrongSignature: JWTError { JWTError(.wrongSignature, offset: second + 1) }

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
    while token.byteCount &- offset >= 16 {
      if dots(in: token.word(at: offset)) | dots(in: token.word(at: offset &+ 8)) != 0 { break }
      offset &+= 16
    }
    while token.byteCount &- offset >= 8 {
      let dots = dots(in: token.word(at: offset))
      if dots != 0 { return offset &+ dots.trailingZeroBitCount / 8 }
      offset &+= 8
    }
    while offset < token.byteCount {
      if token.byte(at: offset) == JWT.separator { return offset }
      offset &+= 1
    }
    return token.byteCount
  }

  /// Returns a word in which the lowest set bit is the highest bit of the lowest byte that is a
  /// dot, or 0 if there is none.
  private static func dots(in word: UInt64) -> UInt64 {
    let others = word ^ 0x2e2e_2e2e_2e2e_2e2e
    return (others &- 0x0101_0101_0101_0101) & ~others & 0x8080_8080_8080_8080
  }

  private static func decode(
    _ segment: Range<Int>, of token: RawSpan
  ) throws(JWTError) -> [UInt8] {
    do throws(Base64Error) {
      return try Base64.decode(token.extracting(segment), as: .urlUnpadded)
    } catch {
      throw error.inToken(segment)
    }
  }
}

extension Base64Error {
  /// The error of a segment, with the offset in the token.
  fileprivate func inToken(_ segment: Range<Int>) -> JWTError {
    JWTError(.notBase64URL, offset: segment.lowerBound + offset)
  }
}

extension JWTError {
  /// The error of a header, with the offset in the token: four characters are three bytes.
  fileprivate var inToken: JWTError {
    JWTError(reason, offset: offset.map { $0 * 4 / 3 }, jsonError: jsonError)
  }
}

#if canImport(PureCrypto)
  public import PureJSON
#endif

/// An error that explains why a token is rejected, and where.
public struct JWTError: Error, Hashable, Sendable {
  /// The cause of the error.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code {
      case emptyKey, zeroKey, noKey, tooLong, segmentCount, notBase64URL, invalidHeader, algorithm
      case critical, unencodedPayload, signatureLength, wrongSignature
    }
    private let code: Code

    /// The secret has no bytes.
    public static let emptyKey = Reason(code: .emptyKey)
    /// The secret consists of NUL bytes, which HMAC pads the empty key with (RFC 2104, section 2).
    public static let zeroKey = Reason(code: .zeroKey)
    /// There is no key to verify with.
    public static let noKey = Reason(code: .noKey)
    /// The token is longer than the maximum.
    public static let tooLong = Reason(code: .tooLong)
    /// The token does not consist of three segments separated by dots.
    public static let segmentCount = Reason(code: .segmentCount)
    /// A segment is not base64url without padding (RFC 7515, section 2).
    public static let notBase64URL = Reason(code: .notBase64URL)
    /// The header is not an I-JSON object (RFC 7493), or nested more than 32 levels deep.
    public static let invalidHeader = Reason(code: .invalidHeader)
    /// The header's `alg` is not `HS256`, or, when reading without verifying, not a string.
    public static let algorithm = Reason(code: .algorithm)
    /// The header has `crit`: it requires an extension, and none is supported.
    public static let critical = Reason(code: .critical)
    /// The header has a `b64` other than `true`: the payload is not base64url (RFC 7797).
    public static let unencodedPayload = Reason(code: .unencodedPayload)
    /// The signature is not 32 bytes long.
    public static let signatureLength = Reason(code: .signatureLength)
    /// The signature does not match the key.
    public static let wrongSignature = Reason(code: .wrongSignature)

    /// The cause in words.
    public var description: String {
      switch code {
      case .emptyKey: "the key is empty"
      case .zeroKey: "the key consists of NUL bytes"
      case .noKey: "there is no key to verify with"
      case .tooLong: "the token is longer than the maximum"
      case .segmentCount: "a token has three segments separated by dots"
      case .notBase64URL: "a segment is not base64url without padding"
      case .invalidHeader: "the header is not an I-JSON object, or nested too deep"
      case .algorithm: "the header's alg is not HS256"
      case .critical: "the header has crit, but no extension is supported"
      case .unencodedPayload:
        "the header's b64 is not true, but only base64url payloads are supported"
      case .signatureLength: "the signature is not 32 bytes long"
      case .wrongSignature: "the signature does not match the key"
      }
    }
  }

  /// The cause of the error.
  public let reason: Reason

  /// The place, in bytes from the start of the token, if there is one.
  ///
  /// If the header is not JSON, it is the character that encodes the first bits of the invalid
  /// byte. For a header of your own (``JWTSigner/init(_:header:payloadPrefix:)``), it counts from
  /// the start of that header.
  public let offset: Int?

  /// The error in the header's JSON, with its line, column, and offset in the header, if the
  /// header is not I-JSON.
  public let jsonError: JSONError?

  init(_ reason: Reason, offset: Int? = nil, jsonError: JSONError? = nil) {
    self.reason = reason
    self.offset = offset
    self.jsonError = jsonError
  }
}

extension JWTError: CustomStringConvertible {
  /// A sentence with the cause and the place.
  public var description: String {
    var sentence = "invalid JWT: \(reason)"
    if let offset { sentence += ", at offset \(offset)" }
    if let jsonError { sentence += " (\(jsonError))" }
    return sentence
  }
}

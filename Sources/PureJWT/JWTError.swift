/// Why a token is not a JWT that the key has signed, and where.
public struct JWTError: Error, Hashable, Sendable {
  /// What is wrong.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code {
      case emptyKey, noKey, tooLong, segmentCount, notBase64URL, invalidHeader, algorithm, critical
      case unencodedPayload, signatureLength, wrongSignature
    }
    private let code: Code

    /// The secret has no bytes.
    public static let emptyKey = Reason(code: .emptyKey)
    /// There is no key to verify with.
    public static let noKey = Reason(code: .noKey)
    /// The token is longer than the bound.
    public static let tooLong = Reason(code: .tooLong)
    /// The token does not have three segments with a dot between each two.
    public static let segmentCount = Reason(code: .segmentCount)
    /// A segment is not base64url without padding (RFC 7515, section 2).
    public static let notBase64URL = Reason(code: .notBase64URL)
    /// The header is not an object of I-JSON (RFC 7493), which has no name twice, or is nested deeper
    /// than 32.
    public static let invalidHeader = Reason(code: .invalidHeader)
    /// The header's `alg` is not just `HS256`.
    public static let algorithm = Reason(code: .algorithm)
    /// The header has `crit`: it asks for an extension, and none is known here.
    public static let critical = Reason(code: .critical)
    /// The header has `b64`: it asks for a payload that is not base64url (RFC 7797).
    public static let unencodedPayload = Reason(code: .unencodedPayload)
    /// The signature is not 32 bytes long.
    public static let signatureLength = Reason(code: .signatureLength)
    /// The signature is not the one that the key gives.
    public static let wrongSignature = Reason(code: .wrongSignature)

    /// What is wrong, in words.
    public var description: String {
      switch code {
      case .emptyKey: "the key is empty"
      case .noKey: "there is no key to verify with"
      case .tooLong: "the token is longer than the bound"
      case .segmentCount: "a token has three segments with a dot between each two"
      case .notBase64URL: "a segment is not base64url without padding"
      case .invalidHeader: "the header is not an object of I-JSON, or nested too deep"
      case .algorithm: "the header's alg is not HS256"
      case .critical: "the header has crit, and no extension is known here"
      case .unencodedPayload: "the header has b64, and payloads are always base64url here"
      case .signatureLength: "the signature is not 32 bytes long"
      case .wrongSignature: "the key gives another signature"
      }
    }
  }

  /// What is wrong.
  public let reason: Reason

  /// The place, in bytes from the start of the token, where there is one. Where the header is not JSON,
  /// it is the character that holds the first bits of the byte that is wrong; for a header of your own
  /// (``JWTSigner/init(_:header:payloadPrefix:)``), it is counted from the start of that.
  public let offset: Int?

  init(_ reason: Reason, offset: Int? = nil) {
    self.reason = reason
    self.offset = offset
  }
}

extension JWTError: CustomStringConvertible {
  /// A sentence with the place.
  public var description: String {
    guard let offset else { return "not a valid JWT: \(reason)" }
    return "not a valid JWT: \(reason), at offset \(offset)"
  }
}

/// An error that explains why a signature is invalid, and where or in which claim.
public struct MeetingSDKVerificationError: Error, Hashable, Sendable {
  /// The cause of the error.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code {
      case malformed, legacySignature, notLegacySignature, wrongSignature, payloadNotJSON
      case missingClaim, invalidClaim, otherKey, issuedInFuture, notYetValid, expired
      case validityOutOfRange, otherType, leewayOutOfRange
    }
    private let code: Code

    /// The string is not an HS256 JWT.
    public static let malformed = Reason(code: .malformed)
    /// The string is a legacy signature, which no SDK accepts anymore.
    public static let legacySignature = Reason(code: .legacySignature)
    /// The string is not a legacy signature.
    public static let notLegacySignature = Reason(code: .notLegacySignature)
    /// The signature does not match the secret.
    public static let wrongSignature = Reason(code: .wrongSignature)
    /// The payload is not a JSON object, or has a duplicate name.
    public static let payloadNotJSON = Reason(code: .payloadNotJSON)
    /// A claim is missing that is required, or that another one requires.
    public static let missingClaim = Reason(code: .missingClaim)
    /// A claim does not have the JSON type or value that Zoom documents, or is a number that is not
    /// written as an integer.
    public static let invalidClaim = Reason(code: .invalidClaim)
    /// The signature is for another key.
    public static let otherKey = Reason(code: .otherKey)
    /// The time of issue is in the future.
    public static let issuedInFuture = Reason(code: .issuedInFuture)
    /// The registered claim `nbf` is in the future, or not a time (RFC 7519, section 4.1.5).
    public static let notYetValid = Reason(code: .notYetValid)
    /// The header has a `typ` other than `JWT`: the token was made for something else (RFC 8725,
    /// section 3.11).
    public static let otherType = Reason(code: .otherType)
    /// The signature or the session has expired.
    public static let expired = Reason(code: .expired)
    /// `exp` is less than 1,800 or more than 172,800 seconds after `iat`, or `tokenExp` less than
    /// 1,800.
    public static let validityOutOfRange = Reason(code: .validityOutOfRange)
    /// The leeway is negative, or more than a day: a mistake of the caller's.
    public static let leewayOutOfRange = Reason(code: .leewayOutOfRange)

    /// The cause in words.
    public var description: String {
      switch code {
      case .malformed: "the string is not an HS256 JWT"
      case .legacySignature:
        "the string is a legacy signature, which no SDK accepts anymore; sign a JWT"
      case .notLegacySignature:
        "the string is not base64 of key, number, time, role, and hash, separated by dots"
      case .wrongSignature: "the signature does not match the secret"
      case .payloadNotJSON: "the payload is not a JSON object, or has a duplicate name"
      case .missingClaim: "is missing"
      case .invalidClaim: "does not have the type or value that Zoom documents"
      case .otherKey: "does not match the key"
      case .issuedInFuture: "is in the future"
      case .notYetValid: "nbf is in the future, or not a time"
      case .otherType: "the header's typ is not JWT"
      case .expired: "has passed"
      case .validityOutOfRange: "is less than 1,800 seconds after iat, or later than Zoom accepts"
      case .leewayOutOfRange: "the leeway is negative, or more than a day"
      }
    }
  }

  /// The cause of the error.
  public let reason: Reason

  /// The invalid claim, if the error is about one.
  ///
  /// A field of a legacy signature is named after the claim that replaced it.
  public let claim: MeetingSDKClaim?

  /// The place in the string, in bytes, if it is known.
  ///
  /// For ``Reason/payloadNotJSON``, the place in the decoded payload.
  public let offset: Int?

  init(_ reason: Reason, claim: MeetingSDKClaim? = nil, offset: Int? = nil) {
    self.reason = reason
    self.claim = claim
    self.offset = offset
  }
}

extension MeetingSDKVerificationError: CustomStringConvertible {
  /// A sentence with the cause, and the claim or the place.
  public var description: String {
    if reason == .leewayOutOfRange { return "unverified signature: \(reason)" }
    if let claim { return "invalid signature: \(claim.name) \(reason)" }
    guard let offset else { return "invalid signature: \(reason)" }
    let whole = reason == .payloadNotJSON ? " of the payload" : ""
    return "invalid signature: \(reason), at offset \(offset)\(whole)"
  }
}

/// Why a text is not a signature that holds, and where or in which claim.
public struct MeetingSDKVerificationError: Error, Hashable, Sendable {
  /// What is wrong.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code {
      case malformed, wrongSignature, payloadNotJSON, missingClaim, invalidClaim, otherKey
      case issuedInFuture, expired, validityOutOfRange
    }
    private let code: Code

    /// Neither a JWT signed with HS256 nor a legacy signature.
    public static let malformed = Reason(code: .malformed)
    /// The secret gives another signature.
    public static let wrongSignature = Reason(code: .wrongSignature)
    /// The payload is not a JSON object, or has a name twice.
    public static let payloadNotJSON = Reason(code: .payloadNotJSON)
    /// A claim is missing that is required, or required by another one.
    public static let missingClaim = Reason(code: .missingClaim)
    /// A claim has another JSON type or value than Zoom documents.
    public static let invalidClaim = Reason(code: .invalidClaim)
    /// The signature is for another key.
    public static let otherKey = Reason(code: .otherKey)
    /// The time of issue is yet to come.
    public static let issuedInFuture = Reason(code: .issuedInFuture)
    /// The signature or the session has expired.
    public static let expired = Reason(code: .expired)
    /// `exp` lies less than 1800 or more than 172800 seconds after `iat`, or `tokenExp` less than
    /// 1800.
    public static let validityOutOfRange = Reason(code: .validityOutOfRange)

    /// What is wrong, in words.
    public var description: String {
      switch code {
      case .malformed: "neither a JWT signed with HS256 nor a legacy signature"
      case .wrongSignature: "the secret gives another signature"
      case .payloadNotJSON: "the payload is not a JSON object whose names differ"
      case .missingClaim: "missing"
      case .invalidClaim: "of another type or value than Zoom documents"
      case .otherKey: "for another key"
      case .issuedInFuture: "yet to come"
      case .expired: "over"
      case .validityOutOfRange: "not 1800 seconds after iat, or more than Zoom accepts"
      }
    }
  }

  /// What is wrong.
  public let reason: Reason

  /// The claim that is wrong, where it is one. A legacy signature's fields are named by the claim
  /// that took their place.
  public let claim: MeetingSDKClaim?

  /// The place in the text that is wrong, in bytes, where it is known.
  public let offset: Int?

  init(_ reason: Reason, claim: MeetingSDKClaim? = nil, offset: Int? = nil) {
    self.reason = reason
    self.claim = claim
    self.offset = offset
  }
}

extension MeetingSDKVerificationError: CustomStringConvertible {
  /// A sentence with the claim or the place.
  public var description: String {
    if let claim { return "not a valid signature: \(claim.name): \(reason)" }
    guard let offset else { return "not a valid signature: \(reason)" }
    return "not a valid signature: \(reason), at offset \(offset)"
  }
}

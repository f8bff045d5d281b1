#if canImport(PureCrypto)
  internal import PureJSON
  internal import PureJWT
#endif

extension MeetingSDKSignature {
  /// Verifies a signature with credentials at a time, and returns its claims.
  ///
  /// A JWT must be signed with the secret, and contain the key in `appKey` or, for the Web SDK,
  /// `sdkKey`. Its claims must have the JSON types that Zoom documents, with `mn` and `role` both
  /// present or both absent. `iat` must not be after `time`, nor `exp` and `tokenExp` before it.
  /// `exp` must be 1,800 to 172,800 seconds after `iat`, and `tokenExp` at least 1,800.
  ///
  /// A legacy signature must contain the key and the right hash, and its time must not be after
  /// `time`. How long legacy signatures were valid was never documented, so there is no limit.
  ///
  /// - Throws: ``MeetingSDKVerificationError`` for the first problem.
  public static func verify(
    _ text: String, using credentials: MeetingSDKCredentials, at time: UnixTime
  ) throws(MeetingSDKVerificationError) -> MeetingSDKSignature {
    guard text.utf8.contains(UInt8(ascii: ".")) else {
      try LegacySignatureFields.verify(text, using: credentials, at: time)
      return MeetingSDKSignature(text: text, kind: .legacy)
    }
    let claims = try claims(inJWT: text, using: credentials)
    try claims.check(using: credentials, at: time)
    return MeetingSDKSignature(text: text, kind: .jwt, claims: claims)
  }

  #if !hasFeature(Embedded)
    /// Verifies a signature with credentials now. See ``verify(_:using:at:)``.
    ///
    /// - Throws: ``MeetingSDKVerificationError`` for the first problem.
    public static func verify(
      _ text: String, using credentials: MeetingSDKCredentials
    ) throws(MeetingSDKVerificationError) -> MeetingSDKSignature {
      try verify(text, using: credentials, at: .now)
    }
  #endif

  private static func claims(
    inJWT text: String, using credentials: MeetingSDKCredentials
  ) throws(MeetingSDKVerificationError) -> MeetingSDKClaims {
    let payload: [UInt8]
    do throws(JWTError) {
      payload = try JWT.verify(text, using: credentials.jwtKey).payload
    } catch {
      let isWrong = error.reason == .wrongSignature
      throw MeetingSDKVerificationError(
        isWrong ? .wrongSignature : .malformed, offset: error.offset)
    }
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONValue(parsing: payload, maximumDepth: 32)
    } catch {
      throw MeetingSDKVerificationError(.payloadNotJSON)
    }
    return try MeetingSDKClaims(json)
  }
}

/// An error that explains why a signature is invalid, and where or in which claim.
public struct MeetingSDKVerificationError: Error, Hashable, Sendable {
  /// The cause of the error.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code {
      case malformed, wrongSignature, payloadNotJSON, missingClaim, invalidClaim, otherKey
      case issuedInFuture, expired, validityOutOfRange
    }
    private let code: Code

    /// The string is neither an HS256 JWT nor a legacy signature.
    public static let malformed = Reason(code: .malformed)
    /// The signature does not match the secret.
    public static let wrongSignature = Reason(code: .wrongSignature)
    /// The payload is not a JSON object, or has a duplicate name.
    public static let payloadNotJSON = Reason(code: .payloadNotJSON)
    /// A claim is missing that is required, or that another one requires.
    public static let missingClaim = Reason(code: .missingClaim)
    /// A claim does not have the JSON type or value that Zoom documents.
    public static let invalidClaim = Reason(code: .invalidClaim)
    /// The signature is for another key.
    public static let otherKey = Reason(code: .otherKey)
    /// The time of issue is in the future.
    public static let issuedInFuture = Reason(code: .issuedInFuture)
    /// The signature or the session has expired.
    public static let expired = Reason(code: .expired)
    /// `exp` is less than 1,800 or more than 172,800 seconds after `iat`, or `tokenExp` less than
    /// 1,800.
    public static let validityOutOfRange = Reason(code: .validityOutOfRange)

    /// The cause in words.
    public var description: String {
      switch code {
      case .malformed: "the string is neither an HS256 JWT nor a legacy signature"
      case .wrongSignature: "the signature does not match the secret"
      case .payloadNotJSON: "the payload is not a JSON object, or has a duplicate name"
      case .missingClaim: "is missing"
      case .invalidClaim: "does not have the type or value that Zoom documents"
      case .otherKey: "does not match the key"
      case .issuedInFuture: "is in the future"
      case .expired: "has passed"
      case .validityOutOfRange: "is less than 1,800 seconds after iat, or later than Zoom accepts"
      }
    }
  }

  /// The cause of the error.
  public let reason: Reason

  /// The invalid claim, if the error is about one. A field of a legacy signature is named after
  /// the claim that replaced it.
  public let claim: MeetingSDKClaim?

  /// The place in the string, in bytes, if it is known.
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
    if let claim { return "invalid signature: \(claim.name) \(reason)" }
    guard let offset else { return "invalid signature: \(reason)" }
    return "invalid signature: \(reason), at offset \(offset)"
  }
}

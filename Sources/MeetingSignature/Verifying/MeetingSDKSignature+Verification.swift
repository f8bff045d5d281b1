#if canImport(PureCrypto)
  internal import PureJSON
  internal import PureJWT
#endif

extension MeetingSDKSignature {
  /// The signature that `text` is, if these credentials have made it and it holds at `time`.
  ///
  /// A JWT must be signed with the secret and carry the key in `appKey` or, for the Web SDK, `sdkKey`.
  /// Its claims must have the JSON types that Zoom documents, `mn` and `role` come together or not at
  /// all, `iat` must not lie after `time` nor `exp` and `tokenExp` before it; `exp` must lie 1800 to
  /// 172800 seconds after `iat`, and `tokenExp` at least 1800. A legacy signature must have the key and the right hash, and its time must
  /// not lie after `time`; how long those were valid was never documented.
  ///
  /// - Throws: ``MeetingSDKVerificationError``, the first fault that is found.
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
    /// The signature that `text` is, if these credentials have made it and it holds now.
    ///
    /// - Throws: ``MeetingSDKVerificationError``, the first fault that is found.
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

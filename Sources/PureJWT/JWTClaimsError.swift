/// Why the claims of a token cannot be read, or do not hold, and which of them.
public struct JWTClaimsError: Error, Hashable, Sendable {
  /// What is wrong.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code {
      case notJSON, notAnObject, notANumber, expired, notYetValid, issuedInFuture, invalidTime
    }
    private let code: Code

    /// The payload is not I-JSON (RFC 7493), or nested deeper than 32. A name that is there twice and a
    /// number beyond the range of a double are not I-JSON.
    public static let notJSON = Reason(code: .notJSON)
    /// The payload is JSON, but not an object.
    public static let notAnObject = Reason(code: .notAnObject)
    /// A claim that says a time is not a number.
    public static let notANumber = Reason(code: .notANumber)
    /// `exp` is not later than the time.
    public static let expired = Reason(code: .expired)
    /// `nbf` is later than the time.
    public static let notYetValid = Reason(code: .notYetValid)
    /// `iat` is later than the time.
    public static let issuedInFuture = Reason(code: .issuedInFuture)
    /// The time or the leeway to check with is not one: the caller's fault, and no claim's.
    public static let invalidTime = Reason(code: .invalidTime)

    /// What is wrong, in words.
    public var description: String {
      switch code {
      case .notJSON: "the payload is not I-JSON, or nested too deep"
      case .notAnObject: "the payload is not a JSON object"
      case .notANumber: "is not a number"
      case .expired: "has passed"
      case .notYetValid: "has not come yet"
      case .issuedInFuture: "lies in the future"
      case .invalidTime: "the time or the leeway to check with is not a number of seconds"
      }
    }
  }

  /// What is wrong.
  public let reason: Reason

  /// The claim that is wrong, where it is one.
  public let claim: JWTTimeClaims?

  /// The place, in bytes from the start of the payload, where it is not JSON.
  public let offset: Int?

  init(_ reason: Reason, claim: JWTTimeClaims? = nil, offset: Int? = nil) {
    self.reason = reason
    self.claim = claim
    self.offset = offset
  }
}

extension JWTClaimsError: CustomStringConvertible {
  /// A sentence with the claim or the place.
  public var description: String {
    if let claim { return "the claims do not hold: \(claim) \(reason)" }
    guard let offset else { return "the claims do not hold: \(reason)" }
    return "the claims do not hold: \(reason), at offset \(offset)"
  }
}

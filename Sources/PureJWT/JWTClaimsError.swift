#if canImport(PureCrypto)
  public import PureJSON
#endif

/// An error that explains why claims cannot be read or signed, or do not hold, and which claim it
/// is.
public struct JWTClaimsError: Error, Hashable, Sendable {
  /// The cause of the error.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code {
      case notJSON, notAnObject, tooLong, missing, notANumber, notAString, mismatch
      case expired, notYetValid, issuedInFuture, invalidTime
    }
    private let code: Code

    /// The payload is not I-JSON (RFC 7493), or nested more than 32 levels deep.
    ///
    /// Duplicate names and numbers beyond the range of a double are not I-JSON.
    public static let notJSON = Reason(code: .notJSON)
    /// The payload is JSON, but not an object.
    public static let notAnObject = Reason(code: .notAnObject)
    /// The token would be longer than the maximum.
    public static let tooLong = Reason(code: .tooLong)
    /// A required claim is absent, or `null`.
    public static let missing = Reason(code: .missing)
    /// A claim that is a time is not a number.
    public static let notANumber = Reason(code: .notANumber)
    /// A claim that is to be compared is not a string; `aud` can also be an array of strings.
    public static let notAString = Reason(code: .notAString)
    /// A claim is not the expected string; `aud` does not contain it.
    public static let mismatch = Reason(code: .mismatch)
    /// `exp` is not later than the time.
    public static let expired = Reason(code: .expired)
    /// `nbf` is later than the time.
    public static let notYetValid = Reason(code: .notYetValid)
    /// `iat` is later than the time.
    public static let issuedInFuture = Reason(code: .issuedInFuture)
    /// The time or the leeway that was passed is out of range.
    ///
    /// The claims are not at fault.
    public static let invalidTime = Reason(code: .invalidTime)

    /// The cause in words.
    public var description: String {
      switch code {
      case .notJSON: "the payload is not I-JSON, or nested too deep"
      case .notAnObject: "the payload is not a JSON object"
      case .tooLong: "the token would be longer than the maximum"
      case .missing: "is missing"
      case .notANumber: "is not a number"
      case .notAString: "is not a string"
      case .mismatch: "is not the expected one"
      case .expired: "has passed"
      case .notYetValid: "is in the future"
      case .issuedInFuture: "is in the future"
      case .invalidTime: "the time or the leeway is not a number of seconds in range"
      }
    }
  }

  /// The cause of the error.
  public let reason: Reason

  /// The name of the claim, if the error is about one: of those that RFC 7519 registers, or of
  /// those that were passed to the check.
  public var claim: String? { name.map { String(decoding: $0, as: UTF8.self) } }

  /// The bytes of the claim's name: they are compared, and not the string's normal form.
  private let name: [UInt8]?

  /// The error in the payload's JSON, with its line, column, and offset in the payload.
  public let jsonError: JSONError?

  /// The place, in bytes from the start of the payload, if it is not I-JSON.
  public var offset: Int? { jsonError?.offset }

  init(_ reason: Reason, claim: String? = nil, jsonError: JSONError? = nil) {
    self.reason = reason
    name = claim.map { Array($0.utf8) }
    self.jsonError = jsonError
  }
}

extension JWTClaimsError: CustomStringConvertible {
  /// A sentence with the cause, and the claim or the place.
  public var description: String {
    if let claim { return "invalid claims: \(claim) \(reason)" }
    guard let jsonError else { return "invalid claims: \(reason)" }
    return "invalid claims: \(reason) (\(jsonError))"
  }
}

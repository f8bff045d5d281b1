/// Why a signature cannot be made as asked, and which claim is concerned.
public struct MeetingSDKSigningError: Error, Hashable, Sendable {
  /// What is wrong.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code {
      case backdatingOutOfRange, validityOutOfRange, issuedTooEarly
      case claimNamedTwice, noPlaceInLayout, leadingZero
    }
    private let code: Code

    /// Back-dated by less than 0 or more than 600 seconds.
    public static let backdatingOutOfRange = Reason(code: .backdatingOutOfRange)
    /// Valid for less than 1800 seconds, or for more than Zoom accepts (172800 for `exp`).
    public static let validityOutOfRange = Reason(code: .validityOutOfRange)
    /// The time of issue, back-dated, is before 1970; or, in a legacy signature, so soon after it that
    /// its milliseconds would be taken for seconds.
    public static let issuedTooEarly = Reason(code: .issuedTooEarly)
    /// A layout names a claim twice.
    public static let claimNamedTwice = Reason(code: .claimNamedTwice)
    /// The layout has no place for a claim that the options set or that the client requires.
    public static let noPlaceInLayout = Reason(code: .noPlaceInLayout)
    /// A meeting number with a leading zero cannot be written as a JSON number.
    public static let leadingZero = Reason(code: .leadingZero)

    /// What is wrong, in words.
    public var description: String {
      switch code {
      case .backdatingOutOfRange: "back-dated by less than 0 or more than 600 seconds"
      case .validityOutOfRange: "valid for less than 1800 seconds or for too long"
      case .issuedTooEarly: "too early"
      case .claimNamedTwice: "named twice in the layout"
      case .noPlaceInLayout: "needed, but not in the layout"
      case .leadingZero: "a leading zero cannot be written as a number"
      }
    }
  }

  /// What is wrong.
  public let reason: Reason

  /// The claim that is concerned.
  public let claim: MeetingSDKClaim

  init(_ reason: Reason, claim: MeetingSDKClaim) {
    self.reason = reason
    self.claim = claim
  }
}

extension MeetingSDKSigningError: CustomStringConvertible {
  /// A sentence with the claim's name.
  public var description: String { "cannot sign: \(claim.name): \(reason)" }
}

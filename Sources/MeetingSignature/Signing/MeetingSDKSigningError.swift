/// An error that explains why a signature cannot be made as requested, and which claim is
/// concerned.
public struct MeetingSDKSigningError: Error, Hashable, Sendable {
  /// The cause of the error.
  public struct Reason: Hashable, Sendable, CustomStringConvertible {
    private enum Code {
      case backdatingOutOfRange, validityOutOfRange, issuedTooEarly
      case claimNamedTwice, noPlaceInLayout, leadingZero
    }
    private let code: Code

    /// The signature would be backdated by less than 0 or more than 600 seconds.
    public static let backdatingOutOfRange = Reason(code: .backdatingOutOfRange)
    /// The validity is less than 1,800 seconds, or more than Zoom accepts (172,800 for `exp`).
    public static let validityOutOfRange = Reason(code: .validityOutOfRange)
    /// The backdated time of issue is before 1970 or, in a legacy signature, too close to 1970
    /// for milliseconds to be distinguishable from seconds.
    public static let issuedTooEarly = Reason(code: .issuedTooEarly)
    /// A layout contains a claim twice.
    public static let claimNamedTwice = Reason(code: .claimNamedTwice)
    /// The layout lacks a claim that the options set or that the SDK requires.
    public static let noPlaceInLayout = Reason(code: .noPlaceInLayout)
    /// A meeting number with a leading zero cannot be written as a JSON number.
    public static let leadingZero = Reason(code: .leadingZero)

    /// The cause in words.
    public var description: String {
      switch code {
      case .backdatingOutOfRange: "is backdated by less than 0 or more than 600 seconds"
      case .validityOutOfRange: "is less than 1,800 seconds after iat, or later than Zoom accepts"
      case .issuedTooEarly: "is too early"
      case .claimNamedTwice: "is in the layout twice"
      case .noPlaceInLayout: "is required, but not in the layout"
      case .leadingZero: "has a leading zero, which a JSON number cannot have"
      }
    }
  }

  /// The cause of the error.
  public let reason: Reason

  /// The claim that is concerned.
  public let claim: MeetingSDKClaim

  init(_ reason: Reason, claim: MeetingSDKClaim) {
    self.reason = reason
    self.claim = claim
  }
}

extension MeetingSDKSigningError: CustomStringConvertible {
  /// A sentence with the claim's name and the cause.
  public var description: String { "cannot sign: \(claim.name) \(reason)" }
}

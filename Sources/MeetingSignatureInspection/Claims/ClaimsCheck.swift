#if canImport(PureCrypto)
  internal import MeetingSignature
#endif

/// What the claims of a signature are compared with.
struct ClaimExpectations {
  let credentials: UncheckedCredentials
  /// The meeting number as it is passed to `join()`.
  let meetingNumber: ArraySlice<UInt8>?
  let role: MeetingRole?
}

/// The fifth stage: checks the claims other than the times.
struct ClaimsCheck {
  var findings = StageFindings(.claims)
  let expected: ClaimExpectations

  /// Checks the claims of a JWT.
  init(_ claims: TokenClaims, for target: TargetSDK, _ expected: ClaimExpectations) {
    self.expected = expected
    checkKeys(claims, target)
    checkMeeting(claims, target)
    checkRole(claims, target)
    checkPair(claims)
    checkWebRTCMode(claims, target)
    reportUnknown(claims)
  }

  /// Checks the fields of a legacy signature.
  init(_ legacy: LegacySignatureText, _ expected: ClaimExpectations) {
    self.expected = expected
    check(key: legacy.key, "the key")
    guard legacy.fields.count >= 5 else { return }
    compareWithExpected(digits(of: legacy.fields[1], "the second field"))
    check(role: legacy.role.decimalValue, displayName(legacy.role))
  }

  /// `mn` and `role` belong together.
  private mutating func checkPair(_ claims: TokenClaims) {
    let (hasNumber, hasRole) = (claims.contains("mn"), claims.contains("role"))
    guard hasNumber != hasRole, claims.firstName(of: misspelledMeetingNames) == nil,
      claims.firstName(of: misspelledRoleNames) == nil
    else { return }
    findings.report(
      .meetingWithoutRole, hasNumber ? "mn without role" : "role without mn")
  }
}

/// The SDK that a signature is for: the given one, or the one that its claims suggest.
struct TargetSDK {
  let isWeb: Bool
  private let webVersion: MeetingSDKVersion?

  init(_ platform: MeetingSDKPlatform?, _ claims: TokenClaims) {
    switch platform {
    case .web(let version): (isWeb, webVersion) = (true, version)
    case .some: (isWeb, webVersion) = (false, nil)
    case nil:
      isWeb =
        claims.contains("mn") || claims.contains("role")
        || claims.firstName(of: misspelledMeetingNames + misspelledRoleNames) != nil
      webVersion = nil
    }
  }

  /// Whether it is the Web SDK of at least this version.
  ///
  /// An unknown version is the current one.
  func isWeb(since version: MeetingSDKVersion) -> Bool {
    isWeb && webVersion.map { $0 >= version } ?? true
  }
}

var misspelledMeetingNames: [String] {
  ["meetingNumber", "meeting_number", "meetingId", "meeting_id", "meetingID", "token"]
}

var misspelledRoleNames: [String] { ["role_type", "roleType"] }

#if canImport(PureCrypto)
  internal import MeetingSignature
  internal import PureJSON
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
  var findings = StageFindings(.claims, in: .payload)
  let expected: ClaimExpectations

  /// Checks the claims of a JWT.
  init(_ claims: TokenClaims, for target: TargetSDK, _ expected: ClaimExpectations) {
    self.expected = expected
    checkKeys(claims, target)
    let meeting = MeetingClaims(claims)
    checkMeeting(meeting, claims, target)
    checkRole(meeting, claims, target)
    checkPair(meeting, target)
    checkWebRTCMode(claims, target)
    reportUnknown(claims, target)
  }

  /// Checks the fields of a legacy signature.
  init(_ legacy: LegacySignatureText, _ expected: ClaimExpectations) {
    self.expected = expected
    (findings.part, findings.claims) = (.fields, .key)
    check(key: legacy.key, "the key")
    guard legacy.fields.count >= 5 else { return }
    findings.claims = .meetingNumber
    check(number: legacy.fields[1], "the second field")
    findings.claims = .role
    check(role: legacy.role.decimalValue, legacy.role.string)
  }

  /// Reports, for a native SDK, that only one of `mn` and `role` is there.
  ///
  /// For the Web SDK, that the other is missing is a finding of its own.
  private mutating func checkPair(_ meeting: MeetingClaims, _ target: TargetSDK) {
    let hasRole = meeting.role != nil
    guard !target.isWeb, meeting.hasNumber != hasRole else { return }
    findings.claims = .mnAndRole
    findings.report(.meetingWithoutRole, hasRole ? "role without mn" : "mn without role")
  }
}

/// The claims that the Web SDK requires and native SDKs don't.
struct MeetingClaims {
  let number: JSONValue?
  let role: JSONValue?

  /// Whether there is a meeting number, right or wrong: neither null nor a blank string.
  let hasNumber: Bool

  init(_ claims: TokenClaims) {
    number = claims["mn"]
    role = claims["role"]
    switch number {
    case nil, .null: hasNumber = false
    case .string(let text): hasNumber = !text.isBlank
    default: hasNumber = true
    }
  }
}

/// The SDK that a signature is for: the given one, or the one that its claims suggest.
struct TargetSDK {
  let isWeb: Bool

  /// Whether the SDK wasn't given.
  let isAssumed: Bool

  private let webVersion: MeetingSDKVersion?

  init(_ platform: MeetingSDKPlatform?, _ claims: TokenClaims) {
    isAssumed = platform == nil
    switch platform {
    case .web(let version): (isWeb, webVersion) = (true, version)
    case .some: (isWeb, webVersion) = (false, nil)
    case nil:
      isWeb =
        claims.contains("mn") || claims.contains("role")
        || claims.firstName(of: misspelledMeetingNames) != nil
        || claims.firstName(of: misspelledRoleNames) != nil
      webVersion = nil
    }
  }

  /// Whether it is the Web SDK of at least this version.
  ///
  /// An unknown version is the current one.
  func isWeb(since version: MeetingSDKVersion) -> Bool {
    isWeb && webVersion.map { $0 >= version } ?? true
  }

  /// The severity of something that is an error for the Web SDK, and that no native SDK is known
  /// to reject.
  func severity(onNative severity: InspectionSeverity) -> InspectionSeverity? {
    isWeb ? nil : severity
  }
}

var misspelledMeetingNames: Words {
  """
  meetingNumber|meeting_number|meetingId|meeting_id|meetingID|token|Mn|MN|MeetingNumber
  """
}

var misspelledRoleNames: Words { "role_type|roleType|Role" }

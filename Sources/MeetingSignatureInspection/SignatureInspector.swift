#if canImport(PureCrypto)
  public import MeetingSignature
#endif

/// Says why Zoom would refuse a signature: from the text that somebody pasted, and from what is known.
///
///     let inspector = SignatureInspector(
///       credentials: InspectionCredentials(key: clientID, secret: clientSecret),
///       platform: .web(), time: .now)
///     let report = inspector.inspect(text)
///     print(report.verdict, report.findings.first?.cause.fix ?? "")
///
/// The less is known, the less is found: without a secret the signature itself is tried with the key
/// and with well-known placeholders only, without a time nothing is compared with the clock.
///
/// Inspecting never fails, whatever the text is, and takes a time that grows with its length. The
/// report holds no secret, and of a signature a few characters. It is for those who know the secret:
/// who shows reports to strangers tells them how near their guesses are.
public struct SignatureInspector: Sendable {
  /// The key, and the secret, that belong to the signature.
  public var credentials: InspectionCredentials?

  /// The meeting number that `join()` gets, as it is given there.
  public var meetingNumber: String?

  /// The role that is wanted.
  public var role: MeetingRole?

  /// The SDK that gets the signature. Nil to go by the claims: with `mn` or `role` it is meant for the
  /// current Web SDK, without for a native one.
  public var platform: MeetingSDKPlatform?

  /// The time at which the signature is used.
  public var time: UnixTime?

  /// The number of bytes above which a text is not looked at.
  public var maximumByteCount: Int

  /// An inspector for what is known; everything may be left out.
  public init(
    credentials: InspectionCredentials? = nil, meetingNumber: String? = nil,
    role: MeetingRole? = nil, platform: MeetingSDKPlatform? = nil, time: UnixTime? = nil,
    maximumByteCount: Int = 1 << 20
  ) {
    self.credentials = credentials
    self.meetingNumber = meetingNumber
    self.role = role
    self.platform = platform
    self.time = time
    self.maximumByteCount = maximumByteCount
  }

  /// What there is to say about `text`.
  public func inspect(_ text: String) -> InspectionReport {
    inspect(text.utf8)
  }

  /// What there is to say about a text in bytes, which need not be UTF-8.
  public func inspect(_ bytes: some Collection<UInt8>) -> InspectionReport {
    var run = InspectionRun(self)
    guard bytes.count <= maximumByteCount else {
      run.report(
        .transport(.tooLong), "\(bytes.count) bytes, of which \(maximumByteCount) may be")
      return run.finished()
    }
    run.inspect(Array(bytes))
    return run.finished()
  }
}

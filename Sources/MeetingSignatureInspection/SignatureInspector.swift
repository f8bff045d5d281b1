#if canImport(PureCrypto)
  public import MeetingSignature
#endif

/// Explains why Zoom would reject a signature, from the text that someone pasted and from what is
/// known.
///
///     let inspector = SignatureInspector(
///       credentials: UncheckedCredentials(key: clientID, secret: clientSecret), platform: .web())
///     let report = inspector.inspect(text)
///     print(report.answer)
///
/// Supply everything you know. Without a secret, the inspector tries only the key and well-known
/// placeholders. If the clock is ignored, the times are only compared with each other.
///
/// Inspection never fails and takes linear time. A report contains no secret and at most eight
/// characters of the signature, but it shows the claims. Show it only to people who may know the
/// secret: it reveals how close a guess is.
public struct SignatureInspector: Sendable {
  /// The key and the secret of the app that the signature is for.
  public var credentials: UncheckedCredentials?

  /// The meeting number exactly as it is passed to `join()`.
  ///
  /// A string, because what is passed may not be a valid meeting number.
  public var meetingNumber: String?

  /// The intended role.
  public var role: MeetingRole?

  /// The SDK that receives the signature.
  ///
  /// If `nil`, a signature with `mn` or `role` is for the current Web SDK, and one without is for a
  /// native SDK.
  public var platform: MeetingSDKPlatform?

  /// What the client showed when it rejected the signature.
  ///
  /// Findings and causes that lead to it come first.
  public var clientError: ClientError?

  /// The time at which the signature is used.
  public var time: Time

  /// The length, in bytes, of the longest text that is inspected.
  public var maximumByteCount: Int

  /// The time at which a signature is used.
  public enum Time: Hashable, Sendable {
    #if !hasFeature(Embedded)
      /// The current time, read when text is inspected.
      ///
      /// Unavailable in Embedded Swift.
      case now
    #endif
    /// The given time.
    case at(UnixTime)
    /// No time: the clock is ignored, and the claims are only compared with each other.
    case ignored
  }

  #if hasFeature(Embedded)
    /// Creates an inspector.
    ///
    /// Supply everything you know. Only the time is required.
    ///
    /// - Parameters:
    ///   - credentials: The key and the secret of the app that the signature is for.
    ///   - meetingNumber: The meeting number exactly as it is passed to `join()`.
    ///   - role: The intended role.
    ///   - platform: The SDK that receives the signature.
    ///   - clientError: What the client showed when it rejected the signature.
    ///   - time: The time at which the signature is used.
    ///   - maximumByteCount: The length, in bytes, of the longest text that is inspected.
    public init(
      credentials: UncheckedCredentials? = nil, meetingNumber: String? = nil,
      role: MeetingRole? = nil, platform: MeetingSDKPlatform? = nil,
      clientError: ClientError? = nil, time: Time, maximumByteCount: Int = 1 << 20
    ) {
      self.credentials = credentials
      self.meetingNumber = meetingNumber
      self.role = role
      self.platform = platform
      self.clientError = clientError
      self.time = time
      self.maximumByteCount = maximumByteCount
    }
  #else
    /// Creates an inspector.
    ///
    /// Supply everything you know.
    ///
    /// - Parameters:
    ///   - credentials: The key and the secret of the app that the signature is for.
    ///   - meetingNumber: The meeting number exactly as it is passed to `join()`.
    ///   - role: The intended role.
    ///   - platform: The SDK that receives the signature.
    ///   - clientError: What the client showed when it rejected the signature.
    ///   - time: The time at which the signature is used. By default, that is when it is inspected.
    ///   - maximumByteCount: The length, in bytes, of the longest text that is inspected.
    public init(
      credentials: UncheckedCredentials? = nil, meetingNumber: String? = nil,
      role: MeetingRole? = nil, platform: MeetingSDKPlatform? = nil,
      clientError: ClientError? = nil, time: Time = .now, maximumByteCount: Int = 1 << 20
    ) {
      self.credentials = credentials
      self.meetingNumber = meetingNumber
      self.role = role
      self.platform = platform
      self.clientError = clientError
      self.time = time
      self.maximumByteCount = maximumByteCount
    }
  #endif

  /// Inspects `text` and returns a report.
  public func inspect(_ text: String) -> InspectionReport {
    report(on: text.utf8.count) { ArraySlice<UInt8>(text) }
  }

  /// Returns the signature in `text`, without what is around it.
  ///
  /// - Returns: The string that ``inspect(_:)-(String)`` inspects, or `nil` if the text contains
  ///   none or is too long. The string isn't necessarily a signature.
  public func signature(in text: String) -> String? {
    guard text.utf8.count <= maximumByteCount,
      let token = PastedText(ArraySlice<UInt8>(text)).token
    else { return nil }
    return String(decoding: token, as: UTF8.self)
  }

  /// Explains `error`, which a client showed, without a signature.
  ///
  /// The report lists what can lead to it: in ``InspectionReport/possibleCauses`` what an inspected
  /// signature would show, and in ``InspectionReport/checklist`` the rest.
  public func explain(_ error: ClientError) -> InspectionReport {
    var report = ReportDraft()
    report.subject = "what a client showed, not a signature"
    report.platform = platform
    report.clientError = error
    return report.finished(redacting: .none)
  }

  /// Inspects text in `bytes`, which don't need to be valid UTF-8, and returns a report.
  public func inspect(_ bytes: some Collection<UInt8>) -> InspectionReport {
    report(on: bytes.count) { Array(bytes)[...] }
  }

  private func report(
    on byteCount: Int, _ bytes: () -> ArraySlice<UInt8>
  ) -> InspectionReport {
    guard byteCount <= maximumByteCount else {
      var report = ReportDraft()
      report.platform = platform
      report.clientError = clientError
      report.add(PastedText.tooLong(byteCount, maximum: maximumByteCount))
      return report.finished(redacting: .none)
    }
    return Inspection.report(on: bytes(), self, at: time.unixTime)
  }
}

extension SignatureInspector.Time {
  fileprivate var unixTime: UnixTime? {
    switch self {
    #if !hasFeature(Embedded)
      case .now: .now
    #endif
    case .at(let time): time
    case .ignored: nil
    }
  }
}

#if canImport(PureCrypto)
  internal import PureBase64
#endif

/// A legacy signature, as the Web SDK accepted it until 2.7.0.
///
/// - Important: No SDK accepts legacy signatures anymore. The Web SDK has rejected them since
///   2.7.0 (August 30, 2022), and the JWT app type, whose API Key and API Secret they need, ended
///   on September 8, 2023. Use them for comparison only, and sign with
///   ``MeetingSDKSigner/sign(_:issuedAt:options:)``.
public struct LegacySignature: Sendable {
  /// The signature.
  public let text: String

  /// The meeting number.
  public let meetingNumber: MeetingNumber

  /// The role in the meeting.
  public let role: MeetingRole

  /// The time at which the signature was issued, to the millisecond.
  public let issuedAt: UnixTime
}

/// Two signatures are equal if their strings are.
extension LegacySignature: Hashable {
  /// Returns whether the strings have the same bytes.
  public static func == (left: Self, right: Self) -> Bool {
    isSameSpelling(left.text, right.text)
  }

  /// Feeds the same bytes to the hasher that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(Array(text.utf8))
  }
}

extension LegacySignature: CustomStringConvertible {
  /// The length.
  ///
  /// The signature itself never appears.
  public var description: String { "LegacySignature(\(text.utf8.count) characters)" }
}

#if !hasFeature(Embedded)
  extension LegacySignature: CustomReflectable {
    /// A mirror without the signature.
    public var customMirror: Mirror { Mirror(self, children: ["characterCount": text.utf8.count]) }
  }
#endif

/// The outer base64 encoding of a legacy signature, named for the code that produces it.
///
/// ``node`` and ``rubyStrict`` are equal.
public struct LegacySignatureStyle: Hashable, Sendable {
  let encoding: Base64.Variant

  /// js-base64's `encodeURI`, as in Zoom's JavaScript documentation: base64url without padding.
  public static let javaScript = LegacySignatureStyle(encoding: .urlUnpadded)

  /// Node's `Buffer`, as in Zoom's sample repository: standard base64 with padding.
  public static let node = LegacySignatureStyle(encoding: .standard)

  /// Ruby's `Base64.strict_encode64`: standard base64 with padding.
  public static let rubyStrict = LegacySignatureStyle(encoding: .standard)

  /// Ruby's `Base64.urlsafe_encode64`: base64url with padding.
  ///
  /// The inner hash is encoded by `strict_encode64`. The forum's first code uses `encode64`
  /// there, which adds a newline to the signature. Zoom rejected that, and it is not supported
  /// here.
  public static let rubyURLSafe = LegacySignatureStyle(encoding: .url)
}

/// A signature for the Zoom Meeting SDK: what `join()` and the native SDKs get.
public struct MeetingSDKSignature: Sendable {
  /// The signature itself. Who has it can join, so it does not belong into logs.
  public let text: String

  /// What the text is.
  public let kind: Kind

  /// What a JWT says; nil for a legacy signature.
  public let claims: MeetingSDKClaims?

  /// What a signature can be.
  public struct Kind: Hashable, Sendable, CustomStringConvertible {
    private enum Code { case jwt, legacy }
    private let code: Code

    /// The name of the kind.
    public var description: String {
      switch code {
      case .jwt: "JWT"
      case .legacy: "legacy"
      }
    }

    /// A JWT, which is what the SDKs take today.
    public static let jwt = Kind(code: .jwt)

    /// The form that the Web SDK took until 2.7.0; see
    /// ``MeetingSDKSigner/signLegacy(meetingNumber:role:issuedAt:backdatedBy:style:)``.
    public static let legacy = Kind(code: .legacy)
  }

  init(text: String, kind: Kind, claims: MeetingSDKClaims? = nil) {
    self.text = text
    self.kind = kind
    self.claims = claims
  }
}

/// Two signatures are equal when their texts are; the rest follows from the text.
extension MeetingSDKSignature: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    isSameSpelling(left.text, right.text)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(Array(text.utf8))
  }
}

extension MeetingSDKSignature: CustomStringConvertible {
  /// The kind, and the length of the text, so that a log does not let anybody join.
  public var description: String {
    "MeetingSDKSignature(\(kind), \(text.utf8.count) characters)"
  }
}

#if !hasFeature(Embedded)
  extension MeetingSDKSignature: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: ["kind": kind]) }
  }
#endif

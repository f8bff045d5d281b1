/// A signature for the Zoom Meeting SDK, as `join()` and the native SDKs get it: a JWT.
public struct MeetingSDKSignature: Sendable {
  /// The signature.
  ///
  /// Anyone who has it can join the meeting. Keep it out of logs.
  public let text: String

  /// The claims.
  public let claims: MeetingSDKClaims

  init(text: String, claims: MeetingSDKClaims) {
    self.text = text
    self.claims = claims
  }
}

/// Two signatures are equal if their strings are.
extension MeetingSDKSignature: Hashable {
  /// Returns whether the strings have the same bytes.
  public static func == (left: Self, right: Self) -> Bool {
    isSameSpelling(left.text, right.text)
  }

  /// Feeds the same bytes to the hasher that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(Array(text.utf8))
  }
}

extension MeetingSDKSignature: CustomStringConvertible {
  /// The length.
  ///
  /// The signature itself never appears.
  public var description: String { "MeetingSDKSignature(\(text.utf8.count) characters)" }
}

#if !hasFeature(Embedded)
  extension MeetingSDKSignature: CustomReflectable {
    /// A mirror without the signature.
    public var customMirror: Mirror { Mirror(self, children: ["characterCount": text.utf8.count]) }
  }
#endif

#if !hasFeature(Embedded)
  extension MeetingSDKSignature: Encodable {
    /// Encodes the signature as a string.
    ///
    /// A response can have it as a property:
    ///
    ///     struct Response: Encodable { let signature: MeetingSDKSignature }
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(text)
    }
  }
#endif

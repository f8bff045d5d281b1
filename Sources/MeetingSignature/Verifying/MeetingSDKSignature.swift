#if canImport(PureCrypto)
  internal import PureJWT
#endif

/// A signature for the Zoom Meeting SDK, as `join()` and the native SDKs get it: a JWT.
public struct MeetingSDKSignature: Sendable {
  /// The signature.
  ///
  /// Anyone who has it can join the meeting. Keep it out of logs.
  public let text: String

  /// The claims.
  ///
  /// Those of a signature that you have signed are read from ``text`` whenever you ask for them.
  public var claims: MeetingSDKClaims { verifiedClaims ?? signedClaims }

  private let verifiedClaims: MeetingSDKClaims?

  /// Creates a signature that was verified.
  init(text: String, claims: MeetingSDKClaims) {
    self.text = text
    verifiedClaims = claims
  }

  /// Creates a signature that was signed.
  ///
  /// Its claims are not kept: with them, each signature would count a reference to the signer's
  /// key, which is slow if many threads do so.
  init(signed text: String) {
    self.text = text
    verifiedClaims = nil
  }

  private var signedClaims: MeetingSDKClaims {
    guard let payload = try? JWT.unverified(text).payload,
      let claims = try? MeetingSDKClaims(payload: payload)
    else { preconditionFailure("a signer has signed other claims than it can read") }
    return claims
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

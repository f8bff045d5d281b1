#if canImport(PureCrypto)
  internal import PureCrypto
#endif

/// The key and the secret that a signature is held against, as somebody has them: faults included.
///
/// `MeetingSDKCredentials` refuses a secret with a line break at its end; here it is taken, because
/// that may be just what has gone wrong. Nothing shows the secret, and it is wiped when the last copy
/// of the value is gone; the string it came from is the caller's.
public struct InspectionCredentials: Sendable {
  /// The Client ID, SDK Key or API Key, where it is known.
  public let key: String?

  let secret: SecretText?

  /// The key alone: the signature itself can then be tried with well-known mistakes only.
  public init(key: String) {
    self.key = key
    secret = nil
  }

  /// The key, if it is known, and the secret, as text.
  public init(key: String?, secret: String) {
    var secret = secret
    self.key = key
    // SAFETY: the pointer does not leave the closure.
    self.secret = SecretText(secret.withUTF8 { unsafe SymmetricKey(data: $0) })
  }

  /// The key, if it is known, and the secret, in bytes.
  public init(key: String?, secretBytes: some Sequence<UInt8>) {
    self.key = key
    secret = SecretText(SymmetricKey(data: secretBytes))
  }
}

extension InspectionCredentials: CustomStringConvertible {
  /// Whether there is a key and a secret, and neither of them.
  public var description: String {
    "InspectionCredentials(\(key == nil ? "no key" : "key"), \(secret == nil ? "no secret" : "secret"))"
  }
}

#if !hasFeature(Embedded)
  extension InspectionCredentials: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: []) }
  }
#endif

#if canImport(PureCrypto)
  internal import PureCrypto
#endif

/// The key and secret to check a signature against, exactly as they are configured, mistakes
/// included.
///
/// `MeetingSDKCredentials` rejects a secret with a trailing newline. This type accepts it, because
/// that may be the cause of the rejection. The secret never appears in descriptions or mirrors, and
/// is zeroed when the last copy of the value is released. Callers must zero the string that it came
/// from.
public struct UncheckedCredentials: Sendable {
  /// The Client ID, SDK Key, or API Key, if known.
  public var key: String? { values.key }

  var keyBytes: ArraySlice<UInt8>? { values.keyBytes }
  var secret: SecretSlice? { values.secret }

  /// The secret, prepared for authenticating messages.
  var preparedSecret: HMAC<SHA256>.PreparedKey? { values.preparedSecret }

  private let values: Values

  /// An object, so that a copy of credentials is a reference.
  private final class Values: Sendable {
    let key: String?
    let keyBytes: ArraySlice<UInt8>?
    let secret: SecretSlice?
    let preparedSecret: HMAC<SHA256>.PreparedKey?
    let isKeyPartOfSecret: Bool
    let isSecretNumeric: Bool

    init(_ key: String?, _ secret: SymmetricKey?) {
      self.key = key
      keyBytes = key.map { ArraySlice<UInt8>($0) }
      self.secret = secret.map { SecretSlice($0) }
      preparedSecret = secret.map { HMAC<SHA256>.PreparedKey($0) }
      isKeyPartOfSecret =
        if let keyBytes, let secret = self.secret {
          // Comparing takes the product of the lengths, and no key is as long.
          keyBytes.count > 1024 || Redaction.overlap(keyBytes, secret, atLeast: 16)
        } else {
          false
        }
      isSecretNumeric = self.secret.map { Redaction.hasNumber($0) } ?? false
    }
  }

  /// Whether the key and the secret have so much in common that the key shows the secret, which a
  /// long key may.
  var isKeyPartOfSecret: Bool { values.isKeyPartOfSecret }

  /// Whether six digits in a row of the secret can be part of a number.
  var isSecretNumeric: Bool { values.isSecretNumeric }

  /// Whether the secret has the 22 characters of a Client ID, and the key more.
  var areSwapped: Bool { secret?.count == 22 && keyBytes.map { $0.count > 22 } ?? false }

  private init(key: String?, secret: SymmetricKey?) {
    values = Values(key, secret)
  }

  /// Creates credentials from `key` alone, without a secret.
  ///
  /// The signature is then checked for well-known mistakes only.
  public init(key: String) {
    self.init(key: key, secret: nil)
  }

  /// Creates credentials from a secret in UTF-8, and the key if it is known.
  ///
  /// - Parameters:
  ///   - key: The Client ID, SDK Key, or API Key, or `nil`.
  ///   - secret: The secret exactly as your program reads it.
  public init(key: String?, secret: String) {
    self.init(key: key, secret: SymmetricKey(data: secret.utf8))
  }

  /// Creates credentials from the bytes of a secret, and the key if it is known.
  ///
  /// - Parameters:
  ///   - key: The Client ID, SDK Key, or API Key, or `nil`.
  ///   - secretBytes: The secret exactly as your program reads it.
  public init(key: String?, secretBytes: some Sequence<UInt8>) {
    self.init(key: key, secret: SymmetricKey(data: secretBytes))
  }

  /// No key and no secret.
  static var none: UncheckedCredentials { UncheckedCredentials(key: nil, secret: nil) }
}

extension UncheckedCredentials: CustomStringConvertible {
  /// Whether a key and a secret are present, but not their values.
  public var description: String {
    let (key, secret) = (key == nil ? "no key" : "key", secret == nil ? "no secret" : "secret")
    return "UncheckedCredentials(\(key), \(secret))"
  }
}

#if !hasFeature(Embedded)
  extension UncheckedCredentials: CustomReflectable {
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
  }
#endif

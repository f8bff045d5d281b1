#if canImport(PureCrypto)
  internal import PureCrypto
  internal import PureJWT
#endif

/// The key and the secret of a Zoom app: Client ID and Client Secret, or SDK Key and SDK Secret; for
/// legacy signatures API Key and API Secret.
///
/// What people paste by mistake is refused here, where it can still be told from a wrong secret:
/// white space and quotes around it, the line break at the end of a file, the key in place of the
/// secret. Nothing shows the secret, and it is wiped when the last copy of the value is gone.
public struct MeetingSDKCredentials: Sendable {
  /// The key, which is no secret: every signature has it in clear.
  public let key: String

  let jwtKey: JWTKey
  let legacyKey: HMAC<SHA256>.PreparedKey

  /// Credentials whose secret is the UTF-8 text `secret`.
  ///
  /// - Throws: ``MeetingSDKCredentialsError``, which names the fault and never the value.
  public init(key: String, secret: String) throws(MeetingSDKCredentialsError) {
    if let reason = PastedTextFault(in: secret)?.reason {
      throw MeetingSDKCredentialsError(reason, in: .secret)
    }
    var secret = secret
    // SAFETY: the pointer does not leave the closure.
    try self.init(key, secret.withUTF8 { unsafe SymmetricKey(data: $0) })
  }

  /// Credentials whose secret is not text: it is taken as it is, but for an empty one, one of
  /// nothing but NUL bytes, and the key.
  ///
  /// - Throws: ``MeetingSDKCredentialsError``, which names the fault and never the value.
  public init(
    key: String, secretBytes: some Sequence<UInt8>
  ) throws(MeetingSDKCredentialsError) {
    try self.init(key, SymmetricKey(data: secretBytes))
  }

  private init(_ key: String, _ secret: SymmetricKey) throws(MeetingSDKCredentialsError) {
    if let reason = PastedTextFault(in: key)?.reason {
      throw MeetingSDKCredentialsError(reason, in: .key)
    }
    if key.unicodeScalars.contains(where: isNoncharacter) {
      throw MeetingSDKCredentialsError(.noncharacter, in: .key)
    }
    if secret == SymmetricKey(data: Array(key.utf8)) {
      throw MeetingSDKCredentialsError(.sameAsKey, in: .secret)
    }
    if secret.bitCount > 0, secret.isZero {
      throw MeetingSDKCredentialsError(.onlyNUL, in: .secret)
    }
    // SAFETY: the pointer does not leave the closure.
    guard let jwtKey = unsafe secret.withUnsafeBytes({ unsafe try? JWTKey(secret: $0) }) else {
      throw MeetingSDKCredentialsError(.empty, in: .secret)
    }
    self.key = key
    self.jwtKey = jwtKey
    legacyKey = HMAC<SHA256>.PreparedKey(secret)
  }
}

extension MeetingSDKCredentials: CustomStringConvertible {
  /// The key, and nothing of the secret.
  public var description: String { "MeetingSDKCredentials(key: \(key))" }
}

#if !hasFeature(Embedded)
  extension MeetingSDKCredentials: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: ["key": key]) }
  }
#endif

/// Whether a code point can stand in a string of Swift but not of I-JSON.
private func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
  0xfdd0...0xfdef ~= scalar.value || scalar.value & 0xfffe == 0xfffe
}

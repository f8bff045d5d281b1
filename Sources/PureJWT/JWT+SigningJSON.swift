#if canImport(PureCrypto)
  public import PureJSON
#endif

extension JWT {
  /// The token for `payload`, written as ``JSONValue/serialized()`` does, with the header
  /// `{"alg":"HS256","typ":"JWT"}`.
  ///
  ///     let token = JWT.sign(payload: ["iss": "me", "exp": 1_700_000_000], using: key)
  ///
  /// RFC 7519 wants an object; other values are signed too, but are no claims.
  public static func sign(payload: JSONValue, using key: JWTKey) -> String {
    JSONWriter.withText {
      $0.write(payload)
    } use: {
      sign(payload: $0, using: key)
    }
  }
}

extension JWTSigner {
  /// The token for `payload`, written as ``JSONValue/serialized()`` does.
  ///
  /// RFC 7519 wants an object; other values are signed too, but are no claims.
  public func sign(payload: JSONValue) -> String {
    JSONWriter.withText {
      $0.write(payload)
    } use: {
      sign(payload: $0)
    }
  }
}

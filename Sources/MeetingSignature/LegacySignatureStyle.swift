#if canImport(PureCrypto)
  internal import PureBase64
#endif

/// How the outermost text of a legacy signature is encoded, by whose code it is.
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
  /// The hash within is encoded by `strict_encode64`. The forum's first code has `encode64` there,
  /// whose line break ends up in the signature; Zoom refused that, and it is not made here.
  public static let rubyURLSafe = LegacySignatureStyle(encoding: .url)
}

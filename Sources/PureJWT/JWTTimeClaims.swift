/// Claims that say when a token holds.
public struct JWTTimeClaims: OptionSet, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// `exp`: the token is not to be taken from this time on (RFC 7519, section 4.1.4).
  public static let exp = JWTTimeClaims(rawValue: 1)

  /// `nbf`: the token is not to be taken before this time (RFC 7519, section 4.1.5).
  public static let nbf = JWTTimeClaims(rawValue: 2)

  /// `iat`: when the token was made (RFC 7519, section 4.1.6).
  public static let iat = JWTTimeClaims(rawValue: 4)
}

extension JWTTimeClaims: CustomStringConvertible {
  /// Their names.
  public var description: String {
    let names: [(JWTTimeClaims, String)] = [(.exp, "exp"), (.nbf, "nbf"), (.iat, "iat")]
    return names.filter { contains($0.0) }.map { $0.1 }.joined(separator: ", ")
  }
}

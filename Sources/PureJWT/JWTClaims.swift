#if canImport(PureCrypto)
  public import PureJSON
#endif

/// The claims of a token (RFC 7519, section 4).
///
///     let claims = try JWT.verify(token, using: key).claims()
///     try claims.require("exp", "sub")
///     try claims.checkTimes(at: Date().timeIntervalSince1970, leeway: 60)
///     try claims.checkIssuer("me")
///
/// Compare strings with ``checkIssuer(_:)``, ``check(_:is:)``, or `JSONValue`'s
/// `==`, which compare code points (RFC 7519, section 1.1). Swift's `==` of two strings does not:
/// `claims["sub"]?.stringValue == "José"` accepts two different strings.
public struct JWTClaims: Sendable {
  private let object: _JSONObjectText

  /// The object with all claims, in their order.
  ///
  /// It is created from the payload whenever you ask for it. The subscript creates only the value
  /// of one claim.
  public var json: JSONValue { object.value }

  /// The claim `name`, or `nil` if there is none.
  public subscript(_ name: String) -> JSONValue? {
    object.index(of: name).map { object.value(at: $0) }
  }

  /// Reads a payload as claims.
  ///
  /// - Throws: ``JWTClaimsError`` if the payload is not an I-JSON object, or nested more than 32
  ///   levels deep.
  init(_ payload: [UInt8]) throws(JWTClaimsError) {
    let object: _JSONObjectText?
    do throws(JSONError) {
      object = try _JSONObjectText(payload, maximumDepth: JWT.maximumDepth)
    } catch {
      throw JWTClaimsError(.notJSON, jsonError: error)
    }
    guard let object else { throw JWTClaimsError(.notAnObject) }
    self.object = object
  }

  /// Checks that a payload can be read as claims.
  ///
  /// - Throws: ``JWTClaimsError``, as reading it does.
  static func check(_ payload: RawSpan) throws(JWTClaimsError) {
    let isObject: Bool
    do throws(JSONError) {
      isObject = try _JSONObjectText.isObject(payload, maximumDepth: JWT.maximumDepth)
    } catch {
      throw JWTClaimsError(.notJSON, jsonError: error)
    }
    guard isObject else { throw JWTClaimsError(.notAnObject) }
  }
}

extension JWTClaims: Equatable {
  /// Returns whether both are serialized alike, as the `==` of `JSONValue` does.
  public static func == (left: Self, right: Self) -> Bool { left.json == right.json }
}

extension JWT {
  /// Returns the payload, read as claims.
  ///
  /// - Throws: ``JWTClaimsError`` if the payload is not an I-JSON object (RFC 7519, section 7.2),
  ///   has a duplicate name, or is nested more than 32 levels deep.
  public func claims() throws(JWTClaimsError) -> JWTClaims { try JWTClaims(payload) }
}

extension JWTClaims {
  /// Checks that the token has all claims in `names`.
  ///
  /// ``checkTimes(at:leeway:of:)`` accepts a token without `exp`. Require it if your tokens must
  /// expire:
  ///
  ///     try claims.require("exp", "sub")
  ///
  /// - Throws: ``JWTClaimsError`` with ``JWTClaimsError/Reason/missing`` for the first claim that
  ///   is absent, or `null`.
  public func require(_ names: String...) throws(JWTClaimsError) {
    try require(names)
  }

  /// Checks that the token has all claims in `names`.
  ///
  /// - Throws: ``JWTClaimsError``, as for single names.
  public func require(_ names: [String]) throws(JWTClaimsError) {
    for name in names where self[name]?.isNull ?? true {
      throw JWTClaimsError(.missing, claim: name)
    }
  }

  /// Checks that `aud` is `audience`, or an array that contains it (RFC 7519, section 4.1.3).
  ///
  /// Strings are compared by code points, without normalization.
  ///
  /// - Parameter audience: The name by which the recipient, usually your server, identifies
  ///   itself.
  /// - Throws: ``JWTClaimsError`` if `aud` is missing, is neither a string nor an array of
  ///   strings, or does not contain the audience.
  public func checkAudience(_ audience: String) throws(JWTClaimsError) {
    try require("aud")
    let audiences = self["aud"]?.arrayValue ?? [self["aud"] ?? .null]
    guard audiences.allSatisfy({ $0.stringValue != nil }) else {
      throw JWTClaimsError(.notAString, claim: "aud")
    }
    guard audiences.contains(.string(audience)) else {
      throw JWTClaimsError(.mismatch, claim: "aud")
    }
  }

  /// Checks that `iss` is `issuer` (RFC 7519, section 4.1.1).
  ///
  /// - Throws: ``JWTClaimsError``, as ``check(_:is:)`` does.
  public func checkIssuer(_ issuer: String) throws(JWTClaimsError) {
    try check("iss", is: issuer)
  }

  /// Checks that the claim `name` is the string `expected`, compared by code points.
  ///
  /// - Throws: ``JWTClaimsError`` with the claim's name if it is missing, not a string, or another
  ///   string.
  public func check(_ name: String, is expected: String) throws(JWTClaimsError) {
    try require(name)
    guard self[name]?.stringValue != nil else { throw JWTClaimsError(.notAString, claim: name) }
    guard self[name] == .string(expected) else { throw JWTClaimsError(.mismatch, claim: name) }
  }
}

extension JWTClaims {
  /// Checks that the token holds at a time: `exp` must be later, `nbf` and `iat` must not (RFC
  /// 7519, sections 4.1.4 to 4.1.6).
  ///
  /// A claim that is absent is not checked: see ``require(_:)-(String...)``.
  ///
  /// Claims can have fractions and any size, and are compared as the nearest doubles: `exp` with
  /// `time - leeway`, `nbf` and `iat` with `time + leeway`.
  ///
  /// - Parameters:
  ///   - time: Seconds since 1970, such as Foundation's `Date().timeIntervalSince1970`.
  ///   - leeway: The accepted clock difference in seconds, 0 or more.
  ///   - checked: The claims to check. RFC 7519 does not forbid an `iat` in the future.
  /// - Throws: ``JWTClaimsError`` for the first claim that is not a number or does not hold, and
  ///   for a time or leeway that is not finite, not below 2^53, or, for the leeway, negative.
  public func checkTimes(
    at time: Double, leeway: Double = 0, of checked: JWTTimeClaims = [.exp, .nbf, .iat]
  ) throws(JWTClaimsError) {
    guard time.magnitude < 0x1p53, 0..<0x1p53 ~= leeway else {
      throw JWTClaimsError(.invalidTime)
    }
    if let exp = try date("exp", .exp, of: checked), exp <= time - leeway {
      throw JWTClaimsError(.expired, claim: "exp")
    }
    if let nbf = try date("nbf", .nbf, of: checked), nbf > time + leeway {
      throw JWTClaimsError(.notYetValid, claim: "nbf")
    }
    if let iat = try date("iat", .iat, of: checked), iat > time + leeway {
      throw JWTClaimsError(.issuedInFuture, claim: "iat")
    }
  }

  /// Returns the number, or `nil` if the claim is absent or not to be checked.
  private func date(
    _ name: String, _ claim: JWTTimeClaims, of checked: JWTTimeClaims
  ) throws(JWTClaimsError) -> Double? {
    guard checked.contains(claim), let index = object.index(of: name) else { return nil }
    guard let date = object.double(at: index) else {
      throw JWTClaimsError(.notANumber, claim: name)
    }
    return date
  }
}

/// The claims that limit when a token holds.
public struct JWTTimeClaims: OptionSet, Hashable, Sendable {
  /// The bits of the set.
  public let rawValue: Int

  /// Creates a set from its bits.
  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// `exp`: the token must be rejected from this time on (RFC 7519, section 4.1.4).
  public static let exp = JWTTimeClaims(rawValue: 1)

  /// `nbf`: the token must be rejected before this time (RFC 7519, section 4.1.5).
  public static let nbf = JWTTimeClaims(rawValue: 2)

  /// `iat`: the time at which the token was issued (RFC 7519, section 4.1.6).
  public static let iat = JWTTimeClaims(rawValue: 4)
}

extension JWTTimeClaims: CustomStringConvertible {
  /// The names of the claims, separated by commas.
  public var description: String {
    let names: [(JWTTimeClaims, String)] = [(.exp, "exp"), (.nbf, "nbf"), (.iat, "iat")]
    return names.filter { contains($0.0) }.map { $0.1 }.joined(separator: ", ")
  }
}

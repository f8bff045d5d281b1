import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import TestSupport

extension Mutation {
  static let all =
    times + expiries + numbers + keysAndRoles + secrets + givenSecrets + credentials + messages
    + containers + surroundings + responses + values + otherThings

  /// Changes what the tokens's times are written as.
  private static func written(
    _ cause: String, _ names: [String] = ["iat", "exp", "tokenExp"],
    _ change: @escaping @Sendable (Int64) -> String
  ) -> Mutation {
    Mutation(cause) { token, _ in
      for name in names {
        guard let claim = token.forgery.claims.first(where: { $0.name == name }),
          let value = Int64(claim.json)
        else { return false }
        token.forgery.set(name, change(value))
      }
      return true
    }
  }

  static let times: [Mutation] = [
    written("time.issuedAtDividedTwice") { "\($0 / 1000)" },
    written("time.issuedAtDividedTwice", ["iat"]) { "\($0 / 1000)" },
    written("time.issuedAtDividedTwice", ["iat", "exp"]) { "\($0 / 1000)" },
    written("time.issuedAtInMilliseconds") { "\($0 * 1000)" },
    written("time.issuedAtInMilliseconds", ["iat"]) { "\($0 * 1000 + 123)" },
    written("time.issuedAtInMicroseconds") { "\($0 * 1_000_000)" },
    written("time.issuedAtInNanoseconds") { "\($0 * 1_000_000_000)" },
    written("time.issuedAtInTicks") { "\(($0 + 62_135_596_800) * 10_000_000 + 1_234_567)" },
    written("time.issuedAtInTicks") { "\(($0 + 11_644_473_600) * 10_000_000)" },
    written("time.issuedAtInTicks", ["iat"]) { "\($0 * 10_000_000 + 7)" },
    written("time.expiryInOtherUnit", ["exp", "tokenExp"]) { "\($0 * 1000)" },
    written("time.issuedAtSince2001") { "\($0 - 978_307_200)" },
    written("time.issuedAtText", ["iat"]) { "\"\($0)\"" },
    written("time.issuedAtText") { "\"\($0)\"" },
    written("time.expiryText", ["exp"]) { "\"\($0)\"" },
    written("time.issuedAtFractional", ["iat"]) { "\($0 - 5).25" },
    written("time.expiryFractional", ["exp", "tokenExp"]) { "\($0).5" },
    written("time.writtenAsFloat", ["tokenExp"]) { "\($0).0" },
    written("time.issuedAtWrongType", ["iat"]) { _ in "null" },
    written("time.issuedAtWrongType") { _ in "null" },
    written("time.expiryWrongType", ["exp"]) { _ in "null" },
    written("time.expiryWrongType", ["tokenExp"]) { _ in "null" },
    written("time.expiryRelative", ["exp", "tokenExp"]) { _ in "7200" },
    written("time.issuedAtISODate", ["iat"]) { _ in "\"2026-11-25T21:00:00Z\"" },
    Mutation("time.issuedAtNotPositive") { token, random in
      token.forgery.set("iat", .random(in: 0...5000, using: &random))
      return true
    },
    Mutation("time.issuedAtMissing") { token, _ in
      token.forgery.set("iat", nil)
      return true
    },
    Mutation("time.zoneOffsetAhead") { token, random in
      token.shiftTimes(by: .random(in: 1...12, using: &random) * 3600)
      return token.now - token.issued < 60
    },
    Mutation("time.issuedInFuture", "time.issuedAtRoundedToFloat") { token, random in
      token.shiftTimes(by: token.now - token.issued + .random(in: 100...1500, using: &random))
      return true
    },
    Mutation("time.expired") { token, random in
      token.shiftTimes(by: -token.validity - .random(in: 3700...100_000, using: &random))
      return token.forgery.has("exp")
    },
  ]

  /// Sets `exp` and `tokenExp`, or one of them, to a number of seconds after `iat`.
  private static func validity(
    _ causes: String..., names: [String] = ["exp", "tokenExp"],
    platform: MeetingSDKPlatform? = nil,
    _ seconds: @escaping @Sendable (RandomToken, inout SeededRandom) -> Int64
  ) -> Mutation {
    Mutation(causes) { token, random in
      if let platform {
        guard token.isNative == (platform == .native) else { return false }
        token.forgery.inspector.platform = platform
      }
      let end = token.issued + seconds(token, &random)
      for name in names {
        guard token.forgery.has(name) else { return false }
        token.forgery.set(name, end)
      }
      return true
    }
  }

  init(
    _ causes: [String], _ apply: @escaping @Sendable (inout RandomToken, inout SeededRandom) -> Bool
  ) {
    (self.causes, self.apply) = (causes, apply)
  }

  static let expiries: [Mutation] = [
    validity("time.validityTooShort") { token, random in
      .random(in: 61...1799, using: &random)
    }.whereFresh,
    validity("time.validityTooLong", names: ["exp"]) { _, random in
      .random(in: 172_801...1_799_999, using: &random)
    },
    validity("time.validityTooLong") { _, _ in 360_000_000 },
    validity("time.validityAtMaximum", names: ["exp"]) { _, _ in 172_800 },
    validity("time.validityTimes1000") { _, random in
      .random(in: 1...24, using: &random) * 3_600_000
    },
    validity("time.expiryNotAfterIssue") { _, _ in 0 }.whereFresh,
    validity("time.expiryZoneOffset") { _, random in
      7200 - .random(in: 3...12, using: &random) * 3600
    },
    validity("time.expiryZoneOffset", names: ["exp"]) { token, random in
      token.validity - (token.validity / 3600 + .random(in: 1...2, using: &random)) * 3600
    }.where { $0.validity < 40_000 },
    validity("time.sessionZoneOffset", names: ["tokenExp"]) { token, random in
      token.validity - (token.validity / 3600 + .random(in: 1...2, using: &random)) * 3600
    }.where { $0.validity < 40_000 && $0.forgery.has("exp") },
    validity("time.expiresTooSoon", platform: .web()) { token, random in
      token.now - token.issued + .random(in: 5...59, using: &random)
    }.where { $0.now - $0.issued > 1800 },
    validity("time.sessionEndsTooSoon", names: ["tokenExp"], platform: .native) { token, random in
      token.now - token.issued + .random(in: 60...1799, using: &random)
    }.where { $0.now - $0.issued > 1800 },
    validity("time.validityAtMinimumOnNative", platform: .native) { _, _ in 1800 }.whereFresh,
    Mutation("time.sessionExpiryMissing") { token, _ in
      token.forgery.set("tokenExp", nil)
      return token.isNative
    },
    Mutation("time.expiryMissing") { token, _ in
      token.forgery.set("exp", nil)
      return !token.isNative
    },
  ]

  private var whereFresh: Mutation { `where` { $0.now - $0.issued <= 1 } }

  func `where`(_ condition: @escaping @Sendable (RandomToken) -> Bool) -> Mutation {
    let apply = apply
    return Mutation(causes) { condition($0) && apply(&$0, &$1) }
  }
}

extension RandomToken {
  mutating func shiftTimes(by seconds: Int64) {
    for name in ["iat", "exp", "tokenExp"] {
      guard let claim = forgery.claims.first(where: { $0.name == name }),
        let value = Int64(claim.json)
      else { continue }
      forgery.set(name, value + seconds)
    }
  }
}

extension Forgery {
  func has(_ name: String) -> Bool { claims.contains { $0.name == name } }
}

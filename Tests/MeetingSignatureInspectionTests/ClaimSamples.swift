import MeetingSignature
import MeetingSignatureInspection
import PureBase64

extension Sample {
  private static var issued: Int64 { Forgery.issued }
  private static var now: Int64 { Forgery.now }

  /// Times that suit an `iat`.
  private static func times(_ iat: Int64, exp: Int64? = nil, tokenExp: Int64? = nil)
    -> @Sendable (inout Forgery) -> Void
  {
    {
      $0.set("iat", iat)
      $0.set("exp", exp ?? iat + 7200)
      $0.set("tokenExp", tokenExp ?? exp ?? iat + 7200)
    }
  }

  private static func time(_ identifier: String, iat: Int64, not other: Int64) -> Sample {
    Sample(identifier, .times, times(iat), not: times(other))
  }

  private static func expiry(_ identifier: String, exp: Int64, not other: Int64) -> Sample {
    Sample(identifier, .times, times(issued, exp: exp), not: times(issued, exp: other))
  }

  static let key: [Sample] = [
    .claim("key.missing", .key, "appKey", nil, not: "\"\(Forgery.key)\""),
    Sample(
      "key.onlySDKKey", .key, { $0.rename("appKey", to: "sdkKey") },
      not: { $0.set("sdkKey", "\"\(Forgery.key)\"") }),
    Sample(
      "key.onlySDKKeyInOldWeb", .key,
      {
        $0.rename("appKey", to: "sdkKey"); $0.inspector.platform = .web(MeetingSDKVersion(4, 9, 9))
      },
      not: {
        $0.rename("appKey", to: "sdkKey"); $0.inspector.platform = .web(MeetingSDKVersion(5))
      }),
    .claim(
      "key.appKeyDiffersFromSDKKey", .key, "sdkKey", "\"Xk3vN0aTQqWZr8LhBcYd2h\"",
      not: "\"\(Forgery.key)\""),
    .claim(
      "key.notTheExpected", .key, "appKey", "\"Xk3vN0aTQqWZr8LhBcYd2h\"", not: "\"\(Forgery.key)\""),
    Sample(
      "key.misnamed", .key, { $0.rename("appKey", to: "app_key") },
      not: { $0.set("app_key", "\"x\"") }),
    .claim("key.placeholder", .key, "appKey", "\"SDK_KEY_HERE\"", not: "\"\(Forgery.key)\""),
    .claim("key.malformed", .key, "appKey", "\" \(Forgery.key)\"", not: "\"x\(Forgery.key)\""),
    .claim("key.notAString", .key, "appKey", "7", not: "\"7\""),
    .claim("key.email", .key, "appKey", "\"me@example.com\"", not: "\"me.example.com\""),
    .claim(
      "key.isTheSecret", .key, "appKey", "\"\(Forgery.secret)\"", not: "\"\(Forgery.secret)x\""),
    .claim(
      "key.looksLikeSecret", .key, "appKey", "\"abcdefghijklmnopqrstuvwxyz012345\"",
      not: "\"abcdefghijklmnopqrstuv\""),
    Sample(
      "key.sdkKeyDeprecated", .key, { $0.rename("appKey", to: "sdkKey") },
      not: { $0.set("sdkKey", "\"\(Forgery.key)\"") }),
    Sample(
      "key.sdkKeyClaim", .key, { $0.set("sdkKey", "\"\(Forgery.key)\"") },
      not: {
        $0.set("sdkKey", "\"\(Forgery.key)\"");
        $0.inspector.platform = .web(MeetingSDKVersion(3, 13))
      }),
  ]

  static let meeting: [Sample] = [
    .claim("meeting.missing", .meeting, "mn", "null", not: "\"85746065432\""),
    .claim("meeting.separators", .meeting, "mn", "\"857 4606 5432\"", not: "\"85746065432\""),
    .claim(
      "meeting.notANumber", .meeting, "mn", "\"https://zoom.us/j/85746065432\"",
      not: "\"8574606543\""),
    .claim("meeting.digitCount", .meeting, "mn", "\"857460654321\"", not: "\"8574606543\""),
    .claim("meeting.nineDigits", .meeting, "mn", "\"857460654\"", not: "\"8574606543\""),
    .claim("meeting.notTheJoined", .meeting, "mn", "\"85746065433\"", not: "\"85746065432\""),
    .claim("meeting.jsonNumber", .meeting, "mn", "85746065432", not: "\"85746065432\""),
    .claim("meeting.inexactNumber", .meeting, "mn", "8.5746065432e10", not: "85746065432"),
    Sample(
      "meeting.misnamed", .meeting, { $0.rename("mn", to: "meetingNumber") },
      not: { $0.set("meetingNumber", "1") }),
    Sample(
      "meeting.withoutRole", .whole,
      {
        $0.makeNative(); $0.set("role", "0")
      }, not: { $0.makeNative() }),
    .claim("meeting.through32Bits", .meeting, "mn", "\"2147483647\"", not: "\"2147483646\""),
    .claim("meeting.cutAtSpace", .meeting, "mn", "\"857\"", not: "\"85746\""),
    .claim("meeting.rounded", .meeting, "mn", "\"85746100000\"", not: "\"85746200000\""),
    .claim("meeting.signed", .meeting, "mn", "\"-85746065432\"", not: "\"85746065432\""),
    .claim("meeting.foreignDigits", .meeting, "mn", "\"８５７４６０６５４３２\"", not: "\"85746065432\""),
  ]

  static let claims: [Sample] = [
    .claim("role.missing", .role, "role", nil, not: "0"),
    .claim("role.text", .role, "role", "\"1\"", not: "1"),
    .claim("role.wrongType", .role, "role", "true", not: "1"),
    .claim("role.writtenAsFloat", .role, "role", "10e-1", not: "1"),
    .claim("role.outOfRange", .role, "role", "5", not: "1"),
    Sample(
      "role.misnamed", .role, { $0.rename("role", to: "role_type") },
      not: { $0.set("role_type", "1") }),
    .claim("role.hostNeedsZAK", .role, "role", "1", not: "0"),
    Sample(
      "role.notTheExpected", .role, { $0.inspector.role = .host },
      not: { $0.inspector.role = .participant }),
    .claim("claims.webRTCValue", .other, "video_webrtc_mode", "2", not: "1"),
    .claim("claims.webRTCText", .other, "video_webrtc_mode", "\"1\"", not: "1"),
    .claim("claims.webRTCMisnamed", .other, "videoWebRtcMode", "1", not: nil),
    Sample(
      "claims.webRTCOnNative", .whole,
      {
        $0.makeNative(); $0.set("video_webrtc_mode", "1")
      },
      not: { $0.set("video_webrtc_mode", "1") }),
    .claim("claims.notBefore", .other, "nbf", "\(now + 60)", not: "\(now)"),
    .claim("claims.unknown", .other, "meeting", "1", not: nil),
  ]

  static let times: [Sample] = [
    .claim("time.issuedAtMissing", .times, "iat", nil, not: "\(issued)"),
    .claim("time.issuedAtText", .times, "iat", "\"\(issued)\"", not: "\(issued)"),
    .claim("time.issuedAtWrongType", .times, "iat", "null", not: "\(issued)"),
    .claim("time.issuedAtFractional", .times, "iat", "\(issued).25", not: "\(issued).00"),
    time("time.issuedAtInMilliseconds", iat: issued * 1000, not: issued),
    time("time.issuedAtInMicroseconds", iat: issued * 1_000_000, not: issued * 1000),
    time("time.issuedAtInNanoseconds", iat: issued * 1_000_000_000, not: issued * 1_000_000),
    time(
      "time.issuedAtInTicks", iat: (issued + 62_135_596_800) * 10_000_000,
      not: issued * 1_000_000_000),
    time("time.issuedAtSince2001", iat: issued - 978_307_200, not: issued - 970_000_000),
    .claim("time.issuedAtISODate", .times, "iat", "\"2023-11-14T22:13:20Z\"", not: "\"\(issued)\""),
    time("time.issuedInFuture", iat: now + 6, not: now + 5),
    time("time.issuedSlightlyInFuture", iat: now + 1, not: now),
    time("time.notBackdated", iat: now - 2, not: now - 3),
    time("time.zoneOffsetAhead", iat: now + 19_800 - 30, not: now + 19_800 - 61),
    time("time.zoneOffsetBehind", iat: now - 3600, not: now - 3661),
    time("time.issuedAtRoundedToFloat", iat: 1_700_000_128, not: 1_700_000_127),
    time("time.issuedLongAgo", iat: now - 172_801, not: now - 172_800),
    time("time.issuedAtNotPositive", iat: 1000, not: 31_536_000),
    time("time.issuedAtDividedTwice", iat: issued / 1000, not: 10_000_001),
    .claim("time.writtenAsFloat", .times, "iat", "1.70000001e9", not: "1700000010"),
    .claim("time.expiryMissing", .times, "exp", nil, not: "\(issued + 7200)"),
    .claim("time.expiryText", .times, "exp", "\"\(issued + 7200)\"", not: "\(issued + 7200)"),
    .claim("time.expiryWrongType", .times, "tokenExp", "null", not: nil),
    .claim("time.expiryFractional", .times, "exp", "\(issued + 7200).5", not: "\(issued + 7200)"),
    expiry("time.expiryInOtherUnit", exp: (issued + 7200) * 1000, not: issued + 7200),
    Sample(
      "time.expired", .times, times(now - 7200, exp: now), not: times(now - 7200, exp: now + 1)),
    Sample(
      "time.sessionExpired", .times, times(now - 7200, exp: now + 1, tokenExp: now),
      not: times(now - 7200, exp: now + 1)),
    Sample(
      "time.expiresTooSoon", .times, times(now - 7200, exp: now + 59),
      not: times(now - 7200, exp: now + 60)),
    expiry(
      "time.expiryZoneOffset", exp: issued + 7200 - 32_400, not: issued + 7200 - 32_400 + 100),
    Sample(
      "time.sessionZoneOffset", .times,
      times(issued, exp: issued + 3600, tokenExp: issued - 28_800),
      not: times(issued, exp: issued + 3600, tokenExp: issued - 28_700)),
    expiry("time.validityTooShort", exp: issued + 1799, not: issued + 1800),
    expiry("time.validityAtMinimum", exp: issued + 1800, not: issued + 1801),
    Sample(
      "time.validityAtMinimumOnNative", .whole,
      {
        $0.makeNative(); times(issued, exp: issued + 1800)(&$0)
      },
      not: {
        $0.makeNative(); times(issued, exp: issued + 1801)(&$0)
      }),
    expiry("time.validityTooLong", exp: issued + 172_801, not: issued + 172_800),
    expiry("time.validityAtMaximum", exp: issued + 172_800, not: issued + 172_799),
    expiry("time.validityTimes1000", exp: issued + 7_200_000, not: issued + 7_200_001),
    expiry("time.expiryRelative", exp: 7200, not: issued + 7200),
    expiry("time.expiryNotAfterIssue", exp: issued, not: issued + 1),
    Sample(
      "time.sessionExpiryMissing", .whole,
      {
        $0.makeNative(); $0.set("tokenExp", nil)
      },
      not: { $0.set("tokenExp", nil) }),
    Sample(
      "time.sessionExpiryMissingOnWeb", .times, { $0.set("tokenExp", nil) },
      not: {
        $0.makeNative(); $0.set("tokenExp", nil)
      }),
    Sample(
      "time.sessionTooShort", .times, times(issued, exp: issued + 7200, tokenExp: issued + 1799),
      not: times(issued, exp: issued + 7200, tokenExp: issued + 1800)),
    Sample(
      "time.sessionEndsTooSoon", .whole,
      {
        $0.makeNative(); times(now - 7200, exp: now + 1799)(&$0)
      },
      not: {
        $0.makeNative(); times(now - 7200, exp: now + 1800)(&$0)
      }),
    Sample(
      "time.sessionDiffersFromExpiry", .times,
      times(issued, exp: issued + 7200, tokenExp: issued + 7201),
      not: times(issued)),
    Sample(
      "time.sessionExpiryMisnamed", .times, { $0.rename("tokenExp", to: "token_exp") },
      not: { $0.set("token_exp", "1") }),
    Sample(
      "time.expiryOnOtherClock", .times, times(issued - 978_307_200, exp: issued + 7200),
      not: times(issued - 978_307_200)),
  ]

  private static func legacy(
    _ identifier: String, _ change: @escaping @Sendable (inout Forgery.Legacy) -> Void,
    not nearMiss: @escaping @Sendable (inout Forgery.Legacy) -> Void = { _ in }
  ) -> Sample {
    func make(_ change: @escaping @Sendable (inout Forgery.Legacy) -> Void)
      -> @Sendable (inout Forgery) -> Void
    {
      {
        var legacy = Forgery.Legacy()
        change(&legacy)
        $0.legacy = legacy
      }
    }
    return Sample(identifier, .legacy, make(change), not: make(nearMiss))
  }

  private static func timestamp(_ milliseconds: Int64) -> @Sendable (inout Forgery.Legacy) -> Void {
    { $0.fields[2] = "\(milliseconds)" }
  }

  static let legacy: [Sample] = [
    legacy("legacy.corrupt", { $0.outer = { Base64.encode($0.utf8, as: .standard) + "-" } }),
    legacy(
      "legacy.keyAlone", { $0.outer = { _ in Base64.encode(Forgery.key.utf8, as: .standard) } },
      not: { $0.outer = { _ in Base64.encode("\(Forgery.key).85746065432".utf8, as: .standard) } }),
    legacy(
      "legacy.sixFields",
      {
        $0.fields = [Forgery.key, Forgery.meeting, "\(issued)", "\(issued + 7200)", "0"]
      }),
    legacy(
      "legacy.fieldCount",
      { $0.outer = { _ in Base64.encode("\(Forgery.key).85746065432".utf8, as: .standard) } }),
    legacy("legacy.timestampInSeconds", timestamp(issued), not: timestamp(issued * 1000)),
    legacy(
      "legacy.timestampMalformed", timestamp(issued * 1_000_000), not: timestamp(issued * 1000)),
    legacy(
      "legacy.timestampShifted",
      {
        $0.fields[1] = Forgery.meeting + "1"
        $0.fields[2] = String("\(issued * 1000)".dropFirst())
      }, not: { $0.fields[2] = "700000000000" }),
    legacy("legacy.timestampInFuture", timestamp(now * 1000 + 1), not: timestamp(now * 1000)),
    legacy(
      "legacy.timestampStale", timestamp((now - 7201) * 1000), not: timestamp((now - 7200) * 1000)),
    legacy(
      "legacy.timestampZoneOffset", timestamp((now + 32_400) * 1000),
      not: timestamp((now + 32_500) * 1000)),
    legacy("legacy.notBackdated", timestamp(now * 1000), not: timestamp((now - 30) * 1000)),
    legacy("legacy.hashHex", { $0.hash = { $0.map(hexadecimal).joined() } }),
    legacy(
      "legacy.hashBase64OfHex",
      { $0.hash = { Base64.encode($0.flatMap { hexadecimal($0).utf8 }, as: .standard) } }),
    legacy(
      "legacy.hashURLSafe", { $0.hash = { Base64.encode([0xff] + $0.dropFirst(), as: .url) } }),
    legacy("legacy.hashUnpadded", { $0.hash = { Base64.encode($0, as: .standardUnpadded) } }),
    legacy("legacy.hashLineBreak", { $0.hash = { Base64.encode($0, as: .standard) + "\n" } }),
    legacy("legacy.hashMalformed", { $0.hash = { Base64.encode($0.dropLast(), as: .standard) } }),
    legacy("legacy.messageNotEncoded", { $0.message = { $0.joined() } }),
    legacy("legacy.messageOrder", { $0.message = { $0.joined(separator: ".") } }),
    legacy(
      "legacy.messageLineBreaks",
      {
        $0.message = { broken(Base64.encode($0.joined().utf8, as: .standard), every: 60) + "\n" }
      }),
  ]

  /// The checklist, which a rejected signature doesn't have.
  static let offline: [Sample] = InspectionCause.all.filter {
    $0.identifier.hasPrefix("offline.")
  }.map {
    Sample($0.identifier, .whole, { _ in }, not: { $0.set("iat", nil) })
  }
}

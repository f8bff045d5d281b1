extension InspectionRun {
  /// What is wrong with the times, each by itself, beside each other, and beside the clock.
  ///
  /// A time in another unit, or counted from another year, is reported once and then taken as it was
  /// meant.
  mutating func checkTimes(_ claims: InspectedClaims, areRequired: Bool) {
    let issued = claims["iat"].map { readIssuedAt($0) }
    let expiry = readExpiry(claims, "exp", issued)
    let session = readExpiry(claims, "tokenExp", issued)
    if areRequired { reportMissingTimes(claims) }
    if let issued = issued?.seconds { checkIssuedAt(issued) }
    checkValidity(issued, expiry, claims)
    checkSession(issued, expiry, session, claims)
    checkNotBefore(claims)
  }

  private mutating func reportMissingTimes(_ claims: InspectedClaims) {
    let isWeb = isForWeb(claims)
    if !claims.has("iat") { report(.issuedAt(.missing), "no iat") }
    if !claims.has("exp"), isWeb { report(.expiry(.missing), "no exp") }
    guard !claims.has("tokenExp") else { return }
    let misnamed = claims.first(of: [
      "tokenexp", "token_exp", "tokenExpiry", "tokenEXP", "token_expiry",
    ])
    if let misnamed { report(.expiry(.sessionExpiryMisnamed), "the claim \(misnamed)") }
    if misnamed == nil || !isWeb {
      report(
        .expiry(isWeb ? .sessionExpiryMissingOnWeb : .sessionExpiryMissing), "no tokenExp")
    }
  }

  // MARK: Each by itself

  private mutating func readIssuedAt(_ claim: InspectedClaims.Value) -> ClaimedTime {
    let time = ClaimedTime(claim, now: now)
    switch time.fault {
    case .text: report(.issuedAt(.text), seen(time))
    case .isoDate: report(.issuedAt(.isoDate), "a string that begins with a year")
    case .wrongType: report(.issuedAt(.wrongType), "no number")
    case .fractional: report(.issuedAt(.fractional), "\(seen(time)) and a fraction")
    case .writtenAsFloat: report(.issuedAt(.writtenAsFloat), "iat: \(seen(time))")
    case nil: break
    }
    switch time.unit {
    case .seconds: break
    case .milliseconds: report(.issuedAt(.milliseconds), seen(time))
    case .microseconds: report(.issuedAt(.microseconds), seen(time))
    case .nanoseconds: report(.issuedAt(.nanoseconds), seen(time))
    }
    if time.countsFrom2001 { report(.issuedAt(.since2001), seen(time)) }
    return time
  }

  private mutating func readExpiry(
    _ claims: InspectedClaims, _ name: StaticString, _ issued: ClaimedTime?
  ) -> ClaimedTime? {
    guard let claim = claims[name] else { return nil }
    let time = ClaimedTime(claim, now: now)
    switch time.fault {
    case .text, .isoDate: report(.expiry(.text), "\(name): \(seen(time))")
    case .wrongType: report(.expiry(.wrongType), "\(name): no number")
    case .fractional: report(.expiry(.fractional), "\(name): \(seen(time)) and a fraction")
    case .writtenAsFloat: report(.issuedAt(.writtenAsFloat), "\(name): \(seen(time))")
    case nil: break
    }
    if time.unit != .seconds { report(.expiry(.otherUnit), "\(name): \(seen(time))") }
    guard let seconds = time.seconds else { return nil }
    if 1...10_000_000 ~= seconds, let start = issued?.seconds ?? now,
      start > 2 * seconds + 10_000_000
    {
      report(.expiry(.relative), "\(name): \(seconds)")
      return nil
    }
    return time
  }

  private func seen(_ time: ClaimedTime) -> SeenText {
    guard let written = time.written else { return "no number" }
    return "\(written)"
  }

  // MARK: Beside the clock

  private mutating func checkIssuedAt(_ issued: Int64) {
    if issued <= 0, now.map({ $0 > 86_400 }) ?? true {
      return report(.issuedAt(.notPositive), "iat: \(issued)")
    }
    guard let now else { return }
    let age = now - issued
    if age < 0 {
      checkAhead(-age, issued)
    } else if age <= 2 {
      report(.issuedAt(.notBackdated), "\(age) s ago")
    } else if age > 172_800 {
      report(.issuedAt(.longAgo), "\(age) s ago")
    } else if let offset = zoneOffset(age) {
      report(.issuedAt(.zoneOffsetBehind), "\(age) s ago, \(offset)")
    } else if 31..<158 ~= age, isMultipleOf128(issued) {
      report(.issuedAt(.floatRounded), "iat: \(issued)", as: .note)
    }
  }

  private mutating func checkAhead(_ ahead: Int64, _ issued: Int64) {
    if ahead <= 98, isMultipleOf128(issued) {
      report(.issuedAt(.floatRounded), "iat: \(issued), \(ahead) s ahead")
    }
    if let offset = zoneOffset(ahead) {
      report(.issuedAt(.zoneOffsetAhead), "\(ahead) s ahead, \(offset)")
    }
    report(
      .issuedAt(ahead <= 5 ? .slightlyInFuture : .inFuture), "\(ahead) s ahead of the given time")
  }

  private func isMultipleOf128(_ seconds: Int64) -> Bool {
    seconds % 128 == 0 || (seconds + 30) % 128 == 0
  }

  /// The time zone's offset that `distance` is near to, in words.
  func zoneOffset(_ distance: Int64) -> SeenText? {
    let quarters = (distance + 450) / 900
    guard 1...56 ~= quarters, abs(distance - quarters * 900) <= 60 else { return nil }
    let minutes = quarters % 4 * 15
    if minutes == 0 { return "about \(quarters / 4) h" }
    return "about \(quarters / 4) h \(minutes) min"
  }

  private mutating func checkNotBefore(_ claims: InspectedClaims) {
    guard case .number(_, let start?)? = claims["nbf"], let now, start > now
    else { return }
    report(.claims(.notBefore), "nbf: \(start), and it is \(now)")
  }

  // MARK: Beside each other

  private mutating func checkValidity(
    _ issued: ClaimedTime?, _ expiry: ClaimedTime?, _ claims: InspectedClaims
  ) {
    guard let expiry, let end = expiry.seconds else { return }
    if let now, end <= now {
      report(.expiry(.expired), "\(now - end) s ago")
    }
    guard let issued, let validity = validity(issued, expiry) else { return }
    switch validity {
    case ...0: report(.expiry(.notAfterIssue), "\(validity) s after iat")
    case ..<1800: report(.expiry(.validityTooShort), "\(validity) s after iat")
    case 1800 where isForWeb(claims): report(.expiry(.validityAtMinimum), "1800 s after iat")
    case 1800: report(.expiry(.validityAtMinimumOnNative), "exp: 1800 s after iat")
    case ..<172_800: break
    case 172_800: report(.expiry(.validityAtMaximum), "172800 s after iat")
    case 1_800_000...172_800_000 where validity % 1000 == 0:
      report(
        .expiry(.validityTimes1000), "\(validity) s after iat, 1000 times \(validity / 1000)")
    default: report(.expiry(.validityTooLong), "\(validity) s after iat")
    }
  }

  /// How many seconds lie between two times, if they can be compared; where both are in another unit,
  /// in that one if seconds were meant.
  private mutating func validity(_ issued: ClaimedTime, _ expiry: ClaimedTime) -> Int64? {
    guard let start = issued.seconds, let end = expiry.seconds else { return nil }
    guard issued.countsFrom2001 == expiry.countsFrom2001 else {
      report(.expiry(.otherClock), "one counts from 1970, the other from 2001")
      return nil
    }
    if issued.unit == expiry.unit, issued.unit != .seconds,
      let written = expiry.written, let writtenStart = issued.written,
      1800...172_800 ~= written.subtractingReportingOverflow(writtenStart).partialValue
    {
      return nil
    }
    let (validity, overflow) = end.subtractingReportingOverflow(start)
    return overflow ? nil : validity
  }

  private mutating func checkSession(
    _ issued: ClaimedTime?, _ expiry: ClaimedTime?, _ session: ClaimedTime?,
    _ claims: InspectedClaims
  ) {
    guard let session, let end = session.seconds else { return }
    let isWeb = isForWeb(claims)
    if let now {
      if end <= now {
        report(.expiry(.sessionExpired), "tokenExp: \(now - end) s ago")
      } else if !isWeb, end - now < 1800 {
        report(.expiry(.sessionEndsTooSoon), "\(end - now) s left")
      }
    }
    if let expiry, let expiryEnd = expiry.seconds, expiryEnd != end {
      report(.expiry(.sessionDiffers), end > expiryEnd ? "later than exp" : "earlier than exp")
    }
    guard let issued, let validity = validity(issued, session) else { return }
    if validity < 1800 {
      report(.expiry(.sessionTooShort), "\(validity) s after iat")
    } else if validity == 1800, !isWeb {
      report(.expiry(.validityAtMinimumOnNative), "tokenExp: 1800 s after iat")
    }
  }
}

// `tokenExp`, the time at which the session ends.

extension TimesCheck {
  mutating func reportMissingSessionExpiry(_ claims: TokenClaims) {
    let misspelled = claims.firstName(of: [
      "tokenexp", "token_exp", "tokenExpiry", "tokenEXP", "token_expiry",
    ])
    if let misspelled {
      findings.report(.timeSessionExpiryMisnamed, "the claim \(misspelled)")
    }
    if misspelled == nil || !isForWeb {
      findings.report(
        isForWeb ? .timeSessionExpiryMissingOnWeb : .timeSessionExpiryMissing, "no tokenExp")
    }
  }

  mutating func checkSession(
    _ session: ParsedTimeClaim?, _ expiry: ParsedTimeClaim?, _ issued: ParsedTimeClaim?
  ) {
    guard let session, let end = session.seconds else { return }
    if let now {
      if end <= now {
        findings.report(.timeSessionExpired, "tokenExp: \(now - end) s ago")
      } else if !isForWeb, end - now < 1800 {
        findings.report(.timeSessionEndsTooSoon, "\(end - now) s left")
      }
    }
    if let expiryEnd = expiry?.seconds, expiryEnd != end {
      findings.report(
        .timeSessionDiffersFromExpiry, end > expiryEnd ? "later than exp" : "earlier than exp")
    }
    guard let issued, let validity = validity(from: issued, to: session) else { return }
    if validity < 1800 {
      findings.report(.timeSessionTooShort, "\(validity) s after iat")
    } else if validity == 1800, !isForWeb {
      findings.report(.timeValidityAtMinimumOnNative, "tokenExp: 1,800 s after iat")
    }
  }
}

extension InspectionCause {
  static var sessionTimes: [InspectionCause] {
    [
      timeSessionExpired, timeSessionExpiryMissing, timeSessionExpiryMissingOnWeb,
      timeSessionTooShort, timeSessionEndsTooSoon, timeSessionDiffersFromExpiry,
      timeSessionExpiryMisnamed,
    ]
  }

  static let timeSessionExpired = InspectionCause {
    Entry(
      "time.sessionExpired", .error,
      why: "tokenExp has passed, so the session would end immediately.",
      fix: "Sign again for every join.", shows: .expired,
      source: "Zoom documentation, 'Meeting SDK authorization'")
  }

  static let timeSessionExpiryMissing = InspectionCause {
    Entry(
      "time.sessionExpiryMissing", .error,
      why: "Native SDKs require tokenExp.", fix: "Write tokenExp: iat + 7200 or later.",
      shows: .invalidArguments, source: "Zoom documentation, 'Meeting SDK authorization'")
  }

  static let timeSessionExpiryMissingOnWeb = InspectionCause {
    Entry(
      "time.sessionExpiryMissingOnWeb", .note,
      why: "tokenExp is missing. The Web SDK doesn't require it, but all of Zoom's samples send "
        + "it.",
      fix: "Write tokenExp, with the value of exp.", shows: .nothing,
      source: "Zoom documentation, 'Meeting SDK authorization'")
  }

  static let timeSessionTooShort = InspectionCause {
    Entry(
      "time.sessionTooShort", .error,
      why: "tokenExp is less than 1,800 seconds after iat, the minimum.",
      fix: "Write tokenExp: iat + 7200 or later.",
      source: "Zoom documentation, 'Meeting SDK authorization'")
  }

  static let timeSessionEndsTooSoon = InspectionCause {
    Entry(
      "time.sessionEndsTooSoon", .error,
      why: "tokenExp is less than 1,800 seconds away. A native SDK requires more when it is "
        + "initialized.",
      fix: "Sign just before you initialize the SDK, or use a later tokenExp.",
      shows: .invalidArguments, source: "devforum.zoom.us/t/65869")
  }

  static let timeSessionDiffersFromExpiry = InspectionCause {
    Entry(
      "time.sessionDiffersFromExpiry", .note,
      why: "tokenExp differs from exp, which is allowed. Zoom's samples use the same time for "
        + "both, and one of Zoom's guides asks for a later exp.",
      fix: "Write the same time into both, unless the difference is intended.", shows: .nothing,
      source: "dev.to/zoom; GitHub, zoom/meetingsdk-auth-endpoint-sample")
  }

  static let timeSessionExpiryMisnamed = InspectionCause {
    Entry(
      "time.sessionExpiryMisnamed", .warning,
      why: "The SDK ignores this claim. Its name is tokenExp, with a capital E.",
      fix: "Rename the claim to tokenExp.", shows: .invalidArguments,
      source: "Zoom documentation, 'Meeting SDK authorization'")
  }
}

/// An entry of the catalogue, by what it is about.
enum CatalogueEntry {
  case transport(TransportCause), kind(KindCause), container(ContainerCause), hmac(HMACCause)
  case key(KeyCause), meeting(MeetingCause), role(RoleCause), claims(OtherClaimCause)
  case issuedAt(IssuedAtCause), expiry(ExpiryCause), legacy(LegacyCause), offline(OfflineCause)

  // Not inlined: each loop over the catalogue would have all twelve branches in it.
  var cause: InspectionCause {
    @inline(never) get {
      switch self {
      case .transport(let entry): entry.cause
      case .kind(let entry): entry.cause
      case .container(let entry): entry.cause
      case .hmac(let entry): entry.cause
      case .key(let entry): entry.cause
      case .meeting(let entry): entry.cause
      case .role(let entry): entry.cause
      case .claims(let entry): entry.cause
      case .issuedAt(let entry): entry.cause
      case .expiry(let entry): entry.cause
      case .legacy(let entry): entry.cause
      case .offline(let entry): entry.cause
      }
    }
  }

  /// Whether it cannot be seen offline, and concerns the platform; nil is one that is not known.
  func isOnChecklist(for platform: MeetingSDKPlatform?) -> Bool {
    guard case .offline(let entry) = self else { return false }
    return entry.concerns(platform)
  }
}

extension CatalogueEntry {
  /// The whole catalogue, in the order of the stages.
  static var all: [CatalogueEntry] {
    [
      .transport(.empty), .transport(.notText), .transport(.jsonObject), .transport(.quoted),
      .transport(.pythonBytes), .transport(.surroundingSpace), .transport(.lineBreaks),
      .transport(.innerSpace), .transport(.invisibleCharacters), .transport(.percentEncoded),
      .transport(.plusTurnedToSpace), .transport(.prefix), .transport(.appKeyPrefix),
      .transport(.truncated), .transport(.extraSegments), .transport(.errorPage),
      .transport(.encodedTwice), .transport(.tooLong), .transport(.tooManyLayers),
      .kind(.legacy), .kind(.legacyUnencoded), .kind(.videoSDK), .kind(.cobrowse), .kind(.restApp),
      .kind(.oauth), .kind(.zakOrOBF), .kind(.bareHMAC), .kind(.webhookHeader), .kind(.encrypted),
      .kind(.asymmetric), .kind(.unsigned), .kind(.unrecognized),
      .container(.standardBase64), .container(.padding), .container(.notBase64),
      .container(.hexSignature), .container(.signatureLength), .container(.headerNotJSON),
      .container(.algorithmMissing), .container(.otherAlgorithm), .container(.headerType),
      .container(.payloadNotUTF8), .container(.payloadNotJSON), .container(.payloadStringified),
      .container(.payloadNotObject), .container(.duplicateNames),
      .hmac(.trailingNewline), .hmac(.surroundingSpace), .hmac(.surroundingQuotes),
      .hmac(.escapedNewline), .hmac(.keyInPlaceOfSecret), .hmac(.keyAndSecretSwapped),
      .hmac(.base64Decoded), .hmac(.readAsHex), .hmac(.readAsLowBytes), .hmac(.emptySecret),
      .hmac(.placeholder), .hmac(.environmentName), .hmac(.readAsUTF16), .hmac(.secretLooksLikeKey),
      .hmac(.mismatch), .hmac(.editedOrOtherPair),
      .hmac(.rawJSON), .hmac(.otherBase64), .hmac(.payloadAlone), .hmac(.swapped),
      .hmac(.otherHash), .hmac(.hexDigest),
      .key(.missing), .key(.onlySDKKey), .key(.onlySDKKeyInOldWeb), .key(.different),
      .key(.notTheExpected), .key(.misnamed), .key(.placeholder), .key(.malformed),
      .key(.notAString), .key(.email), .key(.isTheSecret), .key(.looksLikeSecret),
      .key(.sdkKeyDeprecated), .key(.sdkKeyClaim),
      .meeting(.missing), .meeting(.separators), .meeting(.notANumber), .meeting(.digitCount),
      .meeting(.nineDigits), .meeting(.notTheJoined), .meeting(.jsonNumber),
      .meeting(.inexactNumber), .meeting(.misnamed), .meeting(.withoutRole),
      .meeting(.foreignDigits),
      .role(.missing), .role(.text), .role(.wrongType), .role(.outOfRange), .role(.misnamed),
      .role(.hostNeedsZAK), .role(.notTheExpected),
      .claims(.webRTCValue), .claims(.webRTCText), .claims(.webRTCMisnamed),
      .claims(.webRTCOnNative), .claims(.notBefore), .claims(.unknown),
      .issuedAt(.missing), .issuedAt(.text), .issuedAt(.wrongType), .issuedAt(.fractional),
      .issuedAt(.milliseconds), .issuedAt(.microseconds), .issuedAt(.nanoseconds),
      .issuedAt(.since2001), .issuedAt(.isoDate), .issuedAt(.inFuture),
      .issuedAt(.slightlyInFuture), .issuedAt(.notBackdated), .issuedAt(.zoneOffsetAhead),
      .issuedAt(.zoneOffsetBehind), .issuedAt(.floatRounded), .issuedAt(.longAgo),
      .issuedAt(.notPositive), .issuedAt(.writtenAsFloat),
      .expiry(.missing), .expiry(.text), .expiry(.wrongType), .expiry(.fractional),
      .expiry(.otherUnit), .expiry(.expired), .expiry(.sessionExpired), .expiry(.validityTooShort),
      .expiry(.validityAtMinimum), .expiry(.validityAtMinimumOnNative), .expiry(.validityTooLong),
      .expiry(.validityAtMaximum), .expiry(.validityTimes1000), .expiry(.relative),
      .expiry(.notAfterIssue), .expiry(.sessionExpiryMissing), .expiry(.sessionExpiryMissingOnWeb),
      .expiry(.sessionTooShort), .expiry(.sessionEndsTooSoon), .expiry(.sessionDiffers),
      .expiry(.sessionExpiryMisnamed), .expiry(.otherClock),
      .legacy(.corrupt), .legacy(.keyAlone), .legacy(.sixFields), .legacy(.fieldCount),
      .legacy(.timestampInSeconds), .legacy(.timestampMalformed), .legacy(.timestampInFuture),
      .legacy(.timestampStale), .legacy(.timestampZoneOffset), .legacy(.notBackdated),
      .legacy(.hashHex), .legacy(.hashBase64OfHex), .legacy(.hashURLSafe), .legacy(.hashUnpadded),
      .legacy(.hashLineBreak), .legacy(.hashMalformed), .legacy(.messageNotEncoded),
      .legacy(.messageOrder), .legacy(.messageLineBreaks),
      .offline(.appNotActivated), .offline(.embedIsOff), .offline(.otherEnvironment),
      .offline(.unpublishedApp), .offline(.authorizationMissing), .offline(.keyBlocked),
      .offline(.governmentCloud), .offline(.sdkTooOld), .offline(.passcodeName),
      .offline(.unexplained),
    ]
  }
}

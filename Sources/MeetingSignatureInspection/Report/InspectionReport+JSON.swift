#if canImport(PureCrypto)
  public import PureJSON
#endif

extension InspectionReport {
  /// The report for programs.
  ///
  /// An object with these members; those that have no value are `null` or empty:
  ///
  /// - `verdict`, `answer`, `subject`: strings.
  /// - `platform`, `sdkVersion`: the SDK that was judged; `platformIsAssumed`: a Boolean.
  /// - `otherPlatform`: `platform` and `causes`, identifiers, if the other kind of SDK would reject
  ///   the signature for further reasons.
  /// - `header`, `claims`: an array of `name`, `value`, `meaning`, and, for times, `time` in UTC
  ///   and `secondsFromNow`.
  /// - `findings`: an array of `severity`, `stage`, `evidence`, `places`, `codes`, and `cause`. A
  ///   place has `part`, and `claim`, or `offset` and `length` in bytes.
  /// - `passedStages`: an array of strings; `unchecked`: of `name`, `subject`, `reason`, `remedy`.
  /// - `clientError`: `code` and `meanings`; `possibleCauses`: an array of causes.
  /// - `checklist`: an array of causes with their `codes`.
  ///
  /// A cause has `identifier`, `severity`, `why`, `fix`, `fixes` by language, `clientMessages`, and
  /// `source`. A code, a meaning, and a client message have `client`, `code`, and `text`.
  public var json: JSONValue {
    let token: [JSONValue.Member] = [
      .init("header", .array(contents?.header.map { $0.document(contents?.now) } ?? [])),
      .init("claims", .array(contents?.claims.map { $0.document(contents?.now) } ?? [])),
    ]
    let head: [JSONValue.Member] = [
      .init("verdict", .string("\(verdict)")), .init("answer", .string(answer)),
      .init("subject", .string(subject)),
      .init("platform", platform.map { .string($0.name) } ?? .null),
      .init("sdkVersion", platform?.webVersion.map { .string("\($0)") } ?? .null),
      .init("platformIsAssumed", .bool(platformIsAssumed)),
      .init("otherPlatform", otherPlatformDocument),
    ]
    let body: [JSONValue.Member] = [
      .init("findings", .array(findings.map { $0.document(on: platform) })),
      .init("passedStages", .array(passedStages.map { .string("\($0)") })),
      .init("unchecked", .array(unchecked.map { $0.document })),
      .init("clientError", clientError?.document(on: platform) ?? .null),
      .init("possibleCauses", .array(possibleCauses.map { $0.json })),
      .init("checklist", .array(checklist.map { $0.document(on: platform) })),
    ]
    return .object(head + token + body)
  }

  private var otherPlatformDocument: JSONValue {
    guard let other = otherPlatform else { return .null }
    return .object([
      .init("platform", .string(other.platform.name)),
      .init("causes", .array(other.causes.map { .string($0.identifier) })),
    ])
  }
}

extension InspectionCause {
  /// The cause for programs, as ``InspectionReport/json`` describes it.
  public var json: JSONValue { .object(members) }

  fileprivate var members: [JSONValue.Member] {
    [
      .init("identifier", .string(identifier)), .init("severity", .string("\(severity)")),
      .init("why", .string(why)), .init("fix", .string(fix)),
      .init("fixes", .object(fixes.map { .init($0.language.name, .string($0.code)) })),
      .init("clientMessages", .array(clientMessages.map { $0.document })),
      .init("source", .string(source)),
    ]
  }

  fileprivate func document(on platform: MeetingSDKPlatform?) -> JSONValue {
    .object(members + [.init("codes", codes(on: platform))])
  }

  fileprivate func codes(on platform: MeetingSDKPlatform?) -> JSONValue {
    .array(clientMessages(on: platform).map { $0.document })
  }
}

extension TokenContents {
  /// The contents for programs: an object with `subject`, `header`, and `claims`, as
  /// ``InspectionReport/json`` describes them.
  public var json: JSONValue {
    .object([
      .init("subject", .string(subject)),
      .init("header", .array(header.map { $0.document(now) })),
      .init("claims", .array(claims.map { $0.document(now) })),
    ])
  }
}

extension TokenClaim {
  fileprivate func document(_ now: Int64?) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(name)), .init("value", json), .init("meaning", .string(meaning)),
    ]
    if let time, let displayed = DisplayedTime(seconds: time) {
      members.append(.init("time", .string(displayed.iso8601)))
      if let now {
        members.append(.init("secondsFromNow", .number(JSONNumber(time - now))))
      }
    }
    return .object(members)
  }
}

extension InspectionFinding {
  fileprivate func document(on platform: MeetingSDKPlatform?) -> JSONValue {
    .object([
      .init("severity", .string("\(severity)")), .init("stage", .string("\(stage)")),
      .init("evidence", .string(evidence)), .init("places", faults.document),
      .init("codes", cause.codes(on: platform)), .init("cause", cause.json),
    ])
  }
}

extension FaultPlaces {
  fileprivate var document: JSONValue {
    var places: [JSONValue] = []
    forEach { part, claim, range in
      places.append(
        .object([
          .init("part", .string(part.description)),
          .init("claim", claim.map { .string($0) } ?? .null),
          .init("offset", range.map { .number(JSONNumber(Int64($0.lowerBound))) } ?? .null),
          .init("length", range.map { .number(JSONNumber(Int64($0.count))) } ?? .null),
        ]))
    }
    return .array(places)
  }
}

extension InspectionGap {
  fileprivate var document: JSONValue {
    .object([
      .init("name", .string(name)), .init("subject", .string(subject)),
      .init("reason", .string(reason)), .init("remedy", .string(remedy)),
    ])
  }
}

extension ClientError {
  fileprivate func document(on platform: MeetingSDKPlatform?) -> JSONValue {
    .object([
      .init("code", code.map { .number(JSONNumber($0)) } ?? .null),
      .init("meanings", .array(meanings(on: platform).map { $0.document })),
    ])
  }
}

extension ClientMessage {
  fileprivate var document: JSONValue {
    .object([
      .init("client", .string(client.name)),
      .init("code", code.map { .number(JSONNumber($0)) } ?? .null),
      .init("text", .string(text)),
    ])
  }
}

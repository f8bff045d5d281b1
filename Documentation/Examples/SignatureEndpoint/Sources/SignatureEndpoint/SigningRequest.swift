internal import PureJSON

/// The body of `POST /`, read and checked as the official endpoint does.
struct SigningRequest: BodyQuestion {
  /// The meeting number as the client sent it.
  ///
  /// Numbers are written as JavaScript prints them.
  ///
  /// Nil for a native SDK.
  let meetingNumber: JSONValue?
  let role: Double?
  /// How many seconds after `iat` the signature expires.
  let lifetime: Double
  let videoWebRTCMode: Double?

  /// The request in a body.
  ///
  /// A meeting number in an array or object, which the official endpoint signs, is refused.
  init(_ body: [UInt8]) throws(Problems) {
    let json: JSONValue
    do throws(JSONError) {
      json = body.isEmpty ? [:] : try JSONValue(parsing: body, maximumDepth: 32)
    } catch {
      throw Problems("$body", "\(error)")
    }
    guard case .object = json else { throw Problems("$body", "must be a JSON object") }
    try self.init(json)
  }

  private init(_ json: JSONValue) throws(Problems) {
    let number = json["meetingNumber"]
    let role = LooseNumber(json["role"])
    let lifetime = LooseNumber(json["expirationSeconds"])
    let videoWebRTCMode = LooseNumber(json["videoWebRtcMode"])
    let problems = [
      togetherProblem((number == nil) == (role == .absent)),
      number.flatMap(containerProblem),
      role.problem("role", allowing: [0, 1]),
      lifetime.problem("expirationSeconds", within: 1800...172_800),
      videoWebRTCMode.problem("videoWebRtcMode", allowing: [0, 1]),
    ].compactMap(\.self)
    if !problems.isEmpty { throw Problems(problems) }
    meetingNumber = number.map(asJavaScriptPrintsIt)
    self.role = role.number
    self.lifetime = lifetime.number ?? 7200
    self.videoWebRTCMode = videoWebRTCMode.number
  }

  var demand: Demand {
    .signature(meetingNumber: meetingNumber.map(templateText), asHost: role == 1)
  }
}

private func togetherProblem(_ areTogether: Bool) -> Problem? {
  if areTogether { return nil }
  return Problem(
    property: "$schema",
    reason: "If one of the following properties is present, all or none must be present: "
      + "meetingNumber, role")
}

private func containerProblem(_ value: JSONValue) -> Problem? {
  switch value {
  case .array, .object:
    Problem(property: "meetingNumber", reason: "must be text or a number")
  default: nil
  }
}

private func asJavaScriptPrintsIt(_ value: JSONValue) -> JSONValue {
  guard let number = value.numberValue, let printed = JSONNumber(number.double) else {
    return value
  }
  return .number(printed)
}

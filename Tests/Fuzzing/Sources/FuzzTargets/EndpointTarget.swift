#if canImport(PureJSON)
  internal import MeetingSignature
  internal import PureJSON
#endif

extension FuzzTarget {
  /// The bodies and the settings file of the example server.
  static let endpoint = FuzzTarget(name: "endpoint") { bytes in
    var input = FuzzInput(bytes)
    switch input.below(3) {
    case 0: try checkSigning(Array(input.rest))
    case 1: try checkInspection(Array(input.rest))
    default: try checkSettings(Array(input.rest))
    }
  }
}

private func checkSigning(_ body: [UInt8]) throws {
  let request: SigningRequest
  do throws(Problems) {
    request = try SigningRequest(body)
  } catch {
    try require(!error.all.isEmpty, "refused without a problem")
    return _ = try JSONValue(parsing: error.all.json.serialized())
  }
  let json = body.isEmpty ? [:] : try JSONValue(parsing: body)
  try require((request.meetingNumber == nil) == (json["meetingNumber"] == nil), "the number")
  try require((request.role == nil) == (request.meetingNumber == nil), "not together")
  try require(request.role.map { $0 == 0 || $0 == 1 } ?? true, "the role \(request.role ?? 0)")
  try require(1800...172_800 ~= request.lifetime, "the lifetime \(request.lifetime)")
  try require(request.videoWebRTCMode.map { $0 == 0 || $0 == 1 } ?? true, "the mode")
  if json["expirationSeconds"] == nil { try require(request.lifetime == 7200, "the default") }
}

private func checkInspection(_ body: [UInt8]) throws {
  guard let request = try? InspectionRequest(body) else { return }
  let json = try JSONValue(parsing: body)
  switch request.subject {
  case .signature(let text): try require(json["signature"]?.isString(text) == true, "the signature")
  case .clientError: try require(json["signature"] == nil && json["code"] != nil, "the code")
  }
  try require((request.role == nil) == (json["role"] == nil), "the role")
  try require((request.meetingNumber == nil) == (json["meetingNumber"] == nil), "the number")
}

private func checkSettings(_ content: [UInt8]) throws {
  let settings: [String: String]
  do throws(SettingsError) {
    settings = try SettingsFile.parse(content)
  } catch {
    return try require(error.description.hasSuffix("."), "the error is no sentence")
  }
  for (name, value) in settings {
    try require(!name.isEmpty && !(name + value).contains("\n"), "a name or a value is no line")
  }
  // What was read can be written and read again, unless a name begins as a comment or an export does.
  guard !settings.keys.contains(where: { $0.hasPrefix("#") || $0.hasPrefix("export ") }) else {
    return
  }
  let text = settings.map { "\($0)=\($1)" }.joined(separator: "\n")
  try require(try SettingsFile.parse(Array(text.utf8)) == settings, "\(text) is read differently")
}

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
  for name in settings.keys {
    try require(!name.isEmpty && name.utf8.allSatisfy(isNameByte), "a name is none of a variable")
  }
  // What needs no quotes can be written and read again.
  let plain = settings.filter { isPlain($0.value) }
  let text = plain.map { "\($0)=\($1)" }.joined(separator: "\n")
  try require(try SettingsFile.parse(Array(text.utf8)) == plain, "\(text) is read differently")
}

private func isNameByte(_ byte: UInt8) -> Bool {
  "_.-".utf8.contains(byte) || 0x30...0x39 ~= byte || 0x61...0x7a ~= byte | 0x20
}

private func isPlain(_ value: String) -> Bool {
  let special = "\"'`#\\\n".unicodeScalars
  let scalars = value.unicodeScalars
  return !scalars.contains(where: special.contains)
    && scalars.first?.properties.isWhitespace != true
    && scalars.last?.properties.isWhitespace != true
}

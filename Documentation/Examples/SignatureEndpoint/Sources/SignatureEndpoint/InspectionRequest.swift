internal import MeetingSignature
internal import MeetingSignatureInspection
internal import PureJSON

/// The body of `POST /inspect`: a signature, and what the client knows about its meeting.
struct InspectionRequest: BodyQuestion {
  let signature: String
  let meetingNumber: String?
  let role: MeetingRole?
  let platform: MeetingSDKPlatform?

  /// The request in a body: `{"signature", "meetingNumber", "role", "platform"}`, all but the first
  /// optional; `platform` is `web` or `native`.
  init(_ body: [UInt8]) throws(Problems) {
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONValue(parsing: body, maximumDepth: 32)
    } catch {
      throw Problems("$body", "\(error)")
    }
    guard let signature = json["signature"]?.stringValue else {
      throw Problems("signature", "must be present, and text")
    }
    self.signature = signature
    meetingNumber = try InspectionRequest.meetingNumber(json["meetingNumber"])
    role = try InspectionRequest.role(json["role"])
    platform = try InspectionRequest.platform(json["platform"])
  }

  var demand: Demand { .inspection }

  private static func meetingNumber(_ value: JSONValue?) throws(Problems) -> String? {
    switch value {
    case nil: nil
    case .string(let text): text
    case .number(let number): number.text
    default: throw Problems("meetingNumber", "must be text or a number")
    }
  }

  private static func role(_ value: JSONValue?) throws(Problems) -> MeetingRole? {
    guard let value else { return nil }
    guard let number = value.numberValue?.integer(as: Int.self),
      let role = MeetingRole(rawValue: number)
    else { throw Problems("role", "must be 0 or 1") }
    return role
  }

  private static func platform(_ value: JSONValue?) throws(Problems) -> MeetingSDKPlatform? {
    switch value?.stringValue {
    case "web": return .web()
    case "native": return .native
    default:
      if value == nil { return nil }
      throw Problems("platform", "must be web or native")
    }
  }
}

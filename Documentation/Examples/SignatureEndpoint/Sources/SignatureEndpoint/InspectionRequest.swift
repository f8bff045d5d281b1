internal import MeetingSignature
internal import MeetingSignatureInspection
internal import PureJSON

/// The body of `POST /inspect`: a signature, and what the client knows about its meeting.
struct InspectionRequest: BodyQuestion {
  /// A signature, or alone what a client showed.
  enum Subject {
    case signature(String)
    case clientError(ClientError)
  }

  let subject: Subject
  let meetingNumber: String?
  let role: MeetingRole?
  let platform: MeetingSDKPlatform?
  /// What the client showed.
  let clientError: ClientError?

  /// The request in a body: `{"signature", "meetingNumber", "role", "platform", "sdkVersion", "code"}`,
  /// all but the first optional.
  ///
  /// `platform` is the name of a `MeetingSDKPlatform`, `sdkVersion` the Web SDK's version, and `code` a
  /// code or a message that the client showed. With it, the signature is optional, too.
  init(_ body: [UInt8]) throws(Problems) {
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONValue(parsing: body, maximumDepth: 32)
    } catch {
      throw Problems("$body", "\(error)")
    }
    clientError = try InspectionRequest.clientError(json["code"])
    if let signature = json["signature"]?.stringValue {
      subject = .signature(signature)
    } else if let clientError, json["signature"] == nil {
      subject = .clientError(clientError)
    } else {
      throw Problems("signature", "must be present, and text")
    }
    meetingNumber = try InspectionRequest.meetingNumber(json["meetingNumber"])
    role = try InspectionRequest.role(json["role"])
    platform = try InspectionRequest.platform(json["platform"], json["sdkVersion"])
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

  private static func platform(
    _ value: JSONValue?, _ version: JSONValue?
  ) throws(Problems) -> MeetingSDKPlatform? {
    guard value != nil || version != nil else { return nil }
    guard let platform = MeetingSDKPlatform(name: value == nil ? "web" : value?.stringValue ?? "")
    else {
      let names = MeetingSDKPlatform.all.map(\.name).joined(separator: ", ")
      throw Problems("platform", "must be one of \(names)")
    }
    guard let version else { return platform }
    guard platform.isWeb, let number = version.stringValue.flatMap(MeetingSDKVersion.init) else {
      throw Problems("sdkVersion", "must be the version of the Web SDK, such as 5.1.0")
    }
    return .web(number)
  }

  private static func clientError(_ value: JSONValue?) throws(Problems) -> ClientError? {
    guard let value else { return nil }
    guard let error = ClientError(value.numberValue?.text ?? value.stringValue ?? "") else {
      throw Problems("code", "must be a code or a message that a client showed")
    }
    return error
  }
}

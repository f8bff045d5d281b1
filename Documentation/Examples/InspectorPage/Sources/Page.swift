/// The requests that the page's script makes, and the answers to them: JSON objects.
///
/// It is compiled as one module with the library, for WebAssembly.
enum Page {
  /// The answer to a request with the member `action`: `inspect`, `sign`, or `steps`.
  static func answer(_ request: JSONValue) -> JSONValue {
    if let signing = request["sign"] { return answer(toSigning: signing) }
    guard let inspection = request["inspect"] else { return problem("request", "is neither known") }
    return answer(toInspection: inspection)
  }

  // MARK: - Inspecting

  private static func answer(toInspection request: JSONValue) -> JSONValue {
    let code = request.text("code")
    let error = code.flatMap { ClientError($0) }
    if code != nil, error == nil {
      return problem("code", "is neither a code nor a message that a client shows")
    }
    let version = request.text("sdkVersion")
    if let version, MeetingSDKVersion(version) == nil {
      return problem("sdkVersion", "must be one to three numbers, such as 5.1.0")
    }
    let inspector = SignatureInspector(
      credentials: credentials(request), meetingNumber: request.text("meetingNumber"),
      role: role(request), platform: platform(request), clientError: error,
      time: time(request).map { .at($0) } ?? .ignored)
    let text = request.text("text") ?? ""
    if text.utf8.isEmpty, let error {
      return .object([.init("report", inspector.explain(error).json)])
    }
    let report = inspector.inspect(text)
    var members: [JSONValue.Member] = [.init("report", report.json)]
    guard let signature = inspector.signature(in: text) else { return .object(members) }
    members.append(.init("signature", .string(signature)))
    members.append(.init("steps", steps(of: signature, secret: request.text("secret"))))
    return .object(members)
  }

  private static func credentials(_ request: JSONValue) -> UncheckedCredentials? {
    let key = request.text("key")
    if let secret = request.text("secret") { return UncheckedCredentials(key: key, secret: secret) }
    return key.map { UncheckedCredentials(key: $0) }
  }

  private static func platform(_ request: JSONValue) -> MeetingSDKPlatform? {
    guard let platform = request.text("platform").flatMap({ MeetingSDKPlatform(name: $0) }) else {
      return nil
    }
    guard platform.isWeb else { return platform }
    return .web(request.text("sdkVersion").flatMap { MeetingSDKVersion($0) })
  }

  private static func steps(of signature: String, secret: String?) -> JSONValue {
    let steps = SignatureSteps(of: signature, secret: secret)?.steps ?? []
    return .array(
      steps.map { step in
        .object([
          .init("name", .string(step.name)), .init("value", .string(step.value)),
          .init("valueInSignature", step.valueInSignature.map { .string($0) } ?? .null),
        ])
      })
  }

  // MARK: - Signing

  private static func answer(toSigning request: JSONValue) -> JSONValue {
    let secret = request.text("secret") ?? ""
    do throws(PageProblem) {
      let signer = MeetingSDKSigner(try pair(key: request.text("key") ?? "", secret: secret))
      let target = try target(request)
      let signature = try signature(by: signer, for: target, request)
      return .object([
        .init("signature", .string(signature.text)),
        .init("steps", steps(of: signature.text, secret: secret)),
      ])
    } catch {
      return problem(error.field, error.message, at: error.position)
    }
  }

  private static func pair(key: String, secret: String) throws(PageProblem) -> MeetingSDKCredentials
  {
    do throws(MeetingSDKCredentialsError) {
      return try MeetingSDKCredentials(key: key, secret: secret)
    } catch {
      throw PageProblem("\(error.part)", "\(error.reason)")
    }
  }

  private static func target(_ request: JSONValue) throws(PageProblem) -> MeetingSDKTarget {
    if let platform = platform(request), !platform.isWeb { return .native }
    do throws(MeetingNumberError) {
      let number = try MeetingNumber(removingSeparatorsFrom: request.text("meetingNumber") ?? "")
      return .web(number, role: role(request) ?? .participant)
    } catch {
      throw PageProblem("meetingNumber", "\(error.reason)", at: error.position)
    }
  }

  private static func signature(
    by signer: MeetingSDKSigner, for target: MeetingSDKTarget, _ request: JSONValue
  ) throws(PageProblem) -> MeetingSDKSignature {
    guard let time = time(request) else { throw PageProblem("now", "is not a time") }
    let text = ArraySlice<UInt8>(request.text("minutes") ?? "120")
    guard let minutes = text.prefix(6).decimalValue, text.count <= 6 else {
      throw PageProblem(
        "minutes", text.count <= 6 ? "not a digit" : "too long",
        at: MeetingDigits(text).firstOther ?? min(text.count, 6))
    }
    var options = MeetingSDKSigner.Options(validFor: .minutes(Int(minutes)))
    if let layout = request.text("layout") { options.layout = self.layout(layout) }
    do throws(MeetingSDKSigningError) {
      return try signer.sign(target, issuedAt: time, options: options)
    } catch {
      let field = error.claim == .exp || error.claim == .tokenExp ? "minutes" : "layout"
      throw PageProblem(field, "\(error.claim.name) \(error.reason)")
    }
  }

  private static func layout(_ name: String) -> MeetingSDKClaimLayout {
    if name.hasSameBytes(as: "endpoint") { return .officialEndpoint }
    if name.hasSameBytes(as: "2022") { return .year2022 }
    return name.hasSameBytes(as: "canonical") ? .canonical : .current
  }

  // MARK: - What both have

  private static func role(_ request: JSONValue) -> MeetingRole? {
    request["role"]?.numberValue?.integer(as: Int.self).flatMap { MeetingRole(rawValue: $0) }
  }

  private static func time(_ request: JSONValue) -> UnixTime? {
    guard let seconds = request["now"]?.numberValue?.integer(as: Int64.self) else { return nil }
    return try? UnixTime(seconds: seconds)
  }

  private static func problem(_ field: String, _ message: String, at position: Int? = nil)
    -> JSONValue
  {
    .object([
      .init(
        "problem",
        .object([
          .init("field", .string(field)), .init("message", .string(message)),
          .init("position", position.map { .number(JSONNumber(Int64($0))) } ?? .null),
        ]))
    ])
  }
}

/// Why a field of the page is rejected, and at which character.
struct PageProblem: Error {
  let field: String
  let message: String
  let position: Int?

  init(_ field: String, _ message: String, at position: Int? = nil) {
    (self.field, self.message, self.position) = (field, message, position)
  }
}

extension JSONValue {
  /// The string in a member.
  ///
  /// `nil` if it is missing or empty.
  fileprivate func text(_ name: String) -> String? {
    guard let text = self[name]?.stringValue, !text.utf8.isEmpty else { return nil }
    return text
  }
}

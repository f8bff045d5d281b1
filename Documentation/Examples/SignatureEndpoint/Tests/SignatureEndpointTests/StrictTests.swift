import Configuration
import Hummingbird
import Logging
import MeetingSignature
import SignatureEndpoint
import Testing

@Suite struct StrictTests {
  private let variables = [
    "ZOOM_MEETING_SDK_KEY": "CLIENT_ID_0123456789ab",
    "ZOOM_MEETING_SDK_SECRET": "CLIENT_SECRET_0123456789abcdefgh", "PORT": "0", "RATE_LIMIT": "0",
  ]

  private func settings(strict: Bool) throws -> Settings {
    let variables = variables.merging(["STRICT": "\(strict)"]) { $1 }
    return try Settings(
      ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: variables)))
  }

  private func answers(to body: String, strict: Bool) async throws -> Answer {
    nonisolated(unsafe) var answer: Answer?
    try await withServer(settings(strict: strict)) { client async throws in
      answer = try await client.post("/", body).answer
    }
    return try #require(answer)
  }

  @Test(arguments: [
    "{}", #"{"meetingNumber":"85212345678","role":1}"#, #"{"meetingNumber":"0123456789","role":0}"#,
    #"{"meetingNumber":"852123456","role":0,"expirationSeconds":1800,"videoWebRtcMode":1}"#,
  ])
  func signsTheSameWhereBothSign(_ body: String) async throws {
    let strict = try await answers(to: body, strict: true)
    #expect(strict.signature != nil)
    #expect(try await answers(to: body, strict: false).signature == strict.signature)
  }

  @Test(arguments: [
    (#"{"meetingNumber":"852-1234-5678","role":0}"#, "meetingNumber"),
    (#"{"meetingNumber":12,"role":0}"#, "meetingNumber"),
    (#"{"meetingNumber":true,"role":0}"#, "meetingNumber"),
    (#"{"meetingNumber":"85212345678","role":0,"expirationSeconds":1800.5}"#, "expirationSeconds"),
  ])
  func refusesWhatTheLibraryRefuses(_ body: String, _ property: String) async throws {
    let strict = try await answers(to: body, strict: true)
    #expect(strict.errors?.map(\.property) == [property])
    #expect(try await answers(to: body, strict: false).signature != nil)
  }

  @Test func `a meeting number that the SDK rejects is signed with a warning, or refused`()
    async throws
  {
    for (body, isLogged) in [
      (#"{"meetingNumber":"852-1234-5678","role":0}"#, true),
      (#"{"meetingNumber":"85212345678","role":0}"#, false), ("{}", false),
    ] {
      for strict in [false, true] {
        let log = Log()
        try await withServer(settings(strict: strict), logger: Logger(label: "test") { _ in log }) {
          client async throws in
          _ = try await client.post("/", body)
        }
        #expect(log.text.contains("warning signed a meeting number") == (isLogged && !strict))
        #expect(!log.text.contains("1234"))
      }
    }
  }

  @Test func `strict settings are not warned of`() throws {
    for strict in [false, true] {
      let warnings = try Endpoint(settings(strict: strict), authenticate: nil).warnings
      #expect(warnings.contains { $0.contains("STRICT=true") } == !strict)
    }
  }

  /// The route that the README shows.
  @Test func aRouteOfOnesOwn() async throws {
    struct Meeting: Decodable { let number: MeetingNumber }
    let signer = MeetingSDKSigner(
      try MeetingSDKCredentials(key: "key", secret: "CLIENT_SECRET_0123456789abcdefgh"))
    let router = Router()
    router.post("signature") { request, context in
      let meeting = try await request.decode(as: Meeting.self, context: context)
      return try signer.sign(.web(meeting.number, role: .participant)).text
    }
    let configuration = ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0))
    try await withServer(Application(router: router, configuration: configuration)) {
      client async throws in
      let good = try await client.execute(
        uri: "/signature", method: .post, body: #"{"number":"85212345678"}"#)
      #expect(good.status == .ok && good.text.hasPrefix("eyJ"))
      let bad = try await client.execute(
        uri: "/signature", method: .post, body: #"{"number":"852 1234"}"#)
      #expect(bad.status == .badRequest)
    }
  }
}

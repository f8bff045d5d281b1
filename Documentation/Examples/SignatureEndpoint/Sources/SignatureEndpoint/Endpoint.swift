internal import HTTPTypes
public import Hummingbird
internal import HummingbirdCore
public import Logging
public import MeetingSignature
internal import MeetingSignatureInspection
internal import NIOCore
internal import PureJSON

/// The server: `POST /` signs, `POST /inspect` says why a signature would be refused, `GET /healthz`
/// says that it is there, and `GET /` has the inspector as a page.
public struct Endpoint: Sendable {
  /// Returns whether the sender of a request is allowed what it asks for.
  ///
  /// Anyone holding a signature can join the meeting, as the host if the request asked for that.
  /// Check your session cookie or bearer token here, and whether this user may join this meeting.
  public typealias Authentication = @Sendable (Request, Demand) async throws -> Bool

  let settings: Settings
  let authenticate: Authentication?
  private let clock: @Sendable () -> Int64
  private let rateLimiter: RateLimiter?
  /// Nil if there is to be none.
  let page: Result<InspectorPage, InspectorPage.Problem>?

  /// A server for `settings`.
  ///
  /// - Parameters:
  ///   - settings: The settings.
  ///   - clock: Returns the milliseconds since 1970. The default is the machine's clock.
  ///   - authenticate: Decides who may have what. Nil if everybody may, of which ``warnings`` warns.
  public init(
    _ settings: Settings,
    clock: @escaping @Sendable () -> Int64 = { UnixTime.now.milliseconds },
    authenticate: Authentication?
  ) {
    self.settings = settings
    self.clock = clock
    self.authenticate = authenticate
    let limit = settings.requestsPerMinute
    rateLimiter = limit == 0 ? nil : RateLimiter(perMinute: limit)
    page = settings.pageFile.map { file in
      Result { () throws(InspectorPage.Problem) in try InspectorPage(file) }
    }
  }

  /// The application, ready to be run.
  public func application(
    logger: Logger
  ) -> Application<RouterResponder<EndpointContext>> {
    let router = Router(context: EndpointContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: HeadMiddleware())
    router.add(middleware: LogMiddleware(isBehindProxy: settings.isBehindProxy))
    router.add(middleware: ForwardedMiddleware(isBehindProxy: settings.isBehindProxy))
    router.add(middleware: OriginMiddleware(allowed: settings.allowedOrigins))
    router.add(middleware: MethodMiddleware(routes))
    for route in routes {
      router.on(RouterPath(route.path), method: route.method, use: route.respond)
    }
    let limit = TimeAmount.seconds(Int64(settings.idleSeconds))
    let lifetime = TimeAmount.seconds(Int64(settings.lifetimeSeconds))
    let connections = min(settings.maximumConnections, connectionsWithDescriptors() ?? .max)
    return Application(
      router: router,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [ConnectionGuard(limit: limit, lifetime: lifetime)],
          idleTimeout: limit)),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), backlog: 1024,
        availableConnectionsDelegate: ConnectionLimit(connections, logger: logger)),
      logger: logger)
  }

  private var routes: [Route] {
    var routes = [
      Route(.get, "/healthz") { _, _ in .json(["status": "ok"]) },
      Route(.post, "/") { request, context in
        try await answer(request, context) { (question: SigningRequest) throws(Problems) in
          try signature(for: question, context.logger)
        }
      },
    ]
    if let page {
      routes.append(
        Route(.get, "/") { _, _ in
          (try? page.get().response)
            ?? .refusal(
              "the page is not here; \(InspectorPage.instructions)", status: .notFound)
        })
    }
    if settings.inspects {
      routes.append(
        Route(.post, "/inspect") { request, context in
          if settings.allowedOrigins == nil, request.isFromPage {
            return .refusal(
              "web pages may not have this; ALLOWED_ORIGINS can name those that may",
              status: .forbidden)
          }
          return try await answer(request, context, with: report(on:))
        })
    }
    return routes
  }

  /// What both routes do before they answer what a body asks for.
  private func answer<Question: BodyQuestion>(
    _ request: Request, _ context: EndpointContext,
    with respond: (Question) throws(Problems) -> Response
  ) async throws -> Response {
    if let rateLimiter {
      let client = context.client(of: request, behindProxy: settings.isBehindProxy)
      if let delay = rateLimiter.admit(client) { return .tooManyRequests(retryAfter: delay) }
    }
    guard isJSON(request.headers[.contentType]) else {
      return .refusal("Content-Type must be application/json", status: .unsupportedMediaType)
    }
    guard request.headers[.contentEncoding]?.lowercased() ?? "identity" == "identity" else {
      return .refusal("the body must not be compressed", status: .unsupportedMediaType)
    }
    var request = request
    let question: Question
    do {
      let body = try await request.collectBody(upTo: settings.maximumBodySize)
      question = try Question(Array(body.readableBytesView))
    } catch let problems as Problems {
      return .refusal(problems.all)
    } catch is NIOTooManyBytesError {
      let limit = settings.maximumBodySize
      return .refusal("the body has more than \(limit) bytes", status: .contentTooLarge)
    }
    do {
      guard try await authenticate?(request, question.demand) ?? true else {
        return .refusal("you may not have this", status: .unauthorized)
      }
    } catch let error as any HTTPResponseError {
      throw error
    } catch {
      context.logger.error("authentication failed", metadata: ["error": "\(type(of: error))"])
      return .refusal("something failed here", status: .internalServerError)
    }
    do throws(Problems) {
      return try respond(question)
    } catch {
      return .refusal(error.all)
    }
  }

  private func signature(
    for request: SigningRequest, _ logger: Logger
  ) throws(Problems) -> Response {
    let text: String
    if let strictSigner = settings.strictSigner {
      text = try strictSigner.signature(for: request, at: clock())
    } else {
      if let reason = StrictSigner.problem(with: request) {
        logger.warning(
          "signed a meeting number that the SDK rejects (\(reason)); with STRICT=true, the server does"
        )
      }
      text = settings.signer.signature(for: request, at: clock())
    }
    return .json {
      $0.beginObject()
      $0.name("signature")
      $0.string(text)
      $0.name("sdkKey")
      $0.string(settings.signer.key)
      $0.endObject()
    }
  }

  private func report(on request: InspectionRequest) -> Response {
    let inspector = SignatureInspector(
      credentials: settings.inspectionCredentials, meetingNumber: request.meetingNumber,
      role: request.role, platform: request.platform, clientError: request.clientError,
      time: (try? UnixTime(milliseconds: clock())).map { .at($0) } ?? .ignored)
    let report =
      switch request.subject {
      case .signature(let signature): inspector.inspect(signature)
      case .clientError(let error): inspector.explain(error)
      }
    return .json(report.json)
  }
}

extension Request {
  /// Whether a browser sent the request for a page.
  fileprivate var isFromPage: Bool {
    if headers[.origin] != nil { return true }
    // Browsers don't let pages set this header; none means that the user typed the address.
    guard let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ headers[$0] }) else { return false }
    return site != "none"
  }
}

private func isJSON(_ contentType: String?) -> Bool {
  if contentType == "application/json" { return true }
  guard let contentType else { return false }
  var type = contentType.utf8.prefix { $0 != UInt8(ascii: ";") }
  while type.last == UInt8(ascii: " ") || type.last == UInt8(ascii: "\t") { type.removeLast() }
  return String(type)?.lowercased() == "application/json"
}

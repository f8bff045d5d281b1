internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Cross-origin resource sharing: tells browsers which pages may read the answers, answers their
/// preflight requests, and signs nothing for pages that are not on the list.
///
/// Pages on the list may send cookies. Without a list, none may: a page that the user visits could otherwise
/// act for the user.
///
/// Hummingbird's `CORSMiddleware` does not do: it takes its list in the source, it answers pages that are not on
/// it, and it says in preflight responses only, where browsers ignore it, that pages may read `Retry-After`.
struct OriginMiddleware: RouterMiddleware {
  typealias Context = EndpointContext

  /// The origins that are allowed, such as `https://example.com`; nil for all, as the official
  /// endpoint has it.
  let allowed: Set<String>?

  func handle(
    _ request: Request, context: EndpointContext,
    next: (Request, EndpointContext) async throws -> Response
  ) async throws -> Response {
    let origin = request.headers[.origin]
    if let origin, let allowed, !allowed.contains(origin) {
      context.logger.notice("origin refused", metadata: ["origin": .string(origin.logText)])
      return .refusal("this origin is not allowed", status: .forbidden)
    }
    let isPreflight = request.method == .options && origin != nil
    var response = isPreflight ? preflight() : try await answer(request, context, next)
    if allowed == nil {
      response.headers[.accessControlAllowOrigin] = "*"
    } else {
      response.headers[.vary] = "Origin"
      response.headers[.accessControlAllowOrigin] = origin
      if origin != nil { response.headers[.accessControlAllowCredentials] = "true" }
    }
    if !isPreflight { response.headers[.accessControlExposeHeaders] = "Retry-After" }
    return response
  }

  /// What was thrown to be an answer, too, because browsers show none without the headers above.
  private func answer(
    _ request: Request, _ context: EndpointContext,
    _ next: (Request, EndpointContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError {
      var response = Response.refusal(error.body ?? error.status.reasonPhrase, status: error.status)
      response.headers.append(contentsOf: error.headers)
      return response
    }
  }

  private func preflight() -> Response {
    Response(
      status: .noContent,
      headers: [
        .accessControlAllowMethods: "GET, POST",
        .accessControlAllowHeaders: "Content-Type, Authorization",
        .accessControlMaxAge: "600",
      ])
  }
}

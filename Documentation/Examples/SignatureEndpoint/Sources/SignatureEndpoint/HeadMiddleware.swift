internal import HTTPTypes
internal import Hummingbird

/// Removes the body of every response to `HEAD`, refusals included: a client would take it for the next response.
struct HeadMiddleware: RouterMiddleware {
  typealias Context = EndpointContext

  func handle(
    _ request: Request, context: EndpointContext,
    next: (Request, EndpointContext) async throws -> Response
  ) async throws -> Response {
    let response = try await next(request, context)
    return request.method == .head ? response.createHeadResponse() : response
  }
}

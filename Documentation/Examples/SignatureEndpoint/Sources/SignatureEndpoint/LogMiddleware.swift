internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// One line for each request: what was asked, by whom, what was answered and how long it took.
///
/// Never a body, a header or a query, which is where secrets and signatures are.
struct LogMiddleware: RouterMiddleware {
  typealias Context = EndpointContext

  let isBehindProxy: Bool

  func handle(
    _ request: Request, context: EndpointContext,
    next: (Request, EndpointContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let response: Response
    do {
      response = try await next(request, context)
    } catch {
      // The client has disconnected, or sends something other than HTTP.
      log(request, context, 400, since: start)
      throw error
    }
    log(request, context, response.status.code, since: start)
    return response
  }

  private func log(
    _ request: Request, _ context: EndpointContext, _ status: Int,
    since start: ContinuousClock.Instant
  ) {
    context.logger.info(
      "request",
      metadata: [
        "method": "\(request.method.rawValue.logText)", "path": "\(request.uri.path.logText)",
        "status": "\(status)",
        "client": "\(context.client(of: request, behindProxy: isBehindProxy))",
        "microseconds": "\(Int((ContinuousClock.now - start) / .microseconds(1)))",
      ])
  }
}

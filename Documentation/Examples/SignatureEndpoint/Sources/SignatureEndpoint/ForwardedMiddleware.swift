internal import HTTPTypes
internal import Hummingbird

/// Refuses requests that came through a proxy, unless the settings say that there is one: otherwise all its
/// clients would count as one, and as local.
struct ForwardedMiddleware: RouterMiddleware {
  typealias Context = EndpointContext

  let isBehindProxy: Bool

  private static let names = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"]
    .compactMap { HTTPField.Name($0) }

  func handle(
    _ request: Request, context: EndpointContext,
    next: (Request, EndpointContext) async throws -> Response
  ) async throws -> Response {
    if !isBehindProxy, let name = Self.names.first(where: request.headers.contains) {
      return .refusal(
        "\(name) is not expected; set BEHIND_PROXY=true if the server is behind a proxy",
        status: .badRequest)
    }
    return try await next(request, context)
  }
}

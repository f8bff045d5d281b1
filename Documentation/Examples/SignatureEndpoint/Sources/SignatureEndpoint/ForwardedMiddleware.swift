internal import HTTPTypes
internal import Hummingbird

/// Refuses requests that came through a proxy, unless the settings say that there is one: otherwise all its
/// clients would count as one, and as local.
struct ForwardedMiddleware: RouterMiddleware {
  typealias Context = EndpointContext

  let isBehindProxy: Bool

  func handle(
    _ request: Request, context: EndpointContext,
    next: (Request, EndpointContext) async throws -> Response
  ) async throws -> Response {
    if !isBehindProxy, let field = request.headers.first(where: { isOfProxy($0.name) }) {
      return .refusal(
        "\(field.name) is not expected; set BEHIND_PROXY=true if the server is behind a proxy",
        status: .badRequest)
    }
    return try await next(request, context)
  }
}

/// Whether proxies use a field to tell where a request came from, such as `Forwarded`, `X-Forwarded-For`,
/// `X-Real-IP`, `CF-Connecting-IP`, and `X-Client-IP`.
private func isOfProxy(_ name: HTTPField.Name) -> Bool {
  let name = name.canonicalName
  return name.contains("forwarded") || name.hasSuffix("-ip") || name.hasSuffix("-clientip")
}

internal import HTTPTypes
internal import Hummingbird

/// Answers a method that a path does not have with 405, and `OPTIONS` with those it has (RFC 9110, section 15.5.6).
struct MethodMiddleware: RouterMiddleware {
  typealias Context = EndpointContext

  private let methods: [[Substring]: Set<String>]

  /// The methods of these routes, and `HEAD` for a path with `GET`.
  init(_ routes: [Route]) {
    var methods: [[Substring]: Set<String>] = [:]
    for route in routes {
      methods[components(of: route.path), default: ["OPTIONS"]].insert(route.method.rawValue)
      if route.method == .get { methods[components(of: route.path)]?.insert("HEAD") }
    }
    self.methods = methods
  }

  func handle(
    _ request: Request, context: EndpointContext,
    next: (Request, EndpointContext) async throws -> Response
  ) async throws -> Response {
    guard let methods = methods[components(of: request.uri.path)] else {
      return try await next(request, context)
    }
    let allow = methods.sorted().joined(separator: ", ")
    if request.method == .options { return Response(status: .noContent, headers: [.allow: allow]) }
    guard methods.contains(request.method.rawValue) else {
      var response = Response.refusal("this path has \(allow)", status: .methodNotAllowed)
      response.headers[.allow] = allow
      return response
    }
    return try await next(request, context)
  }
}

/// The components of a path, as the router sees them: without those that are empty.
private func components(of path: String) -> [Substring] { path.split(separator: "/") }

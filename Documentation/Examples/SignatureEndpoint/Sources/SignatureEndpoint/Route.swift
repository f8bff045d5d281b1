internal import HTTPTypes
internal import Hummingbird

/// A path with one of its methods, and what answers.
struct Route: Sendable {
  let method: HTTPRequest.Method
  let path: String
  let respond: @Sendable (Request, EndpointContext) async throws -> Response

  init(
    _ method: HTTPRequest.Method, _ path: String,
    respond: @escaping @Sendable (Request, EndpointContext) async throws -> Response
  ) {
    self.method = method
    self.path = path
    self.respond = respond
  }
}

internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import PureJSON

extension Response {
  /// A response with a JSON document that must not be cached.
  static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
    json(status: status) { $0.write(value) }
  }

  static func json(
    status: HTTPResponse.Status = .ok, _ write: (inout JSONWriter) -> Void
  ) -> Response {
    let body = JSONWriter.withText(write) { $0.withUnsafeBytes { ByteBuffer(bytes: $0) } }
    return Response(
      status: status,
      headers: [
        .contentType: "application/json; charset=utf-8", .cacheControl: "no-store",
        .xContentTypeOptions: "nosniff",
      ],
      body: ResponseBody(byteBuffer: body))
  }

  /// A refusal with its reasons.
  static func refusal(_ problems: [Problem], status: HTTPResponse.Status = .badRequest) -> Response
  {
    json(problems.json, status: status)
  }

  /// A refusal of one request too many, which says when the next one may follow.
  static func tooManyRequests(retryAfter delay: Duration) -> Response {
    let seconds = Int((delay / .seconds(1)).rounded(.up))
    var response = refusal(
      "too many requests; wait \(seconds) \(seconds == 1 ? "second" : "seconds")",
      status: .tooManyRequests)
    response.headers[.retryAfter] = "\(seconds)"
    return response
  }

  /// A refusal of the request as a whole.
  static func refusal(_ reason: String, status: HTTPResponse.Status) -> Response {
    refusal([Problem(property: "$request", reason: reason)], status: status)
  }
}

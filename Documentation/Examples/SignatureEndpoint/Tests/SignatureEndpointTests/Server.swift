import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import SignatureEndpoint

extension Settings {
  /// Fictitious credentials, a port of the system's choice, and what a test is about.
  static func fictitious(
    key: String = "CLIENT_ID_0123456789ab", secret: String = "CLIENT_SECRET_0123456789abcdefgh",
    requestsPerMinute: Int = 0
  ) throws -> Settings {
    try Settings(key: key, secret: secret, requestsPerMinute: requestsPerMinute)
  }

  init(key: String, secret: String, requestsPerMinute: Int) throws {
    try self.init(key: key, secret: secret)
    self.requestsPerMinute = requestsPerMinute
    port = 0
    pageFile = nil
  }
}

/// Runs a server on a port of 127.0.0.1 for as long as `test` takes.
func withServer(
  _ settings: Settings, clockMs: Int64 = 1_700_000_030_000, logger: Logger? = nil,
  authenticate: Endpoint.Authentication? = nil,
  _ test: @Sendable (any TestClientProtocol) async throws -> Void
) async throws {
  let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
  let endpoint = Endpoint(settings, clock: { clockMs }, authenticate: authenticate)
  try await endpoint.application(logger: logger ?? quiet).test(.live, test)
}

extension TestClientProtocol {
  func post(
    _ path: String, _ body: String, headers: HTTPFields = [.contentType: "application/json"]
  ) async throws -> TestResponse {
    try await execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body))
  }
}

extension TestResponse {
  var answer: Answer {
    get throws { try JSONDecoder().decode(Answer.self, from: Data(body.readableBytesView)) }
  }

  var text: String { String(buffer: body) }
}

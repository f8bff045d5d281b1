import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
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
  _ test: @Sendable (TestClient) async throws -> Void
) async throws {
  let endpoint = Endpoint(settings, clock: { clockMs }, authenticate: authenticate)
  try await withServer(endpoint.application(logger: logger ?? quiet), test)
}

/// Runs an application for as long as `test` takes.
///
/// HummingbirdTesting has the same, but takes minutes to build, because its client needs BoringSSL.
func withServer(
  _ application: some ApplicationProtocol, _ test: @Sendable (TestClient) async throws -> Void
) async throws {
  let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
  let services = ServiceGroup(
    services: [Running(base: application, ports: continuation)], logger: quiet)
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      defer { continuation.finish() }
      try await services.run()
    }
    for await port in ports {
      do {
        try await test(TestClient(port: port))
      } catch {
        await services.triggerGracefulShutdown()
        throw error
      }
      await services.triggerGracefulShutdown()
    }
    try await group.waitForAll()
  }
}

private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// An application that tells its port.
private struct Running<Base: ApplicationProtocol>: ApplicationProtocol {
  let base: Base
  let ports: AsyncStream<Int>.Continuation

  var responder: Base.Responder {
    get async throws { try await base.responder }
  }
  var server: HTTPServerBuilder { base.server }
  var eventLoopGroup: any EventLoopGroup { base.eventLoopGroup }
  var configuration: ApplicationConfiguration { base.configuration }
  var logger: Logger { base.logger }
  var services: [any Service] { base.services }

  func onServerRunning(_ channel: any Channel) async {
    await base.onServerRunning(channel)
    ports.yield(channel.localAddress?.port ?? 0)
  }
}

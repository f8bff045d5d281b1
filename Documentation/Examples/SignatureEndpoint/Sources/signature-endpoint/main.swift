internal import Foundation
internal import Hummingbird
internal import Logging
internal import ServiceLifecycle
internal import SignatureEndpoint
internal import UnixSignals

/// Ends the program with a sentence and an exit code of sysexits.h.
func stop(_ reason: String, _ code: Int32) -> Never {
  FileHandle.standardError.write(Data("signature-endpoint: \(reason)\n".utf8))
  exit(code)
}

LoggingSystem.bootstrap(StreamLogHandler.standardError)
let settings: Settings
var logger = Logger(label: "signature-endpoint")
do {
  settings = try Settings.read()
  guard let level = Logger.Level(rawValue: settings.logLevel) else {
    throw SettingsError(
      "LOG_LEVEL must be one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")).")
  }
  logger.logLevel = level
} catch {
  stop("\(error)", 78)
}
// Authenticate your users before you sign: replace nil with a closure that gets the request and what it asks
// for, and returns whether the sender may have it. Until you do, anyone who reaches this server gets a
// signature for any meeting, and as its host if they ask for it.
let endpoint = Endpoint(settings, authenticate: nil)
for warning in endpoint.warnings { logger.warning("\(warning)") }
var configuration = ServiceGroupConfiguration(
  services: [endpoint.application(logger: logger)],
  gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
// Docker waits ten seconds before it kills.
configuration.maximumGracefulShutdownDuration = .seconds(8)
do {
  try await ServiceGroup(configuration: configuration).run()
} catch is CancellationError {
  // Requests that take longer are abandoned.
} catch {
  stop("cannot serve on \(settings.host), port \(settings.port): \(error)", 69)
}

internal import Foundation
internal import Hummingbird
internal import Logging
internal import SignatureEndpoint

LoggingSystem.bootstrap(StreamLogHandler.standardError)
do {
  let settings = try await Settings.read()
  var logger = Logger(label: "signature-endpoint")
  guard let level = Logger.Level(rawValue: settings.logLevel) else {
    throw SettingsError(
      "LOG_LEVEL must be one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")).")
  }
  logger.logLevel = level
  let endpoint = Endpoint(settings) { _ in
    // Authenticate your users before you sign. Until you do, everybody who reaches this server gets
    // a signature for every meeting, as its host if they like.
    true
  }
  try await endpoint.application(logger: logger).runService()
} catch let error as SettingsError {
  FileHandle.standardError.write(Data("signature-endpoint: \(error)\n".utf8))
  exit(78)
}

import Logging
import Synchronization

/// Keeps what is logged.
final class Log: LogHandler {
  private let lines = Mutex("")
  private let level = Mutex(Logger.Level.trace)
  private let common = Mutex(Logger.Metadata())

  var text: String { lines.withLock { $0 } }

  var logLevel: Logger.Level {
    get { level.withLock { $0 } }
    set { level.withLock { $0 = newValue } }
  }

  var metadata: Logger.Metadata {
    get { common.withLock { $0 } }
    set { common.withLock { $0 = newValue } }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { common.withLock { $0[key] } }
    set { common.withLock { $0[key] = newValue } }
  }

  func log(event: LogEvent) {
    let pairs = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted()
    lines.withLock { $0 += "\(event.level) \(event.message) \(pairs.joined(separator: " "))\n" }
  }
}

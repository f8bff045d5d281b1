internal import Hummingbird
internal import HummingbirdCore
internal import Logging

/// Accepts connections up to a maximum; others wait until one is closed.
///
/// Says so once, until half of them are closed.
struct ConnectionLimit: AvailableConnectionsDelegate {
  private var connections: MaximumAvailableConnections
  private let logger: Logger
  private let maximum: Int
  private var count = 0
  private var hasSaidSo = false

  init(_ maximum: Int, logger: Logger) {
    connections = MaximumAvailableConnections(maximum, logger: logger)
    self.maximum = maximum
    self.logger = logger
  }

  mutating func connectionOpened() {
    connections.connectionOpened()
    count += 1
    guard count >= maximum, !hasSaidSo else { return }
    hasSaidSo = true
    logger.warning(
      "too many connections; others wait until one is closed", metadata: ["maximum": "\(maximum)"])
  }

  mutating func connectionClosed() {
    connections.connectionClosed()
    count -= 1
    guard hasSaidSo, count <= maximum / 2 else { return }
    hasSaidSo = false
    logger.notice("connections are accepted again", metadata: ["maximum": "\(maximum)"])
  }

  func isAcceptingNewConnections() -> Bool { connections.isAcceptingNewConnections() }
}

import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A connection on which a test sends any bytes, at any pace.
///
/// Its calls block, so they run on a thread of their own: `RawClient.run`.
final class RawClient {
  private let socket: CInt

  /// Runs blocking code on another thread.
  static func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
  }

  /// Connects to a port of 127.0.0.1.
  init(port: Int, receiveBuffer: CInt? = nil) throws {
    #if canImport(Darwin)
      socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
    #elseif canImport(Glibc)
      socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    #else
      socket = Musl.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    if var size = receiveBuffer {
      setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<CInt>.size))
    }
    var timeout = timeval(tv_sec: 0, tv_usec: 100_000)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(socket, SOL_SOCKET, option, &timeout, socklen_t(MemoryLayout<timeval>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if status != 0 { throw Refused() }
  }

  struct Refused: Error {}

  deinit { close(socket) }

  /// Sends bytes; nil if the connection is closed, and fewer than there are if it does not take them.
  func send(_ bytes: some Sequence<UInt8>) -> Int? {
    let bytes = Array(bytes)
    #if canImport(Darwin)
      let count = Foundation.send(socket, bytes, bytes.count, 0)
    #else
      let count = Glibc.send(socket, bytes, bytes.count, CInt(MSG_NOSIGNAL))
    #endif
    if count >= 0 { return count }
    return errno == EAGAIN ? 0 : nil
  }

  func send(_ text: String) -> Int? { send(text.utf8) }

  /// What arrives within a time, or until `isEnough`, and whether the connection was closed after it.
  func receive(
    seconds: Double, until isEnough: (String) -> Bool = { _ in false }
  ) -> (text: String, isClosed: Bool) {
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let end = Date() + seconds
    while Date() < end, !isEnough(String(decoding: received, as: UTF8.self)) {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count == 0 || (count < 0 && errno != EAGAIN) {
        return (String(decoding: received, as: UTF8.self), true)
      }
      if count > 0 { received += buffer[..<count] }
    }
    return (String(decoding: received, as: UTF8.self), false)
  }
}

/// A request as text.
func rawRequest(
  _ body: String, to path: String = "/", type: String = "application/json", length: Int? = nil
) -> String {
  "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Type: \(type)\r\n"
    + "Content-Length: \(length ?? body.utf8.count)\r\n\r\n\(body)"
}

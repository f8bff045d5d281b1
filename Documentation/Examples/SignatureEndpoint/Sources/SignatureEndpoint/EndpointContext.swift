internal import HTTPTypes
public import Hummingbird
internal import NIOCore

/// The context of a request: its client's address.
public struct EndpointContext: RequestContext {
  /// What Hummingbird keeps for a request.
  public var coreContext: CoreRequestContextStorage

  private let address: SocketAddress?

  /// Creates the context of a request.
  public init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress
  }

  /// The client that a request counts for: its address or, behind a proxy of your own, the last
  /// address in `X-Forwarded-For`, which the proxy has written.
  func client(of request: Request, behindProxy isBehindProxy: Bool) -> ClientNetwork {
    guard isBehindProxy, let name = HTTPField.Name("X-Forwarded-For"),
      let last = request.headers[name]?.split(separator: ",", omittingEmptySubsequences: false)
        .last,
      let forwarded = try? SocketAddress(ipAddress: addressText(in: last), port: 0)
    else { return ClientNetwork(address) }
    return ClientNetwork(forwarded)
  }
}

/// An element of `X-Forwarded-For` without spaces and tabs around it, and without a port, which some proxies add:
/// `192.0.2.1:1234`, `[2001:db8::1]:1234`.
private func addressText(in element: Substring) -> String {
  let trimmed = element.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
  if trimmed.hasPrefix("[") { return String(trimmed.dropFirst().prefix { $0 != "]" }) }
  let parts = trimmed.split(separator: ":", omittingEmptySubsequences: false)
  return parts.count == 2 ? String(parts[0]) : trimmed
}

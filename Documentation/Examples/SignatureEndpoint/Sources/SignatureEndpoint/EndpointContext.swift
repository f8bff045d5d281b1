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
      let forwarded = try? SocketAddress(ipAddress: String(last.trimmingPrefix(" ")), port: 0)
    else { return ClientNetwork(address) }
    return ClientNetwork(forwarded)
  }
}

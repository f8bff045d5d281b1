internal import HTTPTypes
public import Hummingbird
internal import NIOCore

/// What is known of a request besides the request itself.
public struct EndpointContext: RequestContext {
  /// What Hummingbird keeps for a request.
  public var coreContext: CoreRequestContextStorage

  private let address: SocketAddress?

  /// Creates the context of a request.
  public init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress
  }

  /// Whom a request is counted for: the address it comes from or, behind a proxy of your own, the last
  /// one in `X-Forwarded-For`, which is the one that the proxy has written.
  func client(of request: Request, behindProxy isBehindProxy: Bool) -> ClientNetwork {
    guard isBehindProxy, let name = HTTPField.Name("X-Forwarded-For"),
      let last = request.headers[name]?.split(separator: ",", omittingEmptySubsequences: false)
        .last,
      let forwarded = try? SocketAddress(ipAddress: String(last.trimmingPrefix(" ")), port: 0)
    else { return ClientNetwork(address) }
    return ClientNetwork(forwarded)
  }
}

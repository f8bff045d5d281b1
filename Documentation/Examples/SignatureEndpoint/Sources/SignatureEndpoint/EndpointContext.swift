internal import HTTPTypes
public import Hummingbird
internal import NIOCore

/// What is known of a request besides the request itself.
public struct EndpointContext: RequestContext {
  public var coreContext: CoreRequestContextStorage

  /// The address that the connection comes from, without the port.
  let address: String

  public init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? "unknown"
  }

  /// Whom a request is counted for: the address it comes from or, behind a proxy of your own, the last
  /// one in `X-Forwarded-For`, which is the one that the proxy has written.
  func client(of request: Request, behindProxy isBehindProxy: Bool) -> String {
    guard isBehindProxy, let name = HTTPField.Name("X-Forwarded-For"),
      let forwarded = request.headers[name],
      let last = forwarded.split(separator: ",").last
    else { return address }
    return String(last.drop { $0 == " " })
  }
}

internal import NIOCore
internal import NIOHTTP1

/// Tells how many bytes arrive.
final class ByteCounter: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let report: (Int) -> Void

  init(_ report: @escaping (Int) -> Void) { self.report = report }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    report(unwrapInboundIn(data).readableBytes)
    context.fireChannelRead(data)
  }
}

/// Tells whether the version and the header fields of a request let the connection stay open, which the codec
/// for HTTPTypes drops.
final class PersistenceReader: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart

  private let report: (Bool) -> Void

  init(_ report: @escaping (Bool) -> Void) { self.report = report }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head(let head) = unwrapInboundIn(data) { report(head.isKeepAlive) }
    context.fireChannelRead(data)
  }
}

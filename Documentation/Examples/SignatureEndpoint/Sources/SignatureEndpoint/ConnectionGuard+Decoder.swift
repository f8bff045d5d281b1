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

/// Tells the version of a request and what depends on it, which the codec for HTTPTypes drops.
final class HeadReader: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart

  private let report: (HTTPRequestHead) -> Void

  init(_ report: @escaping (HTTPRequestHead) -> Void) { self.report = report }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head(let head) = unwrapInboundIn(data) { report(head) }
    context.fireChannelRead(data)
  }
}

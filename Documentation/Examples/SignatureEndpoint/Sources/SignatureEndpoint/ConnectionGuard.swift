internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Bounds what one connection can ask for, so that none stays for ever.
///
/// A request must be whole, and a response accepted by the network, within a time. The network accepts little that
/// the client does not read. A connection has few unanswered requests, and is closed with the first response after
/// its lifetime. If a request is refused before it is whole, the rest of it may follow within a second, and up to a
/// size. Otherwise, the response says that the connection is closed.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// How many requests of a connection may wait for a response.
  ///
  /// Browsers send one at a time.
  static let maximumUnansweredCount = 32

  /// How much of a refused body is read and dropped, before the response and after it.
  ///
  /// Closing at once would lose the response.
  static let maximumDroppedByteCount = 1 << 20
  private static let refusalTime = TimeAmount.seconds(1)

  /// How many bytes of responses the system keeps for a client that does not read them.
  ///
  /// By itself, Linux keeps up to 4 MiB, so that such a client would be noticed after thousands of responses.
  static let sendBufferByteCount = 65_536

  private let limit: TimeAmount
  private let lifetime: TimeAmount
  private var end = NIODeadline.distantFuture
  private var (headCount, requestCount, responseCount) = (0, 0, 0)
  private var readDeadline: Scheduled<Void>?
  private var writeDeadline: Scheduled<Void>?
  /// When the responses that wait for the network must have been sent, the oldest first.
  private var writeDeadlines: [NIODeadline] = []
  private var droppedByteCount = 0
  private var state = State.open
  /// The response to a request that is not whole.
  private var refusal: [(part: HTTPResponsePart, promise: EventLoopPromise<Void>?)] = []
  private var refusalDeadline: Scheduled<Void>?

  private enum State {
    case open
    /// A request was refused, and the rest of it may follow.
    case refusing
    /// The connection is closed after the response that is being written.
    case lastResponse
    /// The response is written, and what still comes is dropped.
    case closing
  }

  /// A guard that allows `limit` for a request and for a response.
  init(limit: TimeAmount, lifetime: TimeAmount) {
    self.limit = limit
    self.lifetime = lifetime
  }

  func handlerAdded(context: ChannelHandlerContext) {
    end = context.eventLoop.now + lifetime
    // Tests have channels without a socket.
    try? context.channel.syncOptions?.setOption(
      .socketOption(.so_sndbuf), value: Self.sendBufferByteCount)
  }

  func handlerRemoved(context: ChannelHandlerContext) { cancelDeadlines() }

  func channelInactive(context: ChannelHandlerContext) {
    cancelDeadlines()
    for (_, promise) in refusal { promise?.fail(ChannelError.ioOnClosedChannel) }
    refusal = []
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if state == .lastResponse || state == .closing { return drop(unwrapInboundIn(data), context) }
    switch unwrapInboundIn(data) {
    case .head:
      headCount += 1
      guard headCount - responseCount <= Self.maximumUnansweredCount else { return close(context) }
      readDeadline = schedule(context, in: limit) { self.close($0) }
    case .body(let bytes) where state == .refusing:
      droppedByteCount += bytes.readableBytes
      if droppedByteCount > Self.maximumDroppedByteCount { writeRefusal(context, isLast: true) }
    case .body: break
    case .end:
      requestCount += 1
      readDeadline?.cancel()
      if state == .refusing { writeRefusal(context, isLast: false) }
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let part = unwrapOutboundIn(data)
    if case .head(let head) = part, head.status.kind != .informational, state == .open {
      if requestCount == responseCount {
        state = .refusing
        refusalDeadline = schedule(context, in: Self.refusalTime) {
          self.writeRefusal($0, isLast: true)
        }
      } else if context.eventLoop.now >= end {
        state = .lastResponse
      }
    }
    switch state {
    case .open, .lastResponse: write(part, context, promise)
    case .refusing: refusal.append((part, promise))
    case .closing: promise?.fail(ChannelError.outputClosed)
    }
  }

  /// Writes the response that has waited for the rest of its request.
  private func writeRefusal(_ context: ChannelHandlerContext, isLast: Bool) {
    refusalDeadline?.cancel()
    state = isLast || context.eventLoop.now >= end ? .lastResponse : .open
    droppedByteCount = 0
    let parts = refusal
    refusal = []
    for (part, promise) in parts { write(part, context, promise) }
    context.flush()
  }

  private func write(
    _ part: HTTPResponsePart, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?
  ) {
    switch part {
    case .head(var head):
      if head.status.kind != .informational {
        // The end is not written before the network has accepted most of a long body.
        writeDeadlines.append(context.eventLoop.now + limit)
        if writeDeadline == nil { watchWrites(context) }
      }
      if state == .lastResponse { head.headerFields[.connection] = "close" }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .end: writeEnd(part, context, promise ?? context.eventLoop.makePromise())
    default: context.write(wrapOutboundOut(part), promise: promise)
    }
  }

  private func writeEnd(
    _ part: HTTPResponsePart, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>
  ) {
    responseCount += 1
    let isLast = state == .lastResponse
    promise.futureResult.assumeIsolated().whenComplete { result in
      if !self.writeDeadlines.isEmpty { self.writeDeadlines.removeFirst() }
      guard isLast, case .success = result else { return }
      // The client has this long to read the response and to stop sending.
      self.readDeadline = self.schedule(context, in: .seconds(1)) { self.close($0) }
    }
    guard isLast else { return context.write(wrapOutboundOut(part), promise: promise) }
    state = .closing
    readDeadline?.cancel()
    context.writeAndFlush(wrapOutboundOut(part), promise: promise)
    context.close(mode: .output, promise: nil)
  }

  /// Closes the connection when its oldest response has waited too long.
  private func watchWrites(_ context: ChannelHandlerContext) {
    guard let oldest = writeDeadlines.first else { return writeDeadline = nil }
    writeDeadline = schedule(context, in: oldest - context.eventLoop.now) {
      if let oldest = self.writeDeadlines.first, oldest <= $0.eventLoop.now {
        return self.close($0)
      }
      self.watchWrites($0)
    }
  }

  /// Drops what comes after the last request that is answered.
  private func drop(_ part: HTTPRequestPart, _ context: ChannelHandlerContext) {
    guard case .body(let bytes) = part else { return }
    droppedByteCount += bytes.readableBytes
    if droppedByteCount > Self.maximumDroppedByteCount, state == .closing { close(context) }
  }

  private func close(_ context: ChannelHandlerContext) {
    state = .closing
    cancelDeadlines()
    context.close(promise: nil)
  }

  private func cancelDeadlines() {
    readDeadline?.cancel()
    writeDeadline?.cancel()
    refusalDeadline?.cancel()
  }

  private func schedule(
    _ context: ChannelHandlerContext, in time: TimeAmount,
    _ body: @escaping (ChannelHandlerContext) -> Void
  ) -> Scheduled<Void> {
    context.eventLoop.assumeIsolated().scheduleTask(in: time) { body(context) }
  }
}

internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Bounds what one connection can ask for, so that none stays for ever.
///
/// A request must be whole, and a response accepted by the network, within a time. A connection has few
/// unanswered requests. If a request is refused before it is whole, the rest of it may follow within a second, and up
/// to a size. Otherwise, the response says that the connection is closed.
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

  private let limit: TimeAmount
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
    /// The connection is closed after the response.
    case lastResponse
    /// The response is written, and what still comes is dropped.
    case closing
  }

  /// A guard that allows this time for a request and for a response.
  init(limit: TimeAmount) { self.limit = limit }

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
    if case .head(let head) = part, head.status.kind != .informational, state == .open,
      requestCount == responseCount
    {
      state = .refusing
      refusalDeadline = schedule(context, in: Self.refusalTime) {
        self.writeRefusal($0, isLast: true)
      }
    }
    guard state != .refusing else { return refusal.append((part, promise)) }
    guard case .end = part else { return context.write(data, promise: promise) }
    writeEnd(context, data, promise)
  }

  /// Writes the response that has waited for the rest of its request.
  private func writeRefusal(_ context: ChannelHandlerContext, isLast: Bool) {
    refusalDeadline?.cancel()
    state = isLast ? .lastResponse : .open
    droppedByteCount = 0
    let parts = refusal
    refusal = []
    for (part, promise) in parts {
      switch part {
      case .head(var head) where isLast:
        head.headerFields[.connection] = "close"
        context.write(wrapOutboundOut(.head(head)), promise: promise)
      case .end: writeEnd(context, wrapOutboundOut(part), promise)
      default: context.write(wrapOutboundOut(part), promise: promise)
      }
    }
    context.flush()
  }

  private func writeEnd(
    _ context: ChannelHandlerContext, _ data: NIOAny, _ promise: EventLoopPromise<Void>?
  ) {
    responseCount += 1
    let promise = promise ?? context.eventLoop.makePromise()
    writeDeadlines.append(.now() + limit)
    if writeDeadline == nil { watchWrites(context) }
    promise.futureResult.assumeIsolated().whenComplete { _ in
      if !self.writeDeadlines.isEmpty { self.writeDeadlines.removeFirst() }
    }
    guard state == .lastResponse else { return context.write(data, promise: promise) }
    state = .closing
    context.writeAndFlush(data, promise: promise)
    context.close(mode: .output, promise: nil)
    // The client has this long to read the response and to stop sending.
    readDeadline?.cancel()
    readDeadline = schedule(context, in: .seconds(1)) { self.close($0) }
  }

  /// Closes the connection when its oldest response has waited too long.
  private func watchWrites(_ context: ChannelHandlerContext) {
    guard let oldest = writeDeadlines.first else { return writeDeadline = nil }
    writeDeadline = schedule(context, in: oldest - .now()) {
      if let oldest = self.writeDeadlines.first, oldest <= .now() { return self.close($0) }
      self.watchWrites($0)
    }
  }

  /// Drops what comes after the last request that is answered.
  private func drop(_ part: HTTPRequestPart, _ context: ChannelHandlerContext) {
    switch part {
    case .body(let bytes):
      droppedByteCount += bytes.readableBytes
      if droppedByteCount > Self.maximumDroppedByteCount, state == .closing { close(context) }
    case .end where state == .closing: close(context)
    case .end, .head: break
    }
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

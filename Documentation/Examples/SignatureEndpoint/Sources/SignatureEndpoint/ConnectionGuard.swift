internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes

/// Bounds what one connection can ask for, so that none stays for ever.
///
/// A request must be whole, and a response accepted by the network, within a time. The network accepts little that
/// the client does not read. A connection has few unanswered requests, and is closed with the first response after
/// its lifetime. If a request is refused before it is whole, the rest of it may follow within a second, and up to a
/// size. Otherwise, the response says that the connection is closed. So does the response to a request for another
/// protocol, after which the decoder would keep all that arrives.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// How many requests of a connection may wait for a response.
  ///
  /// Browsers send one at a time.
  static let maximumUnansweredCount = 32

  /// How many bytes a request may have, with what never becomes a part of it, such as extensions of chunks.
  static let maximumRequestByteCount = 4 << 20

  /// How much of a refused request is read and dropped, before the response and after it.
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
  /// The bytes of the request that is being read, or of what is dropped.
  private var receivedByteCount = 0
  /// Whether the decoder has stopped at something that is not HTTP, so that no request becomes whole.
  private var isMalformed = false
  /// Whether the server neither reads the rest of the request nor writes anything more.
  private var isAbandoned = false
  /// Whether the request asks for another protocol.
  private var asksForAnotherProtocol = false
  /// Whether the version and the header fields of the request let the connection stay open.
  private var isKeptAlive = true
  /// Whether the client sends the body when it is told to.
  private var waitsForContinue = false
  /// The number of the request after which the client expects nothing more.
  private var lastRequest: Int?
  /// Whether what arrives is left to the system, because the decoder has stopped.
  private var isDeaf = false
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
    let pipeline = context.pipeline.syncOperations
    if let decoder = try? pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self) {
      let counter = ByteCounter { self.count($0, context) }
      try? pipeline.addHandler(counter, position: .before(decoder))
      let reader = HeadReader {
        self.isKeptAlive = $0.isKeepAlive
        self.waitsForContinue =
          $0.version == .http1_1
          && $0.headers[canonicalForm: "expect"].contains { $0.lowercased() == "100-continue" }
      }
      try? pipeline.addHandler(reader, position: .after(decoder))
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) { cancelDeadlines() }

  func channelInactive(context: ChannelHandlerContext) {
    cancelDeadlines()
    for (_, promise) in refusal { promise?.fail(ChannelError.ioOnClosedChannel) }
    refusal = []
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if state == .lastResponse || state == .closing { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      headCount += 1
      guard headCount - responseCount <= Self.maximumUnansweredCount else { return close(context) }
      readDeadline = schedule(context, in: limit) { self.close($0) }
      asksForAnotherProtocol = head.method == .connect || head.headerFields[.upgrade] != nil
      if asksForAnotherProtocol || !isKeptAlive { lastRequest = headCount }
      if waitsForContinue, headCount == responseCount + 1 {
        context.writeAndFlush(
          wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
      }
    case .body: break
    case .end:
      requestCount += 1
      receivedByteCount = 0
      readDeadline?.cancel()
      isDeaf = asksForAnotherProtocol
      if state == .refusing { writeRefusal(context, isLast: isAbandoned) }
    }
    if !isAbandoned { context.fireChannelRead(data) }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    context.fireChannelReadComplete()
    if isAbandoned || state == .closing { read(context: context) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    isMalformed = true
    if state == .refusing { writeRefusal(context, isLast: true) }
    context.fireErrorCaught(error)
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard state == .refusing, mode != .input else {
      return context.close(mode: mode, promise: promise)
    }
    // The server is done, but the response still waits for the rest of the request.
    isAbandoned = true
    promise?.succeed()
    read(context: context)
  }

  func read(context: ChannelHandlerContext) {
    if !isDeaf { context.read() }
  }

  private func count(_ byteCount: Int, _ context: ChannelHandlerContext) {
    receivedByteCount += byteCount
    switch state {
    case .open where receivedByteCount > Self.maximumRequestByteCount: close(context)
    case .refusing where receivedByteCount > Self.maximumDroppedByteCount:
      writeRefusal(context, isLast: true)
    case .closing where receivedByteCount > Self.maximumDroppedByteCount: close(context)
    default: break
    }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let part = unwrapOutboundIn(data)
    if case .head(let head) = part, head.status.kind != .informational, state == .open {
      if requestCount == responseCount, isMalformed {
        state = .lastResponse
      } else if requestCount == responseCount {
        state = .refusing
        receivedByteCount = 0
        refusalDeadline = schedule(context, in: Self.refusalTime) {
          self.writeRefusal($0, isLast: true)
        }
      } else if isOver(context) {
        state = .lastResponse
      }
    }
    switch state {
    case .open, .lastResponse: write(part, context, promise)
    case .refusing: refusal.append((part, promise))
    case .closing: promise?.fail(ChannelError.outputClosed)
    }
  }

  /// Whether the next response is the last.
  private func isOver(_ context: ChannelHandlerContext) -> Bool {
    context.eventLoop.now >= end || responseCount + 1 == lastRequest
  }

  /// Writes the response that has waited for the rest of its request.
  private func writeRefusal(_ context: ChannelHandlerContext, isLast: Bool) {
    refusalDeadline?.cancel()
    state = isLast || isOver(context) ? .lastResponse : .open
    receivedByteCount = 0
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

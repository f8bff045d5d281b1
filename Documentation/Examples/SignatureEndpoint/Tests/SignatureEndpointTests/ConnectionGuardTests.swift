import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import SignatureEndpoint

/// One connection, whose time the test sets.
@Suite struct ConnectionGuardTests {
  private let channel: EmbeddedChannel

  init() throws {
    channel = EmbeddedChannel(
      handler: ConnectionGuard(limit: .seconds(15), lifetime: .seconds(300)))
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 4000)).wait()
  }

  private func wait(seconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }

  private func ask() throws {
    let head = HTTPRequest(method: .post, scheme: "http", authority: "a", path: "/")
    try channel.writeInbound(HTTPRequestPart.head(head))
    try channel.writeInbound(HTTPRequestPart.end(nil))
  }

  /// Writes a response, and returns its `Connection`.
  private func answer() throws -> String? {
    try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
    try channel.writeOutbound(HTTPResponsePart.end(nil))
    guard case .head(let head)? = try channel.readOutbound(as: HTTPResponsePart.self),
      case .end? = try channel.readOutbound(as: HTTPResponsePart.self)
    else { throw ChannelError.eof }
    return head.headerFields[.connection]
  }

  @Test func `the first response after the lifetime closes the connection`() throws {
    for _ in 0..<29 {
      wait(seconds: 10)
      try ask()
      #expect(try answer() == nil && channel.isActive)
    }
    try ask()
    wait(seconds: 10)
    try ask()
    #expect(try answer() == "close" && !channel.isActive)
    #expect(throws: ChannelError.self) { try answer() }
  }

  @Test func `a refusal after the lifetime closes the connection, also if its request is whole`()
    throws
  {
    wait(seconds: 300)
    let head = HTTPRequest(method: .post, scheme: "http", authority: "a", path: "/")
    try channel.writeInbound(HTTPRequestPart.head(head))
    channel.pipeline.write(
      HTTPResponsePart.head(HTTPResponse(status: .unsupportedMediaType)), promise: nil)
    channel.pipeline.write(HTTPResponsePart.end(nil), promise: nil)
    #expect(try channel.readOutbound(as: HTTPResponsePart.self) == nil)
    try channel.writeInbound(HTTPRequestPart.end(nil))
    guard case .head(let refusal)? = try channel.readOutbound(as: HTTPResponsePart.self) else {
      Issue.record("no refusal")
      return
    }
    #expect(refusal.headerFields[.connection] == "close" && !channel.isActive)
  }

  @Test func `a response that the network does not accept in time closes the connection`() throws {
    try ask()
    wait(seconds: 10)
    channel.pipeline.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
    channel.pipeline.write(HTTPResponsePart.end(nil), promise: nil)
    wait(seconds: 14)
    #expect(channel.isActive)
    wait(seconds: 1)
    #expect(!channel.isActive)
  }

  @Test func `a response without an end closes the connection`() throws {
    try ask()
    try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
    try channel.writeOutbound(HTTPResponsePart.body(ByteBuffer(string: "long")))
    wait(seconds: 14)
    #expect(channel.isActive)
    wait(seconds: 1)
    #expect(!channel.isActive)
  }

  @Test func `responses that the network accepts close nothing`() throws {
    for _ in 0..<20 {
      try ask()
      wait(seconds: 14)
      #expect(try answer() == nil)
    }
    wait(seconds: 19)
    #expect(channel.isActive)
  }

  @Test func `a request that is not whole in time closes the connection`() throws {
    let head = HTTPRequest(method: .post, scheme: "http", authority: "a", path: "/")
    try channel.writeInbound(HTTPRequestPart.head(head))
    for _ in 0..<14 {
      wait(seconds: 1)
      try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: " ")))
    }
    #expect(channel.isActive)
    wait(seconds: 1)
    #expect(!channel.isActive)
  }
}

import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Testing

@testable import SignatureEndpoint

private let ordinary = #"{"meetingNumber":"85746065432","role":0}"#

/// Clients that stay, that flood, and that lie.
@Suite struct HostileClientTests {
  private func impatient() throws -> Settings {
    var settings = try Settings.fictitious()
    settings.idleSeconds = 1
    return settings
  }

  @Test func `a body that drips is cut off`() async throws {
    try await withServer(impatient()) { client async throws in
      let port = client.port
      let seconds = try await RawClient.run {
        let slow = try RawClient(port: port)
        let start = Date()
        _ = slow.send(rawRequest(ordinary, length: 1000))
        while Date() < start + 8 {
          if slow.send(" ") == nil || slow.receive(seconds: 0.2).isClosed { break }
        }
        return Date().timeIntervalSince(start)
      }
      #expect(seconds < 5)
    }
  }

  @Test func `a client that never reads is cut off`() async throws {
    try await withServer(impatient()) { client async throws in
      let port = client.port
      let isClosed = try await RawClient.run {
        let deaf = try RawClient(port: port, receiveBuffer: 4096)
        let end = Date() + 20
        // Few at a time, and each with a long response.
        while Date() < end {
          for _ in 0..<8 where deaf.send(rawRequest(#"{"code":3712}"#, to: "/inspect")) == nil {
            return true
          }
          usleep(20_000)
        }
        return false
      }
      #expect(isClosed)
    }
  }

  @Test func `a connection is closed with the first response after its lifetime`() async throws {
    var settings = try Settings.fictitious()
    settings.lifetimeSeconds = 0
    try await withServer(settings) { client async throws in
      let port = client.port
      let answered = try await RawClient.run {
        let pipelining = try RawClient(port: port)
        _ = pipelining.send(String(repeating: rawRequest(ordinary), count: 16))
        return pipelining.receive(seconds: 60)
      }
      #expect(answered.isClosed)
      #expect(answered.text.components(separatedBy: "HTTP/1.1 200").count == 2)
      #expect(answered.text.lowercased().contains("connection: close\r\n"))
      #expect(answered.text.hasSuffix("}"))
    }
  }

  @Test func `a connection has few unanswered requests`() async throws {
    try await withServer(.fictitious()) { client async throws in
      let port = client.port
      let few = String(repeating: rawRequest(ordinary), count: 32)
      let answered = try await RawClient.run {
        let pipelining = try RawClient(port: port)
        _ = pipelining.send(few)
        return pipelining.receive(seconds: 60) {
          $0.components(separatedBy: "HTTP/1.1 200").count > 32
        }
      }
      #expect(answered.text.components(separatedBy: "HTTP/1.1 200").count == 33)
      #expect(!answered.isClosed)
      let flood = try await RawClient.run {
        let flooding = try RawClient(port: port)
        for _ in 0..<100 where flooding.send(few) == nil { return true }
        return flooding.receive(seconds: 60).isClosed
      }
      #expect(flood)
    }
  }

  @Test(arguments: [
    ("text/plain", 1_000_000_000, "415"), ("application/json", 1_000_000_000, "413"),
  ])
  func `a refused body is not read to its end`(type: String, length: Int, status: String)
    async throws
  {
    try await withServer(.fictitious()) { client async throws in
      let port = client.port
      let (head, sent) = try await RawClient.run {
        let sender = try RawClient(port: port)
        var sent = sender.send(rawRequest("", type: type, length: length)) ?? 0
        let chunk = [UInt8](repeating: 0x20, count: 65_536)
        let end = Date() + 5
        while Date() < end, sent < 100_000_000, let count = sender.send(chunk) { sent += count }
        return (sender.receive(seconds: 0.5).text, sent)
      }
      // What the client can still receive depends on when the connection is closed.
      #expect(head.isEmpty || head.hasPrefix("HTTP/1.1 \(status)"))
      #expect(sent < 50_000_000)
    }
  }

  @Test func `a refused request says that the connection is closed, if its body was not read`()
    async throws
  {
    try await withServer(.fictitious()) { client async throws in
      let port = client.port
      let (unread, read) = try await RawClient.run {
        let first = try RawClient(port: port)
        _ = first.send(rawRequest("half", type: "text/plain", length: 100))
        let unread = first.receive(seconds: 60)
        let second = try RawClient(port: port)
        _ = second.send(rawRequest(ordinary, type: "text/plain"))
        var read = second.receive(seconds: 60) { $0.hasSuffix("}") }
        _ = second.send(rawRequest(ordinary))
        read.text += second.receive(seconds: 60) { $0.hasSuffix("}") }.text
        return (unread, read)
      }
      #expect(unread.text.hasPrefix("HTTP/1.1 415") && unread.isClosed)
      #expect(unread.text.lowercased().contains("connection: close\r\n"))
      #expect(read.text.hasPrefix("HTTP/1.1 415") && !read.isClosed)
      #expect(
        read.text.contains("HTTP/1.1 200") && !read.text.lowercased().contains("connection: close"))
    }
  }

  /// HummingbirdTesting drops the limit, so that only `.ci/measure/server-attack` sees the two together.
  @Test func `too many connections wait, and the log says so once`() throws {
    let log = Log()
    var limit = ConnectionLimit(20, logger: Logger(label: "test") { _ in log })
    for _ in 0..<2 {
      for _ in 0..<19 { limit.connectionOpened() }
      #expect(limit.isAcceptingNewConnections())
      limit.connectionOpened()
      #expect(!limit.isAcceptingNewConnections())
      for _ in 0..<100 {
        limit.connectionClosed()
        limit.connectionOpened()
      }
      for _ in 0..<20 { limit.connectionClosed() }
    }
    #expect(log.text.components(separatedBy: "warning too many connections").count == 3)
    #expect(log.text.components(separatedBy: "accepted again").count == 3)
    #expect(try #require(connectionsWithDescriptors()) > 0)
  }

  @Test(arguments: [
    "X-Forwarded-For", "Forwarded", "X-Forwarded-Host", "x-real-ip", "X-Forwarded-Proto",
    "x_forwarded_for",
    "CF-Connecting-IP", "True-Client-IP", "X-Client-IP", "X-Azure-ClientIP",
    "X-Original-Forwarded-For",
  ])
  func `what came through a proxy is refused unless there is one`(name: String) async throws {
    let field = try #require(HTTPField.Name(name))
    var settings = try Settings.fictitious()
    let headers: HTTPFields = [.contentType: "application/json", field: "192.0.2.1"]
    for isBehindProxy in [false, true] {
      settings.isBehindProxy = isBehindProxy
      try await withServer(settings) { client async throws in
        for (path, body) in [("/", ordinary), ("/inspect", #"{"signature":"a"}"#)] {
          let response = try await client.post(path, body, headers: headers)
          #expect(response.status == (isBehindProxy ? .ok : .badRequest))
          if !isBehindProxy { #expect(response.text.contains("BEHIND_PROXY")) }
        }
      }
    }
  }

  @Test func `pages may have no reports as long as all pages may send requests`() async throws {
    let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
    let body = #"{"signature":"a"}"#
    let page: HTTPFields = [.contentType: "application/json", .origin: "https://a.example"]
    let noOrigin: HTTPFields = [.contentType: "application/json", site: "cross-site"]
    var settings = try Settings.fictitious()
    try await withServer(settings) { client async throws in
      for headers in [page, noOrigin] {
        #expect(try await client.post("/inspect", body, headers: headers).status == .forbidden)
        #expect(try await client.post("/", ordinary, headers: headers).status == .ok)
      }
      #expect(try await client.post("/inspect", body).status == .ok)
    }
    settings.allowedOrigins = ["https://a.example"]
    try await withServer(settings) { client async throws in
      #expect(try await client.post("/inspect", body, headers: page).status == .ok)
    }
  }

  @Test(arguments: [
    ("https://a.example", "https://a.example"), ("a status=200", "a?status?200"),
    ("a\u{9b}31mb\u{202e}c", "a?31mb?c"), ("\"a\"", "?a?"), ("é\u{a0}b", "??b"),
    (String(repeating: "a", count: 5000), String(repeating: "a", count: 100) + "..."),
  ])
  func `an origin and a path are one word in the log`(origin: String, word: String) async throws {
    let log = Log()
    let logger = Logger(label: "test") { _ in log }
    var settings = try Settings.fictitious()
    settings.allowedOrigins = ["https://b.example"]
    try await withServer(settings, logger: logger) { client async throws in
      let port = client.port
      let answer = try await RawClient.run {
        let client = try RawClient(port: port)
        _ = client.send("GET /x=1 HTTP/1.1\r\nHost: a\r\nOrigin: \(origin)\r\n\r\n")
        return client.receive(seconds: 60) { $0.hasSuffix("}") }.text
      }
      #expect(answer.hasPrefix("HTTP/1.1 403"))
      #expect(log.text.contains("origin=\(word)"))
      #expect(!log.text.contains("origin=\(word)a"))
      #expect(log.text.contains("path=/x?1"))
      #expect(log.text.unicodeScalars.allSatisfy { $0.isASCII })
    }
  }
}

import Foundation
import HTTPTypes
import Testing

@testable import SignatureEndpoint

private let ordinary = #"{"meetingNumber":"85746065432","role":0}"#
private let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
private let chunked = head + "Transfer-Encoding: chunked\r\n\r\n"

/// Requests that are not HTTP, or use what most clients don't.
@Suite struct HostileRequestTests {
  /// What is received after `text` was sent.
  private func response(
    to text: String, seconds: Double = 60,
    until isEnough: @escaping @Sendable (String) -> Bool = { _ in false }
  ) async throws -> (text: String, isClosed: Bool) {
    let received = Received()
    try await withServer(.fictitious()) { client async throws in
      received.value = try await RawClient.run {
        let raw = try RawClient(port: client.port)
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty, let count = raw.send(rest) { rest = rest.dropFirst(count) }
        return raw.receive(seconds: seconds, until: isEnough)
      }
    }
    return received.value
  }

  private final class Received: @unchecked Sendable {
    var value = (text: "", isClosed: false)
  }

  @Test(arguments: [
    "GET /\r\n\r\n", "\u{16}\u{3}\u{1}\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    head + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    head + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    head + "Content-Length: +2\r\n\r\n{}", head + "X: a\u{1b}[31m\r\nContent-Length: 2\r\n\r\n{}",
    head + "X: a\r\n b\r\n\r\n", head + "X : a\r\n\r\n",
    head + "X: \(String(repeating: "a", count: 90_000))\r\n\r\n",
    chunked + "zz\r\n{}\r\n0\r\n\r\n", chunked + "2\n{}\n0\n\n",
    chunked + "2\r\n{}\r\n0\r\nX: \u{0}\r\n\r\n",
    "POST / HTTP/1.1\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "post / HTTP/1.1\r\n\r\n", "GET /\u{9b} HTTP/1.1\r\n\r\n",
  ])
  func `what is not HTTP gets an answer, and the connection is closed`(text: String) async throws {
    let (answer, isClosed) = try await response(to: text)
    #expect(answer.hasPrefix("HTTP/1.1 4") && isClosed)
    #expect(answer.lowercased().contains("connection: close\r\n"))
  }

  @Test(arguments: ["text/plain", "application/json"])
  func `a client that expects the end gets the refusal of a long body`(type: String) async throws {
    let body = String(repeating: " ", count: 900_000)
    let request =
      "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: \(type)\r\n"
      + "Content-Length: 900000\r\n\r\n\(body)"
    let (answer, isClosed) = try await response(to: request)
    #expect(answer.hasPrefix(type == "text/plain" ? "HTTP/1.1 415" : "HTTP/1.1 413") && isClosed)
    #expect(answer.hasSuffix("}]}"))
  }

  @Test(arguments: [
    ("GET /healthz HTTP/1.0\r\n\r\n", 1, true),
    (
      String(repeating: "GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", count: 2), 2,
      false
    ),
    ("GET /healthz HTTP/1.1\r\nConnection: Close\r\n\r\n", 1, true),
    ("GET /healthz HTTP/1.1\r\nConnection: TE, close\r\n\r\n", 1, true),
    (
      String(repeating: "GET /healthz HTTP/1.1\r\n\r\n", count: 3)
        + "GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n", 4, true
    ),
  ])
  func `a connection ends when the client says so`(text: String, count: Int, ends: Bool)
    async throws
  {
    let (answer, isClosed) = try await response(to: text, seconds: 60) {
      !ends && $0.components(separatedBy: #"{"status":"ok"}"#).count > count
    }
    #expect(answer.components(separatedBy: "HTTP/1.1 200").count == count + 1)
    #expect(isClosed == ends)
  }

  @Test func `a client that waits for 100 is told to go on`() async throws {
    try await withServer(.fictitious()) { client async throws in
      let (first, second) = try await RawClient.run {
        let raw = try RawClient(port: client.port)
        _ = raw.send(head + "Expect: 100-continue\r\nContent-Length: 40\r\n\r\n")
        let first = raw.receive(seconds: 60) { $0.hasSuffix("\r\n\r\n") }.text
        _ = raw.send(ordinary)
        return (first, raw.receive(seconds: 60) { $0.hasSuffix("}") }.text)
      }
      #expect(first == "HTTP/1.1 100 Continue\r\n\r\n")
      #expect(second.hasPrefix("HTTP/1.1 200 OK\r\n"))
    }
  }

  @Test func `an old client is not told to go on`() async throws {
    let old = head.replacing("HTTP/1.1", with: "HTTP/1.0")
    let (answer, isClosed) = try await response(
      to: old + "Expect: 100-continue\r\nContent-Length: 40\r\n\r\n" + ordinary)
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n") && isClosed)
  }

  @Test(
    arguments: [
      "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
      head + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nContent-Length: 40\r\n\r\n"
        + ordinary,
      chunked + "1;a=", chunked + "1", chunked + "0\r\n", "", "GET /", "GET / HTTP/1.1\r\nX: ",
      "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;a=", "GET / HTTP/1.1\r\n\r\n",
      "GET /healthz HTTP/1.1\r\nContent-Length: 1000000000\r\n\r\n",
    ], ["a", "0", "\r\n", "X: y\r\n"])
  func `what never becomes a request is not read to its end`(start: String, more: String)
    async throws
  {
    try await withServer(.fictitious()) { client async throws in
      let (sent, isClosed) = try await RawClient.run {
        let raw = try RawClient(port: client.port)
        _ = raw.send(start)
        let block = Array(String(repeating: more, count: 65_536 / more.utf8.count).utf8)
        var sent = 0
        let end = Date() + 10
        while Date() < end, sent < 100_000_000 {
          guard let count = raw.send(block) else { return (sent, true) }
          sent += count
        }
        return (sent, false)
      }
      #expect(isClosed && sent < 50_000_000)
    }
  }

  @Test(arguments: [
    ("gzip", 415), ("Deflate", 415), ("br, gzip", 415), ("identity, gzip", 415), ("identity", 200),
    ("Identity", 200),
  ])
  func `a compressed body is rejected`(coding: String, status: Int) async throws {
    try await withServer(.fictitious()) { client async throws in
      let headers: HTTPFields = [.contentType: "application/json", .contentEncoding: coding]
      #expect(try await client.post("/", ordinary, headers: headers).status.code == status)
    }
  }

  @Test(arguments: [
    ("application/json ; charset=utf-8", 200), ("application/json\t;a", 200),
    ("Application/JSON", 200),
    ("application/json text/plain", 415), ("application/json, text/plain", 415),
    ("text/plain;application/json", 415),
    (";", 415), ("application/json;", 200), ("application/jsön", 415),
    ("application/json\u{a0}", 415),
  ])
  func `a media type is read to its end`(type: String, status: Int) async throws {
    try await withServer(.fictitious()) { client async throws in
      let headers: HTTPFields = [.contentType: type]
      #expect(try await client.post("/", ordinary, headers: headers).status.code == status)
    }
  }
}

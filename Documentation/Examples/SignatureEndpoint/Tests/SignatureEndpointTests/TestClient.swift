import Foundation
import HTTPTypes

/// An ordinary client, which opens a connection for each request.
struct TestClient: Sendable {
  let port: Int

  func post(
    _ path: String, _ body: String, headers: HTTPFields = [.contentType: "application/json"]
  ) async throws -> TestResponse {
    try await execute(uri: path, method: .post, headers: headers, body: body)
  }

  func execute(
    uri: String, method: HTTPRequest.Method, headers: HTTPFields = [:], body: String = ""
  ) async throws -> TestResponse {
    var request = "\(method.rawValue) \(uri) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    for field in headers { request += "\(field.name): \(field.value)\r\n" }
    if !body.isEmpty || method == .post { request += "Content-Length: \(body.utf8.count)\r\n" }
    let bytes = Array("\(request)\r\n\(body)".utf8)
    let port = port
    return try await RawClient.run {
      let client = try RawClient(port: port)
      var rest = bytes[...]
      while !rest.isEmpty, let count = client.send(rest) { rest = rest.dropFirst(count) }
      return try TestResponse(client.receive(seconds: 20).text)
    }
  }
}

/// A response whose connection is closed after it.
struct TestResponse: Sendable {
  let status: HTTPResponse.Status
  let headers: HTTPFields
  let text: String

  struct Malformed: Error {}

  init(_ received: String) throws {
    guard let end = received.range(of: "\r\n\r\n") else { throw Malformed() }
    let lines = received[..<end.lowerBound].components(separatedBy: "\r\n")
    guard lines[0].hasPrefix("HTTP/1.1 "), let code = Int(lines[0].dropFirst(9).prefix(3)) else {
      throw Malformed()
    }
    status = HTTPResponse.Status(code: code)
    var headers = HTTPFields()
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let name = HTTPField.Name(String(parts[0])) else { throw Malformed() }
      headers.append(HTTPField(name: name, value: String(parts[1])))
    }
    self.headers = headers
    text = String(received[end.upperBound...])
  }

  var answer: Answer {
    get throws { try JSONDecoder().decode(Answer.self, from: Data(text.utf8)) }
  }
}

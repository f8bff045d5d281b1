import Foundation
import HTTPTypes
import Hummingbird
import SignatureEndpoint
import Testing

@Suite struct PageTests {
  private let policy =
    "default-src 'none'; script-src 'sha256-AAAA' 'wasm-unsafe-eval'; img-src data:"

  private var page: String {
    """
    <!doctype html>
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <title>The page</title>
    """
  }

  /// Runs a server that has `content` in the file of the page.
  private func withPage(
    _ content: String,
    _ test: @Sendable (TestClient, _ warnings: [String]) async throws -> Void
  ) async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(content.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var settings = try Settings.fictitious()
    settings.pageFile = file.path
    let warnings = Endpoint(settings, authenticate: nil).warnings.filter { $0.contains("GET /") }
    try await withServer(settings) { client async throws in try await test(client, warnings) }
  }

  @Test func `the page has the policy of the file, and is in no frame and no cache`() async throws {
    let (page, policy) = (page, policy)
    try await withPage(page) { client, warnings async throws in
      #expect(warnings.isEmpty)
      let response = try await client.execute(uri: "/", method: .get)
      #expect(response.status == .ok && response.text == page)
      let head = try await client.execute(uri: "/", method: .head)
      #expect(head.status == .ok && head.text.isEmpty)
      #expect(head.headers[.contentLength] == "\(page.utf8.count)")
      for headers in [response.headers, head.headers] {
        #expect(headers[.contentSecurityPolicy] == policy + "; frame-ancestors 'none'")
        #expect(headers[.contentType] == "text/html; charset=utf-8")
        #expect(headers[.cacheControl] == "no-store" && headers[.xContentTypeOptions] == "nosniff")
        #expect(try headers[#require(HTTPField.Name("Referrer-Policy"))] == "no-referrer")
      }
      let signed = try await client.post("/", "{}")
      #expect(
        try signed.answer.signature != nil && signed.headers[.xContentTypeOptions] == "nosniff")
      let refused = try await client.execute(uri: "/", method: .delete)
      #expect(refused.headers[.allow] == "GET, HEAD, OPTIONS, POST")
    }
  }

  @Test(arguments: [
    "", "secret=1", "<title>another page</title>",
    #"<meta http-equiv="Content-Security-Policy" content="default-src *">"#,
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \n Set-Cookie: a=b\">",
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; é\">",
  ])
  func `a file that is not the page is not served`(content: String) async throws {
    try await withPage(content) { client, warnings async throws in
      let response = try await client.execute(uri: "/", method: .get)
      #expect(response.status == .notFound)
      #expect(response.text.contains("Documentation/Examples/InspectorPage/build"))
      #expect(warnings.count == 1 && warnings[0].contains("is not the inspector's page"))
      #expect(try await client.post("/", "{}").status == .ok)
    }
  }

  @Test(arguments: [("/nowhere/at/all", "is not there"), ("/", "cannot be read")])
  func `a file that is missing is a warning, and 404 with the command that builds it`(
    file: String, problem: String
  ) async throws {
    var settings = try Settings.fictitious()
    settings.pageFile = file
    let warnings = Endpoint(settings, authenticate: nil).warnings
    #expect(warnings.last?.contains("\(file) \(problem)") == true)
    try await withServer(settings) { client async throws in
      let response = try await client.execute(uri: "/", method: .get)
      #expect(response.status == .notFound)
      #expect(response.text.contains("Documentation/Examples/InspectorPage/build"))
    }
  }
}

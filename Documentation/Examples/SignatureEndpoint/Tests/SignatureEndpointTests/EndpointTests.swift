import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import SignatureEndpoint
import Testing

private let ordinary = #"{"meetingNumber":"85746065432","role":0}"#

@Suite struct EndpointTests {
  @Test func isThere() async throws {
    try await withServer(.fictitious()) { client async throws in
      let response = try await client.execute(uri: "/healthz", method: .get)
      #expect(response.status == .ok)
      #expect(response.text == #"{"status":"ok"}"#)
      #expect(try await client.execute(uri: "/healthz", method: .head).status == .ok)
    }
  }

  @Test func signsForANativeSDKWithoutAMeeting() async throws {
    try await withServer(.fictitious()) { client async throws in
      for body in ["", "{}", #"{"expirationSeconds":"7200"}"#] {
        let signature = try await client.post("/", body).answer.signature
        let payload = try #require(signature?.split(separator: ".").dropFirst().first)
        #expect(
          base64URLDecoded(payload)
            == #"{"appKey":"CLIENT_ID_0123456789ab","sdkKey":"CLIENT_ID_0123456789ab","#
            + #""iat":1700000030,"exp":1700007230,"tokenExp":1700007230}"#)
      }
    }
  }

  @Test(arguments: [
    ("{", "$body"), (#"{"role":0,"role":1}"#, "$body"), ("[]", "$body"), ("\"text\"", "$body"),
    (#"{"meetingNumber":"\ud800","role":0}"#, "$body"),
    (#"{"meetingNumber":[1],"role":0}"#, "meetingNumber"),
    (#"{"meetingNumber":1e400,"role":0}"#, "$body"),
    (
      #"{"meetingNumber":1,"role":0,"expirationSeconds":"9\#(String(repeating: "9", count: 400))"}"#,
      "expirationSeconds"
    ),
    (String(repeating: "[", count: 5000), "$body"),
    (#"{"meetingNumber":1,"role":"\u00851"}"#, "role"),
  ])
  func refuses(_ body: String, _ property: String) async throws {
    try await withServer(.fictitious()) { client async throws in
      let response = try await client.post("/", body)
      #expect(response.status == .badRequest)
      #expect(try response.answer.errors?.map(\.property) == [property])
      #expect(try await client.post("/", ordinary).status == .ok)
    }
  }

  @Test func roundsHexadecimalDigitsOnce() async throws {
    try await withServer(.fictitious()) { client async throws in
      let response = try await client.post(
        "/", #"{"meetingNumber":1,"role":"0x20000000000001fff"}"#)
      #expect(response.text.contains("Got 36893488147419110000, expected 0,1"))
    }
  }

  @Test func wantsJSON() async throws {
    try await withServer(.fictitious()) { client async throws in
      for headers in [[:], [.contentType: "text/plain"], [.contentType: "application/jsonx"]]
        as [HTTPFields]
      {
        #expect(
          try await client.post("/", ordinary, headers: headers).status == .unsupportedMediaType)
      }
      let charset: HTTPFields = [.contentType: "application/json; charset=utf-8"]
      #expect(try await client.post("/", ordinary, headers: charset).status == .ok)
    }
  }

  @Test func boundsTheBody() async throws {
    var settings = try Settings.fictitious()
    settings.maximumBodySize = 100
    try await withServer(settings) { client async throws in
      for count in [61, 1_000_000] {
        let body = ordinary + String(repeating: " ", count: count)
        #expect(try await client.post("/", body).status == .contentTooLarge)
      }
      #expect(ordinary.utf8.count == 40)
      #expect(
        try await client.post("/", ordinary + String(repeating: " ", count: 60)).status == .ok)
    }
  }

  @Test func boundsTheRate() async throws {
    try await withServer(.fictitious(requestsPerMinute: 3)) { client async throws in
      for _ in 0..<3 { #expect(try await client.post("/", ordinary).status == .ok) }
      let refused = try await client.post("/", ordinary)
      #expect(refused.status == .tooManyRequests)
      let seconds = try #require(refused.headers[.retryAfter].flatMap(Int.init))
      #expect(1...20 ~= seconds)
      #expect(
        try refused.answer.errors?.first?.reason == "too many requests; wait \(seconds) seconds")
      #expect(try await client.post("/inspect", "{}").status == .tooManyRequests)
      #expect(try await client.execute(uri: "/healthz", method: .get).status == .ok)
    }
  }

  @Test func countsClientsBehindAProxy() async throws {
    var settings = try Settings.fictitious(requestsPerMinute: 1)
    settings.isBehindProxy = true
    let name = try #require(HTTPField.Name("X-Forwarded-For"))
    try await withServer(settings) { client async throws in
      for (forwarded, status) in [
        ("192.0.2.1", 200), ("192.0.2.1", 429), ("192.0.2.1, 192.0.2.2", 200),
        ("192.0.2.9, 192.0.2.2", 429), ("::ffff:192.0.2.1", 429),
        ("2001:db8:0:1::1", 200), ("2001:db8:0:1:ffff::2", 429), ("2001:db8:0:2::1", 200),
        ("192.0.2.3:1234", 200), ("192.0.2.9,\t 192.0.2.3:1235 ", 429),
        ("[2001:db8:0:3::1]:1234", 200),
        ("2001:db8:0:3::2", 429), ("[2001:db8:0:3::3]", 429),
        // What is no address counts as the proxy.
        ("anything", 200), ("something", 429), ("192.0.2.7,", 429),
      ] {
        let response = try await client.post(
          "/", ordinary,
          headers: [
            .contentType: "application/json", name: forwarded,
          ])
        #expect(Int(response.status.code) == status, "\(forwarded)")
      }
    }
  }

  @Test func asksWhoAsks() async throws {
    let isMe: Endpoint.Authentication = { request, _ in
      request.headers[.authorization] == "Bearer me"
    }
    try await withServer(.fictitious(), authenticate: isMe) { client async throws in
      for (path, body) in [("/", ordinary), ("/inspect", #"{"signature":"a"}"#)] {
        let response = try await client.post(path, body)
        #expect(response.status == .unauthorized)
        #expect(try response.answer.signature == nil)
        let known: HTTPFields = [.contentType: "application/json", .authorization: "Bearer me"]
        #expect(try await client.post(path, body, headers: known).status == .ok)
      }
    }
  }

  @Test func tellsWhatIsAskedFor() async throws {
    let mayJoin: Endpoint.Authentication = { request, demand in
      var request = request
      let body = try await request.collectBody(upTo: 1000)
      guard body.readableBytes > 0 else { return false }
      return demand == .signature(meetingNumber: "85746065432", asHost: false)
    }
    try await withServer(.fictitious(), authenticate: mayJoin) { client async throws in
      for body in [ordinary, #"{"meetingNumber":85746065432,"role":"0"}"#] {
        #expect(try await client.post("/", body).status == .ok)
      }
      for body in [
        #"{"meetingNumber":"85746065432","role":1}"#, #"{"meetingNumber":"8","role":0}"#, "{}",
      ] {
        #expect(try await client.post("/", body).status == .unauthorized)
      }
      #expect(try await client.post("/inspect", #"{"signature":"a"}"#).status == .unauthorized)
    }
  }

  @Test func inspects() async throws {
    try await withServer(.fictitious()) { client async throws in
      let signature = try #require(try await client.post("/", ordinary).answer.signature)
      let fine = try await client.post("/inspect", #"{"signature":"\#(signature)"}"#)
      #expect(fine.status == .ok)
      #expect(fine.text.contains(#""passedStages":["transport""#))
      let forged = String(signature.dropLast(2)) + "AA"
      let refused = try await client.post("/inspect", #"{"signature":"\#(forged)"}"#)
      #expect(refused.text.hasPrefix(#"{"verdict":"would be rejected""#))
      #expect(!refused.text.contains("CLIENT_SECRET"))
      for body in [
        "{}", #"{"signature":1}"#, #"{"signature":"a","role":2}"#, "[", #"{"code":"?"}"#,
        #"{"signature":1,"code":3712}"#, #"{"signature":"a","platform":"fridge"}"#,
        #"{"signature":"a","platform":"ios","sdkVersion":"5"}"#,
      ] {
        #expect(try await client.post("/inspect", body).status == .badRequest, "\(body)")
      }
    }
  }

  @Test func inspectsForTheGivenSDKAndExplainsCodes() async throws {
    try await withServer(.fictitious()) { client async throws in
      let signature = try #require(try await client.post("/", ordinary).answer.signature)
      for (member, platform) in [
        ("", #""platform":"web","sdkVersion":null,"platformIsAssumed":true"#),
        (
          #","platform":"android""#,
          #""platform":"android","sdkVersion":null,"platformIsAssumed":false"#
        ),
        (
          #","sdkVersion":"5.1""#,
          #""platform":"web","sdkVersion":"5.1.0","platformIsAssumed":false"#
        ),
      ] {
        let report = try await client.post(
          "/inspect", "{\"signature\":\"\(signature)\"\(member)}")
        #expect(report.text.contains(platform), "\(report.text.prefix(300))")
      }
      for body in [#"{"code":63}"#, #"{"code":"63"}"#] {
        let explained = try await client.post("/inspect", body)
        #expect(explained.text.hasPrefix(#"{"verdict":"undecided""#))
        #expect(explained.text.contains(#""identifier":"offline.unpublishedApp""#))
      }
    }
  }

  @Test func inspectsOnlyWhereItIsToldTo() async throws {
    var settings = try Settings.fictitious()
    settings.inspects = false
    try await withServer(settings) { client async throws in
      #expect(try await client.post("/inspect", #"{"signature":"a"}"#).status == .notFound)
    }
  }

  @Test func tellsBrowsersWhoMayRead() async throws {
    let json: HTTPFields = [.contentType: "application/json", .origin: "https://example.com"]
    try await withServer(.fictitious()) { client async throws in
      let response = try await client.post("/", ordinary, headers: json)
      #expect(response.headers[.accessControlAllowOrigin] == "*")
    }
    var settings = try Settings.fictitious()
    settings.allowedOrigins = ["https://example.com"]
    try await withServer(settings) { client async throws in
      let preflight = try await client.execute(
        uri: "/", method: .options, headers: [.origin: "https://example.com"])
      #expect(preflight.status == .noContent)
      #expect(preflight.headers[.accessControlAllowHeaders]?.contains("Content-Type") == true)
      #expect(preflight.headers[.accessControlAllowCredentials] == "true")
      let response = try await client.post("/", ordinary, headers: json)
      #expect(response.headers[.accessControlAllowOrigin] == "https://example.com")
      var stranger = json
      stranger[.origin] = "https://example.com.example.net"
      let refused = try await client.post("/", ordinary, headers: stranger)
      #expect(refused.status == .forbidden)
      #expect(refused.headers[.accessControlAllowOrigin] == nil)
      #expect(refused.headers[.accessControlAllowCredentials] == nil)
    }
  }

  @Test func `pages on the list may send cookies, and read when to try again`() async throws {
    let json: HTTPFields = [.contentType: "application/json", .origin: "https://example.com"]
    var settings = try Settings.fictitious(requestsPerMinute: 1)
    for (origins, credentials) in [(["https://example.com"], "true"), (nil, nil)]
      as [(Set<String>?, String?)]
    {
      settings.allowedOrigins = origins
      try await withServer(settings) { client async throws in
        let preflight = try await client.execute(
          uri: "/", method: .options, headers: [.origin: "https://example.com"])
        #expect(preflight.headers[.accessControlAllowCredentials] == credentials)
        for status in [.ok, .tooManyRequests] as [HTTPResponse.Status] {
          let response = try await client.post("/", ordinary, headers: json)
          #expect(response.status == status)
          #expect(response.headers[.accessControlAllowCredentials] == credentials)
          // Browsers reject a star with cookies.
          #expect((response.headers[.accessControlAllowOrigin] == "*") == (credentials == nil))
          #expect(response.headers[.accessControlExposeHeaders] == "Retry-After")
        }
        let noPage = try await client.post("/", ordinary)
        #expect(noPage.headers[.accessControlAllowCredentials] == nil)
      }
    }
  }

  @Test(arguments: [
    ("/", HTTPRequest.Method.get, "OPTIONS, POST"), ("/", .head, "OPTIONS, POST"),
    ("//", .delete, "OPTIONS, POST"), ("/inspect/", .put, "OPTIONS, POST"),
    ("/healthz?a=b", .post, "GET, HEAD, OPTIONS"), ("/healthz", .trace, "GET, HEAD, OPTIONS"),
  ])
  func `a method that a path does not have is refused with those it has`(
    path: String, method: HTTPRequest.Method, allow: String
  ) async throws {
    try await withServer(.fictitious()) { client async throws in
      let refused = try await client.execute(uri: path, method: method)
      #expect(refused.status == .methodNotAllowed && refused.headers[.allow] == allow)
      #expect(refused.headers[.accessControlAllowOrigin] == "*")
      if method != .head {
        #expect(try refused.answer.errors?.map(\.reason) == ["this path has \(allow)"])
      }
      let options = try await client.execute(uri: path, method: .options)
      #expect(options.status == .noContent && options.headers[.allow] == allow)
      // A body after HEAD is an error of the client that the tests use.
      let nowhere = try await client.execute(uri: "/nowhere", method: method)
      #expect(nowhere.status == .notFound && nowhere.headers[.allow] == nil)
    }
  }

  @Test func `warnings name what is open to everyone`() throws {
    var settings = try Settings.fictitious()
    let open = Endpoint(settings, authenticate: nil).warnings
    #expect(open.count == 3)
    for (warning, word) in zip(open, ["no one is authenticated", "ALLOWED_ORIGINS", "STRICT=true"])
    {
      #expect(warning.contains(word))
    }
    settings.allowedOrigins = ["https://example.com"]
    let closed = Endpoint(settings) { _, _ in false }.warnings
    #expect(closed.map { $0.contains("STRICT=true") } == [true])
  }

  @Test func logsNoSecretAndNoSignature() async throws {
    let log = Log()
    var logger = Logger(label: "test") { _ in log }
    logger.logLevel = .trace
    try await withServer(.fictitious(), logger: logger) { client async throws in
      let signature = try #require(
        try await client.post("/?token=QUERY", ordinary).answer.signature)
      _ = try await client.post("/inspect", #"{"signature":"\#(signature)"}"#)
      _ = try await client.post("/", "{")
      #expect(log.text.contains("status=415") == false)
      #expect(log.text.contains("status=200") && log.text.contains("status=400"))
      for word in ["CLIENT_SECRET", signature, "85746065432", "QUERY"] {
        #expect(!log.text.contains(word), "\(word)")
      }
    }
  }

  @Test func logsARequestWhoseAuthenticationFailsWithAnError() async throws {
    struct NoDatabase: Error {}
    let log = Log()
    let logger = Logger(label: "test") { _ in log }
    try await withServer(
      .fictitious(), logger: logger, authenticate: { _, _ in throw NoDatabase() }
    ) {
      client async throws in
      let response = try await client.post("/", ordinary)
      #expect(response.status == .internalServerError)
      #expect(try response.answer.errors?.map(\.property) == ["$request"])
      #expect(log.text.contains("error=NoDatabase") && log.text.contains("status=500"))
    }
  }

  @Test func whatIsThrownIsAnAnswerThatBrowsersShow() async throws {
    let header: HTTPFields = [.wwwAuthenticate: "Bearer"]
    try await withServer(
      .fictitious(), authenticate: { _, _ in throw HTTPError(.unauthorized, headers: header) }
    ) { client async throws in
      let refused = try await client.post("/", ordinary)
      #expect(refused.status == .unauthorized && refused.headers[.wwwAuthenticate] == "Bearer")
      #expect(refused.headers[.accessControlAllowOrigin] == "*")
      let missing = try await client.execute(uri: "/nowhere", method: .get)
      #expect(missing.status == .notFound && missing.headers[.accessControlAllowOrigin] == "*")
      #expect(try missing.answer.errors?.map(\.property) == ["$request"])
    }
  }
}

private func base64URLDecoded(_ text: Substring) -> String? {
  let standard = text.replacing("-", with: "+").replacing("_", with: "/")
  let padded = standard + String(repeating: "=", count: (4 - standard.count % 4) % 4)
  return Data(base64Encoded: String(padded)).map { String(decoding: $0, as: UTF8.self) }
}

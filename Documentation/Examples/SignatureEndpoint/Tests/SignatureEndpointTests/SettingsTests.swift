import Configuration
import SignatureEndpoint
import Testing

private let credentials = [
  "ZOOM_MEETING_SDK_KEY": "CLIENT_ID_0123456789ab",
  "ZOOM_MEETING_SDK_SECRET": "CLIENT_SECRET_0123456789abcdefgh",
]

private func settings(_ variables: [String: String]) throws -> Settings {
  try Settings(
    ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: variables)))
}

@Suite struct SettingsTests {
  @Test func hasDefaults() throws {
    let settings = try settings(credentials)
    #expect(settings.signer.key == "CLIENT_ID_0123456789ab")
    #expect(settings.host == "127.0.0.1" && settings.port == 4000 && !settings.inspects)
    #expect(settings.maximumConnections == 1000 && settings.lifetimeSeconds == 300)
    #expect(settings.allowedOrigins == nil && settings.requestsPerMinute == 60)
    #expect(settings.pageFile == "../InspectorPage/inspector.html")
  }

  @Test func isTold() throws {
    let settings = try settings(
      credentials.merging([
        "HOST": "0.0.0.0", "PORT": "8080", "ALLOWED_ORIGINS": "https://a.example,https://b.example",
        "RATE_LIMIT": "0", "BODY_LIMIT": "1000", "IDLE_SECONDS": "5", "LIFETIME_SECONDS": "60",
        "BEHIND_PROXY": "true",
        "LOG_LEVEL": "warning",
      ]) { $1 })
    #expect(settings.host == "0.0.0.0" && settings.port == 8080 && !settings.inspects)
    #expect(settings.allowedOrigins == ["https://a.example", "https://b.example"])
    #expect(settings.requestsPerMinute == 0 && settings.maximumBodySize == 1000)
    #expect(settings.lifetimeSeconds == 60)
    #expect(settings.idleSeconds == 5 && settings.isBehindProxy && settings.logLevel == "warning")
  }

  @Test func inspectsOnlyWhereNobodyElseIs() throws {
    for (name, value) in [("HOST", "0.0.0.0"), ("BEHIND_PROXY", "true"), ("INSPECT", "false")] {
      #expect(try !settings(credentials.merging([name: value]) { $1 }).inspects)
    }
    #expect(
      try settings(credentials.merging(["BEHIND_PROXY": "true", "INSPECT": "true"]) { $1 }).inspects
    )
  }

  @Test func `inspects if asked to, or if the pages that may send requests are listed`() throws {
    for (variables, inspects) in [
      ([:], false), (["ALLOWED_ORIGINS": "*"], false), (["INSPECT": "true"], true),
      (["ALLOWED_ORIGINS": "https://a.example"], true),
      (["ALLOWED_ORIGINS": "https://a.example", "INSPECT": "false"], false),
      (["ALLOWED_ORIGINS": "https://a.example", "HOST": "0.0.0.0"], false),
    ] {
      #expect(try settings(credentials.merging(variables) { $1 }).inspects == inspects)
    }
  }

  @Test func `the page is a file that is named, or none`() throws {
    for (variables, file) in [
      (["PAGE": "/a.html"], "/a.html"), (["PAGE": "/a.html", "SERVE_PAGE": "true"], "/a.html"),
      (["PAGE": "/a.html", "SERVE_PAGE": "false"], nil), (["SERVE_PAGE": "false"], nil),
    ] as [([String: String], String?)] {
      #expect(try settings(credentials.merging(variables) { $1 }).pageFile == file)
    }
  }

  @Test func anyOriginIsAStar() throws {
    let star = try settings(credentials.merging(["ALLOWED_ORIGINS": "*"]) { $1 })
    #expect(star.allowedOrigins == nil)
    let origins =
      "https://[2001:db8::1]:8443,capacitor://localhost,http://a.example:443,https://xn--4ca.example"
    let unusual = try settings(credentials.merging(["ALLOWED_ORIGINS": origins]) { $1 })
    #expect(unusual.allowedOrigins == Set(origins.split(separator: ",").map(String.init)))
    let spaced = try settings(
      credentials.merging(["ALLOWED_ORIGINS": "https://a.example, http://localhost:3000"]) { $1 })
    #expect(spaced.allowedOrigins == ["https://a.example", "http://localhost:3000"])
  }

  @Test func wantsCredentials() throws {
    for missing in credentials.keys {
      let error = #expect(throws: SettingsError.self) {
        try settings(credentials.filter { $0.key != missing })
      }
      #expect(error?.description.hasPrefix("\(missing) is not set. Put the Client ID") == true)
    }
    let error = #expect(throws: SettingsError.self) {
      try settings(credentials.merging(["ZOOM_MEETING_SDK_SECRET": "pasted\n"]) { $1 })
    }
    #expect(error?.description.contains("the secret ends with a newline") == true)
    #expect(error?.description.contains("pasted") == false)
    let broken = #expect(throws: SettingsError.self) {
      try settings(credentials.merging(["ZOOM_MEETING_SDK_SECRET": "a\r\nPORT=1"]) { $1 })
    }
    #expect(broken?.description.hasSuffix("has a line break inside.") == true)
    let repaired = #expect(throws: SettingsError.self) {
      try settings(credentials.merging(["ZOOM_MEETING_SDK_SECRET": "a\u{fffd}b"]) { $1 })
    }
    #expect(repaired?.description == "ZOOM_MEETING_SDK_SECRET is not UTF-8.")
  }

  @Test(arguments: [
    ("PORT", "x"), ("PORT", "65536"), ("PORT", ""), ("RATE_LIMIT", "-1"), ("BODY_LIMIT", "1"),
    ("IDLE_SECONDS", "0"), ("LIFETIME_SECONDS", "0"), ("CONNECTION_LIMIT", "0"),
    ("BEHIND_PROXY", "perhaps"), ("INSPECT", "2"),
    ("SERVE_PAGE", "no way"),
    ("ALLOWED_ORIGINS", ""), ("ALLOWED_ORIGINS", "https://a.example/"),
    ("ALLOWED_ORIGINS", "HTTPS://A.example"), ("ALLOWED_ORIGINS", "a.example"),
    ("ALLOWED_ORIGINS", "https://a.example:443"), ("ALLOWED_ORIGINS", "http://a.example:80"),
    ("ALLOWED_ORIGINS", "https://a.example:0"), ("ALLOWED_ORIGINS", "https://a.example:65536"),
    ("ALLOWED_ORIGINS", "https://a.example:"), ("ALLOWED_ORIGINS", "https://a.example."),
    ("ALLOWED_ORIGINS", "https://u:p@a.example"), ("ALLOWED_ORIGINS", "https://a.example?b"),
    ("ALLOWED_ORIGINS", "https://a.example#b"), ("ALLOWED_ORIGINS", "https://*.example"),
    ("ALLOWED_ORIGINS", "https://ä.example"), ("ALLOWED_ORIGINS", "https://a\u{1b}.example"),
    ("ALLOWED_ORIGINS", "https://a\u{202e}b"), ("ALLOWED_ORIGINS", "null"),
    ("ALLOWED_ORIGINS", "https://[::1"),
    ("HOST", ""), ("HOST", "a\u{1b}[31m"), ("HOST", "a b"), ("HOST", "a\u{202e}"),
    ("ALLOWED_ORIGINS", "https://a.example,"), ("ALLOWED_ORIGINS", "https://a.example https://b"),
  ])
  func refuses(_ name: String, _ value: String) throws {
    let error = #expect(throws: SettingsError.self) {
      try settings(credentials.merging([name: value]) { $1 })
    }
    #expect(error?.description.hasPrefix("\(name) must be") == true)
  }
}

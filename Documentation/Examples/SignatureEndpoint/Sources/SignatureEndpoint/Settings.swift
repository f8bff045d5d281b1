public import Configuration
internal import MeetingSignature
internal import MeetingSignatureInspection
internal import SystemPackage

/// The settings of the server, from environment variables and from a file with the same names for
/// variables that are not set.
public struct Settings: Sendable {
  /// What signs.
  public var signer: EndpointSigner
  /// `HOST`: the address to listen on, 127.0.0.1 unless told otherwise.
  public var host: String
  /// `PORT`: the port, 4000 unless told otherwise.
  public var port: Int
  /// `ALLOWED_ORIGINS`: the web pages that may ask, with commas between; nil for all.
  public var allowedOrigins: Set<String>?
  /// `RATE_LIMIT`: how many requests a client may make in a minute; 0 for any number.
  public var requestsPerMinute: Int
  /// `BODY_LIMIT`: how many bytes a body may have.
  public var maximumBodySize: Int
  /// `IDLE_SECONDS`: how long a connection may be silent, a request may take to arrive, and a response may wait
  /// until the network accepts it.
  public var idleSeconds: Int
  /// `LIFETIME_SECONDS`: how long a connection may be used, before a response closes it.
  public var lifetimeSeconds: Int
  /// `CONNECTION_LIMIT`: how many connections there may be at a time.
  ///
  /// There are fewer if the process may not open as many files.
  public var maximumConnections: Int
  /// `BEHIND_PROXY`: whether clients are distinguished by `X-Forwarded-For`.
  public var isBehindProxy: Bool
  /// `INSPECT`: whether there is `POST /inspect`.
  ///
  /// Its reports are for people who know the secret. By default, it is only available on 127.0.0.1
  /// without a proxy, and if the web pages that may send requests are listed. While all pages may,
  /// none may have a report.
  public var inspects: Bool
  /// `PAGE`: the file of the inspector's page, which `GET /` shows; nil for none, which is `SERVE_PAGE=false`.
  public var pageFile: String?
  /// `LOG_LEVEL`: `info` unless told otherwise, which is a line for each request.
  public var logLevel: String

  /// `STRICT`: signs in place of ``signer``, with the library's rules.
  var strictSigner: StrictSigner?

  let inspectionCredentials: UncheckedCredentials

  /// The settings for these credentials, and the defaults for the rest.
  ///
  /// - Throws: an error for an empty secret. Everything else is taken as it is.
  public init(key: String, secret: String) throws {
    signer = try EndpointSigner(key: key, secret: secret)
    inspectionCredentials = UncheckedCredentials(key: key, secret: secret)
    host = "127.0.0.1"
    port = 4000
    requestsPerMinute = 60
    maximumBodySize = 16_384
    idleSeconds = 15
    lifetimeSeconds = 300
    maximumConnections = 1000
    isBehindProxy = false
    inspects = true
    pageFile = "../InspectorPage/inspector.html"
    logLevel = "info"
  }

  /// The settings that `config` has.
  ///
  /// - Throws: ``SettingsError``, which says what to set.
  public init(_ config: ConfigReader) throws {
    let key = try config.credential("ZOOM_MEETING_SDK_KEY", at: ["zoom", "meetingSdkKey"])
    let secret = try config.credential("ZOOM_MEETING_SDK_SECRET", at: ["zoom", "meetingSdkSecret"])
    let credentials: MeetingSDKCredentials
    do {
      credentials = try MeetingSDKCredentials(key: key, secret: secret)
    } catch {
      throw SettingsError(
        "ZOOM_MEETING_SDK_KEY and ZOOM_MEETING_SDK_SECRET cannot be used: \(error).")
    }
    guard !(key + secret).contains(where: \.isNewline) else {
      throw SettingsError(
        "ZOOM_MEETING_SDK_KEY or ZOOM_MEETING_SDK_SECRET has a line break inside.")
    }
    try self.init(key: key, secret: secret)
    if try config.flag("STRICT", at: "strict") == true { strictSigner = StrictSigner(credentials) }
    host = config.string(forKey: "host", default: host)
    guard !host.isEmpty, host.unicodeScalars.allSatisfy({ "!"..."~" ~= $0 }) else {
      throw SettingsError("HOST must be an address or a name, such as 127.0.0.1 or localhost.")
    }
    port = try config.number("PORT", at: "port", in: 0...65_535) ?? port
    requestsPerMinute =
      try config.number("RATE_LIMIT", at: "rate.limit", in: 0...1_000_000) ?? requestsPerMinute
    maximumBodySize =
      try config.number("BODY_LIMIT", at: "body.limit", in: 64...1_048_576) ?? maximumBodySize
    idleSeconds = try config.number("IDLE_SECONDS", at: "idle.seconds", in: 1...3600) ?? idleSeconds
    lifetimeSeconds =
      try config.number("LIFETIME_SECONDS", at: "lifetime.seconds", in: 1...86_400)
      ?? lifetimeSeconds
    maximumConnections =
      try config.number("CONNECTION_LIMIT", at: "connection.limit", in: 1...100_000)
      ?? maximumConnections
    isBehindProxy = try config.flag("BEHIND_PROXY", at: "behind.proxy") ?? false
    allowedOrigins = try config.origins("ALLOWED_ORIGINS", at: "allowed.origins")
    inspects =
      try config.flag("INSPECT", at: "inspect")
      ?? (host == "127.0.0.1" && !isBehindProxy && allowedOrigins != nil)
    let servesPage = try config.flag("SERVE_PAGE", at: "serve.page") ?? true
    pageFile = servesPage ? config.string(forKey: "page") ?? pageFile : nil
    logLevel = config.string(forKey: "log.level", default: logLevel)
  }

  /// Reads the settings from the environment and, for variables that are not set, from the file
  /// that `SETTINGS_FILE` names, or from `.env` if it exists.
  ///
  /// - Throws: ``SettingsError``, which says what to set.
  public static func read() throws -> Settings {
    let environment = EnvironmentVariablesProvider()
    let path = ConfigReader(provider: environment).string(forKey: "settings.file")
    guard let variables = try SettingsFile.read(FilePath(path ?? ".env")) else {
      if path != nil { throw SettingsError("SETTINGS_FILE names a file that is not there.") }
      return try Settings(ConfigReader(provider: environment))
    }
    let file = EnvironmentVariablesProvider(environmentVariables: variables)
    return try Settings(ConfigReader(providers: [environment, file]))
  }
}

extension Endpoint {
  /// What the operator should know when the server starts, in sentences for the log.
  public var warnings: [String] {
    var warnings: [String] = []
    if authenticate == nil {
      warnings.append(
        """
        no one is authenticated: anyone who reaches this server gets signatures for any meeting, as its host \
        if they ask for it; pass a closure to Endpoint in main.swift
        """)
    }
    if settings.allowedOrigins == nil {
      warnings.append(
        """
        any web page can get signatures here from the browsers of people who reach this server; \
        list yours in ALLOWED_ORIGINS
        """)
    }
    if settings.strictSigner == nil {
      warnings.append(
        """
        meeting numbers are signed as they are sent, as Zoom's sample does, also those that the SDK rejects, \
        such as 852-1234-5678; STRICT=true rejects them
        """)
    }
    if case .failure(let problem) = page, let file = settings.pageFile {
      warnings.append(
        "there is no page at GET /, because \(file.messageText) \(problem); \(InspectorPage.instructions), or SERVE_PAGE to false"
      )
    }
    return warnings
  }
}

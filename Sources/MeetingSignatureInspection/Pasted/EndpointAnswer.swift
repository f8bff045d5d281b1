/// What an endpoint, a framework, or a gateway answers instead of a signature, if it isn't JSON.
struct EndpointAnswer {
  let cause: InspectionCause
  let evidence: String

  /// `nil` if `text`, which isn't empty, is something else, or contains a signature.
  init?(_ text: ArraySlice<UInt8>) {
    let isPage = Self.isPage(text)
    let body = isPage ? nil : Self.body(of: text)
    guard isPage || body != nil || Self.isError(text), TokenScan(text).best == nil else {
      return nil
    }
    let size = "a page of \(counted(text.count, "byte"))"
    if isPage {
      cause = .transportErrorPage
      let titles = Self.titles(of: text).map { quoted(excerpt($0, upTo: 80)) }
      evidence = titles.isEmpty ? size : "\(size): \(titles.joined(separator: ", "))"
    } else if let body {
      (cause, evidence) = body
    } else {
      cause = .transportEndpointError
      evidence = "the text is \(quoted(excerpt(text, upTo: 120)))"
    }
  }

  // MARK: Pages

  private static func isPage(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "<") else { return false }
    let tags: Words = "<!|<?|<html|<head|<body|<br|<pre|<p>|<h1|<div"
    return tags.prefixIgnoringCase(of: text) != nil
      || text.firstIndex(of: "</") != nil || text.firstIndex(of: "/>") != nil
  }

  /// The title of a page and its first heading, or the text of an XML error.
  private static func titles(of page: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var titles: [ArraySlice<UInt8>] = []
    let tags: Words = "<title|<Message|<h1|<pre|<Code|<body"
    for tag in tags where titles.count < 2 {
      // The last two are for pages without the others.
      if tag.count == 5, !titles.isEmpty { break }
      guard let start = page.firstIndex(of: tag),
        let end = page[start...].firstIndex(of: UInt8(ascii: ">"))
      else { continue }
      let text = page[(end + 1)...].prefix { $0 != UInt8(ascii: "<") }.trimmed
      if !text.isEmpty, titles.first != text { titles.append(text) }
    }
    // The first texts outside of the tags.
    var rest = page
    while titles.isEmpty
      || titles.count == 1 && titles[0].count < 16 && rest.startIndex >= titles[0].startIndex,
      let end = rest.firstIndex(of: UInt8(ascii: ">"))
    {
      rest = rest[(end + 1)...]
      let text = rest.prefix { $0 != UInt8(ascii: "<") }.trimmed
      if !text.isEmpty { titles.append(text) }
    }
    return titles
  }

  /// The error in the JSON after headers or the lines of a tool.
  private static func body(of text: ArraySlice<UInt8>) -> (InspectionCause, String)? {
    guard text.count <= 1 << 16, let start = text.firstIndex(of: "\n{"),
      let absence = JSONResponse(text[(start + 1)...].trimmed)?.absence
    else { return nil }
    let causes: [InspectionCause] = [.transportEndpointError, .transportMemberNotText]
    return causes.contains(absence.0) ? absence : nil
  }

  // MARK: Messages

  private static func isError(_ text: ArraySlice<UInt8>) -> Bool {
    // 502 Bad Gateway
    let status = text.prefix(3)
    if status.isDecimal, let first = status.first, first == 0x34 || first == 0x35,
      text.count > 4, text.dropFirst(3).first == 0x20 || text.dropFirst(3).first == 0x3a
    {
      return true
    }
    if text.count < 100, text.hasSuffix("Exception"), !text.contains(0x20) { return true }
    // An opaque token may begin with anything.
    if text.count > 40, text.allSatisfy(isTokenCharacter) { return false }
    if starts.prefixIgnoringCase(of: text) != nil { return true }
    let line = text.prefix(300)
    return line.contains(0x20) && signs.occur(in: line)
  }

  private static var starts: Words {
    """
    http/1|http/2|internal server error|internal error|server error|not found|page not found|\
    bad gateway|bad request|service unavailable|service temporarily|gateway time|unauthorized|\
    unauthenticated|forbidden|method not allowed|not acceptable|too many requests|\
    request timeout|request entity too large|payload too large|unsupported media type|\
    unprocessable|access denied|accessdenied|permission denied|cannot get |cannot post |\
    cannot put |upstream |no healthy upstream|stream timeout|no server is available|\
    the page could not be found|the page you|application error|a server error|error|typeerror|\
    referenceerror|syntaxerror|rangeerror|uncaught |unhandled|traceback (most recent|fatal |\
    php fatal|php warning|php parse|parse error|warning:|notice:|deprecated:|panic:|goroutine |\
    failed |failure|sqlstate|whitelabel error|connect econnrefused|econnrefused|enotfound|\
    etimedout|fetch failed|failed to fetch|network error|networkerror|network request failed|\
    timeout|timed out|connection refused|connection reset|csrf|invalid csrf|page expired|\
    this page isn|default backend|an error|there was an error|something went wrong|\
    something broke|exception|invalid request|invalid token|missing |no route|route not found|\
    function_invocation|task timed out|the requested |this function has crashed|curl:|\
    java.lang.|jwt must|secretorprivatekey|jsonwebtokenerror|login required|please log in|\
    moved |found. redirecting|redirecting|no response|** (|(undefinedfunctionerror|\
    argumenterror|nomethoderror|keyerror|valueerror|attributeerror|nameerror|\
    modulenotfounderror|importerror|runtimeerror|unable to |could not |couldn't |thread '|\
    access to fetch|access to xmlhttp|cross-origin|cors|npm err|at line|stack trace|http error|\
    http status|doesnotexist|not authorized|not allowed
    """
  }

  /// What errors contain in their first line.
  private static var signs: Words {
    """
    Exception|Traceback|Error:|error:|Error [| not found| Not Found|Fatal error| failed| error|\
     Error| denied|refused| is not defined| is undefined| is null| is required| must be |\
    Unauthorized|net::ERR
    """
  }
}

extension InspectionCause {
  static let endpointErrors: [Explanation] = [
    Explanation(
      of: transportEndpointError,
      why: "The endpoint answered with an error or a message, not with a signature.",
      fix: "Fix what the endpoint reports, and check response.ok before you use its body.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample; Fetch Standard, Response.ok"),
    Explanation(
      of: transportErrorPage,
      why: "The text is an HTML or XML page. The endpoint or a proxy in front of it failed, or the "
        + "request reached something else, such as the app's own page or a login.",
      fix: "Check the URL and the method of the request, and fix the error that the page reports.",
      source: "Zoom Developer Forum, 'Signature invalid'"),
  ]

  static let transportEndpointError = InspectionCause {
    Entry("transport.endpointError", .error, shows: .notText)
  }
  static let transportErrorPage = InspectionCause {
    Entry("transport.errorPage", .error, shows: .notText)
  }
}

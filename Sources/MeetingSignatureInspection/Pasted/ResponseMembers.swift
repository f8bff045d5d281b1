#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// The place of a value in a JSON document.
struct ResponsePath {
  enum Step {
    case name(String)
    case index(Int)
    /// The value is text, which is JSON again.
    case parsed
    /// The value is base64 of text.
    case decoded

    func isNamed(_ wanted: String) -> Bool {
      if case .name(let name) = self { name.hasSameBytes(as: wanted) } else { false }
    }
  }

  var steps: [Step] = []

  /// The path in words, such as `data.jwt_token` or `JSON.parse(body).signature`.
  var text: String { expression(on: "") }

  /// The JavaScript that reads the value from `root`.
  func expression(on root: String) -> String {
    var expression = root
    for step in steps {
      switch step {
      case .name(let name) where Self.isIdentifier(name):
        expression += (expression.utf8.isEmpty ? "" : ".") + name
      case .name(let name): expression += "[\"\(excerpt(ArraySlice<UInt8>(name), upTo: 24))\"]"
      case .index(let index): expression += "[\(index)]"
      case .parsed: expression = "JSON.parse(\(expression.utf8.isEmpty ? "text" : expression))"
      case .decoded: expression = "atob(\(expression))"
      }
    }
    return expression
  }

  /// Whether the name can be shown after a dot.
  private static func isIdentifier(_ name: String) -> Bool {
    let name = ArraySlice<UInt8>(name)
    guard let first = name.first, !isDecimalDigit(first), name.count < 20 else { return false }
    return name.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
  }
}

/// What the members of a response are, as far as they may be a signature or an error.
struct ResponseMembers {
  struct Member {
    let path: ResponsePath
    /// The value, or a description of it.
    let text: String
  }

  /// How likely a member is the signature.
  private enum Rank: Int {
    case namedSignature, signature, otherToken, namedText
  }

  private(set) var best: Member?

  /// Whether several members are tokens, and the name of none or of many says that it's the
  /// signature.
  private(set) var hasDifferentTokens = false

  /// The first member whose name is that of a signature, and whose value isn't.
  private(set) var wrongMember: Member?

  /// Whether a value is an HMAC as CryptoJS keeps it.
  private(set) var isWordArray = false

  /// The error that the response reports.
  private(set) var error: Member?

  /// The list of bytes that the best member is, if it isn't a string.
  private var bytesOfBest: String?

  /// What the best member is.
  var kindOfBest: String {
    if let bytesOfBest { return "the signature, as \(bytesOfBest)," }
    return switch bestRank {
    case .otherToken: "another token"
    case .namedText: "a string"
    default: "the signature"
    }
  }

  /// What to do about the best member.
  func fix(for best: Member) -> String {
    if bytesOfBest != nil { return ByteList.fix }
    return switch bestRank {
    case .otherToken: "Pass a signature that you sign yourself, not \(best.path.text)."
    case .namedText: "Have the endpoint return the signature, as a string, in \(best.path.text)."
    default:
      "Pass the member that contains the signature: "
        + "\(best.path.expression(on: "(await response.json())"))."
    }
  }

  private var bestRank: Rank?
  private var path = ResponsePath()
  private var parsedDepth = 0
  private var topNames: [String]?

  /// The number of values that are still visited.
  private var remainingCount = 4096

  mutating func visit(_ value: JSONValue) {
    switch value {
    case .object(let members):
      if topNames == nil { topNames = members.map { $0.name } }
      for member in members { visit(member.value, at: .name(member.name), named: member.name) }
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        visit(element, at: .index(index), named: nil)
      }
    case .string(let text): visit(text, nil)
    default: break
    }
  }

  /// The object or array in a string that is JSON again.
  static func document(inText value: JSONValue) -> JSONValue? {
    guard case .string(let text) = value, let first = ArraySlice<UInt8>(text).trimmed.first,
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else { return nil }
    return try? JSONValue(parsing: text, maximumDepth: 32)
  }

  private mutating func visit(_ value: JSONValue, at step: ResponsePath.Step, named name: String?) {
    remainingCount -= 1
    guard remainingCount > 0 else { return }
    path.steps.append(step)
    defer { path.steps.removeLast() }
    let name = name.map { ResponseName($0) }
    switch value {
    case .string(let text): visit(text, name)
    case .object, .array:
      if let list = ByteList(value), TokenScan(list.bytes[...]).best != nil {
        visit(String(decoding: list.bytes, as: UTF8.self), name)
        bytesOfBest = list.evidence
      } else {
        visit(value)
      }
    default: break
    }
    if step.isNamed("sigBytes") { isWordArray = true }
    if name?.isSignature == true, wrongMember == nil, bytesOfBest == nil,
      let description = description(of: value)
    {
      wrongMember = Member(path: path, text: description)
    }
    if name?.isError == true, error == nil, let text = errorText(of: value) {
      error = Member(path: path, text: text)
    }
  }

  private mutating func visit(_ text: String, _ name: ResponseName?) {
    let bytes = ArraySlice<UInt8>(text)
    if parsedDepth < 4, let document = Self.document(inText: .string(text)) {
      parsedDepth += 1
      path.steps.append(.parsed)
      visit(document)
      path.steps.removeLast()
      parsedDepth -= 1
      return
    }
    // The body that a gateway encodes.
    if parsedDepth < 4, bytes.count >= 40, bytes.count <= 1 << 16,
      bytes.hasPrefix("eyJ") || bytes.hasPrefix("ZXlK"), !bytes.contains(dot)
    {
      let decoded = Base64Diagnosis(bytes)
      if decoded.firstForeign == nil, TokenScan(decoded.bytes[...]).best != nil {
        parsedDepth += 1
        path.steps.append(.decoded)
        visit(String(decoding: decoded.bytes, as: UTF8.self), name)
        path.steps.removeLast()
        parsedDepth -= 1
        return
      }
    }
    let isSignature = name?.isSignature ?? false
    if bytes.count >= 20, TokenScan(bytes).best != nil {
      consider(
        text, name?.isOtherToken == true ? .otherToken : isSignature ? .namedSignature : .signature)
    } else if isSignature, !bytes.trimmed.isEmpty {
      consider(text, .namedText)
    }
  }

  private mutating func consider(_ text: String, _ rank: Rank) {
    if let best, let bestRank {
      if bestRank == rank, rank != .namedText, !best.text.hasSameBytes(as: text) {
        hasDifferentTokens = true
      }
      guard rank.rawValue < bestRank.rawValue else { return }
      hasDifferentTokens = false
    }
    (best, bestRank) = (Member(path: path, text: text), rank)
  }

  // MARK: Without a signature

  /// What a value is that isn't a signature.
  private func description(of value: JSONValue) -> String? {
    switch value {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number: "a number"
    case .string(let text): text.isBlank ? "an empty string" : nil
    case .array(let elements):
      elements.isEmpty ? "an empty array" : "an array of \(counted(elements.count, "element"))"
    case .object(let members):
      members.isEmpty ? "an empty object" : "an object with \(listed(members.map { $0.name }))"
    }
  }

  /// The text of an error, if `value` is one or contains one, at most three levels down.
  private func errorText(of value: JSONValue, depth: Int = 0) -> String? {
    switch value {
    case .string(let text):
      return text.isBlank ? nil : excerpt(ArraySlice<UInt8>(text), upTo: 120)
    case .array(let elements) where depth < 3:
      for element in elements.prefix(16) {
        if let text = errorText(of: element, depth: depth + 1) { return text }
      }
    case .object(let members) where depth < 3:
      let (named, others) = members.prefix(16).reduce(into: ([JSONValue](), [JSONValue]())) {
        ResponseName($1.name).isError ? $0.0.append($1.value) : $0.1.append($1.value)
      }
      for member in named + others {
        if let text = errorText(of: member, depth: depth + 1) { return text }
      }
    default: break
    }
    return nil
  }

  /// Whether the response consists of the claims of a signature.
  var hasClaims: Bool {
    claims.count >= 2
      && claims.contains { $0.hasSameBytes(as: "iat") || $0.hasSameBytes(as: "exp") }
  }

  var claimNames: String { listed(claims) }

  private var claims: [String] {
    let names = ["appKey", "sdkKey", "mn", "role", "iat", "exp", "tokenExp"]
    return names.filter { name in topNames?.contains { $0.hasSameBytes(as: name) } == true }
  }

  /// The names of the members.
  var names: String {
    guard let topNames, !topNames.isEmpty else { return "without members" }
    return "with \(listed(topNames)), of which none is a signature"
  }

  private func listed(_ names: [String]) -> String {
    let shown = names.prefix(4).map { excerpt(ArraySlice<UInt8>($0), upTo: 24) }
    return shown.joined(by: ", ")
      + (names.count > 4 ? ", and \(names.count - 4) more" : "")
  }
}

/// What the name of a member says about its value.
struct ResponseName {
  private(set) var isSignature = false
  private(set) var isOtherToken = false
  private(set) var isError = false

  init(_ name: String) {
    guard name.utf8.count <= 40 else { return }
    let letters = ArraySlice<UInt8>(name).filter(isAlphanumeric)
    let name = ArraySlice<UInt8>(letters.map { $0 | 0x20 })
    isError = Self.errorNames.contains(name)
    isOtherToken = Self.otherTokens.occur(in: name)
    if isOtherToken { return }
    isSignature =
      name.equals("sig") || name.hasSuffix("signature") || name.hasSuffix("jwt")
      || name.hasSuffix("token")
  }

  private static var otherTokens: Words {
    "access|refresh|zak|obf|csrf|xsrf|idtoken|onbehalf|session"
  }

  private static var errorNames: Words {
    """
    errors|error|errormessage|errordescription|message|detail|details|title|msg|reason|err|\
    fault|exception|faultstring
    """
  }
}

#if canImport(MeetingSignature)
  import MeetingSignature
  import MeetingSignatureInspection
  import PureBase64
  import PureCrypto
  import PureJSON
  import PureJWT
#endif

/// Goes through a file of `Tests/Vectors` with what has been copied: signer, verifier, inspector,
/// canonicalizer, hash and base64.
///
/// It needs neither Foundation nor a file system.
enum VectorCheck {
  /// How many comparisons a file was good for, or the first case that failed.
  enum Outcome {
    case passed(Int)
    case failed(String)
  }

  static func check(file bytes: some Sequence<UInt8>) -> Outcome {
    guard let file = try? JSONValue(parsing: bytes) else { return .failed("not a file of cases") }
    let groups = file["groups"]?.arrayValue ?? [file]
    let cases = groups.flatMap { $0["cases"]?.arrayValue ?? [] }
    var count = 0
    let steps = steps
    for testCase in cases {
      for step in steps {
        switch step(testCase) {
        case true?: count += 1
        case false?: return .failed(testCase["id"]?.stringValue ?? "?")
        case nil: break
        }
      }
    }
    return count == 0 ? .failed("nothing to compare") : .passed(count)
  }

  /// Each step returns whether a case came out right, or `nil` if the case is not its own.
  private static var steps: [(JSONValue) -> Bool?] {
    var steps: [(JSONValue) -> Bool?] = [
      hash, authenticate, encode, decode, canonicalize, canonicalizeDocument, signPayload,
      signLegacy, sign, verify,
    ]
    #if !WITHOUT_INSPECTOR
      steps.append(inspect)
    #endif
    return steps
  }

  private static func hash(_ testCase: JSONValue) -> Bool? {
    guard let message = testCase.bytes("messageHex"), let digest = testCase.bytes("sha256Hex")
    else {
      return nil
    }
    return Array(SHA256.hash(data: message)) == digest
  }

  private static func authenticate(_ testCase: JSONValue) -> Bool? {
    guard let key = testCase.bytes("keyHex"), let message = testCase.bytes("messageHex"),
      let code = testCase.bytes("hmacHex")
    else { return nil }
    let symmetricKey = SymmetricKey(data: key)
    return Array(HMAC<SHA256>.authenticationCode(for: message, using: symmetricKey)) == code
  }

  private static func encode(_ testCase: JSONValue) -> Bool? {
    guard let bytes = testCase.bytes("hex"), let text = testCase.text("urlUnpadded"),
      let padded = testCase.text("standardPadded")
    else { return nil }
    return isSame(Base64.encode(bytes, as: .urlUnpadded), text)
      && isSame(Base64.encode(bytes, as: .standard), padded)
      && (try? Base64.decode(text, as: .urlUnpadded)) == bytes
  }

  /// A string that strict decoding accepts in some variants, and rejects in the others.
  private static func decode(_ testCase: JSONValue) -> Bool? {
    guard let input = testCase.text("input"),
      let variants = testCase.texts("canonicalIn")
    else { return nil }
    return allVariants.allSatisfy { name, variant in
      let bytes = try? Base64.decode(input, as: variant)
      guard contains(variants, name) else { return bytes == nil }
      return bytes.map { isSame(Base64.encode($0, as: variant), input) } ?? false
    }
  }

  private static let allVariants: [(name: String, variant: Base64.Variant)] = [
    ("standardPadded", .standard), ("standardUnpadded", .standardUnpadded),
    ("urlPadded", .url), ("urlUnpadded", .urlUnpadded),
  ]

  /// The bits of a double and how ECMAScript prints it; and payloads, whose names are to come out in
  /// their order: that of UTF-16, which is that of UTF-8 here, where no name has a character beyond
  /// U+FFFF.
  private static func canonicalize(_ testCase: JSONValue) -> Bool? {
    if let number = testCase[1]?.stringValue.map({ Array($0.utf8) }) {
      return (try? CanonicalJSON.canonicalize(number)) == number
    }
    guard let jwt = JWTCase(testCase) else { return nil }
    guard let canonical = try? CanonicalJSON.canonicalize(jwt.payload),
      let members = (try? JSONValue(parsing: canonical))?.objectValue
    else { return false }
    return zip(members, members.dropFirst()).allSatisfy {
      Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8))
    }
  }

  /// A document and its canonical form (RFC 8785), or `null` where there is none.
  ///
  /// Noncharacters are rejected, although the oracle's Node accepts them.
  private static func canonicalizeDocument(_ testCase: JSONValue) -> Bool? {
    guard let input = testCase.text("input").map({ Array($0.utf8) }) ?? testCase.bytes("inputHex"),
      let output = testCase["output"]
    else { return nil }
    let canonical = try? CanonicalJSON.canonicalize(input)
    let flags = testCase.texts("flags") ?? []
    guard let expected = output.stringValue, !contains(flags, "nonchar") else {
      return canonical == nil
    }
    return canonical == Array(expected.utf8)
  }

  private static func signPayload(_ testCase: JSONValue) -> Bool? {
    guard let jwt = JWTCase(testCase), let key = try? JWTKey(secret: Array(jwt.secret.utf8)) else {
      return nil
    }
    return isSame(JWT.sign(payload: jwt.payload, using: key), jwt.token)
      && (try? JWT.verify(jwt.token, using: key))?.payload == jwt.payload
      && (try? JWT.verify(jwt.altered, using: key)) == nil
  }

  /// A legacy signature from its parts: the code of a base64 string, and base64 around all of it.
  private static func signLegacy(_ testCase: JSONValue) -> Bool? {
    guard let secret = testCase.text("secret"), let message = testCase.text("message"),
      let code = testCase.bytes("hmacHex"), let outer = testCase.text("outer"),
      let output = testCase.text("output")
    else { return nil }
    let key = SymmetricKey(data: Array(secret.utf8))
    let signed = Array(Base64.encode(Array(message.utf8), as: .standard).utf8)
    return Array(HMAC<SHA256>.authenticationCode(for: signed, using: key)) == code
      && allVariants.contains { isSame(Base64.encode(Array(outer.utf8), as: $0.variant), output) }
  }

  /// The cases of the native SDKs as Zoom documents them, with the typed API.
  private static func sign(_ testCase: JSONValue) -> Bool? {
    guard let variant = testCase.text("variant"), isSame(variant, "docs"),
      let jwt = JWTCase(testCase), let credentials = jwt.credentials,
      let time = jwt.issued(after: 30)
    else { return nil }
    let signature = try? MeetingSDKSigner(credentials).sign(.native, issuedAt: time)
    return isSame(signature?.text ?? "", jwt.token)
  }

  private static func verify(_ testCase: JSONValue) -> Bool? {
    guard let jwt = JWTCase(testCase), testCase["variant"] != nil,
      let credentials = jwt.credentials, let time = jwt.issued(after: 30)
    else { return nil }
    let isGenuine = [jwt.token, jwt.altered].map {
      (try? MeetingSDKSignature.verify($0, using: credentials, at: time)) != nil
    }
    return isGenuine == [true, false]
  }

  #if !WITHOUT_INSPECTOR
    private static func inspect(_ testCase: JSONValue) -> Bool? {
      guard let jwt = JWTCase(testCase), testCase["variant"] != nil, jwt.credentials != nil,
        let time = jwt.issued(after: 30)
      else { return nil }
      let inspector = SignatureInspector(
        credentials: UncheckedCredentials(key: jwt.key, secret: jwt.secret), time: .at(time))
      return inspector.inspect(jwt.token).passedStages.contains(.hmac)
        && inspector.inspect(jwt.altered).verdict == .rejected
    }
  #endif
}

/// The parts of a case that is about a JWT.
private struct JWTCase {
  let key: String
  let secret: String
  let payload: [UInt8]
  let token: String
  private let issuedAt: Int64?

  init?(_ testCase: JSONValue) {
    guard let payload = testCase.text("payload"), let key = testCase.text("key"),
      let secret = testCase.text("secret"),
      let token = testCase.text("nodeOutput") ?? testCase.text("output")
    else { return nil }
    self.key = key
    self.secret = secret
    self.payload = Array(payload.utf8)
    self.token = token
    issuedAt = testCase["iat"]?.numberValue?.int64
  }

  /// Credentials, unless they are such as are rejected.
  var credentials: MeetingSDKCredentials? { try? MeetingSDKCredentials(key: key, secret: secret) }

  /// A time after that of the case, or `nil` if that is no integer or before 1970.
  func issued(after seconds: Int64) -> UnixTime? {
    guard let issuedAt, issuedAt >= 0 else { return nil }
    return try? UnixTime(seconds: issuedAt + seconds)
  }

  /// The token with another first character of its signature.
  var altered: String {
    var bytes = Array(token.utf8)
    let place = bytes.count - 43
    bytes[place] = bytes[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONValue {
  fileprivate func text(_ name: String) -> String? { self[name]?.stringValue }

  fileprivate func texts(_ name: String) -> [String]? {
    self[name]?.arrayValue?.compactMap { $0.stringValue }
  }

  fileprivate func bytes(_ name: String) -> [UInt8]? {
    guard let digits = text(name).map({ Array($0.utf8) }) else { return nil }
    return stride(from: 0, to: digits.count - 1, by: 2).map { index in
      value(ofHexadecimalDigit: digits[index]) << 4 | value(ofHexadecimalDigit: digits[index + 1])
    }
  }
}

private func value(ofHexadecimalDigit digit: UInt8) -> UInt8 {
  digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
}

private func contains(_ texts: [String], _ text: String) -> Bool {
  texts.contains { isSame($0, text) }
}

private func isSame(_ left: String, _ right: String) -> Bool {
  Array(left.utf8) == Array(right.utf8)
}

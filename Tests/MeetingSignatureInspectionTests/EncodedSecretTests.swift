import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import PureJSON
import TestSupport
import Testing

/// A report doesn't show six bytes of the secret, however the secret is encoded, and wherever it is.
@Suite struct EncodedSecretTests {
  private typealias Encoding = (name: String, encode: @Sendable (String) -> String)

  /// Encodings, of which one can follow another.
  private static let encodings: [Encoding] = [
    ("base64", { Base64.encode($0.utf8, as: .standard) }),
    ("base64url", { Base64.encode($0.utf8, as: .urlUnpadded) }),
    ("base64 after x", { Base64.encode(("x" + $0).utf8, as: .standard) }),
    ("base64 after xy", { Base64.encode(("xy=" + $0 + "z").utf8, as: .urlUnpadded) }),
    ("hexadecimal", { $0.utf8.map(hexadecimal).joined() }),
    ("uppercase hexadecimal", { $0.utf8.map(hexadecimal).joined().uppercased() }),
    ("mixed hexadecimal", { mixedCase($0.utf8.map(hexadecimal).joined()) }),
    ("hexadecimal after a digit", { "0" + $0.utf8.map(hexadecimal).joined() }),
    ("hexadecimal with colons", { $0.utf8.map(hexadecimal).joined(separator: ":") }),
    ("hexadecimal with spaces", { $0.utf8.map(hexadecimal).joined(separator: " ") }),
    ("0x", { $0.utf8.map { "0x" + hexadecimal($0) }.joined(separator: ", ") }),
    ("x", { $0.utf8.map { "x" + hexadecimal($0) }.joined() }),
    ("percent escapes", { $0.utf8.map { "%" + hexadecimal($0) }.joined() }),
    ("uppercase percent escapes", { $0.utf8.map { "%" + hexadecimal($0).uppercased() }.joined() }),
    ("some percent escapes", { everyOther($0) { "%" + hexadecimal($0) } }),
    ("two percent escapes", { everyOther($0) { "%25" + hexadecimal($0) } }),
    ("quoted-printable", { everyOther($0) { "=" + hexadecimal($0).uppercased() } }),
    (
      "unicode escapes",
      { text in
        text.utf16.map { #"\u"# + hexadecimal(UInt8($0 >> 8)) + hexadecimal(UInt8($0 & 0xff)) }
          .joined()
      }
    ),
    ("some unicode escapes", { everyOther($0) { #"\u00"# + hexadecimal($0) } }),
    ("escaped escapes", { everyOther($0) { #"\\u00"# + hexadecimal($0) } }),
    ("C escapes", { everyOther($0) { #"\x"# + hexadecimal($0) } }),
    ("entities", { $0.utf8.map { "&#x\(hexadecimal($0));" }.joined() }),
    ("decimal entities", { $0.utf8.map { "&#\($0);" }.joined() }),
    ("bytes", { "[" + $0.utf8.map { "\($0)" }.joined(separator: ",") + "]" }),
    ("spaced bytes", { $0.utf8.map { "\($0)" }.joined(separator: "  ") }),
    ("byte members", { $0.utf8.enumerated().map { "\"\($0)\":\($1)" }.joined(separator: ",") }),
  ]

  /// Changes after which a person still reads the secret.
  private static let disguises: [Encoding] = [
    ("itself", { $0 }), ("spaces", { $0.map { "\($0)" }.joined(separator: " ") }),
    ("dashes", { chunks(of: $0, 4).joined(separator: "-") }),
    ("newlines", { chunks(of: $0, 5).joined(separator: "\n") }),
    ("invisible characters", { $0.map { "\($0)" }.joined(separator: "\u{200b}") }),
    ("uppercase", { $0.uppercased() }), ("lowercase", { $0.lowercased() }),
    ("more around it", { "zz\($0)zz" }), ("a part", { String($0.dropFirst(9).prefix(7)) }),
  ]

  /// What contains some text, and is pasted in place of a signature.
  private static let places: [(name: String, make: @Sendable (String, inout Forgery) -> String)] = [
    ("a claim", { text, token in token.with("mn", quoted(text)) }),
    ("a key", { text, token in token.with("appKey", quoted(text)) }),
    ("a role", { text, token in token.with("role", quoted(text)) }),
    ("an unknown claim", { text, token in token.with("user", quoted(text)) }),
    (
      "a claim's name",
      { text, token in
        token.claims.append((String(quoted(text).dropFirst().dropLast()), "1"))
        return token.text
      }
    ),
    (
      "duplicate names",
      { text, token in
        let name = String(quoted(text).dropFirst().dropLast())
        token.claims += [(name, "1"), (name, "[2]")]
        return token.text
      }
    ),
    ("nested", { text, token in token.with("user", #"{"a":[[{"b":\#(quoted(text))}]]}"#) }),
    (
      "elements",
      { text, token in
        token.with("user", "[" + chunks(of: text, 5).map(quoted).joined(separator: ",") + "]")
      }
    ),
    (
      "names of members",
      { text, token in
        let members = chunks(of: text, 5).map { "\(quoted($0)):[]" }
        return token.with("user", "{\(members.joined(separator: ","))}")
      }
    ),
    (
      "the header",
      { text, token in
        token.header = #"{"alg":"HS256","kid":\#(quoted(text))}"#
        return token.text
      }
    ),
    (
      "the algorithm",
      { text, token in
        token.header = #"{"alg":\#(quoted(text))}"#
        return token.text
      }
    ),
    (
      "a header's type",
      { text, token in
        token.header = #"{"alg":"HS256","typ":\#(quoted(text))}"#
        return token.text
      }
    ),
    ("the signature", { text, token in token.unsigned + text }),
    (
      "the encoded signature",
      { text, token in token.unsigned + Base64.encode(text.utf8, as: .urlUnpadded) }
    ),
    (
      "a payload that isn't JSON",
      { text, token in
        token.payload = "{\(text)"
        return token.text
      }
    ),
    ("a legacy key", { text, token in token.withField(0, text) }),
    ("a legacy number", { text, token in token.withField(1, text) }),
    ("a legacy time", { text, token in token.withField(2, text) }),
    ("a legacy role", { text, token in token.withField(3, text) }),
    (
      "a legacy hash",
      { text, token in
        token.legacy = .init()
        token.legacy?.hash = { _ in text }
        return token.text
      }
    ),
    ("text before", { text, token in "\(text) \(token.text)" }),
    ("text right before", { text, token in "\(text)=\(token.text)" }),
    ("text after", { text, token in "\(token.text) \(text)" }),
    ("text right after", { text, token in "\(token.text)&\(text)" }),
    ("a member's name", { text, token in "{\(quoted(text)):\"\(token.text)\"}" }),
    ("a member's path", { text, token in "{\"a\":{\(quoted(text)):[{\"b\":\"\(token.text)\"}]}}" }),
    ("a wrong member", { text, _ in "{\"signature\":{\(quoted(text)):1}}" }),
    ("names alone", { text, _ in "{\(quoted(text)):1}" }),
    ("an error", { text, _ in "{\"error\":{\"message\":\(quoted(text))}}" }),
    ("an error's code", { text, _ in "{\"errorCode\":3712,\"reason\":\(quoted(text))}" }),
    ("a page", { text, _ in "<!doctype html><title>\(text)</title><p>\(text)</p>" }),
    ("a trace", { text, _ in "Error: \(text)\n    at sign (/srv/index.js:1:1)" }),
    ("an object", { text, _ in "{ signature: '\(text)' }" }),
    ("a promise", { text, _ in "Promise { '\(text)' }" }),
    ("bytes literal", { text, _ in "b'\(text)'" }), ("a buffer", { text, _ in "<Buffer \(text)>" }),
    ("a variable", { text, _ in "ZOOM_MEETING_SDK_SECRET='\(text)'" }),
    ("a header line", { text, _ in "Authorization: Bearer \(text)" }),
    ("an address", { text, token in "https://x.zoom.us/?secret=\(text)&signature=\(token.text)" }),
    ("nothing else", { text, _ in text }),
  ]

  /// Secrets, and how they are given to the inspector.
  private static func secrets(_ random: inout SeededRandom) -> [(secret: String, given: String)] {
    let secret = random.text(32, alphanumericCharacters)
    let digits = random.text(32, Array("0123456789abcdef"))
    let symbols = random.text(24, Array("abcXYZ0189+/$%&'\"<>.~ ").shuffled(using: &random))
    let other = "ключ\(secret.prefix(12))é"
    let part = String(secret.prefix(11))
    let number = random.text(9, Array("0123456789"))
    let forms: [String] = [
      secret, secret + "\n", "\"\(secret)\"", "\u{feff}\(secret)", "ZOOM_SECRET=\(secret)\r\n",
      base64(secret), base64(base64(secret)), secret.utf8.map(hexadecimal).joined(),
    ]
    return forms.map { (secret, $0) } + [digits, part, symbols, other, number].map { ($0, $0) }
  }

  private func expectNothingShown(
    of secret: String, given: String, _ text: String, _ place: String, _ form: String
  ) {
    guard let make = Self.places.first(where: { $0.name == place })?.make else { return }
    var token = Forgery()
    token.sign(with: secret)
    token.inspector.credentials = UncheckedCredentials(key: Forgery.key, secret: given)
    let pasted = make(text, &token)
    let report = token.inspector.inspect(pasted)
    let steps = SignatureSteps(of: pasted, secret: given)?.steps ?? []
    let hunter = SecretHunter(secret)
    var shown = [report.subject]
    for finding in report.findings {
      shown += [finding.evidence, finding.cause.fix] + finding.places.compactMap(\.claim)
    }
    for claim in (report.contents?.header ?? []) + (report.contents?.claims ?? []) {
      shown += [claim.name, claim.value]
    }
    for list in ["header", "claims"] {
      for claim in report.json[list]?.arrayValue ?? [] { shown.append(claim.serialized()) }
    }
    shown += steps.flatMap { [$0.value, $0.valueInSignature ?? ""] }
    for text in Set(shown) {
      let found = hunter.find(in: text)
      #expect(
        found == nil,
        "seed \(testSeed): \(form) in \(place), given '\(given)' for '\(secret)': \(found ?? "") in \(text)"
      )
    }
  }

  @Test(arguments: places.map(\.name))
  func `a report shows no six bytes of the secret, however it is encoded`(place: String) {
    var random = SeededRandom(seed: testSeed)
    let secrets = Self.secrets(&random)
    // Each place has a third of the encodings, and each encoding a third of the places.
    let start = Self.places.firstIndex { $0.name == place } ?? 0
    let forms = Array((Self.encodings + Self.disguises).enumerated())
    for (index, encoding) in forms where (start + index).isMultiple(of: 30 / rounds(10)) {
      let (secret, given) = secrets[index % secrets.count]
      expectNothingShown(of: secret, given: given, encoding.encode(secret), place, encoding.name)
    }
    for _ in 0..<rounds(10) / 2 {
      let (secret, given) = secrets.randomElement(using: &random) ?? secrets[0]
      let chain =
        [Self.disguises.randomElement(using: &random) ?? Self.disguises[0]]
        + (0..<Int.random(in: 1...2, using: &random)).map { _ in
          Self.encodings.randomElement(using: &random) ?? Self.encodings[0]
        }
      let text = chain.reduce(secret) { $1.encode($0) }
      expectNothingShown(
        of: secret, given: given, text, place, chain.map(\.name).joined(separator: ", then "))
    }
  }
}

/// What the tests above can't make.
extension EncodedSecretTests {
  @Test func `a key that was given in place of the secret isn't shown`() {
    let report = forged {
      $0.header = #"{"alg":"HS256","kid":"\#(Forgery.secret)"}"#
      $0.inspector.credentials = UncheckedCredentials(key: Forgery.secret, secret: Forgery.key)
    }.report
    #expect(report.findings.contains { $0.cause.identifier == "hmac.keyAndSecretSwapped" })
    #expect(SecretHunter(Forgery.secret).find(in: report.json.serialized()) == nil)
  }

  @Test func `a key and a secret that are swapped everywhere aren't shown`() {
    let report = forged {
      $0.sign(with: Forgery.key)
      $0.set("appKey", "\"\(Forgery.secret)\"")
      $0.inspector.credentials = UncheckedCredentials(key: Forgery.secret, secret: Forgery.key)
    }.report
    #expect(SecretHunter(Forgery.secret).find(in: report.json.serialized()) == nil)
  }

  @Test(arguments: [1, 5])
  func `a short key that is a part of the secret hides nothing from the search`(count: Int) {
    let secret = "mZ7pQx2LwR9sTuVyA4nBc6KdEfGh1JtY"
    let report = forged {
      $0.set("user", "\"\(secret.prefix(6 + count + 5))\"")
      $0.inspector.credentials = .init(
        key: String(secret.dropFirst(5).prefix(count)), secret: secret)
    }.report
    #expect(SecretHunter(secret).find(in: report.json.serialized()) == nil, "\(report.json)")
  }

  @Test func `a key that is too long to be compared hides nothing from the search`() {
    let key = String(repeating: "k", count: 2000) + Forgery.secret.prefix(8)
    let report = forged {
      $0.set("appKey", "\"\(key)\"")
      $0.give(key: key, secret: Forgery.secret)
    }.report
    #expect(SecretHunter(Forgery.secret).find(in: report.json.serialized()) == nil)
  }

  @Test(arguments: ["28401735", "\"28401735\"", "[28401735]", "1728401799", "\"728401735\""])
  func `digits of the secret are not shown as a number`(json: String) {
    let secret = "aB7284017359xYzKdEfGh1JtYmZ7pQx2"
    let report = forged {
      $0.set("user", json)
      $0.share(secret: secret)
    }.report
    #expect(!report.json.serialized().contains("28401"), "\(report.json)")
    #expect(report.json.serialized().contains("\(Forgery.issued)"))
  }

  @Test(
    arguments: ["284017aBxYzKdEfGh1JtYmZ7pQx2aBcD", "aBxYzKdEfGh1JtYmZ7pQx2aBcD284017"],
    ["284017", "99284017", "28401799"])
  func `digits at an end of the secret are not shown as a number`(secret: String, json: String) {
    let report = forged {
      $0.set("user", json)
      $0.share(secret: secret)
    }.report
    #expect(!report.json.serialized().contains("284017"), "\(report.json)")
  }

  @Test func `a secret of any length is redacted`() {
    var random = SeededRandom(seed: testSeed)
    let secret = random.text(70_000, alphanumericCharacters)
    let report = forged {
      $0.set("user", "\"\(secret.prefix(40))\"")
      $0.inspector.credentials = .init(key: Forgery.key, secret: secret)
    }.report
    #expect(report.json.serialized().contains("[secret]"))
    #expect(!report.json.serialized().contains(secret.prefix(12)))
  }

  @Test func `a secret in many claims is found once`() {
    let report = forged { forgery in
      for index in 0..<200 { forgery.set("x\(index)", "\"\(Forgery.secret)\"") }
    }.report
    #expect(report.findings.filter { $0.cause.identifier == "key.isTheSecret" }.count == 1)
  }

  @Test func `a signature that is the secret isn't abbreviated`() {
    let signature = Forgery().unsigned + Forgery.secret
    #expect(Forgery().inspector.inspect(signature).subject.hasSuffix(", signature [secret]"))
  }

  @Test func `bytes of the key are shown, and numbers that aren't bytes of the secret`() {
    let key = "CLIENT_ID_0123456789ab"
    let report = forged {
      $0.set("appKey", "[\"\(key)\"]")
      $0.set("user", "[85,746065432,12,[9,2,7,4,5,3]]")
      $0.inspector.credentials = .init(key: key, secret: "CLIENT_SECRET_0123456789abcdefgh")
    }.report
    #expect(report.contents?.claims.first?.value == "[1 element]")
    #expect(report.json.serialized().contains("[\"\(key)\"]"))
    #expect(!report.json.serialized().contains("[secret]"))
  }
}

private func quoted(_ text: String) -> String { JSONValue.string(text).serialized() }

private func chunks(of text: String, _ count: Int) -> [String] {
  let text = Array(text)
  return stride(from: 0, to: text.count, by: count).map {
    String(text[$0..<min($0 + count, text.count)])
  }
}

/// The text with every other of its ASCII characters escaped.
private func everyOther(_ text: String, _ escape: (UInt8) -> String) -> String {
  text.unicodeScalars.enumerated().map { index, scalar in
    scalar.isASCII && index.isMultiple(of: 2) ? escape(UInt8(scalar.value)) : String(scalar)
  }.joined()
}

private func mixedCase(_ text: String) -> String {
  text.enumerated().map { $0.isMultiple(of: 3) ? $1.uppercased() : "\($1)" }.joined()
}

extension Forgery {
  /// The header and the payload, with the dots after them.
  fileprivate var unsigned: String {
    text.split(separator: ".").prefix(2).joined(separator: ".") + "."
  }

  fileprivate mutating func with(_ name: String, _ json: String) -> String {
    set(name, json)
    return text
  }

  fileprivate mutating func withField(_ index: Int, _ text: String) -> String {
    legacy = .init()
    legacy?.fields[index] = text
    return self.text
  }
}

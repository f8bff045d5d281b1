import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import PureJSON
import TestSupport
import Testing

/// Whatever contains the secret, in whatever form, a report shows no piece of it.
@Suite struct RedactionTests {
  /// Text that contains a secret, and the forms of which a report must show no piece.
  private typealias Form = (name: String, text: @Sendable (String) -> String)

  private static let forms: [Form] = [
    ("itself", { $0 }), ("base64", { base64($0) }), ("base64 after x", { base64("x" + $0) }),
    ("base64 after xy", { base64("xy" + $0 + "z") }),
    ("base64url", { Base64.encode($0.utf8, as: .urlUnpadded) }),
    ("hexadecimal", { hexadecimalText($0) }),
    ("uppercase", { hexadecimalText($0).uppercased() }),
    ("percent escapes", { $0.utf8.map { "%" + hexadecimal($0) }.joined() }),
    ("a half", { String($0.dropLast($0.count / 2)) }), ("a tail", { String($0.suffix(12)) }),
  ]

  /// Signatures, or what people paste in place of one, that contain text.
  private static let places: [(name: String, make: @Sendable (String, inout Forgery) -> String)] = [
    (
      "a claim's value",
      { text, token in
        token.set("mn", JSONValue.string(text).serialized())
        return token.text
      }
    ),
    (
      "a claim's name",
      { text, token in
        token.claims.append((text, "1"))
        return token.text
      }
    ),
    (
      "a long claim",
      { text, token in
        let filler = String(repeating: "x", count: 70)
        token.set("appKey", JSONValue.string(filler + text).serialized())
        return token.text
      }
    ),
    (
      "nested claims",
      { text, token in
        token.set("user", "{\"a\":[\(JSONValue.string("a " + text).serialized())]}")
        return token.text
      }
    ),
    (
      "the header",
      { text, token in
        token.header = "{\"alg\":\"HS256\",\"kid\":\(JSONValue.string(text).serialized())}"
        return token.text
      }
    ),
    (
      "the algorithm",
      { text, token in
        token.header = "{\"alg\":\(JSONValue.string(text).serialized())}"
        return token.text
      }
    ),
    (
      "a duplicate name",
      { text, token in
        token.claims += [(text, "1"), (text, "2")]
        return token.text
      }
    ),
    (
      "a legacy key",
      { text, token in
        token.legacy = .init()
        token.legacy?.fields[0] = text
        return token.text
      }
    ),
    (
      "a legacy number",
      { text, token in
        token.legacy = .init()
        token.legacy?.fields[1] = text
        return token.text
      }
    ),
    ("text before", { text, token in "secret is \(text) and \(token.text)" }),
    ("text right before", { text, token in "\(text)=\(token.text)" }),
    ("text after", { text, token in "\(token.text) \(text) x" }),
    (
      "text that is cut before",
      { text, token in
        "\(text)-\(String(repeating: "y", count: 30)): \(token.text)"
      }
    ),
    (
      "text that is cut after",
      { text, token in
        "\(token.text) and here it is \(text)"
      }
    ),
    (
      "a member's name",
      { text, token in
        "{\(JSONValue.string(text).serialized()):\"\(token.text)\"}"
      }
    ),
    (
      "a path",
      { text, token in
        "{\"a\":{\(JSONValue.string(text).serialized()):[\"\(token.text)\"]}}"
      }
    ),
    ("an error", { text, _ in "{\"error\":\(JSONValue.string("bad " + text).serialized())}" }),
    ("names without a signature", { text, _ in "{\(JSONValue.string(text).serialized()):1}" }),
    (
      "a wrong member",
      { text, _ in
        "{\"signature\":{\(JSONValue.string(text).serialized()):1}}"
      }
    ),
    ("an object's dump", { text, _ in "{signature: \(text.prefix(18))}" }),
    ("a page", { text, _ in "<html><title>Error \(text)</title></html>" }),
    ("an error's text", { text, _ in "Error: the secret \(text) is wrong" }),
    ("an object", { text, _ in "#<Signer:0x1 @s=\"\(text)\">" }),
    ("a prefix", { text, _ in "token: \(text)" }), ("nothing else", { text, _ in text }),
    ("a variable", { text, _ in "ZOOM_MEETING_SDK_SECRET=\(text)\n" }),
  ]

  @Test func `no report shows eight bytes of the secret`() {
    var random = SeededRandom(seed: testSeed)
    print("redaction: seed \(testSeed)")
    let alphabets: [[Character]] = [
      alphanumericCharacters, Array("abcdefghijklmnopqrstuvwxyz"), keyCharacters + ["+", "/", "$"],
    ]
    for round in 0..<max(rounds(6), 1) {
      let secret = random.text(.random(in: 20...40, using: &random), alphabets[round % 3])
      for place in Self.places {
        for form in Self.forms {
          var token = Forgery()
          token.sign(with: secret)
          token.inspector.credentials = UncheckedCredentials(key: Forgery.key, secret: secret)
          if round == 3 {
            token.inspector.credentials = .init(key: nil, secret: base64(secret))
          }
          let report = token.inspector.inspect(place.make(form.text(secret), &token))
          let shown = report.text() + report.json.serialized() + "\(report)"
          let piece = Self.piece(of: secret, in: shown)
          #expect(
            piece == nil,
            "seed \(testSeed): \(form.name) in \(place.name): \(piece ?? "")\n\(shown)")
        }
      }
    }
  }

  /// Eight bytes of the secret, or of what represents it, in the text.
  private static func piece(of secret: String, in shown: String) -> String? {
    var pieces = Set<String>()
    for (text, length) in [
      (secret, 8), (hexadecimalText(secret), 16),
      (hexadecimalText(secret).uppercased(), 16),
      (secret.utf8.map { "%" + hexadecimal($0) }.joined(), 24),
    ] {
      let characters = Array(text)
      for start in 0...(max(0, characters.count - length)) {
        pieces.insert(String(characters[start...].prefix(length)))
      }
    }
    for before in ["", "x", "xy"] {
      let characters = Array(Base64.encode((before + secret).utf8, as: .urlUnpadded)).dropLast()
      let standard = characters.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
      for text in [Array(characters), standard] {
        for start in (before.isEmpty ? 0 : before.count + 1)..<(text.count - 11) {
          pieces.insert(String(text[start...].prefix(11)))
        }
      }
    }
    return pieces.firstPiece(in: Array(shown.utf8))
  }

  @Test func `what a given secret represents isn't shown either`() {
    var forgery = forged { $0.give(secret: base64(Forgery.secret)) }
    forgery.set("mn", "\"\(Forgery.secret)\"")
    let shown = forgery.report.text() + forgery.report.json.serialized()
    #expect(Self.piece(of: Forgery.secret, in: shown) == nil)
  }

  @Test func `what isn't the secret stays`() {
    let report = forged { $0.set("user", "\"mZ7pQ and Q7pZm\"") }.report
    #expect(!report.text().contains("[secret]"))
    #expect(report.text().contains("mZ7pQ and Q7pZm"))
    let shared = forged {
      $0.set("appKey", "\"CLIENT_ID_0123456789ab\"")
      $0.inspector.credentials = .init(
        key: "CLIENT_ID_0123456789ab", secret: "CLIENT_SECRET_0123456789abcdefgh")
    }.report
    #expect(shared.text().contains("CLIENT_ID_0123456789ab"))
  }

  @Test func `whatever else is wrong, the secret that was given is not shown`() {
    // The hunter omits other letters, and then finds the rest in words.
    let giving = Sample.all.filter { sample in
      let secret = forged(sample.cause).givenSecret
      return secret != Forgery.secret && secret.utf8.allSatisfy { $0 < 0x80 }
    }
    #expect(giving.count >= 3)
    for sample in Sample.all {
      for other in giving {
        let forgery = forged(sample.cause, other.cause)
        let json = forgery.report.json.serialized()
        let found = SecretHunter(forgery.givenSecret).find(in: json, decodings: 0)
        #expect(found == nil, "\(sample.identifier), \(other.identifier): \(json)")
      }
    }
  }

  @Test func `a secret that was damaged before it was given is not shown`() {
    var random = SeededRandom(seed: testSeed)
    for mutation in Mutation.givenSecrets {
      var token = RandomToken(using: &random)
      #expect(mutation.apply(&token, &random))
      token.forgery.set("user", "\"\(token.secret)\"")
      let json = token.forgery.report.json.serialized()
      let found = SecretHunter(token.forgery.givenSecret).find(in: json, decodings: 0)
      #expect(found == nil, "\(mutation.causes): \(json)")
    }
  }

  @Test func `a large token is redacted in time`() {
    let filler = String(repeating: "mZ7pQ.", count: 120_000)
    let report = forged { $0.set("user", "\"\(filler)\(Forgery.secret)\"") }.report
    #expect(!report.json.serialized().contains(Forgery.secret.prefix(8)))
  }
}

private func hexadecimalText(_ text: String) -> String { text.utf8.map(hexadecimal).joined() }

extension Set<String> {
  /// The first of the strings, which have eight bytes or more, that is in the text.
  fileprivate func firstPiece(in text: [UInt8]) -> String? {
    let starts = Dictionary(grouping: self) {
      $0.utf8.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    var last: UInt64 = 0
    for (offset, byte) in text.enumerated() {
      last = last << 8 | UInt64(byte)
      guard offset >= 7, let pieces = starts[last] else { continue }
      if let piece = pieces.first(where: { text[(offset - 7)...].starts(with: $0.utf8) }) {
        return piece
      }
    }
    return nil
  }
}

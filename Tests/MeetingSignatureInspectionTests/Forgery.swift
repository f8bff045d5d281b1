import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import PureCrypto

/// A signature that is valid except for what a test changes.
struct Forgery {
  static let now: Int64 = 1_700_000_040
  static let issued: Int64 = now - 30
  static let key = "Xk3vN0aTQqWZr8LhBcYd2g"
  static let secret = "mZ7pQx2LwR9sTuVyA4nBc6KdEfGh1JtY"
  static let meeting = "85746065432"

  var header = #"{"alg":"HS256","typ":"JWT"}"#
  /// Names, and values in JSON.
  var claims: [(name: String, json: String)] = [
    ("appKey", #""\#(key)""#), ("mn", #""\#(meeting)""#), ("role", "0"), ("iat", "\(issued)"),
    ("exp", "\(issued + 7200)"), ("tokenExp", "\(issued + 7200)"),
  ]
  /// The whitespace between the claims.
  var space = ""
  /// The payload, if it is not made from the claims.
  var payload: String?
  var segment: ([UInt8]) -> String = { Base64.encode($0, as: .urlUnpadded) }
  /// The bytes that are signed, from the bytes that are sent.
  var message: ([UInt8]) -> [UInt8] = { $0 }
  var signingSecret = Array(secret.utf8)
  var code: ([UInt8], [UInt8]) -> [UInt8] = hmac
  var signature: ([UInt8]) -> String = { Base64.encode($0, as: .urlUnpadded) }
  /// Changes the finished signature.
  var wrap: (String) -> String = { $0 }

  var legacy: Legacy?

  var inspector = SignatureInspector(
    credentials: UncheckedCredentials(key: key, secret: secret), meetingNumber: meeting,
    platform: .web(), time: time(now))
  /// The secret that the inspector knows if it has credentials, as it was before it was damaged.
  private(set) var givenSecret = secret

  /// The fields of a legacy signature, and how they are joined and encoded.
  struct Legacy {
    var fields = [key, meeting, "\(issued * 1000)", "0"]
    var message: ([String]) -> String = { Base64.encode($0.joined().utf8, as: .standard) }
    var hash: ([UInt8]) -> String = { Base64.encode($0, as: .standard) }
    var outer: (String) -> String = { Base64.encode($0.utf8, as: .standard) }
  }

  var payloadText: String {
    let members = claims.map { #""\#($0.name)":\#($0.json)"# }
    return payload ?? "{\(space)" + members.joined(separator: ",\(space)") + "\(space)}"
  }

  var text: String {
    guard let legacy else {
      let input = "\(segment(Array(header.utf8))).\(segment(Array(payloadText.utf8)))"
      return wrap("\(input).\(signature(code(message(Array(input.utf8)), signingSecret)))")
    }
    let hash = legacy.hash(code(Array(legacy.message(legacy.fields).utf8), signingSecret))
    return wrap(legacy.outer((legacy.fields + [hash]).joined(separator: ".")))
  }

  var report: InspectionReport { inspector.inspect(text) }

  /// The identifiers of the findings.
  var found: [String] { report.findings.map(\.cause.identifier) }

  /// Replaces or adds a claim, or removes it if `json` is `nil`.
  mutating func set(_ name: String, _ json: String?) {
    let place = claims.firstIndex { $0.name == name }
    if let place, let json { claims[place].json = json }
    if let place, json == nil { claims.remove(at: place) }
    if place == nil, let json { claims.append((name, json)) }
  }

  mutating func set(_ name: String, _ value: Int64) { set(name, "\(value)") }

  /// Renames a claim.
  mutating func rename(_ name: String, to other: String) {
    for place in claims.indices where claims[place].name == name { claims[place].name = other }
  }

  /// Changes the token to one for native SDKs.
  mutating func makeNative() {
    set("mn", nil)
    set("role", nil)
    inspector.platform = .native
    inspector.meetingNumber = nil
  }

  mutating func sign(with secret: String) { signingSecret = Array(secret.utf8) }

  /// Signs with `secret`, and gives it to the inspector.
  mutating func share(secret: String) {
    sign(with: secret)
    give(secret: secret)
  }

  /// Gives a key and `secret` to the inspector, or what became of the secret.
  mutating func give(key: String = Self.key, secret: String, damaged: String? = nil) {
    inspector.credentials = UncheckedCredentials(key: key, secret: damaged ?? secret)
    givenSecret = secret
  }
}

func time(_ seconds: Int64) -> SignatureInspector.Time {
  (try? UnixTime(seconds: seconds)).map { .at($0) } ?? .ignored
}

func forged(_ changes: (inout Forgery) -> Void...) -> Forgery {
  var forgery = Forgery()
  for change in changes { change(&forgery) }
  return forgery
}

func hmac(_ message: [UInt8], _ secret: [UInt8]) -> [UInt8] {
  Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
}

/// The text with a newline after every `width` characters.
func broken(_ text: String, every width: Int) -> String {
  let text = Array(text)
  return stride(from: 0, to: text.count, by: width)
    .map { String(text[$0..<min($0 + width, text.count)]) }.joined(separator: "\n")
}

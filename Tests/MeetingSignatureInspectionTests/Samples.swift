import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import PureCrypto

/// A cause, a change that leads to it, and a similar change that does not.
struct Sample: Sendable {
  /// The part that is changed.
  ///
  /// Changes of two parts can be combined.
  enum Part: Sendable {
    case wrap, whole, header, encoding, secret, key, meeting, role, other, times, legacy
  }

  let identifier: String
  let part: Part
  let cause: @Sendable (inout Forgery) -> Void
  let nearMiss: @Sendable (inout Forgery) -> Void

  init(
    _ identifier: String, _ part: Part, _ cause: @escaping @Sendable (inout Forgery) -> Void,
    not nearMiss: @escaping @Sendable (inout Forgery) -> Void
  ) {
    (self.identifier, self.part, self.cause, self.nearMiss) = (identifier, part, cause, nearMiss)
  }
}

extension Sample {
  static func wrapped(
    _ identifier: String, _ wrap: @escaping @Sendable (String) -> String,
    not nearMiss: @escaping @Sendable (String) -> String
  ) -> Sample {
    Sample(identifier, .wrap, { $0.wrap = wrap }, not: { $0.wrap = nearMiss })
  }

  static func claim(
    _ identifier: String, _ part: Part, _ name: String, _ json: String?, not other: String?
  ) -> Sample {
    Sample(identifier, part, { $0.set(name, json) }, not: { $0.set(name, other) })
  }

  static func signed(_ identifier: String, with secret: String, not other: String) -> Sample {
    Sample(identifier, .secret, { $0.sign(with: secret) }, not: { $0.sign(with: other) })
  }

  static let all =
    transport + kind + container + signing + key + meeting + claims + times + legacy + offline

  static let transport: [Sample] = [
    .wrapped("transport.empty", { _ in " \n" }, not: { _ in "x" }),
    .wrapped("transport.notText", { _ in "[object Object]" }, not: { _ in "objects" }),
    .wrapped(
      "transport.jsonObject", { #"{"error":null,"data":{"signature":"\#($0)"}}"# }, not: { $0 }),
    .wrapped("transport.quoted", { "\"\($0)\"" }, not: { "\($0)\n" }),
    .wrapped("transport.pythonBytes", { "b'\($0)'" }, not: { "'\($0)'" }),
    .wrapped("transport.surroundingSpace", { "\($0)\r\n" }, not: { "\"\($0)\"" }),
    .wrapped("transport.lineBreaks", { broken($0, every: 60) }, not: { "\($0)\n" }),
    .wrapped("transport.innerSpace", { $0.replacing(".", with: ". ") }, not: { " \($0) " }),
    .wrapped("transport.invisibleCharacters", { "\u{feff}\($0)" }, not: { " \($0)" }),
    .wrapped("transport.percentEncoded", { $0.replacing(".", with: "%2E") }, not: { $0 + "%2" }),
    Sample(
      "transport.plusTurnedToSpace", .whole,
      {
        $0.signature = { _ in "AAAA+" + String(repeating: "A", count: 38) }
        $0.wrap = { $0.replacing("+", with: " ") }
      }, not: { $0.signature = { _ in "AAAA+" + String(repeating: "A", count: 38) } }),
    .wrapped("transport.prefix", { "Bearer \($0)" }, not: { "\"\($0)\"" }),
    .wrapped("transport.appKeyPrefix", { "appKey:sdkKey.\($0)" }, not: { "signature=\($0)" }),
    .wrapped("transport.truncated", { String($0.dropLast(10)) }, not: { $0 + "\n" }),
    .wrapped("transport.extraSegments", { $0 + ".x" }, not: { $0 + " " }),
    .wrapped(
      "transport.errorPage", { _ in "<html><title>502 Bad Gateway</title></html>" },
      not: { "<html>\($0)</html>" }),
    .wrapped(
      "transport.endpointError", { _ in #"{"errors":["role must be 0 or 1"]}"# },
      not: { #"{"errors":[],"signature":"\#($0)"}"# }),
    .wrapped(
      "transport.memberNotText", { _ in #"{"signature":{}}"# }, not: { #"{"signature":"\#($0)"}"# }),
    .wrapped(
      "transport.unsignedClaims", { _ in #"{"appKey":"k","mn":"1","iat":1}"# },
      not: { _ in #"{"appKey":"k","mn":"1"}"# }),
    .wrapped("transport.placeholder", { _ in "${signature}" }, not: { "${\($0)}" }),
    .wrapped("transport.suffix", { $0 + ";" }, not: { ";" + $0 }),
    .wrapped("transport.pastedTwice", { $0 + $0 }, not: { $0 + $0.dropLast() }),
    .wrapped(
      "transport.severalTokens", { "\($0) \(forged { $0.set("role", "1") }.text)" },
      not: { $0 + "\n" + $0 }),
    .wrapped("transport.encodedTwice", { Base64.encode($0.utf8, as: .standard) }, not: { $0 }),
    .wrapped(
      "container.segmentNotText",
      { "\($0.split(separator: ".").dropLast().joined(separator: ".")).undefined" }, not: { $0 }),
    .wrapped("transport.byteList", { "\(Array($0.utf8))" }, not: { "[\($0)]" }),
    .wrapped("transport.separators", { $0.replacing(".", with: ":") }, not: { "\($0):" }),
    .wrapped("transport.caseChanged", { $0.lowercased() }, not: { $0 }),
    Sample(
      "transport.tooLong", .whole, { $0.inspector.maximumByteCount = 100 },
      not: { $0.inspector.maximumByteCount = 1000 }),
    .wrapped(
      "transport.tooManyLayers", { String(repeating: "'", count: 20) + $0 },
      not: { String(repeating: "'", count: 10) + $0 }),
  ]

  static let kind: [Sample] = [
    Sample("kind.legacy", .legacy, { $0.legacy = .init() }, not: { _ in }),
    Sample(
      "kind.legacyUnencoded", .legacy, { $0.legacy = .init(outer: { $0 }) },
      not: { $0.legacy = .init() }),
    Sample(
      "kind.videoSDK", .whole,
      { $0.payload = #"{"app_key":"k","tpc":"t","role_type":1,"version":1,"iat":1,"exp":2}"# },
      not: { $0.rename("appKey", to: "app_key") }),
    Sample(
      "kind.cobrowse", .whole,
      { $0.payload = #"{"app_key":"k","user_id":"u","user_name":"n","role_type":2}"# },
      not: { $0.set("user_id", "\"u\"") }),
    Sample(
      "kind.restApp", .whole, { $0.payload = #"{"iss":"k","exp":1700007200}"# },
      not: { $0.rename("appKey", to: "iss") }),
    Sample(
      "kind.oauth", .whole, { $0.payload = #"{"auid":"x","ver":10}"# }, not: { $0.set("ver", "10") }
    ),
    Sample(
      "kind.zakOrOBF", .whole, { $0.payload = #"{"aud":"clientsm","uid":"u","zid":"z"}"# },
      not: { $0.set("aud", "\"zoom\"") }),
    .wrapped(
      "kind.bareHMAC", { _ in String(repeating: "0a", count: 32) },
      not: { _ in String(repeating: "0a", count: 31) }),
    .wrapped(
      "kind.headerMissing", { $0.split(separator: ".").dropFirst().joined(separator: ".") },
      not: { $0 }),
    .wrapped(
      "kind.signatureMissing", { $0.split(separator: ".").dropLast().joined(separator: ".") },
      not: { String($0.dropLast(46)) }),
    .wrapped(
      "kind.payloadMissing",
      {
        $0.split(separator: ".").enumerated().filter { $0.offset != 1 }.map(\.element).joined(
          separator: ".")
      },
      not: { $0.split(separator: ".").dropLast().joined(separator: ".") }),
    .wrapped(
      "container.segmentsSwapped",
      {
        let segments = $0.split(separator: ".")
        return "\(segments[1]).\(segments[0]).\(segments[2])"
      }, not: { $0 }),
    .wrapped("kind.payloadAlone", { String($0.split(separator: ".")[1]) }, not: { $0 }),
    .wrapped(
      "kind.credential", { _ in Forgery.secret }, not: { _ in String(Forgery.secret.dropLast()) }),
    .wrapped("kind.meeting", { _ in "857 4606 5432" }, not: { _ in "857 4606 54321" }),
    .wrapped(
      "kind.opaqueToken", { _ in "obR7kfQ2mL_KdTYKjnimT4KPd8KKdQt9FQw" },
      not: { _ in "obR7kfQ2mL KdTYKjnimT4KPd8KKdQt9FQw" }),
    Sample(
      "kind.otherToken", .whole, { $0.payload = #"{"sub":"u","email":"a@b","iat":1}"# },
      not: { $0.set("sub", "\"u\"") }),
    .claim(
      "kind.meetingClaimsForVideoSDK", .meeting, "mn", "\"team-main\"",
      not: "\"https://zoom.us/j/85746065432\""),
    .wrapped(
      "kind.webhookHeader", { _ in "v0=" + String(repeating: "0a", count: 32) },
      not: { _ in String(repeating: "0a", count: 32) }),
    .wrapped("kind.encrypted", { $0 + ".x.y" }, not: { $0 + ".x" }),
    Sample(
      "kind.asymmetric", .header, { $0.header = #"{"alg":"RS256","typ":"JWT"}"# },
      not: { $0.header = #"{"alg":"HS512","typ":"JWT"}"# }),
    Sample(
      "kind.unsigned", .header, { $0.header = #"{"alg":"none","typ":"JWT"}"# },
      not: { $0.header = #"{"alg":"HS512","typ":"JWT"}"# }),
    .wrapped("kind.unrecognized", { _ in "No signature here." }, not: { $0 }),
  ]

  static let container: [Sample] = [
    Sample(
      "container.standardBase64", .encoding,
      { $0.signature = { _ in "+" + String(repeating: "A", count: 42) } },
      not: { $0.signature = { _ in "-" + String(repeating: "A", count: 42) } }),
    Sample(
      "container.padding", .encoding, { $0.signature = { Base64.encode($0, as: .url) } },
      not: { $0.signature = { Base64.encode($0, as: .urlUnpadded) } }),
    Sample(
      "container.notBase64", .encoding,
      { $0.signature = { "*" + Base64.encode($0, as: .urlUnpadded) } },
      not: { $0.signature = { _ in "" } }),
    Sample(
      "container.hexSignature", .encoding, { $0.signature = { $0.map(hexadecimal).joined() } },
      not: { $0.signature = { Base64.encode($0 + $0, as: .urlUnpadded) } }),
    Sample(
      "container.signatureEncodedTwice", .encoding,
      {
        $0.signature = {
          Base64.encode(Base64.encode($0, as: .standard).utf8, as: .urlUnpadded)
        }
      }, not: { $0.signature = { Base64.encode($0 + $0, as: .urlUnpadded) } }),
    Sample(
      "container.signatureLength", .encoding,
      { $0.code = { message, _ in Array(message.prefix(48)) } },
      not: { $0.code = { message, _ in Array(message.prefix(32)) } }),
    Sample(
      "container.headerNotJSON", .header, { $0.header = "{alg:HS256}" }, not: { $0.header = "{}" }),
    Sample(
      "container.algorithmMissing", .header, { $0.header = #"{"typ":"JWT"}"# },
      not: { $0.header = #"{"alg":"HS256"}"# }),
    Sample(
      "container.otherAlgorithm", .header, { $0.header = #"{"alg":"HS384","typ":"JWT"}"# },
      not: { $0.header = #"{"typ":"JWT"}"# }),
    Sample(
      "container.headerType", .header, { $0.header = #"{"alg":"HS256"}"# },
      not: { $0.header = #"{"typ":"JWT","alg":"HS256"}"# }),
    Sample(
      "container.otherType", .header, { $0.header = #"{"alg":"HS256","typ":"at+jwt"}"# },
      not: { $0.header = #"{"alg":"HS256","typ":"application/jwt"}"# }),
    Sample(
      "container.headerExtension", .header,
      { $0.header = #"{"alg":"HS256","typ":"JWT","crit":["b64"],"b64":true}"# },
      not: { $0.header = #"{"alg":"HS256","typ":"JWT","b64":true}"# }),
    Sample(
      "container.payloadNotUTF8", .whole,
      { $0.segment = { Base64.encode($0.map { $0 == 0x58 ? 0xff : $0 }, as: .urlUnpadded) } },
      not: { $0.set("appKey", #""é""#) }),
    Sample(
      "container.payloadNotJSON", .whole, { $0.payload = "{'appKey':'x'}" },
      not: { $0.payload = "{}" }),
    Sample(
      "container.payloadStringified", .whole, { $0.payload = #""{\"appKey\":\"x\"}""# },
      not: { $0.payload = #"["{\"appKey\":\"x\"}"]"# }),
    Sample(
      "container.payloadNotObject", .whole, { $0.payload = "[1]" }, not: { $0.payload = "{}" }),
    Sample(
      "container.duplicateNames", .other, { $0.claims.append(("mn", "1")) },
      not: { $0.claims.append(("mN", "1")) }),
  ]

  static let signing: [Sample] = [
    .signed(
      "hmac.secretHasTrailingNewline", with: Forgery.secret + "\n", not: Forgery.secret + " "),
    .signed(
      "hmac.secretHasSurroundingSpace", with: Forgery.secret + " ", not: Forgery.secret + "\n"),
    .signed("hmac.secretHasQuotes", with: "\"\(Forgery.secret)\"", not: "\"\(Forgery.secret)"),
    .signed(
      "hmac.secretHasEscapedNewline", with: Forgery.secret + "\\n", not: Forgery.secret + "\\t"),
    .signed(
      "hmac.secretIsBytesLiteral", with: "b'\(Forgery.secret)'", not: "b'\(Forgery.secret)"),
    .signed(
      "hmac.secretHasName", with: "ZOOM_SDK_SECRET=\(Forgery.secret)",
      not: "ZOOM_SDK_SECRETS=\(Forgery.secret)"),
    .signed("hmac.secretHasPunctuation", with: Forgery.secret + ";", not: Forgery.secret + ":"),
    .signed(
      "hmac.secretHasInvisibleCharacters", with: Forgery.secret + "\u{200b}",
      not: Forgery.secret + "\u{2070}"),
    .signed(
      "hmac.secretBase64Encoded", with: Base64.encode(Forgery.secret.utf8, as: .standard),
      not: Base64.encode("\(Forgery.secret)x".utf8, as: .standard)),
    Sample(
      "hmac.givenSecretBase64Encoded", .secret,
      { $0.give(secret: Base64.encode(Forgery.secret.utf8, as: .standard)) },
      not: { $0.give(secret: Base64.encode("\(Forgery.secret)x".utf8, as: .standard)) }),
    .signed("hmac.keyInPlaceOfSecret", with: Forgery.key, not: Forgery.key + "x"),
    Sample(
      "hmac.keyAndSecretSwapped", .whole,
      {
        $0.sign(with: Forgery.key)
        $0.set("appKey", "\"\(Forgery.secret)\"")
      }, not: { $0.sign(with: Forgery.key) }),
    Sample(
      "hmac.secretBase64Decoded", .secret,
      { $0.signingSecret = (try? Base64.decode(Forgery.secret, as: .standard)) ?? [] },
      not: { $0.signingSecret = (try? Base64.decode(Forgery.secret + "AAAB", as: .standard)) ?? [] }
    ),
    Sample(
      "hmac.secretReadAsHex", .secret,
      {
        $0.share(secret: "abcdef0123456789")
        $0.signingSecret = [0xab, 0xcd, 0xef, 0x01, 0x23, 0x45, 0x67, 0x89]
      }, not: { $0.share(secret: "abcdef0123456789") }),
    Sample(
      "hmac.secretReadAsLowBytes", .secret,
      {
        $0.share(secret: "sécret-Ā-sécret")
        $0.signingSecret = "sécret-Ā-sécret".utf16.map { UInt8(truncatingIfNeeded: $0) }
      }, not: { $0.share(secret: "sécret-Ā-sécret") }),
    .signed("hmac.emptySecret", with: "", not: " "),
    .signed("hmac.placeholderSecret", with: "your-256-bit-secret", not: "your-255-bit-secret"),
    .signed("hmac.environmentVariableName", with: "ZOOM_CLIENT_SECRET", not: "ZOOM_CLIENT_SECRETS"),
    Sample(
      "hmac.secretReadAsUTF16", .secret,
      { $0.signingSecret = Forgery.secret.utf16.flatMap { [UInt8($0), 0] } },
      not: { $0.signingSecret = Forgery.secret.utf16.flatMap { [UInt8($0), 1] } }),
    Sample(
      "hmac.secretLooksLikeKey", .secret,
      { $0.give(secret: "AbcdefghijklmnopqrstuV") },
      not: { $0.give(secret: "AbcdefghijklmnopqrstuVw") }),
    .signed(
      "hmac.secretAltered", with: Forgery.secret.lowercased(),
      not: String(Forgery.secret.dropFirst(2))),
    Sample(
      "hmac.otherTextSigned", .secret, { $0.message = { $0.filter { $0 != 0x2e } } },
      not: { $0.message = { $0 + $0 } }),
    Sample(
      "hmac.plainHash", .secret,
      { $0.code = { message, secret in Array(SHA256.hash(data: message + secret)) } },
      not: { $0.code = { message, _ in Array(SHA256.hash(data: message + message)) } }),
    .signed("hmac.mismatch", with: "another secret", not: Forgery.secret),
    .signed("hmac.editedOrOtherPair", with: "another secret", not: Forgery.secret + "\n"),
    Sample(
      "hmac.rawJSONSigned", .secret, signRawJSON,
      not: { $0.message = { $0 + [0] } }),
    Sample(
      "hmac.otherBase64Signed", .secret,
      signStandardBase64,
      not: { $0.set("x", "\"??>>\"") }),
    Sample(
      "hmac.payloadAloneSigned", .secret,
      { $0.message = { Array($0.split(separator: UInt8(ascii: "."))[1]) } },
      not: { $0.message = { Array($0.split(separator: UInt8(ascii: "."))[0]) } }),
    Sample(
      "hmac.lineBreaksSigned", .secret, { $0.message = { $0 + [0x0a] } },
      not: { $0.message = { $0 + [0x0b] } }),
    Sample(
      "hmac.keyAndMessageSwapped", .secret, { $0.code = { hmac($1, $0) } },
      not: { $0.code = { message, _ in hmac(message, message) } }),
    Sample(
      "hmac.hexDigest", .encoding,
      { $0.signature = { Base64.encode($0.flatMap { hexadecimal($0).utf8 }, as: .urlUnpadded) } },
      not: {
        $0.sign(with: "x");
        $0.signature = { Base64.encode($0.flatMap { hexadecimal($0).utf8 }, as: .urlUnpadded) }
      }),
  ]
}

func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

private func signRawJSON(_ forgery: inout Forgery) {
  let raw = "\(forgery.header).\(forgery.payloadText)"
  forgery.message = { _ in Array(raw.utf8) }
}

private func signStandardBase64(_ forgery: inout Forgery) {
  forgery.set("x", "\"??>>\"")
  let header = Base64.encode(forgery.header.utf8, as: .standard)
  let payload = Base64.encode(forgery.payloadText.utf8, as: .standard)
  forgery.message = { _ in Array("\(header).\(payload)".utf8) }
}

import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import PureJSON
import TestSupport

// What is pasted with a signature, or in place of one.

extension Mutation {
  /// Changes the finished signature.
  private static func wrapped(
    _ causes: String..., wrap: @escaping @Sendable (String, inout SeededRandom) -> String
  ) -> Mutation {
    Mutation(causes) { token, random in
      let text = wrap(token.forgery.text, &random)
      token.forgery.wrap = { _ in text }
      return true
    }
  }

  private static let logs = [
    "2026-11-26 02:00:00.123  INFO 1 --- [main] c.e.Zoom : ", "I/flutter (12345): ", "[INFO] ",
    "11-26 02:00:00.123  1234  1234 D ZoomSDK : ", "INFO:root:", "flutter: ", " LOG  ", "DEBUG ",
    "Nov 26, 2026, 2:00:00 AM\tInfo\t", "[02:00:00 INF] ", "level=info msg=\"ok\" ", "> ",
    "app-1 | ",
    "2026/11/26 02:00:00 main.go:12: ", "web_1  | ", "(node:12) ",
    "I, [2026-11-26T02:00:00 #1]  INFO : ",
  ]

  private static let labels = [
    "signature=", "signature: ", "jwtToken=", "Generated Zoom JWT: ", "SDK JWT: ", "token => ",
    "Signature is ", "jwt = ", "data: ", "\"signature\": ", "the signature ", "sdkJWT:",
  ]

  static let surroundings: [Mutation] = [
    wrapped("transport.prefix") { text, random in
      let quote = ["", "\"", "'", "`"].randomElement(using: &random) ?? ""
      let (log, label) = (logs.randomElement(using: &random), labels.randomElement(using: &random))
      let end = ["", "\n", ", role=0", " (ok)", "\nDone.\n"].randomElement(using: &random) ?? ""
      return "\(log ?? "")\(label ?? "")\(quote)\(text)\(quote)\(end)"
    },
    wrapped("transport.prefix") { text, random in
      let label = ["signature=", "jwtToken: ", "Bearer ", "signature => ", "Optional(\"", "Some("]
      return "\(label.randomElement(using: &random) ?? "")\(text)"
    },
    wrapped("transport.prefix") { text, random in
      let files = [
        "zoom:\n  jwt: TOKEN\n  role: 0\n", "A=1\nSIGNATURE='TOKEN'\nB=2\n",
        "HTTP/1.1 200 OK\r\nX-Signature: TOKEN\r\n\r\n", "* Connected\n< HTTP/2 200\n<\nTOKEN",
        "https://x.y/join?mn=1&signature=TOKEN&role=0", "Set-Cookie: zoom=TOKEN; Path=/",
        "Array\n(\n    [signature] => TOKEN\n)\n", "#<struct Sig token=\"TOKEN\">",
        "Sig[jwt=TOKEN]",
        "SignatureResponse(signature=TOKEN, role=0)", "map[role:0 signature:TOKEN]",
        "%{a: \"TOKEN\"}",
        "&{Signature:TOKEN Role:0}", "{:ok, \"TOKEN\"}", "ZoomMtg.join({ signature: 'TOKEN' })",
        "Response { Signature = TOKEN, Role = 0 }", "```\nTOKEN\n```", "id,jwt\n1,TOKEN\n",
      ]
      return files.randomElement(using: &random)?.replacing("TOKEN", with: text) ?? text
    },
    wrapped("transport.suffix") { text, random in
      text
        + ([";", "',", ".", " SIG", "/join", "&role=0", "\")"].randomElement(using: &random) ?? ";")
    },
    wrapped("transport.pastedTwice") { text, random in
      text + (["", "\n", " ", ","].randomElement(using: &random) ?? "") + text
    },
    wrapped("transport.severalTokens") { text, random in
      let other = Forgery().text
      return random.chance(0.5) ? "\(text)\n\(other)" : "old \(text), new \(other)"
    },
    wrapped("transport.quoted") { text, random in
      let mark = ["\"", "'", "`", "\\\""].randomElement(using: &random) ?? "\""
      return "\(mark)\(text)\(mark)"
    },
    wrapped("transport.pythonBytes") { text, _ in "b'\(text)'" },
    wrapped("transport.surroundingSpace") { text, random in
      text + (["\n", " ", "\r\n", "\t"].randomElement(using: &random) ?? " ")
    },
    wrapped("transport.lineBreaks") { text, random in
      broken(text, every: [60, 64, 76, 80, 120].randomElement(using: &random) ?? 76)
    },
    wrapped("transport.invisibleCharacters") { text, random in
      random.chance(0.5) ? "\u{feff}\(text)" : "\(text.prefix(50))\u{200b}\(text.dropFirst(50))"
    },
    wrapped("transport.percentEncoded") { text, _ in text.replacing(".", with: "%2E") },
    wrapped("transport.encodedTwice") { text, random in
      random.chance(0.5) ? base64(text) : text.utf8.map(hexadecimal).joined()
    },
    wrapped("transport.truncated", "kind.signatureMissing", "kind.headerMissing") { text, random in
      String(text.dropLast(.random(in: 2...60, using: &random)))
    },
    wrapped("transport.truncated") { text, _ in "\(text.prefix(60))..." },
    wrapped("transport.separators") { text, random in
      text.replacing(".", with: [":", ",", "|", ""].randomElement(using: &random) ?? ":")
    },
    wrapped("transport.caseChanged") { text, random in
      random.chance(0.5) ? text.lowercased() : text.uppercased()
    },
    wrapped("transport.byteList") { text, random in
      let bytes = text.utf8.map { "\($0)" }
      return [
        "[\(bytes.joined(separator: ","))]", "[\(bytes.joined(separator: " "))]",
        "{\"type\":\"Buffer\",\"data\":[\(bytes.joined(separator: ","))]}",
        "Uint8Array(\(bytes.count)) [\n  \(bytes.joined(separator: ", "))\n]",
        "<Buffer \(text.utf8.map(hexadecimal).joined(separator: " "))>",
        "[]byte{\(text.utf8.map { "0x" + hexadecimal($0) }.joined(separator: ", "))}",
      ].randomElement(using: &random) ?? ""
    },
  ]

  // MARK: Responses

  private static let names = [
    "signature", "jwt_token", "sdkJWT", "data", "result", "payload", "token", "x-y", "Body", "é",
  ]

  static let responses: [Mutation] = [
    wrapped("transport.jsonObject") { text, random in
      var json = JSONValue.string(text)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let name = names.randomElement(using: &random) ?? "signature"
        switch Int.random(in: 0..<6, using: &random) {
        case 0: json = .array([.number(JSONNumber(1)), json])
        case 1: json = .object([.init(name, .string(json.serialized()))])
        case 2 where json.stringValue == nil: json = .string(json.serialized())
        default:
          json = .object([
            .init("status", "ok"), .init("errors", .array([])), .init(name + "1", json),
            .init("more", .object([.init("sdkKey", "x")])),
          ])
        }
      }
      if case .string = json { json = .object([.init("body", json)]) }
      return json.serialized()
    },
    wrapped("transport.jsonObject") { text, random in
      let dumps = [
        "{ signature: 'TOKEN', sdkKey: 'x' }", "{:signature=>\"TOKEN\"}", "{signature=TOKEN, a=b}",
        "{'signature': 'TOKEN'}", "{\n    signature = \"TOKEN\";\n}", "{ signature = TOKEN }",
      ]
      return dumps.randomElement(using: &random)?.replacing("TOKEN", with: text) ?? text
    },
    wrapped("transport.jsonObject") { text, _ in
      "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"\(base64("{\"signature\":\"\(text)\"}"))\"}"
    },
    wrapped("transport.memberNotText") { _, random in
      let values = ["{}", "null", "\"\"", "7", "true", "[]", "{\"words\":[1],\"sigBytes\":32}"]
      let value = values.randomElement(using: &random) ?? "{}"
      return "{\"sdkKey\":\"x\",\"\(random.chance(0.5) ? "signature" : "jwt_token")\":\(value)}"
    },
    wrapped("transport.endpointError") { _, random in
      let errors = [
        "{\"errors\":[{\"property\":\"role\",\"reason\":\"wrong\"}]}",
        "{\"error\":\"Unauthorized\"}",
        "{\"message\":\"Internal Server Error\"}", "Internal Server Error", "404 page not found",
        "{\"error\":{\"code\":500,\"message\":\"x\"}}", "Cannot POST /sign", "502 Bad Gateway",
        "{\"detail\":[{\"loc\":[\"body\",\"role\"],\"msg\":\"field required\"}]}", "Unauthorized",
        "{\"title\":\"One or more validation errors occurred.\",\"status\":400}",
        "TypeError: Cannot read properties of undefined (reading 'iat')", "panic: x",
        "error code: 1020",
        "Traceback (most recent call last):\n  File \"a.py\"\nKeyError: 'SECRET'",
        "{\"timestamp\":\"2026\",\"status\":500,\"error\":\"Internal Server Error\",\"path\":\"/s\"}",
      ]
      return errors.randomElement(using: &random) ?? ""
    },
    wrapped("transport.errorPage") { _, random in
      let pages = [
        "<!DOCTYPE html><html><head><title>Page Expired</title></head></html>",
        "<html><body><h1>Whitelabel Error Page</h1><p>x</p></body></html>",
        "<html>\r\n<head><title>502 Bad Gateway</title></head></html>",
        "<!doctype html><html><head><title>React App</title></head></html>",
        "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>",
        "<!DOCTYPE html>\n<html>\n<body>\n<pre>Cannot GET /sign</pre>\n</body>\n</html>",
      ]
      return pages.randomElement(using: &random) ?? ""
    },
    wrapped("transport.unsignedClaims") { _, _ in Forgery().payloadText },
  ]

  // MARK: Values that are no text

  static let values: [Mutation] = [
    wrapped("transport.notText") { _, random in
      let address = String(Int.random(in: 0x1000000...0xfffffff, using: &random), radix: 16)
      let values = [
        "[object Promise]", "Promise { <pending> }", "Instance of 'Future<String>'", "undefined",
        "<coroutine object sign at 0x\(address)>", "System.Threading.Tasks.Task`1[System.String]",
        "java.util.concurrent.CompletableFuture@\(address)[Not completed]", "kotlin.Unit", "None",
        "DeferredCoroutine{Active}@\(address)", "nil", "NaN", "True", "null", "NULL", "(null)",
        "[B@\(address)", "com.x.Signature@\(address)", "#<Signer:0x\(address)>",
        "HASH(0x\(address))",
        "#<Promise:0x\(address)>", "Array", "object(Signer)#3 (0) {\n}", "[object Object]",
        "Closure: () => String",
        "<bound method Signer.sign of <Signer object at 0x\(address)>>", "ƒ sign()", "MonoMap",
        "function sign() { [native code] }", "%!s(<nil>)", "Resource id #5", "System.Byte[]",
        "#PID<0.110.0>", "Optional(nil)", "Task<String, Never>(_task: (Opaque Value))", "()",
      ]
      return values.randomElement(using: &random) ?? ""
    },
    wrapped("transport.placeholder") { _, random in
      ["${signature}", "{{ signature }}", "<%= signature %>", "$signature", "YOUR_SIGNATURE", "%s"]
        .randomElement(using: &random) ?? ""
    },
  ]

  // MARK: Something else of the same shape

  /// A token with random claims that Zoom or another server made.
  private static func foreign(
    _ cause: String, header: String = #"{"alg":"HS256","typ":"JWT"}"#, _ claims: String...
  ) -> Mutation {
    Mutation(cause) { token, random in
      token.forgery.header = header
      token.forgery.space = ""
      token.forgery.payload = "{" + claims.shuffled(using: &random).joined(separator: ",") + "}"
      token.forgery.sign(with: random.text(32, alphanumericCharacters))
      return true
    }
  }

  static let otherThings: [Mutation] = [
    wrapped("kind.bareHMAC") { text, random in
      let code = (try? Base64.decode(text.suffix(43).description, as: .urlUnpadded)) ?? []
      let digits = code.map(hexadecimal)
      return [
        Base64.encode(code, as: .standard), Base64.encode(code, as: .urlUnpadded),
        digits.joined(), digits.joined().uppercased(), digits.joined(separator: "-"),
        base64(digits.joined()), "0x" + digits.joined(),
      ].randomElement(using: &random) ?? ""
    },
    wrapped("kind.headerMissing") { text, _ in
      text.split(separator: ".").dropFirst().joined(separator: ".")
    },
    wrapped("kind.signatureMissing") { text, random in
      text.split(separator: ".").dropLast().joined(separator: ".") + (random.chance(0.5) ? "." : "")
    },
    wrapped("kind.payloadAlone") { text, _ in String(text.split(separator: ".")[1]) },
    wrapped("kind.opaqueToken") { _, random in
      "a1" + random.text(.random(in: 20...60, using: &random), keyCharacters)
    },
    wrapped("kind.webhookHeader") { _, random in
      "v0=" + random.text(64, Array("0123456789abcdef"))
    },
    wrapped("kind.meeting") { _, random in
      let number = "\(Int.random(in: 800_0000_0000...899_9999_9999, using: &random))"
      return random.chance(0.5) ? number : "https://us05web.zoom.us/j/\(number)?pwd=abc"
    },
    Mutation("kind.credential") { token, random in
      token.forgery.give(key: token.key, secret: token.secret)
      let texts = [
        token.secret, "ZOOM_SDK_SECRET=\(token.secret)", base64(token.key + ":" + token.secret),
      ]
      let text = texts.randomElement(using: &random) ?? ""
      token.forgery.wrap = { _ in text }
      return true
    },
    foreign(
      "kind.zakOrOBF", "\"aud\":\"clientsm\"", "\"uid\":\"u\"", "\"zid\":\"z\"",
      "\"exp\":1795627170"),
    foreign(
      "kind.oauth", header: #"{"sv":"000001","alg":"HS512","v":"2.0","kid":"k"}"#, "\"auid\":\"x\"",
      "\"iss\":\"zm:cid:a\"", "\"aud\":\"https://oauth.zoom.us\"", "\"ver\":9"),
    foreign("kind.restApp", "\"iss\":\"key\"", "\"exp\":1795627170"),
    foreign(
      "kind.videoSDK", "\"app_key\":\"k\"", "\"tpc\":\"t\"", "\"role_type\":1", "\"iat\":1795620000"
    ),
    foreign("kind.cobrowse", "\"app_key\":\"k\"", "\"user_id\":\"u\"", "\"user_name\":\"n\""),
    foreign(
      "kind.otherToken", "\"sub\":\"u\"", "\"email\":\"a@b.c\"", "\"role\":\"authenticated\"",
      "\"exp\":1795627170"),
    Mutation("meeting.notANumber", "kind.meetingClaimsForVideoSDK") { token, random in
      token.forgery.set("mn", "\"team \(random.text(8, Array("abcdefghij")))\"")
      return !token.isNative
    },
  ]
}

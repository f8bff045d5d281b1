import Foundation
import Testing

@Suite struct CommandLineToolTests {
  static let credentials = [
    "ZOOM_MEETING_SDK_KEY": "CLIENT_ID_0123456789ab",
    "ZOOM_MEETING_SDK_SECRET": "CLIENT_SECRET_0123456789abcdefgh",
  ]

  static let token =
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
    + ".eyJhcHBLZXkiOiJDTElFTlRfSURfMDEyMzQ1Njc4OWFiIiwibW4iOiI4NTc0NjA2NTQzMiIsInJvbGUiOjAsImlhdCI"
    + "6MTcwMDAwMDAwMCwiZXhwIjoxNzAwMDA3MjAwLCJ0b2tlbkV4cCI6MTcwMDAwNzIwMH0"
    + ".Jr39kHfl0sTdzlBgFHNdusTY1glxnSLWO2wMdlNDEJQ"

  @Test(arguments: ["85746065432", "857 4606 5432", "857-4606-5432"])
  func `signs the token that Node signs`(meeting: String) throws {
    let signed = try run(
      "sign", "--meeting", meeting, "--issued-at", "1700000030", environment: Self.credentials)
    #expect(signed.output == Self.token + "\n")
    #expect(signed.errors == "")
    #expect(signed.exitCode == 0)
  }

  @Test func `every option reaches the payload`() throws {
    let signed = try run(
      "sign", "--meeting", "85746065432", "--role", "host", "--issued-at", "1700000000",
      "--backdate", "0", "--valid-for", "1801", "--session-valid-for", "3600",
      "--video-webrtc-mode", "1", "--meeting-as-number", "--layout", "endpoint", "--json",
      environment: Self.credentials)
    let key = "\"CLIENT_ID_0123456789ab\""
    let claims =
      "{\"appKey\":\(key),\"sdkKey\":\(key),\"mn\":85746065432,\"role\":1,\"iat\":1700000000,"
      + "\"exp\":1700001801,\"tokenExp\":1700003600,\"video_webrtc_mode\":1}"
    #expect(signed.output.hasSuffix("\"kind\":\"jwt\",\"claims\":\(claims)}\n"))
    let own = try run(
      "sign", "--native", "--demo", "--layout", "tokenExp,exp,iat,appKey", "--json")
    #expect(own.output.contains("\"claims\":{\"tokenExp\":"))
  }

  @Test func `explains each value in the order in which it comes to be`() throws {
    let signed = try run(
      "sign", "--meeting", "85746065432", "--issued-at", "1700000030", "--explain",
      environment: Self.credentials)
    let lines = signed.output.split(separator: "\n").map(String.init)
    #expect(
      lines.filter { !$0.hasPrefix(" ") } == [
        "header:", "payload:", "base64url(header):", "base64url(payload):", "signing input:",
        "HMAC-SHA256, hex:", "base64url(HMAC):", "signature:",
      ])
    #expect(lines.contains("  26bdfd9077e5d2c4ddce506014735dbac4d8d609719d22d63b6c0c7653431094"))
    #expect(lines.last == "  " + Self.token)

    let legacy = try run(
      "legacy", "--meeting", "85746065432", "--issued-at", "1600000030000", "--explain",
      environment: [
        "ZOOM_MEETING_SDK_KEY": "API_KEY_0123456789abcd",
        "ZOOM_MEETING_SDK_SECRET": "API_SECRET_0123456789abcdefghijklmnop",
      ])
    let values = legacy.output.split(separator: "\n").filter { $0.hasPrefix(" ") }
    #expect(values.first == "  API_KEY_0123456789abcd8574606543216000000000000")
    #expect(values.contains("  Qogv6nYINNGm8usccD4eYm5svUgIcrlhzR5ITD5By+w="))
  }

  @Test(arguments: ["node", "javascript", "ruby-strict", "ruby-urlsafe"])
  func `verifies what it signs, through a pipe`(style: String) throws {
    let legacy = try run("legacy", "--demo", "--meeting", "85212345678", "--style", style)
    #expect(
      try run("verify", "--legacy", "--demo", input: legacy.output).output == "valid (legacy)\n")
    let jwt = try run("sign", "--demo", "--native")
    #expect(try run("verify", "--demo", input: jwt.output).output == "valid (jwt)\n")
  }

  @Test(arguments: ["-1", "86401"])
  func `a leeway that is no leeway is a fault of the command line`(seconds: String) throws {
    let verified = try run(
      "verify", Self.token, "--leeway=\(seconds)", environment: Self.credentials)
    #expect(verified.exitCode == 64)
    #expect(verified.errors.contains("--leeway is 0 to 86400 seconds, a day."))
  }

  @Test func `ends with 1 when a signature does not hold, and says why`() throws {
    let late = try run(
      "verify", Self.token, "--at", "1700007200", environment: Self.credentials)
    #expect(late.output == "invalid signature: exp has passed\n")
    #expect(late.exitCode == 1)
    let held = try run(
      "verify", Self.token, "--at", "1700007199", "--json", environment: Self.credentials)
    #expect(held.output == "{\"valid\":true,\"kind\":\"jwt\",\"fault\":null}\n")
    #expect(held.exitCode == 0)
    let other = try run("verify", Self.token, "--demo", "--json")
    #expect(other.output.contains("the signature does not match the secret"))
    #expect(other.exitCode == 1)
  }

  @Test(arguments: [
    ("=", "; a JWT has no '=' padding\n"), (";", "; a JWT has no ';'\n"),
    ("+", "; '+' is standard base64, and a JWT is base64url\n"),
  ])
  func `verify names what is not base64url`(suffix: String, clause: String) throws {
    let faulty = try run(
      "verify", Self.token + suffix, "--at", "1700000030", environment: Self.credentials)
    #expect(faulty.output.hasSuffix(clause), "\(faulty.output)")
    #expect(faulty.exitCode == 1)
  }

  @Test(arguments: [
    ["sign", "--demo"], ["sign", "--demo", "--native", "--meeting", "85212345678"],
    ["sign", "--demo", "--native", "--role", "host"], ["sign", "--demo", "--meeting", "852"],
    ["sign", "--demo", "--native", "--backdate", "601"],
    ["sign", "--demo", "--native", "--valid-for", "1799"],
    ["sign", "--demo", "--native", "--issued-at", "1700000000000"],
    ["sign", "--demo", "--native", "--layout", "appKey,nothing"],
    ["sign", "--demo", "--meeting", "85212345678", "--video-webrtc-mode", "2"],
    ["legacy", "--demo", "--meeting", "85212345678", "--issued-at", "1700000000"],
    ["sign", "--native"], ["hmac", "x"], ["verify", "x"], ["sha256", "--file", "/does/not/exist"],
    ["sign", "--native", "--secret-file", "/does/not/exist"], ["nothing"], ["sha256", "a", "b"],
    ["sign", "--native", "--demo", "--secret", "x"], ["base64", "--lenient", "YQ=="],
  ])
  func `ends with 64 when it is used wrongly`(arguments: [String]) throws {
    let wrong = try run(arguments)
    #expect(wrong.exitCode == 64)
    #expect(wrong.output == "")
    #expect(wrong.errors.contains("Error: "))
  }

  @Test func `the secret comes from a file, without its last line break`() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("secret-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let key = ["ZOOM_MEETING_SDK_KEY": "CLIENT_ID_0123456789ab"]
    for ending in ["", "\n", "\r\n", "\r"] {
      try Data("CLIENT_SECRET_0123456789abcdefgh\(ending)".utf8).write(to: file)
      let signed = try run(
        "sign", "--meeting", "85746065432", "--issued-at", "1700000030",
        "--secret-file", file.path, environment: key)
      #expect(signed.output == Self.token + "\n")
    }
    try Data("hunter2hunter2\n\n".utf8).write(to: file)
    let faulty = try run("sign", "--native", "--secret-file", file.path, environment: key)
    #expect(faulty.errors.contains("the secret ends with a newline"))
    #expect(!faulty.errors.contains("hunter"))
  }

  @Test(arguments: [
    ("hunter2\nhunter3", "contains a newline"),
    ("hunter2\nhunter3\n", "contains a newline"),
    ("hunter2\r\nhunter3\r\n", "contains a newline"),
    ("hunter2\rhunter3\r", "contains a newline"),
    ("hunter2\n\n", "ends with a newline"), ("", "is empty"), ("\n", "is empty"),
    ("\u{feff}hunter2", "has surrounding whitespace"), ("'hunter2'", "has surrounding quotes"),
  ])
  func `sign, verify and hmac refuse the same secrets`(secret: String, fault: String) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("secret-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(secret.utf8).write(to: file)
    for arguments in [["sign", "--native"], ["verify", Self.token], ["hmac", "x"]] {
      let faulty = try run(
        arguments + ["--secret-file", file.path], environment: ["ZOOM_MEETING_SDK_KEY": "key"])
      #expect(faulty.errors.hasPrefix("Error: \(file.path): the secret \(fault).\n"))
      #expect(!(faulty.errors + faulty.output).contains("hunter"))
      #expect(faulty.exitCode == 64)
    }
  }

  @Test func `a key or a secret from the environment has no line break inside`() throws {
    let secret = ["ZOOM_MEETING_SDK_KEY": "key", "ZOOM_MEETING_SDK_SECRET": "hunter2\nhunter3"]
    let key = ["ZOOM_MEETING_SDK_KEY": "hunter2\nhunter3", "ZOOM_MEETING_SDK_SECRET": "secret"]
    for (environment, fault) in [
      (secret, "ZOOM_MEETING_SDK_SECRET: the secret contains a newline."),
      (key, "ZOOM_MEETING_SDK_KEY: the key contains a newline."),
    ] {
      let faulty = try run("sign", "--native", environment: environment)
      #expect(faulty.errors.hasPrefix("Error: \(fault)\n"))
      #expect(!(faulty.errors + faulty.output).contains("hunter"))
      #expect(faulty.exitCode == 64)
    }
  }

  @Test func `gives the primitives, from an argument, a file and a pipe`() throws {
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"
    #expect(try run("sha256", "abc").output == digest)
    #expect(try run("sha256", input: "abc").output == digest)
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("input-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("abc".utf8).write(to: file)
    #expect(try run("sha256", "--file", file.path).output == digest)
    let jefe = ["ZOOM_MEETING_SDK_SECRET": "Jefe"]
    #expect(
      try run("hmac", "what do ya want for nothing?", environment: jefe).output
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843\n")
    #expect(try run("base64", "a>?").output == "YT4/\n")
    #expect(try run("base64url", "a>?").output == "YT4_\n")
    #expect(try run("base64", "--decode", input: "YT4/\n").output == "a>?")
    #expect(try run("base64url", "--decode", "--", "-_8").exitCode == 0)
    #expect(try run("base64", "--decode", "--lenient", "YT4_\n YT4").output == "a>?a>")
    #expect(try run("base64", "--decode", "--lenient", "YT4!").exitCode == 1)
    let wrong = try run("base64url", "--decode", "YT4/")
    #expect(wrong.errors == "invalid base64: a character is not in the alphabet, at offset 3\n")
    #expect(wrong.exitCode == 1)
  }

  @Test func `canonicalizes JSON, and says where it is not canonical`() throws {
    let text = "{ \"b\": 1.0,\n \"a\": \"\\u00e9\" }\n"
    let canonical = "{\"a\":\"é\",\"b\":1}"
    #expect(try run("canonicalize", input: text).output == canonical)
    #expect(try run("canonicalize", text).output == canonical)
    #expect(try run("canonicalize", "--check", canonical).output == "canonical\n")
    let other = try run("canonicalize", "--check", input: canonical + "\n")
    #expect(other.exitCode == 1)
    #expect(other.output == "")
    #expect(
      other.errors
        == "not canonical JSON: the first difference from the canonical form, at line 1, column 16 "
        + "(offset 16)\n")
    let twice = try run("canonicalize", input: "{\"a\":1,\n\"a\":2}")
    #expect(twice.exitCode == 1)
    #expect(
      twice.errors
        == "invalid JSON: a duplicate name, at line 2, column 1 (offset 8)\n")
    #expect(try run("canonicalize", "--maximum-depth", "1", "[[]]").exitCode == 1)
  }

  @Test func `nothing that is not UTF-8 is repaired`() throws {
    let script = "\"$0\" \"$@\" \"$(printf 'abc\\377')\""
    let argument = try runShell(script, "sha256")
    #expect(argument.exitCode == 64)
    #expect(argument.errors.contains("An argument is not UTF-8"))
    let variable = try runShell(
      "ZOOM_MEETING_SDK_SECRET=$(printf 'abc\\377') \"$0\" \"$@\"", "hmac", "hi")
    #expect(variable.exitCode == 64)
    #expect(variable.errors.contains("ZOOM_MEETING_SDK_SECRET is not UTF-8"))
  }

  @Test func `says which variable is at fault`() throws {
    let faulty = try run(
      "sign", "--native",
      environment: ["ZOOM_MEETING_SDK_KEY": "key", "ZOOM_MEETING_SDK_SECRET": "hunter2\n"])
    #expect(faulty.errors.contains("ZOOM_MEETING_SDK_SECRET: the secret ends with a newline."))
    #expect(!faulty.errors.contains("hunter"))
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: [
      "sign --demo --native", "causes", "--help", "sign --help", "--version",
      "--generate-completion-script bash",
    ])
  func `output that cannot be written is not a success`(arguments: String) throws {
    for redirection in [">/dev/full", ">&-", ">&- 2>&-", ">/dev/full 2>/dev/full"] {
      let failed = try runShell("\"$0\" \(arguments) \(redirection)")
      #expect(failed.exitCode == 74, "\(redirection)")
    }
  }

  @Test func `a complaint that cannot be written leaves the exit code as it is`() throws {
    #expect(try runShell("\"$0\" base64 --decode '!' 2>&-").exitCode == 1)
    #expect(try runShell("\"$0\" sign 2>&-").exitCode == 64)
  }

  @Test func `says what cannot be read`() throws {
    let closed = try runShell("\"$0\" sha256 <&-")
    #expect(closed.errors.hasPrefix("Error: Cannot read standard input: "))
    #expect(closed.exitCode == 64)
    let folder = try run("sha256", "--file", "/")
    #expect(folder.errors.hasPrefix("Error: Cannot read /: "))
  }
}

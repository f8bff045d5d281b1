import Foundation
import Testing

@Suite struct InspectCommandTests {
  private let credentials = CommandLineToolTests.credentials
  private let token = CommandLineToolTests.token

  @Test(arguments: [
    ("1700000030", 0, "Nothing found offline"),
    ("1699999998", 2, "Risky"),
    ("1699990000", 1, "Would be rejected"),
    ("1700007200", 1, "Would be rejected"),
  ])
  func `the exit code is the verdict`(now: String, code: Int32, headline: String) throws {
    let report = try run(
      "inspect", token, "--platform", "web", "--meeting", "85746065432", "--now", now,
      environment: credentials)
    #expect(report.exitCode == code)
    #expect(report.output.hasPrefix(headline), "\(report.output.prefix(60))")
    #expect(report.errors == "")
  }

  @Test func `the first line is the answer`() throws {
    for (now, answer) in [
      (
        "1700000030",
        "Nothing found offline: no reason for a rejection is visible. If the signature is rejected, "
          + "go through the checklist."
      ),
      (
        "1700007200",
        "Would be rejected: The signature has expired (exp and tokenExp: 0 s ago). Sign again for "
          + "every join. If it was signed just now, local time was used as UTC: use the seconds "
          + "since 1970. To inspect a signature that was rejected earlier, give the time of the join."
      ),
    ] {
      let report = try run("inspect", token, "--now", now, environment: credentials)
      #expect(report.output.split(separator: "\n").first.map(String.init) == answer)
    }
  }

  @Test func `without the secret, the result is undecided, and says what to set`() throws {
    let report = try run("inspect", token, "--now", "1700000030")
    #expect(report.exitCode == 3)
    let first = try #require(report.output.split(separator: "\n").first)
    #expect(
      first.hasPrefix("Undecided: nothing wrong was found, but the HMAC wasn't checked"), "\(first)"
    )
    #expect(first.contains("Set ZOOM_MEETING_SDK_KEY and ZOOM_MEETING_SDK_SECRET"))
    let late = try run("inspect", token, "--now", "1700007200")
    #expect(late.exitCode == 1)
    #expect(late.output.contains("\nNot checked: the HMAC, because no secret was given. Set ZOOM_"))
    let known = try run("inspect", token, "--now", "1700000030", environment: credentials)
    #expect(!known.output.contains("Not checked") && known.output.contains("HMAC"))
  }

  @Test(arguments: ["ZOOM_MEETING_SDK_KEY", "ZOOM_MEETING_SDK_SECRET"])
  func `credentials that are exported but empty are a usage error`(variable: String) throws {
    var environment = credentials
    environment[variable] = ""
    let report = try run("inspect", token, environment: environment)
    #expect(report.exitCode == 64)
    #expect(report.errors.contains("\(variable) is set, but empty"))
    #expect(report.output == "")
  }

  @Test(arguments: [
    ("web", "Judged for the current Web SDK.\n"), ("NATIVE", "Judged for the native SDKs.\n"),
    ("android", "Judged for the SDK for Android.\n"), ("ios", "Judged for the SDK for iOS.\n"),
    ("react-native", "Judged for the SDK for React Native.\n"),
    ("flutter", "Judged for the SDK for Flutter.\n"),
    ("electron", "Judged for the SDK for Electron.\n"),
    ("windows", "Judged for the SDK for Windows.\n"), ("macos", "Judged for the SDK for macOS.\n"),
    ("linux", "Judged for the SDK for Linux.\n"),
  ])
  func `the judged SDK is in the first lines`(platform: String, line: String) throws {
    let report = try run(
      "inspect", token, "--now", "1700000030", "--platform", platform, environment: credentials)
    #expect(report.output.split(separator: "\n\n").first?.contains(line.dropLast()) == true)
    let assumed = try run("inspect", token, "--now", "1700000030", environment: credentials)
    #expect(
      assumed.output.contains("\nJudged for the current Web SDK, which its claims suggest.\n"))
  }

  @Test func `a code works alone, and with a signature`() throws {
    for arguments in [
      ["inspect", "--code", "3705"], ["inspect", "--code", "The signature has expired."],
      ["inspect", "The signature has expired."], ["inspect", "{\"errorCode\":3705}"],
    ] {
      let alone = try run(arguments)
      #expect(alone.exitCode == 3)
      #expect(
        alone.output.hasPrefix("Error 3705: 'The signature has expired' (Web SDK). "),
        "\(arguments): \(alone.output.prefix(200))")
      #expect(alone.output.contains("\n  time.expired\n"))
      #expect(!alone.output.contains("hmac.mismatch"))
    }
    let both = try run("inspect", "--code", "3705", token, "--now", "1700007200")
    let words = both.output.replacing("\n", with: " ")
    #expect(
      words.contains(
        "The client showed 3705, 'The signature has expired' (Web SDK). What leads to it: time.expired"
      ),
      "\(both.output)")
    let piped = try run("inspect", "--code", "3705", "--now", "1700007200", input: token)
    #expect(piped.output == both.output)
    #expect(try run("inspect", "--code", "fridge").exitCode == 64)
    #expect(try runShell("\"$0\" inspect --code 3705 <&-").exitCode == 3)
  }

  @Test func `a dash is standard input`() throws {
    let dash = try run("inspect", "-", "--now", "1700000030", input: token + "\n")
    #expect(dash.output == (try run("inspect", token, "--now", "1700000030").output))
  }

  @Test func `the name of a file gets a hint`() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("token-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(token.utf8).write(to: file)
    let named = try run("inspect", file.path)
    #expect(named.errors == "'\(file.path)' is also a file. To read it, use --file.\n")
    #expect(try run("inspect", "--file", file.path).errors == "")
    #expect(try run("inspect", "/").errors == "")
  }

  @Test func `roles can be numbers`() throws {
    let one = try run(
      "inspect", token, "--role", "1", "--now", "1700000030", environment: credentials)
    #expect(one.output.contains("role.notTheExpected"))
    let zero = try run(
      "inspect", token, "--role", "0", "--now", "1700000030", environment: credentials)
    #expect(zero.exitCode == 0)
    #expect(try run("inspect", token, "--role", "2").exitCode == 64)
  }

  @Test func `what is inside is shown, in local time too`() throws {
    var environment = credentials
    environment["TZ"] = "UTC-05:30"
    let report = try run("inspect", token, "--now", "1700003600", environment: environment)
    #expect(
      report.output.contains(
        "\n  iat       1700000000                issued 2023-11-14 22:13:20 UTC, locally "
          + "2023-11-15 03:43:20 (+05:30), 1 h ago\n"))
    #expect(report.output.contains("in 1 h\n"))
    let decoded = try run("decode", token, "--now", "1700003600", environment: environment)
    #expect(report.output.contains(decoded.output))
    #expect(decoded.exitCode == 0)
    #expect(try run("decode", "undefined").exitCode == 1)
  }

  @Test func `decode needs no credentials, no matter who signed`() throws {
    // {"alg":"RS256","kid":"1"} and {"sub":"you","exp":1700007200}
    let other = "eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiJ5b3UiLCJleHAiOjE3MDAwMDcyMDB9.AAAA"
    let decoded = try run(
      "decode", other, "--json", "--now", "1700000000",
      environment: ["ZOOM_MEETING_SDK_SECRET": ""])
    #expect(
      decoded.output.hasSuffix(
        #""claims":[{"name":"sub","value":"you","meaning":"the subject"},"#
          + #"{"name":"exp","value":1700007200,"meaning":"expires","time":"2023-11-15T00:13:20Z","#
          + #""secondsFromNow":7200}]}"# + "\n"), "\(decoded.output)")
  }

  @Test func `takes what was pasted, and says all that is wrong with it`() throws {
    let pasted = "{\"signature\":\" \(token)\"}\r\n"
    let report = try run(
      "inspect", "--now", "1700007200", "--meeting", "857 4606 5432", input: pasted,
      environment: credentials)
    for cause in ["transport.jsonObject", "transport.surroundingSpace", "time.expired"] {
      #expect(report.output.contains(cause), "\(cause)")
    }
    #expect(report.exitCode == 1)
  }

  @Test func `shows neither the secret nor the whole signature, and no colours in a pipe`() throws {
    var environment = credentials
    environment["ZOOM_MEETING_SDK_SECRET", default: ""] += "\n"
    for arguments in [["inspect", token], ["inspect", token, "--json"]] {
      let report = try run(arguments, environment: environment)
      #expect(!(report.output + report.errors).contains("CLIENT_SECRET"))
      #expect(!report.output.contains("Jr39kHfl0sTdzlBgFHNdusTY1glxnSLWO2wMdlNDEJQ"))
      #expect(!report.output.contains("\u{1b}"))
    }
  }

  @Test(arguments: [
    ("web", "Web SDK: 3705", "Android"), ("native", "Android: 5 TOKENWRONG", "Web SDK"),
    ("ios", "iOS: 11 TokenWrong", "Android"), ("linux", "Electron: 11 JWTTOKENWRONG", "iOS"),
    ("react-native", "React Native: 5 internalErrorCode 124", "Electron"),
  ])
  func `says what the given SDK shows`(platform: String, shown: String, other: String) throws {
    let report = try run(
      "inspect", token, "--platform", platform, "--now", "1700007200", environment: credentials)
    #expect(report.output.contains(shown))
    #expect(!report.output.contains("Code:   \(other)"))
  }

  @Test func `prints a JSON object`() throws {
    let report = try run(
      "inspect", token, "--now", "1700007200", "--json", environment: credentials)
    let object = try JSONSerialization.jsonObject(with: Data(report.output.utf8))
    let members = try #require(object as? [String: Any])
    #expect(members["verdict"] as? String == "would be rejected", "\(members.keys.sorted())")
    #expect((members["findings"] as? [Any])?.isEmpty == false)
    #expect(members["platform"] as? String == "web")
    #expect(members["platformIsAssumed"] as? Bool == true)
  }

  private let hmac = "26bdfd9077e5d2c4ddce506014735dbac4d8d609719d22d63b6c0c7653431094"

  @Test func `code is shown in the language that is asked for`() throws {
    let segments = token.split(separator: ".").prefix(2) + [Substring(hmac)]
    let pasted = segments.joined(separator: ".")
    let all = try run("inspect", pasted, environment: credentials)
    #expect(all.output.contains("PHP:") && all.output.contains("Ruby:"), "\(all.output)")
    let php = try run("inspect", pasted, "--language", "PHP", environment: credentials)
    #expect(php.output.contains(#"hash_hmac("sha256", $text, $secret, true)"#))
    #expect(!php.output.contains("Ruby:"))
    #expect(try run("inspect", pasted, "--language", "cobol").exitCode == 64)
  }

  @Test func `a mistyped option is a usage error`() throws {
    #expect(try run("inspect", token, "--platform", "fridge").exitCode == 64)
    #expect(try run("inspect", token, "--now", "yesterday").exitCode == 64)
  }

  @Test func `lists the causes`() throws {
    let causes = try run("causes")
    #expect(causes.exitCode == 0)
    #expect(causes.output.contains("hmac.secretHasTrailingNewline (error)"))
  }

  @Test func `Troubleshooting is what the causes give`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let page = folder.appending(path: "../../../../Troubleshooting.md")
    #expect(try run("causes", "--markdown").output == String(contentsOf: page, encoding: .utf8))
  }
}

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

  @Test func `says what it could not check`() throws {
    let report = try run("inspect", token, "--now", "1700000030")
    #expect(report.output.contains("\nNot checked: HMAC\n"))
    let known = try run("inspect", token, "--now", "1700000030", environment: credentials)
    #expect(!known.output.contains("Not checked") && known.output.contains("HMAC"))
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

  @Test(arguments: [("web", "Web SDK: 3705", "native SDK"), ("native", "native SDK", "Web SDK")])
  func `says what the given SDK shows`(platform: String, shown: String, other: String) throws {
    let report = try run(
      "inspect", token, "--platform", platform, "--now", "1700007200", environment: credentials)
    #expect(report.output.contains(shown))
    #expect(!report.output.contains("Client: \(other)"))
  }

  @Test func `prints a JSON object`() throws {
    let report = try run(
      "inspect", token, "--now", "1700007200", "--json", environment: credentials)
    let object = try JSONSerialization.jsonObject(with: Data(report.output.utf8))
    let members = try #require(object as? [String: Any])
    #expect(members["verdict"] as? String == "would be rejected", "\(members.keys.sorted())")
    #expect((members["findings"] as? [Any])?.isEmpty == false)
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

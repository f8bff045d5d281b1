import Foundation
import Testing

/// The secret, where the command line takes something else.
@Suite struct MisplacedSecretTests {
  private static let secrets = [
    "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF", "q7RzQ7 rZq7RzQ7 rZq7 Rz9q",
    "q/slash+and=padding==", "./q7Rz/q7RzQ7rZq7Rz", "-q7RzQ7rZq7Rz", "--q7RzQ7rZq7Rz=q7RzQ7rZ",
    "q7RzQ7rZq7\u{301}Rz\u{1b}[31m", "\u{301}q7RzQ7rZq7Rz", "q7RzQ7rZq7Rz\r\nq7RzQ7rZq7Rz",
    "ключ-ключ-ключ",
  ]

  /// Commands in which `*` is the secret.
  private static let commands = [
    "*", "-- *", "help --*", "sign *", "sign --native --demo *", "sign --native --secret=*",
    "sign --native --secret *", "sign --native -s*", "sign --native -s=*", "sign --native --*",
    "sign --native -*", "sign --native * x *", "sign --native --*=x", "sign --native --x*",
    "sign --demo=* --native", "sign --demo --native --json=*", "sign --native --role *",
    "sign --native --role=*", "sign --native --layout *", "sign --native --layout appKey,*",
    "sign --native --valid-for *", "sign --native --issued-at=*", "sign --demo --meeting *",
    "sign --native --secret-file --json *", "legacy --style *", "legacy --demo --meeting *",
    "verify --demo *", "verify --demo x --at *", "verify --demo x *", "verify --demo --file *",
    "inspect --code *", "inspect --platform *", "inspect --language=*", "inspect --sdk-version *",
    "inspect *", "inspect --json *", "inspect --meeting * x", "decode *", "decode --file=*",
    "base64 --decode *", "base64 --file *", "canonicalize *", "canonicalize --maximum-depth *",
    "hmac --demo --file *", "sha256 --file *", "sha256 --file */x", "sha256 --file /*",
    "hmac x --secret-file *", "hmac x --secret-file=*", "inspect x --secret-file *",
    "hmac x --secret-file /*/y", "--generate-completion-script *",
    "--generate-completion-script=*",
  ]

  @Test(arguments: commands)
  func `the secret appears in no message`(command: String) throws {
    // Each command gets a third of them, which is enough for each kind of message to get all.
    let number = Self.commands.firstIndex(of: command) ?? 0
    for (index, secret) in Self.secrets.enumerated() where (index + number) % 3 == 0 {
      let arguments = command.split(separator: " ").map {
        String($0.replacing("*", with: secret))
      }
      let run = try run(arguments)
      let shown = run.output + run.errors
      for part in [secret, "q7RzQ7rZ", "aB3dE6gH", "rZq7RzQ7", "slash+and", "q/slash", "ключ-ключ"]
      {
        #expect(!Array(shown.utf8).contains(Array(part.utf8)), "\(arguments)")
      }
      for scalar in run.errors.unicodeScalars where scalar != "\n" {
        #expect(scalar.properties.generalCategory != .control)
      }
    }
  }

  @Test func `a part of the secret as another argument hides no less`() throws {
    for part in ["\u{1b}", "q7\u{1b}Rz", "\u{301}"] {
      let run = try run("sign", "--native", "--demo", part, "q7RzQ7rZq7\(part)RzQ7rZq7Rz", part)
      #expect(run.errors.contains(" characters]'") && !run.errors.contains("Q7rZ"))
    }
  }

  @Test func `short arguments, options, and files are named`() throws {
    for (arguments, name) in [
      (["legacy", "--demo", "--meeting", "852", "1234", "5678"], "'1234', '5678'"),
      (["sign", "--native", "--role", "hots"], "'hots'"),
      (["sign", "--native", "--session-valid-fro", "1"], "'--session-valid-fro'"),
      (["sign", "--native", "--generate-completion-scrip"], "'--generate-completion-scrip'"),
      (["sign", "--native", "-abc=short"], "-abc"),
      (["sign", "--native", Self.secrets[0]], "'[32 characters]'"),
      (["hmac", "--demo", "--file", "x"], "Cannot read the file of --file: No such file"),
      (["hmac", "x", "--secret-file", "/etc"], "Cannot read /etc: "),
      (["sha256", "--file", "/usr/../usr/../usr"], "Cannot read /usr/../usr/../usr: "),
    ] {
      let run = try run(arguments)
      #expect(run.errors.contains(name), "\(run.errors)")
      #expect(run.exitCode == 64)
    }
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool { firstRange(of: part) != nil }
}

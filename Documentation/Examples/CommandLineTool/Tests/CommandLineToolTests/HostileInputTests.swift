import Foundation
import Testing

/// Secrets in the wrong place, files without an end, and text that controls a terminal.
@Suite struct HostileInputTests {
  private static let secret = "CLIENT_SECRET_0123456789abcdefgh"
  private let key = ["ZOOM_MEETING_SDK_KEY": "CLIENT_ID_0123456789ab"]

  /// A folder that is gone after the test.
  private final class Folder {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("hostile-\(UUID().uuidString)")

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }
  }

  @Test(arguments: [
    secret, "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF", "with/a/slash+and=padding==", "./hunter2hunter2",
    "/hunter2hunter2", "hunter2", String(repeating: "hunter2", count: 100),
  ])
  func `the secret in place of the file's path never appears`(secret: String) throws {
    for command in [["sign", "--native"], ["verify", "x"], ["hmac", "x"], ["inspect", "x"]] {
      for option in [["--secret-file", secret], ["--secret-file=\(secret)"]] {
        let faulty = try run(command + option, environment: key)
        #expect(faulty.exitCode == 64)
        #expect(faulty.errors.hasPrefix("Error: Cannot read the file of --secret-file: "))
        for part in [secret, String(secret.prefix(8)), String(secret.suffix(7))] {
          #expect(!(faulty.errors + faulty.output).contains(part))
        }
      }
    }
    let missing = try run("sign", "--native", "--secret-file", "hunter2", environment: key)
    #expect(missing.errors.contains("The option takes the path of a file, not the secret."))
  }

  @Test func `a secret file has at most 64 KiB`() throws {
    let folder = try Folder()
    for (count, isFine) in [(65_536, true), (65_537, false)] {
      try Data(repeating: 0x61, count: count).write(to: URL(fileURLWithPath: folder.path("s")))
      let signed = try run("sign", "--native", "--secret-file", folder.path("s"), environment: key)
      #expect((signed.exitCode == 0) == isFine)
      #expect(
        signed.errors.hasPrefix(
          "Error: Cannot read \(folder.path("s")): it has more than 65536 bytes.")
          != isFine)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/zero")))
  func `a file without an end gives a sentence`() throws {
    for command in [["sign", "--native"], ["verify", "x"], ["hmac", "x"], ["inspect", "x"]] {
      let faulty = try run(command + ["--secret-file", "/dev/zero"], environment: key)
      #expect(faulty.errors.contains("Cannot read /dev/zero: it has more than 65536 bytes."))
      #expect(faulty.exitCode == 64)
    }
    for command in ["inspect", "decode", "verify --demo"] {
      for source in ["</dev/zero", "--file /dev/zero"] {
        let faulty = try runShell("ulimit -v 2000000; \"$0\" \(command) \(source)")
        #expect(faulty.exitCode == 1)
        #expect(!(faulty.output + faulty.errors).contains("\0"))
      }
    }
    let long = try runShell("\"$0\" sha256 --file /dev/zero")
    #expect(long.errors.contains("Cannot read /dev/zero: it has more than 268435456 bytes."))
  }

  @Test func `inspect reads no more than it looks at`() throws {
    let count = 1_048_576
    for (more, isTooLong) in [(0, false), (1, true), (5_000_000, true)] {
      let report = try runShell(
        "head -c \(count + more) /dev/zero | tr '\\0' a | \"$0\" inspect --json")
      #expect(report.output.contains("\"transport.tooLong\"") == isTooLong)
    }
  }

  @Test(arguments: ["--secret-file", "--file"])
  func `a named pipe without a writer gives a sentence`(option: String) throws {
    let folder = try Folder()
    let script = "mkfifo \"$2\" && \"$0\" hmac $1 \"$2\" "
    let faulty = try runShell(
      "ZOOM_MEETING_SDK_SECRET=secret; export ZOOM_MEETING_SDK_SECRET; " + script, option,
      folder.path("p"))
    #expect(
      faulty.errors.contains("Cannot read \(folder.path("p")): no program writes to this pipe."))
    #expect(faulty.exitCode == 64)
  }

  @Test func `a named pipe with a writer is read, also if it writes late`() throws {
    let folder = try Folder()
    let script = """
      mkfifo "$1"; export ZOOM_MEETING_SDK_KEY=CLIENT_ID_0123456789ab
      (sleep 0.3; exec >"$1"; sleep 0.3; printf CLIENT_SECRET_; sleep 0.3; echo 0123456789abcdefgh) &
      "$0" sign --meeting 85746065432 --issued-at 1700000030 --secret-file "$1"
      """
    let signed = try runShell(script, folder.path("p"))
    #expect(signed.output == CommandLineToolTests.token + "\n")
    #expect(signed.errors == "")
  }

  @Test func `the name of a pipe as an argument is only text`() throws {
    let folder = try Folder()
    let digest = try runShell("cd \"$1\"; mkfifo p; \"$0\" sha256 p", folder.url.path)
    #expect(digest.errors == "" && digest.exitCode == 0)
  }

  @Test(arguments: [(0o600, false), (0o640, false), (0o644, true), (0o604, true), (0o444, true)])
  func `warns if all users can read the secret`(permissions: Int, isWarned: Bool) throws {
    let folder = try Folder()
    let file = folder.path("secret")
    try Data(Self.secret.utf8).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: file)
    for command in [
      ["sign", "--native"], ["hmac", "x"], ["inspect", CommandLineToolTests.token],
    ] {
      let warned = try run(command + ["--secret-file", file], environment: key)
      #expect(
        warned.errors
          == (isWarned
            ? "Warning: all users of this machine can read \(file). To change that: chmod o-r FILE\n"
            : ""))
    }
  }

  @Test(arguments: [
    ("\u{1b}[31mred", "\\u{1b}[31mred"), ("a\u{9b}31m", "a\\u{9b}31m"),
    ("a\u{202e}b", "a\\u{202e}b"),
    ("a\nError: forged", "a\\u{a}Error: forged"), ("a\rb\u{7}", "a\\u{d}b\\u{7}"),
    ("\u{200b}\u{2028}", "\\u{200b}\\u{2028}"),
  ])
  func `file names and values appear escaped`(text: String, escaped: String) throws {
    for arguments in [
      ["sha256", "--file", "/\(text)"], ["sign", "--demo", "--role", text],
      ["sign", "--demo", "--role=\(text)"], ["sign", "--demo", "--native", text],
      ["inspect", "--platform", text, "x"], ["sign", "--demo", "--native", "--layout", text],
      [text], ["sha256", "--\(text)"],
    ] {
      let wrong = try run(arguments)
      #expect(wrong.exitCode == 64)
      #expect(wrong.errors.contains(escaped), "\(arguments)")
      for line in wrong.errors.split(separator: "\n") {
        #expect(!line.hasPrefix("Error: forged"))
        #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
        #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
      }
    }
    let verified = try run("verify", "--demo", "eyJ\(text.prefix(1)).e30.e30")
    #expect(verified.output.dropLast().unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }

  @Test(arguments: [
    ("a\u{1b}[31mb", "a control character"), ("a\u{9b}b", "a control character"),
    ("a\u{202e}b", "an invisible character"), ("a\u{7f}b", "a control character"),
  ])
  func `a key with characters that cannot be seen is rejected`(key: String, fault: String) throws {
    for command in [["sign", "--native"], ["legacy", "--meeting", "85212345678"]] {
      let wrong = try run(
        command,
        environment: ["ZOOM_MEETING_SDK_KEY": key, "ZOOM_MEETING_SDK_SECRET": Self.secret])
      #expect(wrong.errors.hasPrefix("Error: ZOOM_MEETING_SDK_KEY: the key contains \(fault).\n"))
      #expect(wrong.exitCode == 64 && wrong.output == "")
    }
  }
}

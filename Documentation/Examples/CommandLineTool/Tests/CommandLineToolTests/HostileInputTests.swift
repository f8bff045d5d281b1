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

  @Test(arguments: [
    ("s\0e\0c\0r\0e\0t\0", "a control character"), ("sec\0ret", "a control character"),
    ("sec\u{1b}ret", "a control character"), ("sec\u{85}ret", "a newline"),
    ("sec\u{200b}ret", "an invisible character"), ("sec\u{3164}ret", "an invisible character"),
    ("KEY=1\0SECRET=2", "a control character"),
  ])
  func `a secret with characters that cannot be seen is rejected`(secret: String, fault: String)
    throws
  {
    let folder = try Folder()
    try Data(secret.utf8).write(to: URL(fileURLWithPath: folder.path("s")))
    for command in [
      ["sign", "--native"], ["verify", "x"], ["hmac", "x"], ["legacy", "--meeting", "85212345678"],
    ] {
      let wrong = try run(command + ["--secret-file", folder.path("s")], environment: key)
      #expect(wrong.errors.hasPrefix("Error: \(folder.path("s")): the secret contains \(fault).\n"))
      #expect(wrong.exitCode == 64 && wrong.output == "")
    }
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
    ("\u{1b}[31m", "\\u{1b}[31m"), ("a\u{9b}31m", "a\\u{9b}31m"),
    ("a\u{202e}b", "a\\u{202e}b"),
    ("a\nX: x", "a\\u{a}X: x"), ("a\rb\u{7}", "a\\u{d}b\\u{7}"),
    ("\u{200b}\u{2028}", "\\u{200b}\\u{2028}"), ("\u{301}\nX:", "\u{301}\\u{a}X:"),
    ("\u{3164}\u{e0041}", "\\u{3164}\\u{e0041}"),
  ])
  func `file names and values appear escaped`(text: String, escaped: String) throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(
      atPath: folder.path(text), withIntermediateDirectories: false)
    for arguments in [
      ["sha256", "--file", folder.path(text)], ["hmac", "x", "--secret-file", folder.path(text)],
      ["sign", "--demo", "--role", text],
      ["sign", "--demo", "--native", "--role=\(text)"], ["sign", "--demo", "--native", text],
      ["inspect", "--platform", text, "x"], ["sign", "--demo", "--native", "--layout", text],
      [text], ["sha256", "--\(text)"], ["sha256", "x\(text)", text],
    ] {
      let wrong = try run(arguments)
      #expect(wrong.exitCode == 64)
      #expect(Array(wrong.errors.utf8).firstRange(of: Array(escaped.utf8)) != nil, "\(arguments)")
      for line in wrong.errors.split(separator: "\n") {
        #expect(!line.hasPrefix("X:"))
        #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
        #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
      }
    }
    let verified = try run("verify", "--demo", "eyJ\(text.prefix(1)).e30.e30")
    #expect(verified.output.dropLast().unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }

  @Test(arguments: [
    "\u{9b}31m", "\u{7f}", "\u{202e}", "\u{2028}", "\u{e0041}", "\u{200d}", "\u{e000}",
  ])
  func `JSON means the same, and has nothing that controls a terminal`(text: String) throws {
    let header = Data(#"{"alg":"HS256","typ":"JWT\#(text)"}"#.utf8)
    let payload = Data(#"{"mn":"8\#(text)","x\#(text)":["\#(text)"],"exp":1}"#.utf8)
    let token = [header, payload, Data(repeating: 0, count: 32)].map {
      $0.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
        .replacing("=", with: "")
    }.joined(separator: ".")
    for command in [["decode"], ["inspect", "--meeting", "8\(text)"], ["verify", "--demo"]] {
      let printed = try run(command + ["--json", token]).output
      for scalar in printed.dropLast().unicodeScalars {
        #expect(
          ![.control, .format, .lineSeparator, .privateUse].contains(
            scalar.properties.generalCategory))
      }
      let value = try JSONSerialization.jsonObject(with: Data(printed.utf8)) as? [String: Any]
      guard command == ["decode"] else { continue }
      let claims = try #require(value?["claims"] as? [[String: Any]])
      #expect(
        (claims[0]["value"] as? String)?.unicodeScalars.elementsEqual("8\(text)".unicodeScalars)
          == true)
    }
  }

  @Test func `a character with many accents is named alone`() throws {
    let accents = String(repeating: "\u{301}", count: 10_000)
    let wrong = try run("verify", "--demo", "eyJ.e30.ö\(accents)")
    #expect(wrong.output.utf8.count < 200 && wrong.output.hasSuffix("; a JWT has no 'ö'\n"))
  }

  @Test func `a pipe that is set not to block gets everything`() throws {
    let script = #"""
      python3 -c 'import fcntl, os, subprocess, sys, time
      r, w = os.pipe()
      fcntl.fcntl(w, fcntl.F_SETFL, os.O_NONBLOCK)
      command = subprocess.Popen([sys.argv[1], "causes", "--markdown"], stdout=w)
      os.close(w)
      time.sleep(0.3)
      print(len(open(r, "rb").read()), command.wait())' "$0"
      "$0" causes --markdown | wc -c
      """#
    let lengths = try runShell(script).output.split(separator: "\n")
    #expect(lengths.count == 2 && lengths[0] == lengths[1].drop { $0 == " " } + " 0")
  }

  @Test(arguments: [
    ("a\u{1b}[31mb", "a control character"), ("a\u{9b}b", "a control character"),
    ("a\u{202e}b", "an invisible character"), ("a\u{7f}b", "a control character"),
    ("a\u{3164}b", "an invisible character"), ("a\u{34f}", "an invisible character"),
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

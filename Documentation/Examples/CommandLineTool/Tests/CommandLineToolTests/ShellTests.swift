import Foundation
import Testing

/// The program among others in a shell.
@Suite struct ShellTests {
  @Test func `a signature goes through a pipe`() throws {
    let verified = try runShell(
      #""$0" sign --demo --meeting 85212345678 | "$0" verify --demo && echo fine"#)
    #expect(verified.output.hasSuffix("fine\n"))
    #expect(verified.errors == "")
  }

  @Test func `a reader that stops early is no reason to complain`() throws {
    let first = try runShell(#""$0" causes --markdown | head -c 20"#)
    #expect(first.output.utf8.count == 20)
    #expect(first.errors == "")
  }

  @Test func `help fits on a terminal, and has examples`() throws {
    let help = try run("--help").output
    #expect(help.contains("EXAMPLES"))
    #expect(help.contains("EXIT CODES"))
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  /// What bash offers behind each line, through the script that the program prints.
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/bin/bash")),
    arguments: [
      (["si"], "sign"), (["sign", "--ro"], "--role"), (["sign", "--role", "h"], "host"),
      (["inspect", "--platform", "n"], "native"), (["sign", "--layout", "can"], "canonical"),
    ])
  func `bash completes`(words: [String], expected: String) throws {
    let all = ["meeting-signature"] + words
    let line = all.joined(separator: " ")
    let script = """
      exec bash --norc -c '
        source <("$0" --generate-completion-script bash)
        COMP_LINE="\(line)" COMP_POINT=\(line.utf8.count) COMP_CWORD=\(words.count)
        COMP_WORDS=(\(line)) COMP_TYPE=9 COMP_KEY=9
        _meeting-signature meeting-signature \(all.suffix(2).reversed().joined(separator: " "))
        echo "${COMPREPLY[@]}"' "$0"
      """
    let completed = try runShell(script)
    #expect(completed.output.split(whereSeparator: \.isWhitespace).map(String.init) == [expected])
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `prints a completion script`(shell: String) throws {
    let script = try run("--generate-completion-script", shell)
    #expect(script.output.contains("video-webrtc-mode"))
    #expect(script.exitCode == 0)
  }
}

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

  @Test(arguments: [
    "0", "1", "-1", "26", "39", "\(Int.min)", "99999999999999999999", "x", "\u{1b}",
  ])
  func `help is there in a terminal of any width`(columns: String) throws {
    for arguments in [["--help"], ["sign", "--help"], ["help", "verify"], ["sign"]] {
      let help = try run(arguments, environment: ["COLUMNS": columns])
      #expect(help.exitCode == (arguments == ["sign"] ? 64 : 0))
      #expect((help.output + help.errors).contains(arguments == ["sign"] ? "Usage: " : "OPTIONS:"))
    }
  }

  @Test func `help fits on a terminal, and has examples`() throws {
    let help = try run("--help").output
    #expect(help.contains("EXAMPLES"))
    #expect(help.contains("EXIT CODES"))
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  /// The examples of every help text, pasted in order.
  @Test func `the examples of the help texts work`() throws {
    let help = try run("--help").output
    let commands = section("SUBCOMMANDS:", of: help).compactMap { $0.split(separator: " ").first }
    #expect(commands.contains("sign"))
    let texts = try [help] + commands.map { try run(String($0), "--help").output }
    let examples = texts.flatMap { section("EXAMPLES", of: $0) }
    let pasted = try paste(
      "PATH=$PWD/.build/release:$PATH\n" + examples.joined(separator: "\n"))
    #expect(pasted.output.contains("valid (jwt)\n"))
    #expect(pasted.errors == "")
    #expect(pasted.exitCode == 0)
  }

  /// The README's lines but for the builds, pasted in order.
  @Test func `the lines of the README work in a fresh home`() throws {
    let readMe = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().appendingPathComponent("../../README.md")
    let parts = try String(contentsOf: readMe, encoding: .utf8).components(separatedBy: "```")
    let blocks = parts.filter { $0.hasPrefix("sh\n") }.map { $0.dropFirst(2) }
    let pasted = try paste(
      "swift() { :; }; strip() { :; }\n" + blocks.joined() + "find ~ -name '*meeting-signature*'")
    for file in [
      ".local/bin/meeting-signature",
      ".local/share/bash-completion/completions/meeting-signature",
      ".zsh/completions/_meeting-signature", ".config/fish/completions/meeting-signature.fish",
    ] {
      #expect(pasted.output.contains("/\(file)\n"))
    }
    #expect(pasted.errors == "")
    #expect(pasted.exitCode == 0)
  }

  /// Runs lines, up to the first that fails, in a fresh home with the program built.
  private func paste(_ lines: String) throws -> Run {
    try runShell(
      """
      set -e
      HOME=$(mktemp -d); export HOME; trap 'rm -rf "$HOME"' EXIT
      mkdir -p "$HOME/package/.build/release"; cd "$HOME/package"
      ln -s "$0" .build/release/meeting-signature
      \(lines)
      """)
  }

  /// The lines between a headline and the next empty line.
  private func section(_ headline: String, of text: String) -> [String] {
    let lines = text.components(separatedBy: "\n").drop { $0 != headline }
    return Array(lines.dropFirst().prefix { !$0.isEmpty })
  }

  /// What bash offers after each line, through the script that the program prints.
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

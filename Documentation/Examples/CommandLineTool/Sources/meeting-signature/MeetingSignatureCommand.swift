import ArgumentParser

@main
struct MeetingSignatureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meeting-signature",
    abstract:
      "Sign for the Zoom Meeting SDK, verify signatures, and explain why they are rejected.",
    discussion: """
      The key and the secret are read from the environment:

        ZOOM_MEETING_SDK_KEY     Client ID, SDK Key, or API Key for legacy ones
        ZOOM_MEETING_SDK_SECRET  the secret that belongs to it; or use --secret-file

      No option takes a secret, because other users of the machine can see command lines.

      EXAMPLES
        meeting-signature sign --demo --meeting 85212345678
        meeting-signature sign --demo --meeting "852 1234 5678" --role host --explain
        meeting-signature sign --demo --native --valid-for 86400
        meeting-signature sign --demo --meeting 85212345678 |
          meeting-signature verify --demo
        meeting-signature sign --demo --meeting 85212345678 |
          meeting-signature inspect --demo --platform web --sdk-version 5.1.0
        meeting-signature sign --demo --meeting 85212345678 |
          meeting-signature decode
        printf abc | meeting-signature sha256
        echo '{"b": 1.0, "a": 2}' | meeting-signature canonicalize |
          meeting-signature sha256
        meeting-signature --generate-completion-script zsh

      EXIT CODES
        0   fine
        1   the signature, the base64 to be decoded or the JSON is not valid, or
            not canonical; inspect: the signature would be rejected
        2   inspect: the signature is risky
        3   inspect: undecided, because the secret is missing
        64  the command line, a file or the credentials are not usable
        74  the output cannot be written
      """,
    version: "0.1.0",
    subcommands: [
      SignCommand.self, LegacyCommand.self, VerifyCommand.self, InspectCommand.self,
      DecodeCommand.self, CausesCommand.self,
      SHA256Command.self, HMACCommand.self, Base64Command.self, Base64URLCommand.self,
      CanonicalizeCommand.self,
    ])

  static func main() {
    widenNarrowTerminal()
    do {
      try execute()
    } catch let error where exitCode(for: error) == .validationFailure {
      fail(fullMessage(for: error))
    } catch {
      exit(withError: error)
    }
  }

  private static func execute() throws {
    do {
      try usable { try checkArguments() }
      var command = try parse()
      try command.run()
    } catch let error where exitCode(for: error) == .success {
      // Help, the version, a completion script: `exit(withError:)` would not notice a full disk.
      try writeLine(fullMessage(for: error))
    }
  }

  private static func parse() throws -> any ParsableCommand {
    do {
      return try parseAsRoot()
    } catch let error where exitCode(for: error) == .validationFailure {
      fail(fullMessage(for: error).concealing(Array(CommandLine.arguments.dropFirst())))
    }
  }

  private static func fail(_ message: String) -> Never {
    writeStandardError("\(message.escapedLines)\n")
    exit(withError: ExitCode.validationFailure)
  }
}

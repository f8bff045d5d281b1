import ArgumentParser

/// What a command works on: an argument, a file, or standard input.
struct InputOptions: ParsableArguments {
  @Argument(
    help:
      "The text itself, after -- if it begins with a dash. Without it and --file: standard input.")
  var text: String?

  @Option(help: "A file to read instead.", completion: .file())
  var file: String?

  func validate() throws {
    if text != nil, file != nil { throw ValidationError("Give the text or --file, not both.") }
  }

  /// The bytes, just as they were given.
  func bytes() throws -> [UInt8] {
    if let text { return Array(text.utf8) }
    if let file { return try usable { try readFile(file) } }
    return try usable { try readStandardInput() }
  }

  /// The bytes of one line: the line break at the end of a file or a pipe does not
  /// belong to it.
  func line() throws -> [UInt8] {
    text == nil ? withoutFinalLineBreak(try bytes()) : try bytes()
  }
}

import ArgumentParser

/// The input of a command: an argument, a file, or standard input.
struct InputOptions: ParsableArguments {
  @Argument(
    help:
      "The input, after -- if it begins with a dash. The default is standard input.")
  var text: String?

  @Option(help: "A file to read.", completion: .file())
  var file: String?

  func validate() throws {
    if text != nil, file != nil { throw ValidationError("Use either an argument or --file.") }
  }

  /// The bytes, unchanged.
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

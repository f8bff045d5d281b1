import ArgumentParser

/// The input of a command: an argument, a file, or standard input.
struct InputOptions: ParsableArguments {
  @Argument(
    help:
      "The input, after -- if it begins with a dash. The default, and the meaning of -, is standard input."
  )
  var text: String?

  @Option(help: "A file to read.", completion: .file())
  var file: String?

  func validate() throws {
    if text != nil, file != nil { throw ValidationError("Use either an argument or --file.") }
  }

  /// The bytes, unchanged.
  func bytes(_ limit: ReadingLimit = .document) throws -> [UInt8] {
    if let text, text != "-" {
      if text.utf8.count < 256, isFile(text) {
        writeStandardError("'\(text.escaped)' is also a file. To read it, use --file.\n")
      }
      return Array(text.utf8)
    }
    if let file {
      return try usable {
        try InputFile(file, option: "--file", contents: "the text").contents(limit)
      }
    }
    if standardInputIsTerminal {
      writeStandardError("Waiting for text: paste it, press Return, and then Control-D.\n")
    }
    return try usable { try readStandardInput(limit) }
  }

  /// The bytes of one line: the line break at the end of a file or a pipe does not
  /// belong to it.
  func line(_ limit: ReadingLimit = .document) throws -> [UInt8] {
    text == nil || text == "-" ? withoutFinalLineBreak(try bytes(limit)) : try bytes(limit)
  }

  /// The bytes of one line, or nil if there is neither an argument nor a file, and nothing to read.
  func lineUnlessMissing(_ limit: ReadingLimit = .document) throws -> [UInt8]? {
    if text != nil || file != nil { return try line(limit) }
    guard !standardInputIsTerminal, let bytes = try? readStandardInput(limit) else { return nil }
    let isBlank = bytes.allSatisfy { $0 == 0x20 || 0x09...0x0d ~= $0 }
    return isBlank ? nil : withoutFinalLineBreak(bytes)
  }
}

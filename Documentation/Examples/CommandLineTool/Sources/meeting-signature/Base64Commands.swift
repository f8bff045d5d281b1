import ArgumentParser
import PureBase64

struct Base64Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "base64", abstract: "Encode to standard base64 with padding, or decode it.")

  @OptionGroup var coding: CodingOptions

  func run() throws { try coding.run(.standard) }
}

struct Base64URLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "base64url", abstract: "Encode to base64url without padding, or decode it.")

  @OptionGroup var coding: CodingOptions

  func run() throws { try coding.run(.urlUnpadded) }
}

struct CodingOptions: ParsableArguments {
  @OptionGroup var input: InputOptions

  @Flag(help: "Decode strictly. A newline at the end of a file or a pipe is ignored.")
  var decode = false

  @Flag(help: "With --decode: ignore whitespace, the other alphabet, and missing padding.")
  var lenient = false

  func validate() throws {
    if lenient, !decode { throw ValidationError("--lenient requires --decode.") }
  }

  func run(_ variant: Base64.Variant) throws {
    guard decode else { return try writeLine(Base64.encode(try input.bytes(), as: variant)) }
    let text = try input.line()
    let bytes: [UInt8]
    do throws(Base64Error) {
      let tolerated: Base64.Tolerance = [.whitespace, .eitherAlphabet, .missingPadding]
      bytes = try Base64.decodeLeniently(text, as: variant, tolerating: lenient ? tolerated : [])
    } catch {
      writeStandardError("\(error)\n")
      throw ExitCode(1)
    }
    try writeStandardOutput(bytes)
  }
}

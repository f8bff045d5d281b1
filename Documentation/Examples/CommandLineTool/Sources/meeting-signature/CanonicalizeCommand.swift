import ArgumentParser
import PureJSON

struct CanonicalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "canonicalize",
    abstract:
      "Print the canonical form of a JSON document (RFC 8785), without a trailing newline.")

  @OptionGroup var input: InputOptions

  @Flag(
    help: "Only check whether the input is canonical, and print where it is not.")
  var check = false

  @Option(help: "The maximum number of nested arrays and objects.")
  var maximumDepth = 1000

  func run() throws {
    let text = try input.bytes()
    let output: [UInt8]
    do throws(JSONError) {
      output = try check ? checked(text) : canonicalized(text)
    } catch {
      writeStandardError("\(error)\n")
      throw ExitCode(1)
    }
    try writeStandardOutput(output)
  }

  private func canonicalized(_ text: [UInt8]) throws(JSONError) -> [UInt8] {
    try CanonicalJSON.canonicalize(text, maximumDepth: maximumDepth)
  }

  private func checked(_ text: [UInt8]) throws(JSONError) -> [UInt8] {
    try CanonicalJSON.check(text, maximumDepth: maximumDepth)
    return Array("canonical\n".utf8)
  }
}

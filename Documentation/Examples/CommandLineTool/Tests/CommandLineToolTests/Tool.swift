import Foundation

/// What a run of the program printed, and how it ended.
struct Run {
  let output: String
  let errors: String
  let exitCode: Int32
}

/// Runs the built program.
func run(
  _ arguments: String..., input: String = "", environment: [String: String] = [:]
) throws -> Run {
  try run(arguments, input: Array(input.utf8), environment: environment)
}

func run(
  _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
) throws -> Run {
  let process = Process()
  process.executableURL = productFolder.appendingPathComponent("meeting-signature")
  process.arguments = arguments
  process.environment = environment
  let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
  process.standardInput = standardInput
  process.standardOutput = output
  process.standardError = errors
  try process.run()
  try standardInput.fileHandleForWriting.write(contentsOf: Data(input))
  try standardInput.fileHandleForWriting.close()
  let printed = output.fileHandleForReading.readDataToEndOfFile()
  let complained = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return Run(
    output: String(decoding: printed, as: UTF8.self),
    errors: String(decoding: complained, as: UTF8.self), exitCode: process.terminationStatus)
}

/// The folder that the test bundle and the program were built into.
private let productFolder = URL(
  fileURLWithPath: CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    ?? CommandLine.arguments[0]
).deletingLastPathComponent()

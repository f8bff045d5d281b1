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
  try run(program, arguments, input: input, environment: environment)
}

/// Runs a shell script in which `"$0" "$@"` is the program with its arguments.
func runShell(_ script: String, _ arguments: String...) throws -> Run {
  try run(URL(fileURLWithPath: "/bin/sh"), ["-c", script, program.path] + arguments)
}

private func run(
  _ executable: URL, _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
) throws -> Run {
  let process = Process()
  process.executableURL = executable
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

/// The program, which was built into the same folder as the test bundle.
private let program = URL(
  fileURLWithPath: CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    ?? CommandLine.arguments[0]
).deletingLastPathComponent().appendingPathComponent("meeting-signature")

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#elseif canImport(WinSDK)
  import ucrt
#endif

/// The value of an environment variable; `nil` if it is not set.
func environmentVariable(_ name: String) throws -> String? {
  guard let value = getenv(name) else { return nil }
  guard let text = String(validatingCString: value) else { throw NotUTF8(what: name) }
  return text
}

/// Whether standard output is a terminal, and colors are not turned off (no-color.org).
func standardOutputTakesColours() throws -> Bool {
  guard try environmentVariable("NO_COLOR")?.isEmpty ?? true else { return false }
  return isatty(1) == 1
}

/// Rejects arguments that are not UTF-8, in which Swift would replace bytes.
func checkArguments() throws {
  for argument in UnsafeBufferPointer(
    start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
  {
    guard let argument, String(validatingCString: argument) != nil else {
      throw NotUTF8(what: "An argument")
    }
  }
}

struct NotUTF8: Error, CustomStringConvertible {
  let what: String
  var description: String { "\(what) is not UTF-8." }
}

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
func standardOutputTakesColors() throws -> Bool {
  guard try environmentVariable("NO_COLOR")?.isEmpty ?? true else { return false }
  return isatty(1) == 1
}

/// Lets help texts have 80 columns where there are too few for them.
///
/// ArgumentParser omits them, and traps in a debug build.
func widenNarrowTerminal() {
  #if !os(Windows)
    var size = winsize()
    let columns =
      getenv("COLUMNS").flatMap { Int(String(cString: $0)) }
      ?? (ioctl(1, UInt(TIOCGWINSZ), &size) == 0 ? Int(size.ws_col) : nil)
    if let columns, columns < 40 { setenv("COLUMNS", "80", 1) }
  #endif
}

/// Whether standard input is a terminal, so that somebody has to type.
var standardInputIsTerminal: Bool { isatty(0) == 1 }

/// Waits until a file has something to read, or has ended; false after so many seconds.
func waitForInput(_ file: CInt, seconds: CInt) -> Bool {
  #if os(Windows)
    return true
  #else
    return waitFor(POLLIN, file, milliseconds: seconds * 1000)
  #endif
}

/// Waits until a file takes more bytes, or fails.
func waitForOutput(_ file: CInt) {
  #if !os(Windows)
    _ = waitFor(POLLOUT, file, milliseconds: -1)
  #endif
}

#if !os(Windows)
  private func waitFor<Event: BinaryInteger>(
    _ event: Event, _ file: CInt, milliseconds: CInt
  ) -> Bool {
    var waiting = pollfd(fd: file, events: Int16(event), revents: 0)
    while true {
      let count = poll(&waiting, 1, milliseconds)
      // A shell that continues a stopped command interrupts it.
      if count >= 0 || errno != EINTR { return count > 0 }
    }
  }
#endif

/// The offset of local time from UTC at a time in seconds since 1970; nil where the system doesn't say.
func localOffsetFromUTC(_ seconds: Int64) -> Int? {
  #if os(Windows)
    return nil
  #else
    var time = time_t(seconds)
    var local = tm()
    return localtime_r(&time, &local) == nil ? nil : Int(local.tm_gmtoff)
  #endif
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
